"""What the operator asks of the books: which shops there are, and whether all is in order."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vyapari.store.transport import Transport
from vyapari.store.wire import all_from_json, from_json

#: So many shops, or vouchers, are asked for at a time: some hundredths of a second.
_SHOPS, _CHECKED_SHOPS, _VOUCHERS = 200, 20, 2_000


@dataclass(frozen=True, slots=True)
class ShopLine:
    """A shop without its name. ``last_at`` is when it last booked; ``gst``: it charges tax."""

    id: str
    created_at: datetime
    members: int
    vouchers: int
    language: str
    gst: bool
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is out of order: a ``voucher`` that does not balance, or of a shop its ``accounts``,
    ``balances``, ``stock`` or ``numbers``. ``id`` is the voucher's or shop's."""

    what: str
    id: str


@dataclass(slots=True)
class Checked:
    """How far a check of the books has got, and what it has found."""

    shops: int = 0
    vouchers: int = 0
    whole: bool = False
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True, slots=True)
class Access:
    """What of the schema others than the service could reach, by name: nothing, as it should be.

    ``unguarded`` are tables without row level security, ``policies`` tables that let rows through.
    """

    functions: tuple[str, ...]
    tables: tuple[str, ...]
    unguarded: tuple[str, ...]
    policies: tuple[str, ...]


class Overview:
    """Over all shops. Raises ``Unavailable`` when the database cannot be reached in time."""

    def __init__(self, reads: Transport) -> None:
        self._reads = reads

    async def shops(self) -> AsyncIterator[ShopLine]:
        """All shops, by their ids."""
        last: str | None = None
        while True:
            asked = {"after": last, "limit": _SHOPS}
            rows = all_from_json(ShopLine, await self._reads.call("list_shops", asked))
            for row in rows:
                yield row
            if len(rows) < _SHOPS:
                return
            last = rows[-1].id

    async def record(self, shop_id: str) -> dict[str, Any] | None:
        """All that is kept of a shop beside its entries, as rows by kind; ``None`` for no shop."""
        record: dict[str, Any] | None = await self._reads.call("shop_record", {"shop_id": shop_id})
        return record

    async def access(self) -> Access:
        """Who could reach what."""
        return from_json(Access, await self._reads.call("access", {}))

    async def check(self, checked: Checked) -> None:
        """Go through all shops and vouchers, noting in ``checked`` what there is to say.

        It may take long: whoever cancels it has what was found so far.
        """
        async for page in self._pages("check_shops", _CHECKED_SHOPS):
            checked.shops += page["count"]
            checked.wrong += tuple(Wrong(w["what"], w["shop_id"]) for w in page["wrong"])
        async for page in self._pages("check_vouchers", _VOUCHERS):
            checked.vouchers += page["count"]
            checked.wrong += tuple(Wrong("voucher", voucher) for voucher in page["wrong"])
        checked.whole = True

    async def _pages(self, name: str, limit: int) -> AsyncIterator[dict[str, Any]]:
        asked = {"after": None, "limit": limit}
        while True:
            page = await self._reads.call(name, asked)
            yield page
            if page["count"] < limit:
                return
            asked["after"] = page["next"]
