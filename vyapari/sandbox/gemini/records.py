"""What was asked of the server, for tests to look at."""

import json
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any, Final

_MOST: Final = 10_000
_MOST_BYTES: Final = 32 * 1024 * 1024


@dataclass(slots=True)
class Record:
    """One call, the bad ones too.

    ``status`` is None until it is answered, and stays so where the connection was ended.
    """

    key: str
    model: str
    streamed: bool
    data: bytes = field(repr=False)
    status: int | None = None

    @property
    def body(self) -> dict[str, Any]:
        """Its JSON."""
        parsed: dict[str, Any] = json.loads(self.data)
        return parsed


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
        self._bytes += len(record.data)
        while len(self._calls) > _MOST or self._bytes > _MOST_BYTES:
            self._bytes -= len(self._calls.popleft().data)

    def clear(self) -> None:
        """Forget all calls."""
        self._calls.clear()
        self._counts.clear()
        self._bytes = 0
