import re

import pytest
from telegram.constants import BotCommandLimit

from tests.bot.features.conftest import Open
from vyapari.bot.features.help import TOPICS
from vyapari.bot.features.menu import COMMANDS, IN_GROUPS
from vyapari.bot.router import ROUTES
from vyapari.bot.texts import LANGUAGES, phrasebook

#: Examples of how things are done that are not sentences to send.
_EXAMPLE = re.compile(r"<i>(.*?)</i>")


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_every_topic_is_two_taps_away(opened: Open, language: str) -> None:
    mina = await opened(language)
    await mina.say("/help")
    assert len(mina.buttons()) == len(TOPICS)
    for topic in TOPICS:
        shown = await mina.press(f"help:{topic}")
        assert shown.edit
        assert len(shown.text) < 700
        assert (await mina.press("help:back")).edit


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_every_example_in_the_help_is_understood(opened: Open, language: str) -> None:
    mina = await opened(language)
    say = phrasebook(language)
    keys = [f"help-{topic}" for topic in TOPICS]
    examples = [e for key in keys for e in _EXAMPLE.findall(say(key))]
    examples += _EXAMPLE.findall(say("start-examples"))
    assert len(examples) > 15
    misread = say.plain("entries-not-understood", example=say.plain("entries-example"))
    not_understood = [
        example for example in examples if (await mina.say(example)).text[:20] == misread[:20]
    ]
    assert not_understood == []


def test_every_command_of_the_menu_is_answered() -> None:
    assert set(COMMANDS) <= set(ROUTES.commands)
    assert set(IN_GROUPS) <= set(COMMANDS)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_command_of_the_menu_is_described_within_telegrams_limits(language: str) -> None:
    say = phrasebook(language)
    for command in COMMANDS:
        assert 1 <= len(say.plain(f"menu-{command}")) <= BotCommandLimit.MAX_DESCRIPTION
