from collections.abc import AsyncIterator

import pytest
from telegram import Bot, BotCommandScopeAllGroupChats

from tests.sandbox.bots import bot_of
from vyapari.bot.features.menu import COMMANDS, IN_GROUPS, set_menu
from vyapari.sandbox import SandboxServer


@pytest.fixture
async def telegram() -> AsyncIterator[Bot]:
    async with SandboxServer(None, port=0) as server, bot_of(server) as running:
        yield running


async def test_telegram_lists_the_commands_in_each_language(telegram: Bot) -> None:
    await set_menu(telegram)
    english = await telegram.get_my_commands()
    hindi = await telegram.get_my_commands(language_code="hi")
    assert [each.command for each in english] == [each.command for each in hindi] == list(COMMANDS)
    assert english[1].description == "What is on the shelf"
    assert hindi[1].description == "कितना माल बचा"
    gujarati = await telegram.get_my_commands(language_code="gu")
    assert gujarati[1].description == "કેટલો માલ બચ્યો"


async def test_groups_have_a_shorter_list(telegram: Bot) -> None:
    await set_menu(telegram)
    listed = await telegram.get_my_commands(BotCommandScopeAllGroupChats(), "hi")
    assert [each.command for each in listed] == list(IN_GROUPS)
