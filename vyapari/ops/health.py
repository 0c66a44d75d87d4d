"""How the program is: its parts, what each works with now, and whether it works.

Nothing here asks a part anything of its own accord that costs more than reading what it knows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import structlog

log = structlog.get_logger(__name__)

#: What the whole program is doing.
Phase = Literal["starting", "running", "stopping"]


@dataclass(frozen=True, slots=True)
class State:
    """What a part knows of itself. ``mode`` is a few plain words, without secrets and names."""

    mode: str
    works: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it is. ``since`` (aware) is when it began to work, or ceased to.

    ``needed``: without it nothing can be booked.
    """

    name: str
    mode: str
    works: bool
    since: datetime
    needed: bool


#: What a part knows of itself; it must not wait for anything.
Look = Callable[[], State]


@dataclass(slots=True)
class _Watched:
    name: str
    look: Look
    needed: bool
    works: bool
    since: datetime
    said: bool = False


class Health:
    """The program's parts. Whoever builds a part adds it; somebody looks every second or so.

    While the program runs each change from working to not, and back, is logged once.
    """

    def __init__(self, now: datetime) -> None:
        self.started = now
        self.phase: Phase = "starting"
        self._watched: list[_Watched] = []

    def add(self, name: str, look: Look, *, needed: bool = False) -> None:
        """Watch a part; it counts as working until a look says otherwise."""
        self._watched.append(_Watched(name, look, needed, works=True, since=self.started))

    def look(self, now: datetime) -> tuple[Part, ...]:
        """Every part as it is at ``now``."""
        return tuple(self._seen(watched, now) for watched in self._watched)

    def _seen(self, watched: _Watched, now: datetime) -> Part:
        state = watched.look()
        if state.works != watched.works:
            watched.works, watched.since = state.works, now
        # What does not work before the program runs is not astonishing.
        if not state.works and not watched.said and self.phase == "running":
            watched.said = True
            log.warning("part.broken", part=watched.name, mode=state.mode)
        elif state.works and watched.said:
            watched.said = False
            log.info("part.recovered", part=watched.name, mode=state.mode)
        return Part(watched.name, state.mode, state.works, watched.since, watched.needed)


def is_ready(phase: Phase, parts: Iterable[Part]) -> bool:
    """Whether messages are taken in and booked."""
    return phase == "running" and all(part.works for part in parts if part.needed)
