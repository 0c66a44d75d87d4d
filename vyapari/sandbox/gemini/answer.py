"""What the model answers, before it takes the form of the API."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from vyapari.sandbox.gemini.request import Request


@dataclass(frozen=True, slots=True)
class Text:
    """A text; a thought where the model only tells what it thinks."""

    text: str
    thought: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A function that the model wants called."""

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """The parts of an answer and why it ended: STOP, SAFETY, MAX_TOKENS, …"""

    parts: tuple[Text | Call, ...] = ()
    finish: str = "STOP"

    @classmethod
    def of(cls, *parts: str | Text | Call, finish: str = "STOP") -> Self:
        """An answer of these parts; a string is a text."""
        return cls(tuple(Text(p) if isinstance(p, str) else p for p in parts), finish)

    @classmethod
    def json(cls, value: Any) -> Self:
        """An answer whose text is JSON."""
        return cls((Text(json.dumps(value, ensure_ascii=False)),))


#: Decides what the model says. An ApiError that it raises is answered as such.
Answering = Callable[[Request], Answer | Awaitable[Answer]]
