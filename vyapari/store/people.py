"""Who belongs to which shop."""

from typing import Any

from vyapari.books.shop import Member
from vyapari.books.views import ShopRole
from vyapari.store.transport import Transport
from vyapari.store.wire import all_from_json


class People:
    """Reads the people of shops. Raises ``Unavailable`` when the database cannot be reached."""

    def __init__(self, reads: Transport) -> None:
        self._reads = reads

    async def members(self, shop_id: str) -> tuple[Member, ...]:
        """The shop's people, the longest there first."""
        return all_from_json(Member, await self._reads.call("members", {"shop_id": shop_id}))

    async def shops(self, user_id: int) -> tuple[ShopRole, ...]:
        """The shops that ``user_id`` is a member of, the first joined first."""
        return all_from_json(ShopRole, await self._reads.call("shops", {"user_id": user_id}))

    async def invitation(self, token_hash: str) -> dict[str, Any] | None:
        """``{"shop_id", "shop_name", "role"}`` of an invitation that can still be used."""
        answer: dict[str, Any] | None = await self._reads.call(
            "invitation", {"token_hash": token_hash}
        )
        return answer
