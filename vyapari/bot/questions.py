"""What is asked in a chat and not yet answered: in a group one question for each person.

A chat keeps its question as ``{"kind": …, "by": <user id>, …}``, several as ``{"each": […]}``, the
newest last.
"""

from collections.abc import Sequence
from typing import Any

Asked = dict[str, Any]

#: No chat keeps more questions than this: the oldest are put aside unsaid.
_MOST = 20


def asked_of(kept: Asked | None, user_id: int) -> Asked | None:
    """The question to a person; one that names nobody is everybody's."""
    return next((each for each in _all(kept) if each.get("by", user_id) == user_id), None)


def pressed_of(kept: Asked | None, args: Sequence[str]) -> Asked | None:
    """The question whose button was pressed, whoever was asked."""
    return next((each for each in _all(kept) if each.get("token") in args), None)


def kept_with(kept: Asked | None, new: Asked | None, user_id: int, answered: Asked | None) -> Any:
    """What the chat keeps when ``new`` (``None``: nothing) comes in the place of what was
    ``answered``; whoever is asked something new has no other question open."""
    closed = [answered, asked_of(kept, user_id)] if new else [answered]
    left = [each for each in _all(kept) if each not in closed]
    every = [*left, new][-_MOST:] if new else left
    return {"each": every} if len(every) > 1 else every[0] if every else None


def _all(kept: Asked | None) -> list[Asked]:
    if kept is None:
        return []
    return list(kept["each"]) if "each" in kept else [kept]
