from decimal import Decimal

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.harness import Chat
from tests.bot.features.merchant import SHOP, Merchant, beside, known

GROUP = -1001234


async def _linked(mina: Merchant) -> Chat:
    group = mina.bot.chat(7, chat_id=GROUP)
    await group.say("/start")
    await group.press("start:group")
    return group


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_an_owner_links_a_group_to_the_shop(opened: Open, language: str) -> None:
    mina = await opened(language)
    group = mina.bot.chat(7, chat_id=GROUP)
    offer = await group.say("/start")
    assert "Shree Kirana" in offer.text
    hello = await group.press("start:group")
    assert "@vyapari_bot" in hello.text
    context = await mina.bot.store.chat(GROUP, 7)
    assert context.shop is not None
    assert (context.shop.id, context.language) == (SHOP, language)
    assert "Sugar" in (await group.say("/stock")).text


async def test_strangers_in_the_group_learn_nothing(mina: Merchant) -> None:
    await _linked(mina)
    stranger = mina.bot.chat(66, chat_id=GROUP, name="Stranger")
    for what in (
        "/start",
        "/stock",
        "/khata ramesh",
        "/report sales",
        "/day",
        "/invoice",
        "/team",
        "/company",
        "/settings",
        "/items",
        "/parties",
        "/export",
        "/forget",
    ):
        reply = await stranger.say(what)
        assert "another shop's books" in reply.text, what
        assert "Shree" not in reply.text
    for data in (
        "stock",
        "khata",
        "report:sales",
        "settings",
        "lang:hi",
        "company:phone:none",
        f"khata:{known('Ramesh Kumar')}",
        f"shop:{SHOP}",
        "start:group",
    ):
        reply = await stranger.press(data)
        assert reply.toast, data
        assert not reply.text
    assert (await mina.bot.store.chat(GROUP, 7)).language == "en"


async def test_staff_in_the_group_get_no_reports_even_by_anothers_button(mina: Merchant) -> None:
    group = await _linked(mina)
    raju = beside(mina, 8)
    await mina.join(raju)
    here = mina.bot.chat(8, chat_id=GROUP, name="Raju")
    await group.say("/report sales")
    data = group.buttons()[0].data
    assert data is not None
    reply = await here.press(data)
    assert reply.alert
    assert not reply.text
    assert "Sugar" in (await here.say("/stock")).text


async def test_only_who_was_asked_answers(mina: Merchant) -> None:
    group = await _linked(mina)
    raju = beside(mina, 8)
    await mina.join(raju)
    await mina.press("team:8:owner")
    asked = await group.press("company:phone")
    assert asked.force_reply
    assert not asked.buttons
    here = mina.bot.chat(8, chat_id=GROUP, name="Raju")
    await here.say("11111 11111")
    assert (await mina.bot.store.catalogue(SHOP)).shop.phone is None
    await group.say("98765 43210")
    assert (await mina.bot.store.catalogue(SHOP)).shop.phone == "9876543210"


async def test_a_group_is_no_place_to_begin(mina: Merchant) -> None:
    newcomer = mina.bot.chat(77, chat_id=-5, name="New")
    reply = await newcomer.say("/start")
    assert reply.buttons[0][0].url == "https://t.me/vyapari_bot?start=setup"
    assert (await newcomer.press("start:group")).alert
    assert (await newcomer.press("start:lang:en")).alert
    private = mina.bot.chat(77, name="New")
    assert "Which language" in (await private.say("/start setup")).text


async def test_an_entry_in_a_group_without_a_shop_opens_none(mina: Merchant) -> None:
    group = mina.bot.chat(7, chat_id=GROUP)
    reply = await group.say("sold 2 kg sugar at 45 cash")
    assert "not written yet" in reply.text
    assert "Shree Kirana" in reply.text
    assert (await mina.bot.store.chat(GROUP, 7)).shop is None
    assert len(await mina.bot.store.people.shops(7)) == 1
    await group.press("start:group")
    assert "2 kg Sugar × ₹45 = ₹90" in (await group.say("sold 2 kg sugar at 45 cash")).text
    newcomer = mina.bot.chat(77, chat_id=-5, name="New")
    assert "not written yet" in (await newcomer.say("sold 2 kg sugar at 45 cash")).text
    assert (await mina.bot.store.chat(-5, 77)).shop is None


async def test_staff_cannot_link_a_group(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    here = mina.bot.chat(8, chat_id=-6, name="Raju")
    assert "set up your shop with me alone" in (await here.say("/start")).text
    assert (await here.press("start:group")).alert
    assert (await mina.bot.store.chat(-6, 8)).shop is None


async def test_a_group_of_one_shop_is_not_taken_over_by_another(mina: Merchant) -> None:
    await _linked(mina)
    rival = mina.bot.chat(99, name="Rival")
    await rival.press("start:lang:en")
    await rival.say("Rival Stores")
    await rival.press("start:state:24")
    await rival.press("start:gst:none")
    here = mina.bot.chat(99, chat_id=GROUP, name="Rival")
    await here.say("/start")
    await here.press("start:group")
    context = await mina.bot.store.chat(GROUP, 7)
    assert context.shop is not None
    assert context.shop.id == SHOP


async def test_joining_is_for_private_chats(mina: Merchant) -> None:
    here = mina.bot.chat(8, chat_id=-7, name="Raju")
    assert "alone" in (await here.say("/start join_abcdefghijklmnop")).text


async def both_in_group(mina: Merchant) -> tuple[Merchant, Merchant]:
    """Mina and one of her shop's people, as they write in its group."""
    await mina.bind(GROUP)
    raju = beside(mina, 8)
    await mina.join(raju)
    hers = Merchant(mina.bot, mina.person, GROUP, numbers=mina.numbers)
    return hers, Merchant(mina.bot, raju.person, GROUP, numbers=mina.numbers)


async def test_in_a_group_each_person_answers_a_question_of_their_own(mina: Merchant) -> None:
    hers, his = await both_in_group(mina)
    await hers.say("sold 3 kg saffron to Mohan")
    await his.say("sold 2 packets biscuit to Suresh")
    assert "₹600" in (await hers.say("200")).text
    assert "₹20" in (await his.say("10")).text
    assert {voucher.total for voucher in await mina.vouchers()} == {Decimal(600), Decimal(20)}
    assert (await mina.bot.store.chat(GROUP, 7)).question is None


async def test_another_persons_button_closes_its_own_question_alone(mina: Merchant) -> None:
    hers, his = await both_in_group(mina)
    for _ in range(2):
        await hers.say("received 500 from Ramesh")
    again = hers.buttons()[0].data
    await his.say("sold 2 packets biscuit to Suresh")
    assert "✅" in (await his.press(again or "")).text
    assert "₹20" in (await his.say("10")).text
    assert (await hers.press(again or "")).toast
    assert sorted(voucher.total for voucher in await mina.vouchers()) == [20, 500, 500]


async def test_who_cancels_in_a_group_leaves_the_others_question_open(mina: Merchant) -> None:
    hers, his = await both_in_group(mina)
    await hers.say("sold 3 kg saffron to Mohan")
    await his.say("/cancel")
    assert "₹600" in (await hers.say("200")).text
