"""What is said between the program and a model, in no vendor's words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from vyapari.agents.roles import Agent


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, a recording or a page as the merchant sent it."""

    content: bytes = field(repr=False)
    mime_type: str


@dataclass(frozen=True, slots=True)
class Call:
    """A tool that the model wants called. ``id`` is the vendor's, where it gives one."""

    name: str
    args: dict[str, Any]
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a call, for the model to go on with."""

    call: Call
    data: dict[str, Any]


Part = str | Media | Result


@dataclass(frozen=True, slots=True)
class Message:
    """One side's turn. ``raw`` is a model's turn as the vendor sent it, to be sent back unchanged:
    some of its parts are signed.
    """

    author: Literal["merchant", "model"]
    parts: tuple[Part, ...] = ()
    raw: Any = None


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call: all that were sent, those of them that were cached, those that came."""

    sent: int = 0
    cached: int = 0
    received: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.sent + other.sent, self.cached + other.cached, self.received + other.received
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """A model's turn: its words, the calls it wants made, and what to send back of it later.

    ``blocked``: it would not answer. ``cut``: it had more to say than it may.
    """

    text: str = ""
    calls: tuple[Call, ...] = ()
    raw: Any = None
    usage: Usage = Usage()
    blocked: bool = False
    cut: bool = False


#: Is told the text so far, each time there is more of it.
Show = Callable[[str], None]


class Model(Protocol):
    """Answers a conversation."""

    async def answer(
        self, agent: Agent, messages: list[Message], deadline: float, show: Show | None = None
    ) -> Heard:
        """The model's next turn, before ``deadline`` (the running loop's clock).

        Raises ``ModelUnavailable`` when no key and no model can be had by then.
        """


class Reader(Protocol):
    """Reads media into JSON."""

    async def read(
        self, instructions: str, media: tuple[Media, ...], schema: dict[str, Any], deadline: float
    ) -> Any:
        """What stands in ``media``, in the shape of ``schema``; raises ``ModelUnavailable``."""
