"""A merchant at a shop with goods and khatas, who also edits what was written."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from tests.bot.features.harness import MORNING, Bot, Chat
from vyapari.books.bookkeeping import Desk, make_voucher
from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import (
    Booked,
    BookVoucher,
    ChangeShop,
    Command,
    CreateShop,
    InviteMember,
    JoinShop,
    PutItem,
    PutParty,
    SetChat,
    Step,
)
from vyapari.books.entry import Entry, EntryLine, Intent
from vyapari.books.shop import Role, Shop
from vyapari.books.voucher import Voucher
from vyapari.bot.ids import new_id
from vyapari.bot.incoming import Incoming
from vyapari.bot.reply import Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Person
from vyapari.store.store import Store

TODAY = date(2026, 11, 23)
OWNER = 7
SHOP = new_id("shop", "shop")


def known(name: str) -> str:
    """The id of one of the shop's items or parties."""
    return new_id("shop", name)


def item(name: str, unit: str, sale: str, cost: str, *aliases: str) -> Item:
    """An item of the shop."""
    return Item(known(name), name, unit, aliases, Decimal(sale), Decimal(cost))


ITEMS = (
    item("Sugar", "kg", "45", "40", "cheeni", "shakkar", "चीनी"),
    item("Rice", "kg", "60", "52", "chawal", "चावल"),
    item("Mustard Oil", "l", "165", "148", "sarson tel"),
    item("Maggi", "packet", "14", "12", "मैगी"),
    item("Lux Soap", "pcs", "35", "30", "lux", "sabun"),
    item("Egg", "pcs", "7", "5.80", "anda", "ande", "अंडे"),
)
PARTIES = (
    Party(known("Ramesh Kumar"), "Ramesh Kumar"),
    Party(known("Suresh Patel"), "Suresh Patel"),
    Party(known("Fatima"), "Fatima", credit_limit=Decimal(500)),
    Party(known("Gupta Traders"), "Gupta Traders", kind="supplier"),
)


@dataclass
class Numbers:
    """Numbers of updates and messages, the last of which can be asked for."""

    last: int = 0

    def __call__(self) -> int:
        self.last += 1
        return self.last


@dataclass
class Merchant(Chat):
    """A person in a chat of the shop."""

    numbers: Numbers = field(default_factory=Numbers)
    written: int = 0

    async def say(self, text: str, *, key: str | None = None) -> Reply:
        """Write a message; its id is kept in ``written``."""
        reply = await super().say(text, key=key)
        self.written = self.numbers.last
        return reply

    async def edit(self, text: str, *, message_id: int | None = None) -> Reply:
        """Change the last message, or another one."""
        incoming = Incoming(
            kind="edit",
            chat_id=self.chat_id,
            private=self.chat_id == self.person.id,
            person=self.person,
            text=text,
            message_id=message_id or self.written,
            at=self.bot.now,
        )
        turn = await self.turn(incoming, f"test:{self.bot.keys()}")
        _, replies = await self.bot.dispatcher.answer(turn, incoming)
        self.language = turn.say.language
        self.last = replies if isinstance(replies, tuple) else (replies,) if replies else ()
        return self.last[0] if self.last else Reply()

    def labels(self) -> list[str]:
        """What stands on the buttons of the last answer."""
        return [button.label for button in self.buttons()]

    async def stock(self, name: str) -> Decimal:
        """What is on the shelf of an item."""
        page = await self.bot.store.stock(SHOP, item_id=known(name))
        return page.rows[0].qty

    async def owed(self, name: str) -> Decimal:
        """What a party owes."""
        khata = await self.bot.store.khata(SHOP, known(name), today=TODAY)
        assert khata is not None
        return khata.balance

    async def vouchers(self) -> tuple[Voucher, ...]:
        """The standing vouchers, the newest first, without the opening stock."""
        page = await self.bot.store.vouchers(SHOP, limit=100)
        return tuple(voucher for voucher in page.rows if voucher.kind != "opening")

    async def join(self, other: "Merchant", role: Role = Role.STAFF) -> None:
        """Make ``other`` one of the shop's people, in their own chat."""
        token = f"token-{other.person.id}"
        expires = self.bot.now + timedelta(days=1)
        await self._submit(SHOP, OWNER, InviteMember(token, role, expires))
        await self._submit(None, other.person.id, JoinShop(token, other.chat_id, other.person.name))

    async def bind(self, chat_id: int) -> None:
        """Let a group be the shop's."""
        await self._submit(SHOP, OWNER, SetChat(chat_id, {"shop_id": SHOP}))

    async def put(self, changed: Item) -> None:
        """Change an item, and let the bot know of it."""
        await self.change_books(PutItem(changed))

    async def change(self, **changes: object) -> None:
        """Change the shop's settings, and let the bot know of it."""
        await self.change_books(ChangeShop(changes))

    async def change_books(self, step: Step) -> None:
        """Let a step of the owner's be done, and let the bot know of it."""
        await self._submit(SHOP, OWNER, step)
        self.bot.restart()

    async def _submit(self, shop_id: str | None, actor: int, step: Step) -> None:
        key = f"test:{self.bot.keys()}"
        outcome = await self.bot.store.submit(Command(key, shop_id, actor, self.bot.now, (step,)))
        assert isinstance(outcome, Booked), outcome

    async def question(self) -> object:
        """What is open in the chat."""
        context = await self.bot.store.chat(self.chat_id, self.person.id)
        return context.question


async def merchant(store: Store, routes: Routes, language: str = "en", **shop: object) -> Merchant:
    """The owner of a shop with 50 of everything on its shelves."""
    numbers = Numbers()
    bot = Bot(store, routes, keys=numbers)
    await _open(store, language, shop)
    return Merchant(bot, Person(OWNER, "Mina", "en"), OWNER, numbers=numbers)


def beside(owner: Merchant, user_id: int, *, name: str = "Raju") -> Merchant:
    """Another person, in a private chat with the same bot."""
    return Merchant(owner.bot, Person(user_id, name, "en"), user_id, numbers=owner.numbers)


async def _open(store: Store, language: str, changes: dict[str, object]) -> None:
    shop = Shop(SHOP, "Shree Kirana", language=language, **changes)  # type: ignore[arg-type]
    stock = Entry(
        Intent.OPENING,
        lines=tuple(EntryLine(i.name, Decimal(50), i.unit, item_id=i.id) for i in ITEMS),
    )
    desk = Desk(shop, {i.id: i for i in ITEMS}, {}, TODAY)
    opening = make_voucher(stock, desk, voucher_id=new_id("shop", "opening"))
    assert isinstance(opening, Voucher)
    outcome = await store.submit(
        Command(
            "open",
            None,
            OWNER,
            MORNING,
            (
                CreateShop(shop, OWNER, "Mina"),
                SetChat(OWNER, {"language": language}),
                *(PutItem(i) for i in ITEMS),
                *(PutParty(p) for p in PARTIES),
                BookVoucher(opening),
            ),
        )
    )
    assert isinstance(outcome, Booked), outcome
