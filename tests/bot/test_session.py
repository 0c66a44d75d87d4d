"""The session cache: right after every command, whoever else was under way meanwhile."""

import asyncio
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pytest

from tests.store.ledger import Keeper, new_id
from vyapari.books.catalogue import Item
from vyapari.books.commands import ChangeShop, InviteMember, JoinShop, PutItem, SetMember
from vyapari.books.shop import Role
from vyapari.bot.session import Sessions
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
