import pytest

from tests.bot.features.merchant import SHOP, Merchant, beside
from vyapari.books.shop import Role


async def test_the_shop_goes_when_its_name_is_typed(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    await raju.say("/stock")
    asked = await mina.say("/forget")
    assert "<code>Shree Kirana</code>" in asked.text
    done = await mina.say("Shree Kirana")
    assert "is erased" in done.text
    for chat in (mina, raju):
        assert "no shop here" in (await chat.say("/stock")).text
    assert (await mina.bot.store.chat(7, 7)).shop is None
    assert await mina.bot.store.people.members(SHOP) == ()
    assert await mina.bot.store.people.shops(7) == ()
    mina.bot.restart()
    assert "no shop here" in (await mina.say("/khata")).text
    assert (await mina.say("/start")).text


async def test_something_like_the_name_is_not_enough(mina: Merchant) -> None:
    await mina.say("/forget")
    assert "Nothing is erased" in (await mina.say("shree kirana")).text
    assert (await mina.bot.store.chat(7, 7)).shop is not None


async def test_no_is_no(mina: Merchant) -> None:
    await mina.say("/forget")
    assert (await mina.say("no")).text == "All right, left as it was."
    await mina.say("Shree Kirana")
    assert (await mina.bot.store.chat(7, 7)).shop is not None


async def test_an_entry_instead_is_booked(mina: Merchant) -> None:
    await mina.say("/forget")
    assert "₹45" in (await mina.say("sold 1 kg sugar at 45")).text


async def test_a_name_typed_much_later_erases_nothing(mina: Merchant) -> None:
    await mina.say("/forget")
    mina.bot.later(minutes=11)
    await mina.say("Shree Kirana")
    assert (await mina.bot.store.chat(7, 7)).shop is not None


async def test_the_name_alone_erases_nothing(mina: Merchant) -> None:
    await mina.say("Shree Kirana")
    await mina.say("/forget")
    await mina.tap("Leave it")
    await mina.say("Shree Kirana")
    assert (await mina.bot.store.chat(7, 7)).shop is not None


@pytest.mark.parametrize("role", [Role.STAFF, Role.ACCOUNTANT])
async def test_only_an_owner_may(mina: Merchant, role: Role) -> None:
    raju = beside(mina, 8)
    await mina.join(raju, role)
    assert "Only the owner" in (await raju.say("/forget")).text
    await raju.say("Shree Kirana")
    assert (await mina.bot.store.chat(7, 7)).shop is not None


async def test_somebody_else_in_the_group_cannot_confirm(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    await mina.press("team:8:owner")
    here = mina.bot.chat(7, chat_id=-500)
    await here.say("/start")
    await here.press("start:group")
    await here.say("/forget")
    await mina.bot.chat(8, chat_id=-500).say("Shree Kirana")
    assert (await mina.bot.store.chat(7, 7)).shop is not None
