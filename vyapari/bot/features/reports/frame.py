"""What every report has around its figures: a title above, other periods and reports below."""

from collections.abc import Iterable

from vyapari.bot.features.pages import Page, grid
from vyapari.bot.features.reports.asked import OFFERED, Asked
from vyapari.bot.reply import Button, Buttons, Reply
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn

#: Reports that have a chart, and its kind.
_CHARTS = {"sales": "sales", "profit": "profit", "top_items": "items"}
#: Reports that are books, by the books' codes.
_BOOKS = {"day_book": "day_book", "cash_book": "cash_book", "profit": "profit_loss"}


def framed(
    turn: Turn,
    asked: Asked,
    parts: Iterable[str],
    *,
    page: Page | None = None,
    more: Buttons = (),
) -> Reply:
    """The report's ``parts`` (HTML) under its title; arrows when it has pages."""
    say = turn.say
    title = say(f"reports-{asked.report.replace('_', '-')}")
    lines = [say("reports-title", report=title, period=asked.title(say)), *parts]
    arrows: Buttons = ()
    if page is not None:
        arrows = page.arrows(asked.data())
        if place := page.place(say):
            lines.append(place)
    return Reply(
        text=Markup("\n".join(line for line in lines if line)),
        buttons=(
            *more,
            *arrows,
            *_files(turn, asked),
            *periods(turn, asked),
            _last(turn, asked),
        ),
        edit=turn.kind == "button",
    )


def periods(turn: Turn, asked: Asked) -> Buttons:
    """Buttons to the same report over other periods."""
    others = [
        Button(turn.say.plain(f"reports-go-{each.replace('_', '-')}"), asked.data(period=each))
        for each in OFFERED
        if each != asked.period
    ]
    return grid(others, 3)


def _last(turn: Turn, asked: Asked) -> tuple[Button, ...]:
    home = Button(turn.say.plain("reports-home"), "report")
    if (kind := _CHARTS.get(asked.report)) is None:
        return (home,)
    chart = Button(turn.say.plain("charts-button"), f"chart:{kind}:{asked.period}")
    return chart, home


def _files(turn: Turn, asked: Asked) -> Buttons:
    """Buttons to the report as a file, where it is one of the books."""
    if asked.report not in _BOOKS:
        return ()
    book = f"book:{_BOOKS[asked.report]}"
    forms = ("xlsx", "pdf")
    say = turn.say
    return (
        tuple(
            Button(say.plain(f"books-as-{form}"), f"{book}:{form}:{asked.period}") for form in forms
        ),
    )
