"""Faults on demand: what the server does wrong, and how often."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from vyapari.sandbox.gemini import errors
from vyapari.sandbox.gemini.errors import ApiError

Kind = Literal[
    "quota", "daily_quota", "bare_quota", "internal", "overloaded", "too_slow",
    "slow", "reset", "cut", "unfinished", "garbage", "broken_event", "empty", "blocked",
    "unreadable",
]  # fmt: skip

#: Kinds that answer the same error each time.
_ALWAYS: dict[Kind, Callable[[], ApiError]] = {
    "bare_quota": errors.bare_quota,
    "internal": errors.internal,
    "overloaded": errors.overloaded,
    "too_slow": errors.too_slow,
    "unreadable": errors.unreadable,
}


class Fault(BaseModel):
    """A fault in force.

    ``quota``, ``daily_quota`` (both with ``retry_after``), ``bare_quota``, ``internal``,
    ``overloaded`` and ``too_slow`` answer 429, 500, 503 and 504. ``slow`` waits ``seconds`` before
    the answer and ``pause`` between the pieces of a stream. ``reset`` ends the connection without
    a word, ``cut`` in the middle of the answer; ``unfinished`` ends it properly, but half-way and
    without a reason. ``garbage`` sends JSON that is none, in a stream
    after its first event; ``broken_event`` sends an error as an event of a stream that has begun
    (where nothing is streamed, as the answer). ``empty`` is an answer without parts, ``blocked``
    a refused prompt, ``unreadable`` the 400 for a picture that is none. Without ``count`` a fault
    goes on until it is cleared.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind
    key: str = "*"
    model: str = "*"
    probability: float = Field(default=1.0, ge=0, le=1)
    count: int | None = Field(default=None, ge=1)
    seconds: float = Field(default=0.0, ge=0, le=600)
    pause: float = Field(default=0.0, ge=0, le=60)
    retry_after: float = Field(default=37, ge=0)

    def error(self, model: str) -> ApiError | None:
        """The error that it answers with, if it is of that sort."""
        if self.kind in ("quota", "daily_quota"):
            daily = self.kind == "daily_quota"
            return errors.quota(model, daily=daily, retry_after=self.retry_after)
        return _ALWAYS[self.kind]() if self.kind in _ALWAYS else None


@dataclass(slots=True)
class _Active:
    fault: Fault
    left: int | None


class Faults:
    """The faults in force, oldest first. A call meets one at most, and slowness besides.

    The same seed and the same calls give the same faults.
    """

    def __init__(self, seed: int = 0) -> None:
        self._active: list[_Active] = []
        self._chance = random.Random(seed)  # noqa: S311 - no secret hangs on it

    def add(self, fault: Fault) -> None:
        """Put a fault in force."""
        self._active.append(_Active(fault, fault.count))

    def clear(self) -> None:
        """End all faults."""
        self._active.clear()

    def listed(self) -> list[Fault]:
        """The faults in force; a counted one tells how often it is still to come."""
        return [active.fault.model_copy(update={"count": active.left}) for active in self._active]

    def meet(self, key: str, model: str) -> tuple[Fault | None, list[Fault]]:
        """The fault that a call meets, and the slownesses, which uses each up by one."""
        met: Fault | None = None
        slow: list[Fault] = []
        for active in list(self._active):
            fault = active.fault
            if fault.key not in {"*", key} or fault.model not in {"*", model}:
                continue
            if met is not None and fault.kind != "slow":
                continue
            if fault.probability < 1 and self._chance.random() >= fault.probability:
                continue
            if fault.kind == "slow":
                slow.append(fault)
            else:
                met = fault
            if active.left is not None:
                active.left -= 1
                if active.left == 0:
                    self._active.remove(active)
        return met, slow
