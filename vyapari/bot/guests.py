"""Who may write to the bot, where the operator has named the people."""

from collections.abc import Collection
from typing import Protocol

from cachetools import TTLCache

from vyapari.books.shop import Role
from vyapari.bot.features.join import PREFIX, token_hash
from vyapari.bot.incoming import Incoming
from vyapari.bot.session import Session
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared
from vyapari.store.store import Store

#: Seconds between two answers to the same stranger.
_QUIET = 86_400
#: Seconds that it is believed of a shop who its owners are.
_BELIEVED = 60.0


class Strangers(Protocol):
    """Remembers which strangers have been answered."""

    async def first(self, user_id: int) -> bool:
        """Whether nobody has asked for this stranger within a day."""


class StrangersHere:
    """What this process has answered; of very many strangers the earliest are forgotten."""

    def __init__(self, most: int = 10_000) -> None:
        self._told: TTLCache[int, None] = TTLCache(most, _QUIET)

    async def first(self, user_id: int) -> bool:
        """Whether nobody has asked for this stranger within a day."""
        new = user_id not in self._told
        if new:
            self._told[user_id] = None
        return new


class StrangersTogether:
    """What all instances have answered; while Redis is away, this process."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._alone = StrangersHere()

    async def first(self, user_id: int) -> bool:
        """Whether nobody has asked for this stranger within a day."""
        here = await self._alone.first(user_id)
        try:
            key = self._shared.key(f"stranger:{user_id}")
            return bool(await self._shared.call("SET", key, 1, "NX", "EX", _QUIET))
        except Unavailable:
            return here


class Guests:
    """The people on the list, and those whom they have invited.

    A shop is let in by any of its owners being on the list, and with it everybody who belongs to
    it or holds one of its invitations. In a group it is the writer who counts. With an empty list
    everybody is let in.
    """

    def __init__(
        self, store: Store, listed: Collection[int] = (), told: Strangers | None = None
    ) -> None:
        self._store = store
        self._listed = frozenset(listed)
        self._told = told or StrangersHere()
        self._vouched: TTLCache[str, bool] = TTLCache(10_000, _BELIEVED)

    async def admit(self, incoming: Incoming, session: Session) -> bool:
        """Whether the writer of ``incoming`` is one of them; raises ``Unavailable``."""
        if await self.know(session):
            return True
        if incoming.command == "start" and incoming.private and incoming.text.startswith(PREFIX):
            token = incoming.text.removeprefix(PREFIX).strip()
            invitation = await self._store.people.invitation(token_hash(token))
            return invitation is not None and await self._vouch(invitation["shop_id"])
        return False

    async def know(self, session: Session) -> bool:
        """Whether it is somebody on the list or of a shop that is; raises ``Unavailable``."""
        if not self._listed or session.user_id in self._listed:
            return True
        if session.role is None or session.shop is None:
            return False
        return await self._vouch(session.shop.id)

    async def tell(self, user_id: int) -> bool:
        """Whether this stranger is to be told now that they are one: once a day."""
        return await self._told.first(user_id)

    async def _vouch(self, shop_id: str) -> bool:
        vouched = self._vouched.get(shop_id)
        if vouched is None:
            members = await self._store.people.members(shop_id)
            vouched = any(
                each.role is Role.OWNER and each.user_id in self._listed for each in members
            )
            self._vouched[shop_id] = vouched
        return vouched
