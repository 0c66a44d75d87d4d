"""A shopkeeper who writes one message after the other, as commands."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

from vyapari.books.bookkeeping import Desk, make_voucher
from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import (
    BookVoucher,
    Command,
    CreateShop,
    LogMessage,
    PutItem,
    PutParty,
    Refusal,
)
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.shop import Shop
from vyapari.books.voucher import Source

_TODAY = date(2026, 11, 23)
_NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Keeper:
    """Makes the commands of one shopkeeper's messages."""

    def __init__(self, number: int) -> None:
        self._user = number
        self._message = count(1)
        self._sugar = Item(id=str(uuid4()), name="Sugar", unit="kg", sale_price=Decimal(45))
        self._ramesh = Party(id=str(uuid4()), name="Ramesh")
        self._desk = Desk(
            shop=Shop(id=str(uuid4()), name="Shree Kirana"),
            items={self._sugar.id: self._sugar},
            parties={self._ramesh.id: self._ramesh},
            today=_TODAY,
        )

    def opening(self) -> Command:
        """Opens the shop."""
        shop = CreateShop(self._desk.shop, self._user, "Asha")
        return self._command(shop, PutItem(self._sugar), PutParty(self._ramesh), shop_id=None)

    def sale(self) -> Command:
        """A sale on credit, with the message that told of it: what most messages book."""
        message = next(self._message)
        line = EntryLine("sugar", Decimal(message), "kg", self._sugar.id, Decimal(45))
        entry = Entry(
            Intent.SALE, (line,), party="Ramesh", party_id=self._ramesh.id, mode=Mode.CREDIT
        )
        voucher = make_voucher(
            entry,
            self._desk,
            voucher_id=str(uuid4()),
            source=Source(self._user, message),
            waved=frozenset(("credit_limit", "negative_stock", "duplicate")),
        )
        if isinstance(voucher, Refusal):
            raise RuntimeError(f"not made: {voucher.code}")  # noqa: TRY004
        text = f"sold {message} kg sugar at 45 to Ramesh on credit"
        said = LogMessage(self._user, message, "merchant", text)
        return self._command(BookVoucher(voucher, ("duplicate",)), said)

    def _command(self, *steps: Any, **changes: Any) -> Command:
        given = {"shop_id": self._desk.shop.id, **changes}
        return Command(key=str(uuid4()), actor=self._user, at=_NOW, steps=steps, **given)
