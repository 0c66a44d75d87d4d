"""The books as the rest of the program sees them."""

from base64 import b64decode
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Literal, TypeVar

from vyapari.books.commands import Booked, Command, EraseShop, Refusal, ReverseVoucher
from vyapari.books.slip import Slip, SlipKind
from vyapari.books.views import (
    BalancePage,
    Catalogue,
    ChatContext,
    Khata,
    LoggedMessage,
    Statement,
    StockPage,
    VoucherPage,
)
from vyapari.books.voucher import Source, Voucher, VoucherKind
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared
from vyapari.store import shapes
from vyapari.store.catalogues import Catalogues
from vyapari.store.erasures import Erasures
from vyapari.store.files import Bucket, Files
from vyapari.store.jobs import Jobs
from vyapari.store.ledgers import Ledgers
from vyapari.store.overview import Overview
from vyapari.store.people import People
from vyapari.store.queue import WriteQueue
from vyapari.store.recall import RecallingTransport
from vyapari.store.shelf import Known, Shelf, Thing
from vyapari.store.steady import SteadyTransport
from vyapari.store.sums import Sums
from vyapari.store.transport import Transport
from vyapari.store.wire import all_from_json, from_json, from_text, to_text

T = TypeVar("T")

#: After these some paper's link shall lead nowhere.
_LET_GO = (ReverseVoucher, EraseShop)


class Store:
    """Everything that is kept, in one database.

    Writes go through ``submit``; reads see every write whose ``submit`` has returned and wait for
    none. ``alive`` knows, without asking it, of a database that has died. ``files`` are papers
    behind links, ``None`` without a ``bucket`` for them. Every method raises ``Unavailable`` when
    the database cannot be reached in time; reads in ``looking_up`` may then be answered as they
    were before. A shop id is taken at its word: get it from ``chat``, which knows who belongs
    where. With ``shared`` all instances read for one another, and know when the database is to be
    left alone.
    """

    def __init__(
        self,
        writes: Transport,
        reads: Transport | None = None,
        *,
        flights: int = 2,
        connections: int = 0,
        shared: Shared | None = None,
        bucket: Bucket | None = None,
        link_days: int = 0,
        alive: Callable[[], bool] = lambda: True,
        on_close: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._steady = [SteadyTransport(writes, shared=shared, stage="write")]
        if reads is None:
            self._steady.append(reads := SteadyTransport(writes, deadline=3.0, shared=shared))
        self._erasures = Erasures(shared)
        self._shelf = Shelf(shared, self._erasures)
        self._reads = RecallingTransport(reads, shelf=self._shelf)
        self._writes = self._steady[0]
        self.connections = connections
        self._queue = WriteQueue(self._writes, flights=flights)
        self._catalogues = Catalogues(self._reads, shelf=self._shelf)
        self.ledgers = Ledgers(self._reads)
        self.sums = Sums(self._reads)
        self.people = People(self._reads)
        self.overview = Overview(self._reads)
        self.jobs = Jobs(self._reads, self._writes)
        self.files = None if bucket is None else Files(self._writes, bucket, link_days)
        self._alive = alive
        self._on_close = on_close

    @property
    def depth(self) -> int:
        """How many commands wait or are under way."""
        return self._queue.depth

    @property
    def under_way(self) -> int:
        """How many calls of the database are under way, of at most ``connections`` at once."""
        return sum(steady.under_way for steady in self._steady)

    @property
    def works(self) -> bool:
        """Whether the database answers, as far as is known without asking it."""
        return self._alive() and not any(self.turned_away.values())

    @property
    def turned_away(self) -> dict[str, bool]:
        """Whether reads, and writes, are being turned away, because the last ones failed."""
        return {steady.stage: steady.breaker.is_open for steady in self._steady}

    async def reach(self) -> None:
        """Try whether the database answers again, where it did not; raises ``Unavailable``."""
        for steady in self._steady:
            if steady.breaker.is_open:
                await steady.call("applied", {"key": ""})

    async def submit(self, command: Command) -> Booked | Refusal:
        """Book a command; the result is durable when this returns."""
        outcome = await self._queue.submit(command)
        if self.files is not None and any(isinstance(step, _LET_GO) for step in command.steps):
            self.files.stale.set()
        return outcome

    async def applied(self, key: str) -> Booked | None:
        """What came of the command under ``key``, if it went through."""
        answer = await self._reads.call("applied", {"key": key})
        return shapes.booked(answer) if answer else None

    async def chat(self, chat_id: int, user_id: int, *, known: Known | None = None) -> ChatContext:
        """Who ``user_id`` is in this chat, and about which shop; in the state ``known`` as any
        instance has read it."""
        name = f"chat {chat_id} {user_id}"
        if known is not None:
            thing = await self._shelf.get(known.shop_id, name)
            if thing is not None and thing.state == known.state:
                return from_text(ChatContext, thing.text)
        at = self._shelf.now()
        answer = await self._reads.call("chat", {"chat_id": chat_id, "user_id": user_id})
        context = from_json(ChatContext, answer or {"chat_id": chat_id})
        if known is not None and context.shop is not None and context.shop.id == known.shop_id:
            self._shelf.put(known.shop_id, name, Thing(at, to_text(context), known.state))
        return context

    async def move_chat(self, former: int, present: int) -> None:
        """What is kept of the chat ``former`` is the chat ``present``'s: Telegram has moved it."""
        await self._writes.call("move_chat", {"from": former, "to": present})

    async def catalogue(
        self,
        shop_id: str,
        version: int | None = None,
        *,
        known: Known | None = None,
        least: int = 0,
    ) -> Catalogue:
        """The shop's live items and parties.

        ``version`` is the shop's newest if the caller knows it: a catalogue that was read before
        is then given without asking the database; so is one that another instance has read in the
        state ``known``, if it is of the version ``least`` or later.
        """
        return await self._catalogues.get(shop_id, version, known=known, least=least)

    def share(self, known: Known, catalogue: Catalogue) -> None:
        """Let the other instances have a catalogue that is the newest in the state ``known``."""
        self._catalogues.share(known, catalogue)

    async def stock(
        self,
        shop_id: str,
        *,
        item_id: str | None = None,
        low: bool = False,
        limit: int = 20,
        offset: int = 0,
    ) -> StockPage:
        """What is on the shelf, by name. ``low``: only what is at its low level, or below zero."""
        page = _page(shop_id, limit, offset)
        return await self._read(StockPage, "stock", {**page, "item_id": item_id, "low": low})

    async def balances(
        self,
        shop_id: str,
        *,
        side: Literal["receivable", "payable"],
        today: date,
        limit: int = 20,
        offset: int = 0,
    ) -> BalancePage:
        """Who owes the shop, or whom it owes, the largest sum first."""
        page = _page(shop_id, limit, offset)
        return await self._read(
            BalancePage, "balances", {**page, "side": side, "today": today.isoformat()}
        )

    async def khata(
        self, shop_id: str, party_id: str, *, today: date, limit: int = 20, offset: int = 0
    ) -> Khata | None:
        """A party's account, the newest movement first; ``None`` for no party of this shop."""
        page = _page(shop_id, limit, offset)
        asked = {**page, "party_id": party_id, "today": today.isoformat()}
        answer = await self._reads.call("khata", asked)
        return from_json(Khata, answer) if answer else None

    async def statement(
        self, shop_id: str, party_id: str, *, today: date, limit: int = 500
    ) -> Statement | None:
        """A party's account to hand out, its newest ``limit`` movements, without mistakes that
        were taken back on their own day; ``None`` for no party of this shop."""
        asked = {"shop_id": shop_id, "party_id": party_id, "limit": limit}
        answer = await self._reads.call("statement", {**asked, "today": today.isoformat()})
        return from_json(Statement, answer) if answer else None

    async def vouchers(
        self,
        shop_id: str,
        *,
        start: date | None = None,
        end: date | None = None,
        party_id: str | None = None,
        item_id: str | None = None,
        kinds: Iterable[VoucherKind] = (),
        include_reversed: bool = False,
        limit: int = 20,
        offset: int = 0,
    ) -> VoucherPage:
        """Vouchers between two days, both included, the newest first.

        ``item_id``: only those that moved that item's stock.
        Without ``include_reversed``, what was taken back and what took it back are left out.
        """
        return await self._read(
            VoucherPage,
            "vouchers",
            {
                **_page(shop_id, limit, offset),
                "start": start.isoformat() if start else None,
                "end": end.isoformat() if end else None,
                "party_id": party_id,
                "item_id": item_id,
                "kinds": [VoucherKind(kind).value for kind in kinds],
                "include_reversed": include_reversed,
            },
        )

    async def voucher(
        self,
        shop_id: str,
        *,
        id: str | None = None,  # noqa: A002 - the field's own name
        number: str | None = None,
        source: Source | None = None,
    ) -> Voucher | None:
        """One voucher of this shop: by id; by number, whole or its serial alone (``"123"``, of
        the newest year that has it); or the newest standing one written in a message."""
        where = {"chat_id": source.chat_id, "message_id": source.message_id} if source else None
        typed = shapes.storable(number)  # by whoever asks: anything may stand in it
        asked = {"shop_id": shop_id, "id": id, "number": typed, "source": where}
        answer = await self._reads.call("voucher", asked)
        return from_json(Voucher, answer) if answer else None

    async def vouchers_written_in(self, shop_id: str, source: Source) -> tuple[Voucher, ...]:
        """The standing vouchers of this shop that a message has booked, in their order."""
        where = {"chat_id": source.chat_id, "message_id": source.message_id}
        found = await self._reads.call("vouchers_written_in", {"shop_id": shop_id, **where})
        return all_from_json(Voucher, found)

    async def slip(self, shop_id: str, id: str) -> Slip | None:  # noqa: A002 - as in voucher
        """A quotation or challan of this shop."""
        answer = await self._reads.call("slip", {"shop_id": shop_id, "id": id})
        return from_json(Slip, answer) if answer else None

    async def slips(self, shop_id: str, kind: SlipKind, *, limit: int = 5) -> tuple[Slip, ...]:
        """The newest quotations or challans, the newest first."""
        asked = {"shop_id": shop_id, "kind": kind, "limit": limit}
        return all_from_json(Slip, await self._reads.call("slips", asked))

    async def logo(self, shop_id: str) -> bytes | None:
        """The picture at the head of the shop's papers, if it has one."""
        answer = await self._reads.call("logo", {"shop_id": shop_id})
        return b64decode(answer["picture"]) if answer else None

    async def last_voucher(self, shop_id: str, user_id: int | None = None) -> Voucher | None:
        """The newest standing voucher, of one user's if given."""
        asked = {"shop_id": shop_id, "user_id": user_id}
        answer = await self._reads.call("last_voucher", asked)
        return from_json(Voucher, answer) if answer else None

    async def history(self, chat_id: int, limit: int = 20) -> tuple[LoggedMessage, ...]:
        """A chat's last messages, the oldest first."""
        asked = {"chat_id": chat_id, "limit": limit}
        return all_from_json(LoggedMessage, await self._reads.call("history", asked))

    async def prune(self, before: datetime, limit: int = 1_000) -> int:
        """Let go of results that were kept, until ``before``, for messages that might come again.

        The commands' keys stay. How many results, at most ``limit``, that were.
        """
        asked = {"before": before.isoformat(), "limit": limit}
        answer = await self._writes.call("prune", asked)
        return int(answer["pruned"])

    def may_keep(self, shop_id: str) -> bool:
        """Whether what was read of a shop may be kept: not once it is known to be erased."""
        return self._erasures.may_keep(shop_id)

    async def erased(self, shop_id: str) -> None:
        """A shop is erased: have nothing kept of it, or of what is on its way, by any instance."""
        self._erasures.mark(shop_id)
        self._forget(shop_id)
        with suppress(Unavailable):  # it is told later
            await self._erasures.tell()

    async def erased_elsewhere(self) -> list[str]:
        """The shops that other instances have erased since this was asked last."""
        news = await self._erasures.hear()
        for shop_id in news:
            self._forget(shop_id)
        return news

    async def close(self) -> None:
        """Finish what was submitted, then let go of the database. Safe to call twice."""
        await self._queue.close()
        await self._shelf.close()
        if self.files is not None:
            await self.files.close()
        await self._writes.close()
        await self._reads.close()
        if self._on_close is not None:
            on_close, self._on_close = self._on_close, None
            await on_close()

    def _forget(self, shop_id: str) -> None:
        self._reads.forget(shop_id)
        self._catalogues.forget(shop_id)

    async def _read(self, kind: type[T], name: str, payload: dict[str, Any]) -> T:
        return from_json(kind, await self._reads.call(name, payload))


def _page(shop_id: str, limit: int, offset: int) -> dict[str, Any]:
    return {"shop_id": shop_id, "limit": limit, "offset": offset}
