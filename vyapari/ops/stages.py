"""The stages of the work, timed in one place for the log, the metrics and the traces alike."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Protocol, Self

from vyapari.ops.tally import Tally, current

#: Whatever a tracer knows a stage by; ``None`` where nobody traces.
Mark = Any


class Tracer(Protocol):
    """Makes spans of stages; the stages within a stage are its children."""

    def begin(self, stage: "Stage", started: float) -> Any:
        """A span that began at ``started`` (seconds since 1970); ``None`` where none is wanted."""

    def end(self, stage: "Stage", span: Any) -> None:
        """The span is over; the stage's facts are known."""

    def mark(self, span: Any) -> Mark:
        """What another span may be joined with this one by."""

    def join(self, span: Any, mark: Mark) -> None:
        """Tie ``span`` to one that is neither its parent nor its child."""

    def trace(self, span: Any) -> str | None:
        """The number of the trace that ``span`` is part of, if it is kept."""


class Stage:
    """A stretch of the work: ``with Stage("read", function="chat") as stage: …``.

    ``ago``: it began so many seconds before. ``facts`` are what is known of it: words of which
    there are few, and numbers, which add up in the tally. Nothing that a merchant wrote, and
    nobody's id, may be one. When it is over ``seconds`` says how long it took and ``trouble``
    which class of exception has ended it.
    """

    __slots__ = ("_ago", "_span", "_started", "_tally", "facts", "name", "seconds", "trouble")

    def __init__(self, name: str, ago: float = 0.0, **facts: Any) -> None:
        self.name = name
        self.facts = facts
        self.seconds = 0.0
        self.trouble: str | None = None
        self._ago = ago
        self._span: Any = None

    def __enter__(self) -> Self:
        self._tally: Tally | None = current()
        self._started = time.perf_counter() - self._ago
        if _tracer is not None:
            self._span = _tracer.begin(self, time.time() - self._ago)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.seconds = time.perf_counter() - self._started
        if kind is not None:
            self.trouble = kind.__name__
        if self._tally is not None:
            self._tally.count(self.name, self.seconds)
        if _tracer is not None and self._span is not None:
            _tracer.end(self, self._span)
        for listen in _listeners:
            listen(self)

    def note(self, **facts: Any) -> None:
        """What has turned out in it. Numbers are added up in the tally."""
        self.facts.update(facts)
        if self._tally is not None:
            for name, fact in facts.items():
                self._tally.note(f"{self.name}.{name}", fact)

    @property
    def mark(self) -> Mark:
        """By which another stage may be joined with this one."""
        return None if _tracer is None or self._span is None else _tracer.mark(self._span)

    @property
    def trace(self) -> str | None:
        """The number of the trace that it is part of, where there is one."""
        return None if _tracer is None or self._span is None else _tracer.trace(self._span)

    def join(self, mark: Mark) -> None:
        """Tie this stage to one of another piece of work that it belongs with."""
        if mark is not None and _tracer is not None and self._span is not None:
            _tracer.join(self._span, mark)


_tracer: Tracer | None = None
_listeners: list[Callable[[Stage], None]] = []


def trace(tracer: Tracer | None) -> None:
    """Have spans made of all stages from now on; ``None``: of none."""
    global _tracer  # noqa: PLW0603 - one for the process, as its log
    _tracer = tracer


def listen(listener: Callable[[Stage], None]) -> Callable[[], None]:
    """Have ``listener`` called with every stage that is over, until what is returned is called."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)
