"""Faults on demand: what the server does wrong, for whom wants to see how a bot bears it."""

import random
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["drop", "lose_answer", "delay", "error", "duplicate"]
KINDS = get_args(Kind)


class FaultRequest(BaseModel):
    """A fault as the control API takes it.

    ``drop`` ends the connection before the call has an effect, ``lose_answer`` after it had;
    ``delay`` waits ``seconds`` first; ``error`` answers with ``code`` (429 with ``retry_after``);
    ``duplicate`` delivers the updates of a getUpdates once more. Without ``count`` it goes on
    until it is cleared.
    """

    model_config = ConfigDict(extra="forbid")

    method: str = "*"
    kind: Kind
    count: int | None = Field(default=None, ge=1)
    probability: float = Field(default=1.0, gt=0, le=1)
    seconds: float = Field(default=0.0, ge=0, le=600)
    code: int = Field(default=500, ge=400, le=599)
    description: str | None = None
    retry_after: int = Field(default=1, ge=1)


@dataclass(slots=True)
class _Active:
    request: FaultRequest
    left: int | None


class Faults:
    """The faults in force, oldest first; a call meets at most one."""

    def __init__(self) -> None:
        self._active: list[_Active] = []
        self._chance = random.Random()  # noqa: S311 - no secret hangs on it

    def add(self, request: FaultRequest) -> None:
        """Put a fault in force."""
        self._active.append(_Active(request, request.count))

    def clear(self) -> None:
        """End all faults."""
        self._active.clear()

    def listed(self) -> list[FaultRequest]:
        """The faults in force; a counted one tells how often it is still to come."""
        return [active.request.model_copy(update={"count": active.left}) for active in self._active]

    def meet(self, method: str) -> FaultRequest | None:
        """The fault that a call of ``method`` (in lower case) meets, which uses it up by one."""
        if not self._active:
            return None
        for active in self._active:
            request = active.request
            if request.method != "*" and request.method.lower() != method:
                continue
            if request.kind == "duplicate" and method != "getupdates":
                continue
            if request.probability < 1 and self._chance.random() >= request.probability:
                continue
            if active.left is not None:
                active.left -= 1
                if active.left == 0:
                    self._active.remove(active)
            return request
        return None
