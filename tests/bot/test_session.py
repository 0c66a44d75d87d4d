"""The session cache: right after every command, whoever else was under way meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from tests.redis import RedisServer
from tests.store.ledger import Keeper, new_id, purchase
from vyapari.books.catalogue import Item
from vyapari.books.commands import (
    BookVoucher,
    ChangeShop,
    EraseShop,
    InviteMember,
    JoinShop,
    PutItem,
    SetChat,
    SetMember,
    Step,
)
from vyapari.books.shop import Role
from vyapari.bot.session import Session, Sessions
from vyapari.bot.stamps import Stamps
from vyapari.ops.shared import Shared
from vyapari.store.store import Store
from vyapari.store.transport import Payload, Transport

RAVI = 2


@dataclass
class Held:
    """A transport that answers calls of one name only when let go."""

    inner: Transport
    name: str
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def call(self, name: str, payload: Payload) -> Any:
        answer = await self.inner.call(name, payload)
        if name == self.name:
            self.answered.set()
            await self.let_go.wait()
        return answer

    async def close(self) -> None:
        await self.inner.close()


@pytest.fixture
async def shop(store: Store) -> Keeper:
    keeper = Keeper(store)
    await keeper.open()
    invitation = InviteMember("hash", Role.STAFF, keeper.at.replace(year=2030))
    await keeper.do(invitation)
    await keeper.do(JoinShop("hash", RAVI, "Ravi"), actor=RAVI, shop_id=None)
    return keeper


async def test_who_is_sent_away_while_being_looked_up_is_a_member_no_more(
    shop: Keeper, store: Store
) -> None:
    held = Held(store._reads, "chat")
    sessions = Sessions(Store(store._reads, held))
    looking = asyncio.create_task(sessions.open(RAVI, RAVI))
    await held.answered.wait()
    sessions.learn(shop.shop_id, await shop.do(SetMember(RAVI, None)))
    held.let_go.set()
    assert (await looking).role is None
    assert (await sessions.open(RAVI, RAVI)).shop is None


async def test_a_shop_changed_while_its_catalogue_is_read_is_known_changed(
    shop: Keeper, store: Store
) -> None:
    held = Held(store._reads, "catalogue")
    sessions = Sessions(Store(store._reads, held))
    looking = asyncio.create_task(sessions.open(1, 1))
    await held.answered.wait()
    sessions.learn(shop.shop_id, await shop.do(ChangeShop({"name": "New Kirana"})))
    held.let_go.set()
    await looking
    session = await sessions.open(1, 1)
    assert session.shop
    assert session.shop.name == "New Kirana"


async def test_a_result_told_late_does_not_bring_back_an_old_price(
    shop: Keeper, store: Store
) -> None:
    sessions = Sessions(store)
    sugar = Item(id=new_id(), name="Sugar", unit="kg", sale_price=Decimal(45))
    first = await shop.do(PutItem(sugar), key="first")
    second = await shop.do(PutItem(replace(sugar, sale_price=Decimal(50))))
    before = await sessions.open(1, 1)
    sessions.learn(shop.shop_id, second)
    told_late = await store.applied(first.key)
    assert told_late
    sessions.learn(shop.shop_id, told_late)
    for session in (before, await sessions.open(1, 1)):
        assert session.file
        assert session.file.names.items[sugar.id].sale_price == 50


async def test_versions_do_not_gather_for_ever(store: Store) -> None:
    sessions = Sessions(store, chats=10, shops=10)
    for user in range(50):
        keeper = Keeper(store, user=user + 10)
        await keeper.open()
        sessions.learn(keeper.shop_id, await keeper.do(PutItem(Item(id=new_id(), name="Sugar"))))
    assert len(sessions._versions) <= 20


class Instance:
    """One of two that keep the books of the same shop, with stamps as Redis would keep them."""

    stamps: ClassVar[dict[tuple[str, str], str]]

    def __init__(self, store: Store, shared: Shared | None = None) -> None:
        self.calls: list[str] = []
        self._life = "" if shared is None else "first"
        self.store = Store(store._reads, Counted(store._reads, self.calls), shared=shared)
        self.sessions = Sessions(self.store, alone=False)

    def begin(self, shop: Keeper, chat: int = 1) -> Stamps:
        """What a turn of ``chat`` finds."""
        known, shop_id = self.stamps, shop.shop_id or ""
        return Stamps(
            new_id(),
            str(chat),
            life=self._life,
            known=True,
            chat=known.get(("chat", str(chat)), ""),
            shop_id=shop_id,
            people=known.get(("people", shop_id), ""),
            shop=known.get(("shop", shop_id), ""),
        )

    def end(self, stamps: Stamps) -> None:
        """Make known to all what a turn has changed."""
        for name, before in stamps.changed.items():
            same = self.stamps.get(name, "") == before
            self.stamps[name] = stamps.token + ("" if same else "+")

    async def turn(self, shop: Keeper, *steps: Step, chat: int = 1) -> Session:
        """A turn of ``chat``, that of the shop's owner, which books ``steps``."""
        stamps = self.begin(shop, chat)
        session = await self.sessions.open(chat, 1, stamps)
        if steps:
            self.sessions.learn(shop.shop_id, await shop.do(*steps), stamps)
            session = await self.sessions.open(chat, 1, stamps)
        self.end(stamps)
        return session

    async def items(self, shop: Keeper) -> set[str]:
        """The items that it knows of at its next turn."""
        file = (await self.turn(shop)).file
        assert file
        return set(file.names.items)

    async def rest(self) -> None:
        """Wait until what it lets the others have is there."""
        if self.store._shelf._putting is not None:
            await self.store._shelf._putting


@dataclass
class Counted:
    """A transport that notes what it is called for."""

    inner: Transport
    calls: list[str]

    async def call(self, name: str, payload: Payload) -> Any:
        self.calls.append(name)
        return await self.inner.call(name, payload)

    async def close(self) -> None:
        await self.inner.close()


@pytest.fixture
def instances(store: Store) -> tuple[Instance, Instance]:
    Instance.stamps = {}
    return Instance(store), Instance(store)


async def test_what_one_instance_books_the_other_knows_at_its_next_turn(
    shop: Keeper, instances: tuple[Instance, Instance]
) -> None:
    one, other = instances
    await one.turn(shop)
    await other.turn(shop)
    sugar = Item(id=new_id(), name="Sugar", unit="kg", sale_price=Decimal(45))
    await one.turn(shop, PutItem(sugar))
    session = await other.turn(shop, PutItem(replace(sugar, sale_price=Decimal(50))))
    assert session.file
    session = await one.turn(shop, SetChat(1, {"question": {"kind": "price"}}))
    assert session.file
    assert session.file.names.items[sugar.id].sale_price == 50
    assert (await other.turn(shop)).question == {"kind": "price"}
    await one.turn(shop, ChangeShop({"name": "New Kirana"}), SetMember(RAVI, None))
    session = await other.turn(shop)
    assert session.shop
    assert session.shop.name == "New Kirana"


async def test_a_price_that_a_purchase_has_changed_is_known_elsewhere(
    shop: Keeper, instances: tuple[Instance, Instance]
) -> None:
    one, other = instances
    sugar = Item(id=new_id(), name="Sugar", unit="kg", cost_price=Decimal(36))
    await one.turn(shop, PutItem(sugar))
    await other.turn(shop)
    await one.turn(shop, BookVoucher(purchase((sugar.id, 10, 38))))
    file = (await other.turn(shop)).file
    assert file
    assert file.names.items[sugar.id].cost_price == 38


async def test_an_item_archived_elsewhere_is_known_no_more(
    shop: Keeper, instances: tuple[Instance, Instance]
) -> None:
    one, other = instances
    sugar = Item(id=new_id(), name="Sugar", unit="kg")
    await one.turn(shop, PutItem(sugar))
    before = await other.turn(shop)
    assert before.file
    assert sugar.id in before.file.names.items
    await one.turn(shop, PutItem(sugar, archived=True))
    after = await other.turn(shop)
    assert after.file
    assert sugar.id not in after.file.names.items


async def test_while_nothing_changes_elsewhere_the_database_is_not_asked(
    shop: Keeper, instances: tuple[Instance, Instance]
) -> None:
    one, _ = instances
    await one.turn(shop)
    one.calls.clear()
    await one.turn(shop)
    await one.turn(shop, PutItem(Item(id=new_id(), name="Sugar")))
    await one.turn(shop)
    assert one.calls == []


async def change_at_once(shop: Keeper, one: Instance, other: Instance) -> set[str]:
    """The other puts an item while the first one's turn, which puts another, is under way."""
    await one.turn(shop)
    await other.turn(shop)
    sugar, rice = (Item(id=new_id(), name=name) for name in ("Sugar", "Rice"))
    stamps = one.begin(shop)
    await one.sessions.open(1, 1, stamps)
    await other.turn(shop, PutItem(rice))
    one.sessions.learn(shop.shop_id, await shop.do(PutItem(sugar)), stamps)
    one.end(stamps)
    return {sugar.id, rice.id}


async def test_two_changes_at_once_are_both_known_to_both(
    shop: Keeper, instances: tuple[Instance, Instance]
) -> None:
    put = await change_at_once(shop, *instances)
    for instance in instances:
        assert put <= await instance.items(shop)


async def test_without_stamps_the_database_is_asked(
    shop: Keeper, instances: tuple[Instance, Instance]
) -> None:
    one, other = instances
    await one.turn(shop)
    sugar = Item(id=new_id(), name="Sugar")
    await other.turn(shop, PutItem(sugar))
    session = await one.sessions.open(1, 1)
    assert session.file
    assert sugar.id in session.file.names.items


@pytest.fixture
async def sharers(store: Store, redis: RedisServer) -> AsyncIterator[tuple[Instance, Instance]]:
    """Two instances that let one another have what they read."""
    Instance.stamps = {}
    first, second = (Shared(redis.url, "1000") for _ in range(2))
    yield Instance(store, first), Instance(store, second)
    for shared in (first, second):
        await shared.close()


async def test_what_one_has_read_or_changed_the_other_knows_without_the_database(
    shop: Keeper, sharers: tuple[Instance, Instance]
) -> None:
    one, other = sharers
    sugar = Item(id=new_id(), name="Sugar", unit="kg", sale_price=Decimal(45))
    rice = Item(id=new_id(), name="Rice", unit="kg")
    await one.turn(shop, PutItem(sugar), SetChat(1, {"question": {"kind": "price"}}))
    await one.turn(shop, PutItem(replace(sugar, sale_price=Decimal(50))), PutItem(rice))
    await one.rest()
    session = await other.turn(shop)
    assert other.calls == []
    assert session.question == {"kind": "price"}
    assert session.role is Role.OWNER
    assert session.file
    assert session.file.names.items.keys() == {sugar.id, rice.id}
    assert session.file.names.items[sugar.id].sale_price == 50


async def test_of_two_changes_at_once_neither_is_taken_for_all(
    shop: Keeper, sharers: tuple[Instance, Instance]
) -> None:
    put = await change_at_once(shop, *sharers)
    for instance in sharers:
        await instance.rest()
    for instance in sharers:
        assert put <= await instance.items(shop)


async def test_what_was_shared_before_redis_went_does_not_hold_after(
    shop: Keeper, sharers: tuple[Instance, Instance]
) -> None:
    one, other = sharers
    await one.turn(shop)
    await one.rest()
    other._life = "second"
    await other.turn(shop)
    assert other.calls == ["chat", "catalogue"]


async def test_a_shop_that_another_instance_has_erased_is_dropped_on_hearing_of_it(
    shop: Keeper, sharers: tuple[Instance, Instance]
) -> None:
    one, other = sharers
    for instance in sharers:
        await instance.turn(shop)
        await instance.rest()
    await shop.do(EraseShop())
    await one.sessions.erase(shop.shop_id or "")
    assert other.sessions._files
    await other.sessions.hear()
    for sessions in (one.sessions, other.sessions):
        assert not sessions._files
        assert not sessions._chats
    assert (await other.turn(shop)).shop is None


async def test_who_is_sent_away_while_redis_is_asked_is_a_member_no_more(
    shop: Keeper, sharers: tuple[Instance, Instance]
) -> None:
    one, other = sharers
    shop_id = shop.shop_id or ""
    first, second = (
        Stamps(new_id(), str(RAVI), life="first", known=True, shop_id=shop_id) for _ in range(2)
    )
    assert (await one.sessions.open(RAVI, RAVI, first)).role is Role.STAFF
    await one.rest()
    sent_away = await shop.do(SetMember(RAVI, None))
    looking = asyncio.create_task(other.sessions.open(RAVI, RAVI, second))
    await asyncio.sleep(0)
    other.sessions.learn(shop_id, sent_away)
    assert (await looking).role is None
