"""Pressed buttons that wait for the bot's answer."""

import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

# Telegram gives a bot well under a minute; then the button stops waiting.
_ANSWER_WITHIN: Final = 60.0


@dataclass(frozen=True, slots=True)
class Query:
    """A pressed button; ``at`` is monotonic seconds."""

    user_id: int
    chat_id: int
    at: float


class Queries:
    """Callback queries by id, each answered once and in time or not at all."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, Query] = OrderedDict()

    def open(self, query_id: str, user_id: int, chat_id: int) -> None:
        """A button was pressed."""
        now = time.monotonic()
        self._waiting[query_id] = Query(user_id, chat_id, now)
        while now - next(iter(self._waiting.values())).at > _ANSWER_WITHIN:
            self._waiting.popitem(last=False)

    def take(self, query_id: str) -> Query | None:
        """The query to answer; None where it was answered, is too old or never was."""
        query = self._waiting.pop(query_id, None)
        if query is None or time.monotonic() - query.at > _ANSWER_WITHIN:
            return None
        return query
