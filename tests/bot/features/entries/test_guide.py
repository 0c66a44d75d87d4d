"""``/record``: every example that is shown is understood."""

import re
from datetime import date

import pytest

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import ITEMS, PARTIES, Merchant
from vyapari.bot.features.entries.guide import SUBJECTS
from vyapari.bot.features.entries.heard import BOOKED
from vyapari.bot.texts import LANGUAGES, phrasebook
from vyapari.quick.names import Names
from vyapari.quick.understanding import understand


async def test_the_guide_shows_examples_kind_by_kind(opened: Open) -> None:
    mina = await opened("hi-Latn")
    overview = await mina.say("/record")
    assert len(mina.labels()) == len(SUBJECTS)
    assert "bas likh dijiye" in overview.text
    shown = await mina.tap("Kharid")
    assert shown.edit
    assert shown.text.startswith("<b>Kharid</b>\n")
    assert (await mina.press("guide:nothing")).toast


async def test_what_is_not_understood_leads_to_the_guide(mina: Merchant) -> None:
    reply = await mina.say("what shall I cook today")
    assert "sold 5 kg sugar at 45 to Ramesh on credit" in reply.text
    await mina.tap("Help")
    assert len(mina.labels()) == len(SUBJECTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_example_is_understood(language: str, subject: str) -> None:
    say = phrasebook(language)
    _, *examples = say(f"guide-{subject}").split("\n")
    assert examples
    names = Names(ITEMS, PARTIES)
    for example in (*examples, say("entries-example")):
        entry = understand(re.sub("<[^>]*>", "", example), names, date(2026, 11, 23))
        assert entry is not None, example
        assert entry.intent in BOOKED, example
        assert not entry.ambiguous, example
