"""Months to choose from, for what is made by the month."""

import re
from datetime import date

from vyapari.books.period import month, month_before
from vyapari.bot.features import pressed
from vyapari.bot.features.pages import grid
from vyapari.bot.reply import Button, Buttons
from vyapari.bot.turn import Turn

_OFFERED = 6


def buttons(turn: Turn, verb: str) -> Buttons:
    """Buttons to the last months, this one first: ``<verb>:2026-11``."""
    offered: list[Button] = []
    first = turn.today.replace(day=1)
    for _ in range(_OFFERED):
        offered.append(Button(turn.say.month(first), f"{verb}:{first:%Y-%m}"))
        first = month_before(first)[0]
    return grid(offered)


def chosen(turn: Turn, index: int) -> tuple[date, date]:
    """The first and last day, not after today, of the month that a button carries."""
    word = pressed.word(turn, index)
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", word, re.ASCII):
        raise pressed.Unreadable
    start, end = month(int(word[:4]), int(word[5:]))
    if start > turn.today:
        raise pressed.Unreadable
    return start, min(end, turn.today)
