import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.crawl import crawl
from tests.bot.features.merchant import Merchant, beside
from vyapari.books.shop import Role

ENTRIES = (
    "sold 5 kg sugar at 45 to Ramesh on credit",
    "sold 2 maggi upi",
    "received 100 from Ramesh",
    "paid 1200 electricity bill",
    "bought 50 kg sugar at 40 from Gupta Traders on credit",
)


async def _trade(mina: Merchant) -> None:
    for entry in ENTRIES:
        reply = await mina.say(entry)
        while "5%" in mina.labels():
            reply = await mina.tap("5%")  # a registered shop is asked for the rate of each item
        assert "✅" in reply.text


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
@pytest.mark.parametrize("scheme", ["none", "regular"])
async def test_every_button_answers(opened: Open, language: str, scheme: str) -> None:
    mina = await opened(language, tax_scheme=scheme)
    await _trade(mina)
    answers = await crawl(mina)
    assert len(answers) > 100
    silent = [what for what, reply in answers.items() if not (reply.text or reply.toast)]
    assert not silent
    for reply in answers.values():
        assert len(reply.text) <= 4096
        assert "{" not in reply.text


@pytest.mark.parametrize("role", [Role.STAFF, Role.ACCOUNTANT])
async def test_every_button_of_the_owner_answers_others_too(mina: Merchant, role: Role) -> None:
    await _trade(mina)
    raju = beside(mina, 8)
    await mina.join(raju, role)
    offered = await crawl(mina, most=120)
    for what in offered:
        reply = await (raju.say(what) if what.startswith("/") else raju.press(what))
        assert reply.text or reply.toast
    shop = await mina.bot.store.chat(7, 7)
    assert shop.shop is not None
    assert shop.role is Role.OWNER
