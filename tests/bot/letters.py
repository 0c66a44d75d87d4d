"""Letters as the application takes them from an inbox, and ends them."""

import asyncio

from telegram import Update

from vyapari.bot.inbox.letter import Done, Letter
from vyapari.bot.inbox.shared import SharedInbox
from vyapari.bot.inbox.sqlite import SqliteInbox


async def take(inbox: SqliteInbox | SharedInbox, seconds: float = 10) -> Letter:
    """The next letter, within ``seconds``."""
    async with asyncio.timeout(seconds):
        update = await inbox.get()
    assert isinstance(update, Update)
    return inbox.letter(update)


async def finish(inbox: SqliteInbox | SharedInbox, letter: Letter) -> None:
    """It is dealt with."""
    await inbox.settle(letter, Done())
    inbox.task_done()


async def drain(inbox: SqliteInbox | SharedInbox, count: int) -> list[Letter]:
    """The next letters, each dealt with before the one after it is taken."""
    letters = []
    for _ in range(count):
        letter = await take(inbox)
        letters.append(letter)
        await finish(inbox, letter)
    return letters
