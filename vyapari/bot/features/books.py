"""The books as files: one of them or all, as a workbook or as a print."""

from datetime import date
from typing import Literal

from vyapari.books.shop import Right
from vyapari.bot.features import links, pressed
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.handing import Export, hand_over
from vyapari.bot.features.pages import grid
from vyapari.bot.features.reports.asked import asked, days_of
from vyapari.bot.reply import Attachment, Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Phrasebook
from vyapari.bot.turn import Turn
from vyapari.documents.books.files import books_pdf, books_xlsx
from vyapari.documents.books.shelf import BOOKS

Form = Literal["xlsx", "pdf"]
_FORMS: tuple[Form, ...] = ("xlsx", "pdf")
#: The periods that buttons offer.
OFFERED = ("this_month", "last_month", "this_year", "last_year")


@needs(Right.EXPORT)
async def press(turn: Turn) -> Replies:
    """``book``: the choice of books; then ``book:<book|all>[:xlsx|pdf[:<period>[:link]]]``."""
    if not turn.args:
        return _choice(turn)
    book = pressed.word(turn, 0, (*BOOKS, "all"))
    form = _FORMS[_FORMS.index(pressed.word(turn, 1, _FORMS))] if len(turn.args) > 1 else "xlsx"
    if len(turn.args) < 3:
        return _days(turn, book, form)
    period = pressed.word(turn, 2)
    chosen = asked("profit", period, turn.today)
    if chosen is None:
        raise pressed.Unreadable
    linked = links.asked(turn, 3)
    return await send(turn, book, form, chosen.start, chosen.end, linked=linked)


async def send(
    turn: Turn, book: str, form: Form, start: date, end: date, *, linked: bool = False
) -> Reply:
    """The file of a book (or ``all``); where a print would be too long, the workbook."""
    books = await turn.store.ledgers.books(turn.shop.id, start, end)
    if not books.rows and not books.standing.balances:
        return sentence(turn, "export-empty")
    wanted = None if book == "all" else book
    say, language = turn.say, turn.say.language
    caption = "books-file"
    content = None
    async with turn.busy("upload_document"):
        if form == "pdf":
            content = await books_pdf(books, turn.shop, language=language, wanted=wanted)
            if content is None:
                form, caption = "xlsx", "books-too-long"
        if content is None:
            content = await books_xlsx(books, turn.shop, language=language, wanted=wanted)
    about = {"book": _name(say, book), "days": days_of(say, start, end, turn.today)}
    name = f"{'books' if book == 'all' else book.replace('_', '-')}-{start}_{end}"
    export = Export(
        (Attachment(f"{name}.{form}", content),),
        name,
        say.plain("books-file", **about),
        f"book:{book}:{form}:{start}..{end}",
    )
    return await hand_over(turn, export, say(caption, **about), linked=linked)


def _choice(turn: Turn) -> Reply:
    say = turn.say
    buttons = [Button(_name(say, book), f"book:{book}:xlsx") for book in (*BOOKS, "all")]
    return Reply(text=say("books-which"), buttons=grid(buttons), edit=turn.kind == "button")


def _days(turn: Turn, book: str, form: Form) -> Reply:
    say = turn.say
    buttons = [
        Button(say.plain(f"reports-go-{period.replace('_', '-')}"), f"book:{book}:{form}:{period}")
        for period in OFFERED
    ]
    other: Form = "pdf" if form == "xlsx" else "xlsx"
    switch = Button(say.plain(f"books-as-{other}"), f"book:{book}:{other}")
    text = say(f"books-days-{form}", book=_name(say, book))
    edit = turn.kind == "button"
    return Reply(text=text, buttons=(*grid(buttons), (switch,)), edit=edit)


def _name(say: Phrasebook, book: str) -> str:
    return say.plain(f"books-{book.replace('_', '-')}")


ROUTES = Routes(buttons={"book": press})
