import re
from datetime import UTC, datetime

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.harness import Chat
from tests.bot.features.merchant import SHOP, Merchant, beside
from vyapari.books.shop import Role
from vyapari.bot.reply import Reply


@pytest.fixture
def opened(opened: Open) -> Open:
    """As everywhere, but today: whether an invitation is still good the database's clock says."""

    async def open_today(language: str = "en", **shop: object) -> Merchant:
        mina = await opened(language, **shop)
        mina.bot.now = datetime.now(UTC)
        return mina

    return open_today


def _start(reply: Reply) -> str:
    found = re.search(r"https://t\.me/vyapari_bot\?start=(join_[\w-]{16,64})", reply.text)
    assert found, reply.text
    return f"/start {found[1]}"


async def _role(chat: Chat) -> Role | None:
    context = await chat.bot.store.chat(chat.person.id, chat.person.id)
    return context.role if context.shop and context.shop.id == SHOP else None


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
@pytest.mark.parametrize("role", ["staff", "accountant"])
async def test_somebody_joins_by_a_link(opened: Open, language: str, role: str) -> None:
    mina = await opened(language)
    await mina.say("/team")
    link = await mina.press(f"invite:{role}")
    raju = beside(mina, 8)
    joined = await raju.say(_start(link))
    assert "Shree Kirana" in joined.text
    assert await _role(raju) == role
    assert "Raju" in (await mina.say("/team")).text


async def test_a_link_works_once(mina: Merchant) -> None:
    start = _start(await mina.press("invite:staff"))
    await beside(mina, 8).say(start)
    late = beside(mina, 9, name="Late")
    assert "used already" in (await late.say(start)).text
    assert await _role(late) is None


async def test_an_old_link_is_refused(mina: Merchant) -> None:
    start = _start(await mina.press("invite:staff"))
    mina.bot.later(hours=49)
    raju = beside(mina, 8)
    assert "too old" in (await raju.say(start)).text
    assert await _role(raju) is None


@pytest.mark.parametrize(
    "token",
    ["join_", "join_x", "join_" + "a" * 500, "join_'; --", "join_नमस्ते", "join_ka-hai-udhaar"],
)
async def test_a_made_up_link_is_refused(mina: Merchant, token: str) -> None:
    raju = beside(mina, 8)
    assert "no longer there" in (await raju.say(f"/start {token}")).text
    assert await _role(raju) is None


async def test_ones_own_link_neither_demotes_nor_is_spent(mina: Merchant) -> None:
    start = _start(await mina.press("invite:staff"))
    assert "already belong" in (await mina.say(start)).text
    assert await _role(mina) is Role.OWNER
    raju = beside(mina, 8)
    await raju.say(start)
    assert await _role(raju) is Role.STAFF
    assert "already belong" in (await raju.say(start)).text


async def test_who_has_a_shop_of_their_own_keeps_it(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await raju.say("sold 1 kg salt at 20")
    own = (await mina.bot.store.chat(8, 8)).shop
    assert own is not None
    await raju.say(_start(await mina.press("invite:staff")))
    assert await _role(raju) is Role.STAFF
    assert "Sugar" in (await raju.say("/stock")).text
    await raju.say("/settings")
    await raju.press(f"shop:{own.id}")
    assert "Sugar" not in (await raju.say("/stock")).text
    assert {shop.shop_id for shop in await mina.bot.store.people.shops(8)} == {SHOP, own.id}
    assert "Sugar" in (await mina.say("/stock")).text


async def test_a_link_made_by_an_update_that_ran_before_is_made_anew(mina: Merchant) -> None:
    first = await mina.press("invite:staff", key="same")
    assert "t.me" in first.text
    again = await mina.press("invite:staff", key="same")
    assert "t.me" not in again.text
    assert "New invitation" in mina.labels()[0]


async def test_roles_are_changed_and_people_removed(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    await mina.say("/team")
    card = await mina.tap("Raju")
    assert "Writes entries" in card.text
    await mina.tap("Make accountant")
    assert await _role(raju) is Role.ACCOUNTANT
    assert "Sales" in (await raju.say("/report sales")).text
    await mina.press("team:8")
    sure = await mina.tap("Remove")
    assert "Remove Raju" in sure.text
    await mina.tap("Yes, remove")
    assert await _role(raju) is None
    after = await raju.say("/stock")
    assert "Sugar" not in after.text


async def test_the_last_owner_stays(mina: Merchant) -> None:
    for data in ("team:7:staff", "team:7:gone"):
        assert "needs an owner" in ((await mina.press(data)).toast or "")
    assert await _role(mina) is Role.OWNER


async def test_an_owner_may_hand_over(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    await mina.press("team:8:owner")
    await mina.press("team:7:accountant")
    assert (await _role(mina), await _role(raju)) == (Role.ACCOUNTANT, Role.OWNER)
    assert "Only the owner" in (await mina.say("/team")).text


@pytest.mark.parametrize("role", [Role.STAFF, Role.ACCOUNTANT])
async def test_nobody_else_touches_the_team(mina: Merchant, role: Role) -> None:
    raju = beside(mina, 8)
    await mina.join(raju, role)
    for data in ("team", "team:7:gone", "team:8:owner", "invite:accountant"):
        assert (await raju.press(data)).alert
    assert await _role(raju) is role
    assert await _role(mina) is Role.OWNER


async def test_an_invitation_is_not_made_in_a_group(mina: Merchant) -> None:
    await mina.bot.chat(7, chat_id=-500).say("/start")
    await mina.bot.chat(7, chat_id=-500).press("start:group")
    reply = await mina.bot.chat(7, chat_id=-500).press("invite:staff")
    assert reply.alert
    assert "t.me" not in (reply.toast or "")
