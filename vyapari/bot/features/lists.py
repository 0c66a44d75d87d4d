"""Numbered lists: rows that line up, a button for each row's number, arrows to other pages."""

from collections.abc import Sequence

from vyapari.bot.features.columns import columns
from vyapari.bot.features.pages import Page, numbered
from vyapari.bot.reply import Buttons, Reply
from vyapari.bot.texts import Markup, Phrasebook


def numbered_list(
    say: Phrasebook,
    title: str,
    rows: Sequence[tuple[str, str]],
    picks: Sequence[str],
    page: Page,
    *,
    arrows: str,
    more: Buttons = (),
    edit: bool = False,
) -> Reply:
    """``rows`` are a page's names and figures, ``picks`` the data of their buttons.

    ``title`` is HTML; ``arrows`` is the data of the buttons to other pages, without the number.
    """
    start = page.first_row + 1
    lines = [(str(place), name, figure) for place, (name, figure) in enumerate(rows, start)]
    parts = [title, columns(lines, "rLr") if lines else "", page.place(say)]
    return Reply(
        text=Markup("\n".join(part for part in parts if part)),
        buttons=(*numbered(picks, start=start), *page.arrows(arrows), *more),
        edit=edit,
    )
