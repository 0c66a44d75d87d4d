"""Pressing every button that can be reached, as an idle hand would."""

from collections import deque
from collections.abc import Iterable

from tests.bot.features.harness import Chat
from vyapari.books.period import PERIODS
from vyapari.bot.reply import Reply

COMMANDS = (
    "/start",
    "/help",
    "/stock",
    "/khata",
    "/report",
    "/day",
    "/invoice",
    "/quote",
    "/items",
    "/parties",
    "/language",
    "/company",
    "/settings",
    "/team",
    "/export",
    "/forget",
    "/cancel",
)


async def crawl(
    chat: Chat, commands: Iterable[str] = COMMANDS, *, most: int = 300, kinds: int = 2
) -> dict[str, Reply]:
    """Send ``commands``, then press what they and the answers offer; the answers by what was done.

    Of buttons that differ in their ids, periods and numbers alone, ``kinds`` are pressed.
    """
    answers: dict[str, Reply] = {}
    waiting: deque[str] = deque()
    seen: dict[tuple[str, ...], int] = {}

    def gather() -> None:
        for button in chat.buttons():
            if button.data is None or button.data in answers or button.data in waiting:
                continue
            shape = _shape(button.data)
            seen[shape] = seen.get(shape, 0) + 1
            if seen[shape] <= kinds:
                waiting.append(button.data)

    for command in commands:
        answers[command] = await chat.say(command)
        gather()
    while waiting and len(answers) < most:
        data = waiting.popleft()
        answers[data] = await chat.press(data)
        gather()
    return answers


def _shape(data: str) -> tuple[str, ...]:
    return tuple(
        "#" if len(part) > 30 or part.isdigit() or part in PERIODS else part
        for part in data.split(":")
    )
