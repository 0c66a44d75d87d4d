"""A transport in memory: the seam's second form, for what a database does not do on demand."""

import asyncio
from collections import deque
from typing import Any

from vyapari.errors import Rejected, Unavailable
from vyapari.store.transport import Payload


class MemoryTransport:
    """Applies each key once and answers as the database would.

    ``faults`` are raised by the next calls, one each (``None`` lets a call pass); a fault in
    ``late`` is raised after the call took effect, as when an answer is lost. Keys in ``poison``
    make it refuse a whole batch. While ``gate`` is clear calls wait;
    while it is ``away`` none is answered. Each read is answered with its number.
    """

    def __init__(self) -> None:
        self.faults: deque[Exception | None] = deque()
        self.late: deque[Exception | None] = deque()
        self.poison: set[str] = set()
        self.gate = asyncio.Event()
        self.gate.set()
        self.batches: list[list[str]] = []
        self.applied: list[str] = []
        self.under_way = 0
        self.most_under_way = 0
        self.closed = 0
        self.away = False
        self.reads = 0

    async def call(self, name: str, payload: Payload) -> Any:
        if self.away:
            raise Unavailable("the memory")
        if name != "apply":
            self.reads += 1
            return {"name": name, "read": self.reads, **payload}
        keys = [command["key"] for command in payload["commands"]]
        self.batches.append(keys)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await self.gate.wait()
            if self.faults and (fault := self.faults.popleft()):
                raise fault
            if self.poison.intersection(keys):
                raise Rejected("the batch was refused", "22P05")
            results = [self._apply(key) for key in keys]
            if self.late and (fault := self.late.popleft()):
                raise fault
            return {"results": results}
        finally:
            self.under_way -= 1

    async def close(self) -> None:
        self.closed += 1

    def _apply(self, key: str) -> dict[str, Any]:
        repeated = key in self.applied
        if not repeated:
            self.applied.append(key)
        told: dict[str, Any] = {"results": [{"key": key}], "reply": None, "reply_data": {}}
        return {"ok": True, "key": key, "repeated": repeated, **told}
