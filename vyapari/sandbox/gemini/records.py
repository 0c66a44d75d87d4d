"""What was asked of the server, for tests to look at."""

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from vyapari.sandbox.gemini.request import Request

_MOST: Final = 10_000
_MOST_BYTES: Final = 64 * 1024 * 1024


@dataclass(slots=True)
class Record:
    """One call, the bad ones too: ``request`` is None where it was refused before it was checked.

    ``status`` is None until it is answered, and stays so where the connection was ended.
    """

    key: str
    model: str
    streamed: bool
    size: int
    body: Mapping[str, Any] = field(repr=False)
    request: Request | None = None
    status: int | None = None


class Records:
    """The last calls, bounded in number and bytes, and how many there were of each sort."""

    def __init__(self) -> None:
        self._calls: deque[Record] = deque()
        self._bytes = 0
        self._counts: Counter[tuple[str, str]] = Counter()

    @property
    def calls(self) -> tuple[Record, ...]:
        """The last calls, oldest first."""
        return tuple(self._calls)

    def count(self, key: str | None = None, model: str | None = None) -> int:
        """How many calls there were, of a key, of a model, or in all."""
        return sum(
            number
            for (a_key, a_model), number in self._counts.items()
            if key in {None, a_key} and model in {None, a_model}
        )

    def add(self, record: Record) -> None:
        """Keep a call, and drop the oldest where they become too many."""
        self._counts[record.key, record.model] += 1
        self._calls.append(record)
        self._bytes += record.size
        while len(self._calls) > _MOST or self._bytes > _MOST_BYTES:
            self._bytes -= self._calls.popleft().size

    def clear(self) -> None:
        """Forget all calls."""
        self._calls.clear()
        self._counts.clear()
        self._bytes = 0
