"""What Redis has to be told when it is back."""

import asyncio
from collections.abc import Iterable

from vyapari.bot.inbox.turns import Turns
from vyapari.bot.stamps import Stamps

#: Update ids that are made known in one call.
_AT_ONCE = 1000


class Owed:
    """What turns have changed, and which updates were dealt with, that Redis knew nothing of."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._stamps: list[Stamps] = []
        self._dealt_with: list[int] = []
        self._paying = asyncio.Lock()

    def changed(self, stamps: Stamps) -> None:
        """A turn has changed something of the books, by its ``stamps``."""
        self._stamps.append(stamps)

    def dealt_with(self, update_ids: Iterable[int]) -> None:
        """Redis must not take these for new."""
        self._dealt_with += update_ids

    async def pay(self) -> None:
        """Tell it all; raises ``Unavailable``, and then what is left is told the next time."""
        async with self._paying:
            while self._stamps:
                await self._turns.note(self._stamps[0])
                del self._stamps[0]
            while told := self._dealt_with[:_AT_ONCE]:
                await self._turns.know(told)
                del self._dealt_with[: len(told)]

    @property
    def nothing(self) -> bool:
        """Whether all was told."""
        return not self._stamps and not self._dealt_with
