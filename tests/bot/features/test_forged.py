"""Buttons are data from outside: another shop's, mangled, or made up."""

import itertools
from datetime import date

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.crawl import crawl
from tests.bot.features.harness import Bot, Chat
from tests.bot.features.merchant import SHOP, Merchant
from vyapari.bot.router import ROUTES

#: Buttons that give the presser's own shop a file.
FILES = ("export", "book", "packet", "gst", "intake")
#: Nothing of the other shop's is called like anything else.
SECRETS = ("Zaveri", "Zinc", "Zubin", "4321", "zaveri@upi")


async def _rival(bot: Bot) -> Chat:
    """Another shop's owner, with entries of their own."""
    zubin = bot.chat(99, name="Zubin")
    await zubin.press("start:lang:en")
    await zubin.say("Zaveri Stores")
    await zubin.press("start:state:27")
    await zubin.press("start:gst:none")
    await zubin.press("company:upi_id")
    await zubin.say("zaveri@upi")
    for entry in (
        "bought 9 kg zinc at 4000 cash",
        "sold 3 kg zinc at 4321 to Zubin on credit",
        "received 21 from Zubin",
    ):
        assert "✅" in (await zubin.say(entry)).text, zubin.last
    return zubin


async def _figures(mina: Merchant, shop_id: str) -> tuple[object, ...]:
    store, day = mina.bot.store, date(2026, 11, 23)
    return (
        await store.vouchers(shop_id, include_reversed=True, limit=100),
        await store.stock(shop_id, limit=100),
        await store.people.members(shop_id),
        await store.catalogue(shop_id),
        await store.sums.cash_book(shop_id, day, day),
    )


async def test_the_other_shops_buttons_show_and_change_nothing(mina: Merchant) -> None:
    zubin = await _rival(mina.bot)
    context = await mina.bot.store.chat(99, 99)
    assert context.shop is not None
    offered = [what for what in await crawl(zubin, kinds=4) if not what.startswith("/")]
    with_ids = [what for what in offered if any(len(part) > 30 for part in what.split(":"))]
    assert len(with_ids) > 20
    before = await _figures(mina, context.shop.id)
    for what in offered:
        reply = await mina.press(what)
        said = " ".join(
            (reply.text, reply.toast or "", *(button.label for button in mina.buttons()))
        )
        assert not [secret for secret in SECRETS if secret in said], (what, said)
        assert not reply.attachments or what.startswith(FILES)
    for what in with_ids:
        reply = await mina.press(what)
        assert reply.toast or "old" in reply.text, (what, reply)
    assert await _figures(mina, context.shop.id) == before


async def test_another_shops_bill_number_yields_ones_own_or_nothing(mina: Merchant) -> None:
    zubin = await _rival(mina.bot)
    bill = await zubin.say("/invoice")
    number = bill.attachments[0].name.removesuffix(".pdf").replace("INV-26-27-", "INV/26-27/")
    theirs = await mina.say(f"/invoice {number}")
    assert not theirs.attachments
    assert "no bill" in theirs.text


GARBAGE = (
    "",
    "x",
    "-1",
    "99999999999999999999",
    "00000000-0000-0000-0000-000000000000",
    SHOP,
    "none",
    "١٢",
    "../../etc",
    "'; drop table vyapari.vouchers; --",
    "🙂" * 10,
    "2026-02-30..2026-02-31",
)


@pytest.mark.parametrize("verb", sorted(ROUTES.buttons))
async def test_garbage_is_answered_politely(mina: Merchant, verb: str) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    second = [part for part in GARBAGE if len(part) < 15]
    datas = [verb, *(f"{verb}:{part}" for part in GARBAGE)]
    datas += [f"{verb}:{one}:{two}" for one, two in itertools.product(GARBAGE[3:9], second)]
    for data in datas:
        reply = await mina.press(data)
        assert reply.text or reply.toast, data
    assert await mina.vouchers()


@pytest.mark.parametrize("text", ["x" * 4096, "<b>&</i>" * 50, "\u202e5 kg", "🙂", "0", "-5", "/"])
async def test_odd_answers_to_every_question_are_met(mina: Merchant, text: str) -> None:
    ramesh = next(iter((await mina.bot.store.catalogue(SHOP)).parties)).id
    sugar = next(iter((await mina.bot.store.catalogue(SHOP)).items)).id
    for ask in (
        "company:name",
        "company:address",
        "company:gstin",
        "settings:close:typed",
        "additem",
        "addparty",
        f"got:{ramesh}",
        f"party:{ramesh}:phone",
        f"party:{ramesh}:credit_limit",
        f"item:{sugar}:sale_price",
        f"item:{sugar}:aliases",
        f"item:{sugar}:tax_rate:typed",
    ):
        await mina.press(ask)
        reply = await mina.say(text)
        assert reply.text or reply.toast, ask


async def test_html_in_names_is_shown_as_written(opened: Open) -> None:
    mina = await opened()
    await mina.press("addparty")
    card = await mina.say("<b>Ram & Sons</b>")
    assert "&lt;b&gt;Ram &amp; Sons&lt;/b&gt;" in card.text
    listed = await mina.say("/parties")
    assert "&lt;b&gt;Ram &amp; Sons&lt;/b&gt;" in listed.text
