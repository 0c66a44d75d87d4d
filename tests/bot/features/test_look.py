"""Pages while the books are away."""

import asyncio
import re

import pytest

from tests.bot.features.merchant import merchant
from tests.conftest import Project
from tests.store.proxy import gateway
from vyapari.bench.lite import SECRET_KEY
from vyapari.bot.router import ROUTES
from vyapari.errors import Unavailable
from vyapari.store.store import Store
from vyapari.store.supabase import SupabaseTransport

PAGES = ("/stock", "cheeni kitni bachi hai", "/report sales")


async def test_while_the_books_are_away_a_page_is_shown_as_it_was_and_says_so(
    project: Project,
) -> None:
    async with gateway(project.server.url) as gate:
        store = Store(SupabaseTransport(gate.url, SECRET_KEY))
        mina = await merchant(store, ROUTES, "hi-Latn", set_up=True)
        await mina.say("5 kilo cheeni 45 ke bhav Ramesh ko udhar")
        before = [await mina.say(page) for page in PAGES]
        gate.cut = True
        for page, shown in zip(PAGES, before, strict=True):
            again = await mina.say(page)
            head, _, rest = again.text.partition("\n\n")
            assert re.match(r"🕓 <b>.*\d\d:\d\d tak ka hisaab</b>", head)
            assert (rest, again.buttons) == (shown.text, shown.buttons)
        with pytest.raises(Unavailable):
            await mina.say("/khata Gupta")
        with pytest.raises(Unavailable):
            await mina.say("sold 2 kg sugar at 45 cash")
        gate.cut = False
        async with asyncio.timeout(10):
            while (await mina.say("/stock")).text != before[0].text:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        await store.close()
