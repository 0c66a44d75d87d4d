"""A bill or list that was read from a photo: shown with its sums, booked by one tap."""

import re
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from vyapari.agents.mending import Mend, mended
from vyapari.agents.papers import Paper, PaperLine
from vyapari.agents.paperwork import entry_of, supplier_gstin
from vyapari.agents.trust import is_name
from vyapari.books.commands import Booked, Refusal
from vyapari.books.money import LARGEST
from vyapari.books.shop import Right
from vyapari.books.tax import rates
from vyapari.bot.features import pressed
from vyapari.bot.features.asking import is_asked, question
from vyapari.bot.features.entries.act import write
from vyapari.bot.features.entries.bill import joined, mode_text
from vyapari.bot.features.entries.draft import TaxRate, new_draft
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.replying import leave
from vyapari.bot.features.entries.tokens import token
from vyapari.bot.features.gate import refusal, sentence, stale
from vyapari.bot.features.known import names_of
from vyapari.bot.media import Media
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.split import plain
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn
from vyapari.quick.answers import answer_yes_no
from vyapari.store.wire import from_json, to_json

#: The kind under which a paper stands in the chat's state, read or while its pages come in.
KIND = "paper"
#: ``3: 12 x 126``, ``3 1512``, ``line 3 = 12 * 126``: a line put right.
_MENDED = re.compile(
    r"(?:line|no\.?|#)?\s*(?P<line>\d{1,2})\s*[:.)=-]?\s+(?:(?P<qty>\d+(?:\.\d+)?)\s*[x×*]\s*)?"
    r"(?P<figure>\d+(?:\.\d+)?)",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"(?:delete|remove|hatao|hata do|हटाओ|કાઢો)\s*(?P<line>\d{1,2})", re.IGNORECASE
)


async def propose(
    turn: Turn, paper: Paper, pages: list[Media], *, caption: str = "", dropped: bool = False
) -> Replies:
    """Leave the paper open in the chat and show it.

    ``caption`` counts for pages that come late too. ``dropped`` says that another question was put
    aside for it.
    """
    if paper.kind == "other":
        return Reply(text=turn.say("agent-paper-other"))
    asked = question(
        turn,
        KIND,
        token=token(turn),
        paper=to_json(paper),
        album=turn.album,
        pages=[asdict(page) for page in pages],
        caption=caption,
        dropped=dropped,
    )
    data = {"question": asked, "dropped": dropped}
    outcome = await turn.ask(asked, reply="paper", data=data)
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def shown(turn: Turn, booked: Booked) -> Reply:
    """The paper as it was read: its lines, what does not add up, and the totals to choose from."""
    asked = booked.reply_data["question"]
    lead = [turn.say("entries-dropped")] if booked.reply_data["dropped"] else []
    return _shown(turn, from_json(Paper, asked["paper"]), asked["token"], lead)


def _shown(turn: Turn, paper: Paper, known_by: str, lead: list[Markup]) -> Reply:
    say = turn.say
    rows = [*lead, _head(turn, paper)]
    rows += [_row(say, place, line) for place, line in enumerate(paper.lines, start=1)]
    if paper.discount:
        rows.append(say("entries-discount", amount=say.money(paper.discount)))
    if paper.tax:
        rows.append(say("agent-paper-tax", amount=say.money(paper.tax)))
    totals = paper.totals()
    if len(totals) > 1:
        rows.append(say("agent-paper-differs", totals=_said(say, totals)))
    else:
        rows.append(say("entries-total", amount=say.money(totals[0])))
    press = f"paper:{known_by}"
    offers = tuple(
        Button(_label(say, paper, total, apart=len(totals) > 1), f"{press}:{place}")
        for place, total in enumerate(totals)
    )
    others = (
        Button(say.plain("agent-paper-edit"), f"{press}:edit"),
        Button(say.plain("entries-leave"), f"{press}:no"),
    )
    return Reply(text=joined(rows, "\n"), buttons=(offers, others))


def _head(turn: Turn, paper: Paper) -> Markup:
    say = turn.say
    parts = [say(f"agent-paper-{paper.kind}")]
    if paper.party:
        parts.append(say("entries-party", party=paper.party))
    if paper.number:
        parts.append(say("agent-paper-number", number=paper.number[:40]))
    if paper.date:
        parts.append(Markup(say.date(paper.date, today=turn.today)))
    if paper.mode:
        parts.append(mode_text(say, paper.mode))
    return joined(parts)


def _row(say: Phrasebook, place: int, line: PaperLine) -> Markup:
    figures = []
    if line.qty is not None:
        figures.append(say.quantity(line.qty, line.unit) if line.unit else say.number(line.qty))
    if line.rate is not None:
        figures.append(f"× {say.money(line.rate)}")
    worth = line.worked_out if line.worked_out is not None else line.amount
    row = say(
        "agent-paper-line",
        place=place,
        item=line.item,
        figures=" ".join(figures),
        amount=say.money(worth) if worth is not None else "?",
    )
    if line.is_wrong and line.amount is not None:
        return joined((row, say("agent-paper-printed", amount=say.money(line.amount))), " ")
    return row


def _said(say: Phrasebook, totals: tuple[Decimal, ...]) -> str:
    return " · ".join(say.money(total) for total in totals)


def _label(say: Phrasebook, paper: Paper, total: Decimal, *, apart: bool) -> str:
    if apart:
        return say.money(total)
    return say.plain(f"agent-paper-write-{paper.kind}")


async def press(turn: Turn) -> Replies:
    """``paper:<token>:<total>|edit|no``."""
    if turn.session.shop is not None and (no := refusal(turn, Right.RECORD)) is not None:
        return no
    state = turn.session.question
    try:
        known_by, choice = pressed.word(turn, 0), pressed.word(turn, 1)
    except pressed.Unreadable:
        return stale(turn)
    if state is None or state.get("kind") != KIND or state.get("token") != known_by:
        return sentence(turn, "entries-answered")
    if choice == "no":
        return await leave(turn, "left")
    if choice == "edit":
        # In a group only what is written in reply reaches the bot.
        return Reply(text=turn.say("agent-paper-how"), force_reply=not turn.private)
    return await _book(turn, from_json(Paper, state["paper"]), choice)


async def answer(turn: Turn, state: dict[str, Any]) -> Replies:
    """A line put right, yes or no; ``None`` for what is no answer."""
    if turn.forwarded or "paper" not in state:
        return None
    paper = from_json(Paper, state["paper"])
    said = answer_yes_no(turn.text)
    if said is not None:
        # Where two totals stand, yes says nothing.
        sure = len(paper.totals()) == 1
        return await (_book(turn, paper, "0") if said and sure else leave(turn, "left"))
    wanted = _mend(turn.text)
    return await mend(turn, wanted) if wanted else None


def _mend(text: str) -> Mend | None:
    """The line that ``text`` puts right, by its number, or leaves out."""
    written = text.strip().replace(",", "")
    if found := _DROPPED.fullmatch(written):
        return Mend(int(found["line"]), gone=True)
    if (found := _MENDED.fullmatch(written)) is None:
        return None
    line, figure = int(found["line"]), Decimal(found["figure"])
    if figure > LARGEST:
        return None
    if found["qty"] is None:
        return Mend(line, amount=figure)
    return Mend(line, qty=Decimal(found["qty"]), rate=figure)


async def mend(turn: Turn, *mends: Mend) -> Replies:
    """Show the paper that waits in the chat once more, its lines put right; ``None`` without."""
    state, paper = turn.session.question, waiting(turn)
    for each in mends:
        paper = mended(paper, each) if paper is not None else None
    if state is None or paper is None:
        return None
    pages = [Media(**page) for page in state["pages"]]
    return await propose(turn, paper, pages, caption=state.get("caption", ""))


def waiting(turn: Turn) -> Paper | None:
    """The paper that the person who speaks has been shown and has not answered."""
    state = turn.session.question
    if state is None or state.get("kind") != KIND or "paper" not in state:
        return None
    return from_json(Paper, state["paper"]) if is_asked(turn, state) else None


def spoken(turn: Turn, paper: Paper) -> str:
    """The paper in plain words, for a model; a name that is a sentence is left out."""
    lines = tuple(line if is_name(line.item) else replace(line, item="…") for line in paper.lines)
    party = paper.party if is_name(paper.party or "") else None
    return plain(_shown(turn, replace(paper, lines=lines, party=party), "", []).text)


async def _book(turn: Turn, paper: Paper, choice: str) -> Replies:
    totals = paper.totals()
    if not choice.isdecimal() or int(choice) >= len(totals):
        return stale(turn)
    total, names = totals[int(choice)], names_of(turn)
    entry = entry_of(paper, total, names, turn.session.shop, turn.today)
    said = [
        TaxRate(item.name if item else line.item, line.tax_rate)
        for line in paper.lines
        if line.tax_rate is not None
        and line.tax_rate in rates(turn.today)
        and (
            (item := names.items.get(names.find_item(line.item).id or "")) is None
            or item.tax_rate is None
        )
    ]
    draft = replace(new_draft(turn, entry), tax_rates=tuple(said), gstin=supplier_gstin(paper))
    return await write(turn, draft, answers=True)
