"""The rate limit that all instances count together."""

import math

from vyapari.bot.limit import MESSAGE, Gate, Refused
from vyapari.bot.lua import source
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared


class SharedWindow:
    """At most ``messages`` of a chat in any ``window`` seconds, whichever instance they go to.

    A decision is one round trip: not the ``limits`` library's moving window, because that asks
    once more for when to come back, and counts by the clocks of the instances. While Redis is
    away ``alone`` decides, for this process.
    """

    def __init__(self, shared: Shared, messages: int, window: int, *, alone: Gate) -> None:
        self._shared = shared
        self._messages = messages
        self._window = window
        self._alone = alone
        self._decide = shared.script(source("admit"))

    async def admit(self, chat_id: int, weight: int) -> Refused | None:
        """Count and admit, or refuse."""
        if not self._shared.up:
            return await self._alone.admit(chat_id, weight)
        told = int(weight == MESSAGE)
        limit = self._messages * MESSAGE
        try:
            admitted, *refusal = await self._decide(chat_id, limit, self._window, weight, told)
        except Unavailable:
            return await self._alone.admit(chat_id, weight)
        if admitted:
            return None
        left, first = refusal
        return Refused(self._messages, max(1, math.ceil(left / 1000)), bool(first))
