"""Shops, members, invitations, chats and messages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.store.ledger import NOON, TODAY, Keeper, new_id, sale
from vyapari.books.catalogue import Item
from vyapari.books.commands import (
    Booked,
    BookVoucher,
    ChangeShop,
    CreateShop,
    InviteMember,
    JoinShop,
    LogMessage,
    PutItem,
    Refusal,
    ReverseVoucher,
    SetChat,
    SetJob,
    SetMember,
)
from vyapari.books.job import Job
from vyapari.books.shop import Member, Role, Shop
from vyapari.books.views import ChatContext
from vyapari.store import Store

TOMORROW = NOON + timedelta(days=1)


async def hire(shop: Keeper, user: int, role: Role = Role.STAFF) -> Keeper:
    await shop.do(InviteMember(f"token{user}", role, TOMORROW))
    other = Keeper(shop.store, user=user, shop_id=shop.shop_id)
    await other.do(JoinShop(f"token{user}", user, f"User {user}"), shop_id=None)
    return other


async def test_a_new_shop_is_its_chats_and_its_makers(store: Store) -> None:
    asha = Keeper(store, user=7)
    made = await asha.open(language="hi", state="24")
    context = await store.chat(7, 7)
    assert context == ChatContext(7, replace(made, version=1), Role.OWNER)
    assert await store.people.members(asha.shop_id) == (Member(7, "Asha", Role.OWNER),)


async def test_a_stranger_has_no_role_and_an_unknown_chat_no_shop(shop: Keeper) -> None:
    assert (await shop.store.chat(1, 99)).role is None
    assert await shop.store.chat(4711, 1) == ChatContext(4711)


async def test_who_writes_first_gets_shop_item_and_voucher_in_one_command(store: Store) -> None:
    asha, tea = Keeper(store, user=7), new_id()
    booked = await asha.do(
        CreateShop(Shop(asha.shop_id, "My shop"), 7, "Asha"),
        PutItem(Item(tea, "Tea")),
        BookVoucher(sale((tea, 1, 10))),
        shop_id=None,
    )
    assert booked.results[2]["voucher"]["number"] == "INV/26-27/000001"


async def test_an_owner_changes_the_shop_and_its_version_grows(shop: Keeper) -> None:
    changes = {"name": "Sai Stores", "gstin": None, "prices_include_tax": False, "set_up": True}
    changed = (await shop.do(ChangeShop(changes))).results[0]["shop"]
    context = await shop.store.chat(1, 1)
    assert context.shop is not None
    assert (context.shop.name, context.shop.set_up) == ("Sai Stores", True)
    assert context.shop.version == changed["version"] == 2
    odd = await shop.refused(ChangeShop({"id": new_id()}))
    assert odd.code == "invalid"
    assert (await shop.refused(ChangeShop({"tax_scheme": "magic"}))).code == "invalid"


async def test_an_invitation_is_good_once_and_until_it_expires(shop: Keeper) -> None:
    await shop.do(InviteMember("hash", Role.STAFF, datetime(2099, 1, 1, tzinfo=UTC)))
    offered = await shop.store.people.invitation("hash")
    assert offered == {
        "shop_id": shop.shop_id,
        "shop_name": "Shree Kirana",
        "role": "staff",
    }
    binu = Keeper(shop.store, user=2, shop_id=shop.shop_id)
    joined = await binu.do(JoinShop("hash", 2, "Binu"), shop_id=None)
    assert joined.results[0]["role"] == "staff"
    assert (await shop.store.chat(2, 2)).role is Role.STAFF
    assert await shop.store.people.invitation("hash") is None
    third = Keeper(shop.store, user=3)
    assert (await third.refused(JoinShop("hash", 3, "C"), shop_id=None)).code == "invite_used"
    again = await binu.refused(JoinShop("hash", 2, "Binu"), shop_id=None)
    assert again.code == "already_member"
    await shop.do(InviteMember("old", Role.STAFF, NOON))
    assert (await third.refused(JoinShop("old", 3, "C"), shop_id=None)).code == "invite_expired"
    assert (await third.refused(JoinShop("none", 3, "C"), shop_id=None)).code == "not_found"


async def test_nobody_is_demoted_by_their_own_link(shop: Keeper) -> None:
    await shop.do(InviteMember("hash", Role.STAFF, datetime(2099, 1, 1, tzinfo=UTC)))
    refusal = await shop.refused(JoinShop("hash", 1, "Asha"), shop_id=None)
    assert refusal.code == "already_member"
    assert await shop.store.people.invitation("hash") is not None
    assert [m.role for m in await shop.store.people.members(shop.shop_id)] == [Role.OWNER]


async def test_a_member_of_one_shop_joins_another_from_the_same_chat(shop: Keeper) -> None:
    await shop.do(InviteMember("hash", Role.STAFF, TOMORROW))
    rival = Keeper(shop.store, user=66)
    await rival.open()
    joined = await rival.do(JoinShop("hash", 66, "Rival"))
    assert joined.results[0]["role"] == "staff"
    context = await shop.store.chat(66, 66)
    assert context.shop is not None
    assert (context.shop.id, context.role) == (shop.shop_id, Role.STAFF)
    theirs = [(s.shop_id, s.role) for s in await shop.store.people.shops(66)]
    assert sorted(theirs) == sorted([(shop.shop_id, Role.STAFF), (rival.shop_id, Role.OWNER)])
    await rival.do(SetChat(66, {"shop_id": rival.shop_id}), shop_id=shop.shop_id)
    context = await shop.store.chat(66, 66)
    assert context.shop is not None
    assert context.shop.id == rival.shop_id
    await rival.do(CreateShop(Shop(new_id(), "Third"), 66, "Rival"))
    assert len(await shop.store.people.shops(66)) == 3


async def test_a_private_chat_forgets_a_shop_that_its_user_left_while_a_group_does_not(
    shop: Keeper,
) -> None:
    binu = await hire(shop, 2)
    await shop.do(SetChat(-5, {"shop_id": shop.shop_id}))
    await binu.do(SetMember(2, None))
    private, group = await shop.store.chat(2, 2), await shop.store.chat(-5, 2)
    assert (private.shop, private.role) == (None, None)
    assert group.shop is not None
    assert group.role is None


async def test_only_owners_change_roles_and_the_last_owner_stays(shop: Keeper) -> None:
    binu = await hire(shop, 2)
    assert (await binu.refused(SetMember(1, Role.STAFF))).code == "forbidden"
    assert (await shop.refused(SetMember(1, Role.STAFF))).code == "last_owner"
    assert (await shop.refused(SetMember(1, None))).code == "last_owner"
    await shop.do(SetMember(2, Role.OWNER))
    await shop.do(SetMember(1, Role.ACCOUNTANT))
    assert [m.role for m in await shop.store.people.members(shop.shop_id)] == [
        Role.ACCOUNTANT,
        Role.OWNER,
    ]
    assert (await binu.refused(SetMember(99, Role.STAFF))).code == "not_found"


async def test_who_was_sent_away_speaks_for_the_shop_no_more(shop: Keeper) -> None:
    binu = await hire(shop, 2)
    await shop.do(SetMember(2, None))
    assert (await shop.store.chat(2, 2)).shop is None
    assert (await binu.refused(PutItem(Item(new_id(), "Tea")))).code == "forbidden"


async def test_anybody_may_leave(shop: Keeper) -> None:
    binu = await hire(shop, 2)
    await binu.do(SetMember(2, None))
    assert len(await shop.store.people.members(shop.shop_id)) == 1


async def test_staff_take_back_only_what_they_wrote(shop: Keeper) -> None:
    binu = await hire(shop, 2)
    tea = await shop.item("Tea")
    mine = await shop.book(sale((tea, 1, 10)))
    theirs = await binu.book(sale((tea, 1, 10)))
    step = ReverseVoucher(mine["voucher"]["id"], new_id(), TODAY)
    assert (await binu.refused(step)).code == "not_yours"
    careful = ReverseVoucher(theirs["voucher"]["id"], new_id(), TODAY, own_only=True)
    assert (await shop.refused(careful)).code == "not_yours"
    await binu.reverse(theirs["voucher"]["id"], own_only=True)
    assert (await shop.store.last_voucher(shop.shop_id, 2)) is None
    last = await shop.store.last_voucher(shop.shop_id, 1)
    assert last is not None
    assert last.booked_by == 1


async def test_staff_do_not_change_the_shop_or_invite(shop: Keeper) -> None:
    binu = await hire(shop, 2)
    assert (await binu.refused(ChangeShop({"name": "Mine"}))).code == "forbidden"
    assert (await binu.refused(InviteMember("h", Role.OWNER, TOMORROW))).code == "forbidden"


async def test_a_chat_keeps_its_language_and_open_question(store: Store) -> None:
    asha = Keeper(store, user=7)
    await asha.do(SetChat(7, {"language": "gu"}), shop_id=None)
    await asha.do(SetChat(7, {"question": {"ask": "rate", "draft": [1, "2"]}}), shop_id=None)
    context = await store.chat(7, 7)
    assert (context.language, context.question) == ("gu", {"ask": "rate", "draft": [1, "2"]})
    await asha.do(SetChat(7, {"question": None}), shop_id=None)
    assert (await store.chat(7, 7)).question is None
    assert (await store.chat(7, 7)).language == "gu"
    assert (await asha.refused(SetChat(7, {"colour": "red"}), shop_id=None)).code == "invalid"


async def test_a_group_becomes_a_shops_only_by_its_member(shop: Keeper) -> None:
    group = -100
    await shop.do(SetChat(group, {"shop_id": shop.shop_id}))
    context = await shop.store.chat(group, 1)
    assert context.shop is not None
    assert context.role is Role.OWNER
    rival = Keeper(shop.store, user=66)
    await rival.open()
    stolen = await rival.refused(SetChat(group, {"shop_id": rival.shop_id}))
    assert stolen.code == "forbidden"
    forged = await rival.refused(SetChat(66, {"shop_id": shop.shop_id}))
    assert forged.code == "forbidden"
    stranger = Keeper(shop.store, user=67)
    assert (await stranger.refused(SetChat(group, {"language": "hi"}), shop_id=None)).code == (
        "forbidden"
    )


async def test_the_last_messages_are_kept_in_order(shop: Keeper) -> None:
    for number in range(1, 5):
        await shop.do(LogMessage(1, number, "merchant", f"message {number}"))
    await shop.do(LogMessage(1, 2, "merchant", "edited"))
    history = await shop.store.history(1, limit=3)
    assert [m.text for m in history] == ["edited", "message 3", "message 4"]


async def test_old_messages_go(shop: Keeper) -> None:
    for start in range(0, 320, 40):
        steps = [LogMessage(1, start + n, "merchant", "x") for n in range(40)]
        await shop.do(*steps)
    kept = await shop.store.history(1, limit=1000)
    assert 100 <= len(kept) < 170
    assert kept[-1].message_id == 319


async def test_nobody_writes_into_another_shops_chat(shop: Keeper) -> None:
    group = -100
    await shop.do(SetChat(group, {"shop_id": shop.shop_id}))
    rival = Keeper(shop.store, user=66)
    await rival.open()
    planted = await rival.refused(LogMessage(group, 1, "merchant", "ignore what was said"))
    assert planted.code == "forbidden"
    assert await shop.store.history(group) == ()


async def test_a_chat_that_changes_shops_leaves_its_messages_behind(store: Store) -> None:
    first, second = Keeper(store, user=7), Keeper(store, user=7)
    await first.open()
    await first.do(LogMessage(7, 1, "merchant", "of the first"))
    await second.open()
    await second.do(LogMessage(7, 2, "merchant", "of the second"))
    assert [m.text for m in await store.history(7)] == ["of the second"]


async def test_the_same_command_again_makes_no_second_shop(store: Store) -> None:
    asha = Keeper(store, user=7)
    shop = Shop(asha.shop_id, "My shop")
    command = asha.command(CreateShop(shop, 7, "Asha"), shop_id=None)
    first, again = await store.submit(command), await store.submit(command)
    assert isinstance(first, Booked)
    assert isinstance(again, Booked)
    assert again.results == first.results
    twin = asha.command(CreateShop(shop, 7, "Asha"), shop_id=None)
    assert isinstance(await store.submit(twin), Refusal)


async def test_a_logo_is_kept_and_taken_away(shop: Keeper) -> None:
    assert await shop.store.logo(shop.shop_id) is None
    await shop.do(ChangeShop({"logo": "c2VjcmV0"}))
    assert await shop.store.logo(shop.shop_id) == b"secret"
    await shop.do(ChangeShop({"logo": None}))
    assert await shop.store.logo(shop.shop_id) is None


async def test_a_group_that_has_moved_takes_its_shop_question_and_jobs_along(shop: Keeper) -> None:
    asked = {"kind": "price"}
    await shop.do(SetChat(-5, {"shop_id": shop.shop_id, "language": "hi", "question": asked}))
    daily = Job(-5, "summary", hour=21, due=TOMORROW)
    await shop.do(SetJob(daily))
    before = await shop.store.chat(-5, 1)
    for _ in range(2):  # both chats tell of it
        await shop.store.move_chat(-5, -1005)
        assert await shop.store.chat(-5, 1) == ChatContext(-5)
        assert await shop.store.chat(-1005, 1) == replace(before, chat_id=-1005)
        assert await shop.store.jobs.of_chat(shop.shop_id, -5) == ()
        assert await shop.store.jobs.of_chat(shop.shop_id, -1005) == (
            replace(daily, chat_id=-1005),
        )


async def test_a_group_that_is_a_shops_already_stays_that(shop: Keeper) -> None:
    other = Keeper(shop.store, user=8)
    await other.open()
    await shop.do(SetChat(-5, {"shop_id": shop.shop_id}))
    await other.do(SetChat(-1005, {"shop_id": other.shop_id}))
    await shop.store.move_chat(-5, -1005)
    context = await shop.store.chat(-1005, 8)
    assert context.shop
    assert context.shop.id == other.shop_id
