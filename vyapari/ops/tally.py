"""What a piece of work has come to: how often each of its stages ran, how long, and what of."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

_current: ContextVar["Tally | None"] = ContextVar("tally", default=None)

#: What the log tells: its field, and the stage it counts.
_TIMES = {
    "model_calls": "model",
    "writes": "booking",
    "reads": "read",
    "documents": "document",
    "calls": "telegram",
}
#: Its field, and the stage whose time it is.
_SECONDS = {
    "model_ms": "model",
    "write_ms": "booking",
    "read_ms": "read",
    "document_ms": "document",
    "telegram_ms": "telegram",
}
#: Its field, and the number that stages have noted.
_SUMS = {
    "model_failed": "model.failed",
    "tokens_in": "model.sent",
    "tokens_cached": "model.cached",
    "tokens_out": "model.received",
    "write_retries": "booking.retries",
    "read_retries": "read.retries",
    "replies": "telegram.replies",
}


@dataclass(slots=True)
class Tally:
    """Sums over the stages of an update or a job, by the stages' names.

    ``sums`` are of the numbers that they noted: ``model.sent`` are the tokens sent to the model;
    ``words`` what they noted last. Stages may overlap, so their seconds may be more than went by.
    """

    times: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    sums: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def count(self, stage: str, seconds: float) -> None:
        """A stage has ended."""
        self.times[stage] = self.times.get(stage, 0) + 1
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds

    def note(self, name: str, fact: object) -> None:
        """A stage has noted a number or a word."""
        if isinstance(fact, int):
            self.sums[name] = self.sums.get(name, 0) + fact
        elif isinstance(fact, str):
            self.words[name] = fact

    def figures(self) -> dict[str, float]:
        """What a line of the log tells of it; what there was none of is left out."""
        told: dict[str, float] = {}
        for name, stage in _TIMES.items():
            if stage in self.times:
                told[name] = self.times[stage]
        for name, stage in _SECONDS.items():
            if stage in self.seconds:
                told[name] = round(self.seconds[stage] * 1000, 1)
        for name, what in _SUMS.items():
            if number := self.sums.get(what):
                told[name] = number
        return told


@contextmanager
def tallied() -> Iterator[Tally]:
    """Count what the block does, and what it has others do in its context."""
    token = _current.set(tally := Tally())
    try:
        yield tally
    finally:
        _current.reset(token)


def current() -> Tally | None:
    """What is being counted, if anything is."""
    return _current.get()
