"""Goods that come or go back, and money that moves."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import ITEMS, Merchant


async def test_a_return_is_against_the_last_sale_at_its_price(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 44 to Ramesh on credit")
    reply = await mina.say("Ramesh returned 1 kg sugar")
    assert reply.text == (
        "✅ Came back: 1 kg Sugar × ₹44 = ₹44\nRamesh Kumar · credit · balance ₹176\nStock: 46 kg"
    )
    back, sale = await mina.vouchers()
    assert back.refers_to == sale.id


async def test_a_return_of_what_was_paid_in_cash_gives_cash_back(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 44 to Ramesh")
    reply = await mina.say("Ramesh returned 1 kg sugar")
    assert "Ramesh Kumar · cash · account settled" in reply.text


async def test_a_return_without_a_sale_takes_the_catalogues_price(opened: Open) -> None:
    mina = await opened("hi-Latn")
    reply = await mina.say("Ramesh ne 1 kilo cheeni wapas ki")
    assert reply.text.startswith(
        "✅ Wapas aaya: 1 kg Sugar × ₹45 = ₹45\nRamesh Kumar · udhaar · jama ₹45"
    )


async def test_goods_go_back_to_the_supplier_at_the_bills_price(mina: Merchant) -> None:
    await mina.say("bought 20 kg sugar at 41 from Gupta Traders on credit")
    reply = await mina.say("returned 2 kg sugar to Gupta Traders")
    assert reply.text.startswith(
        "✅ Sent back: 2 kg Sugar × ₹41 = ₹82\nGupta Traders · credit · you owe ₹738"
    )
    assert await mina.stock("Sugar") == Decimal(68)


async def test_a_return_at_a_price_that_was_said_keeps_it(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 44 to Ramesh on credit")
    reply = await mina.say("Ramesh returned 1 kg sugar at 40")
    assert "1 kg Sugar × ₹40 = ₹40" in reply.text


async def test_a_return_gives_back_its_share_of_the_bills_discount(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 44 to Ramesh on credit discount 20")
    assert await mina.owed("Ramesh Kumar") == Decimal(200)
    reply = await mina.say("Ramesh returned 1 kg sugar")
    assert "1 kg Sugar × ₹44 = ₹44\nDiscount −₹4\n<b>Total ₹40</b>" in reply.text
    assert await mina.owed("Ramesh Kumar") == Decimal(160)


@pytest.mark.parametrize(("inclusive", "billed"), [(True, "100"), (False, "105")])
async def test_a_return_credits_what_was_billed_when_prices_mean_something_else_by_now(
    opened: Open, inclusive: bool, billed: str
) -> None:
    mina = await opened(
        state="24", tax_scheme="regular", gstin="24AAACC1206D1ZM", prices_include_tax=inclusive
    )
    await mina.put(replace(ITEMS[0], tax_rate=Decimal(5)))
    await mina.say("sold 2 kg sugar at 50 to Ramesh on credit")
    assert await mina.owed("Ramesh Kumar") == Decimal(billed)
    await mina.change(prices_include_tax=not inclusive)
    await mina.say("Ramesh returned 2 kg sugar")
    assert await mina.owed("Ramesh Kumar") == 0
