"""``/delete``: pick an entry by date, number or party, and take it back after a yes."""

from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from vyapari.books.commands import Booked, Refusal
from vyapari.books.shop import Right
from vyapari.books.voucher import Voucher
from vyapari.bot.features import pressed
from vyapari.bot.features.asking import question
from vyapari.bot.features.entries.bill import brief
from vyapari.bot.features.entries.heard import understood
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.steps import closing
from vyapari.bot.features.entries.tokens import full, short
from vyapari.bot.features.gate import needs, sentence, stale
from vyapari.bot.features.known import names_of
from vyapari.bot.features.pages import Page
from vyapari.bot.features.undo import take_back
from vyapari.bot.reply import Button, Buttons, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.quick.answers import answer_date

_PER_PAGE = 6
_KIND = "delete"


@dataclass(frozen=True, slots=True)
class Pick:
    """Which vouchers are listed: a day's, a party's, or all, the newest first."""

    day: date | None = None
    party_id: str | None = None

    def __str__(self) -> str:
        """As a button carries it."""
        if self.day is not None:
            return f"d{self.day:%Y%m%d}"
        return f"p{short(self.party_id)}" if self.party_id else "a"

    @classmethod
    def read(cls, text: str) -> "Pick":
        """What a button carries; raises ``Unreadable`` for anything else."""
        if text == "a":
            return cls()
        if text.startswith("p"):
            return cls(party_id=full(text[1:]))
        try:
            return cls(day=date.fromisoformat(text.removeprefix("d")))
        except ValueError as error:
            raise pressed.Unreadable from error


@needs(Right.RECORD)
async def delete(turn: Turn) -> Replies:
    """``/delete [date | number | party]``."""
    if turn.text:
        return await _find(turn, turn.text) or _none(turn)
    listed = await _listed(turn, Pick(), 0)
    if not listed.buttons:
        return Reply(text=turn.say("delete-empty"))
    outcome = await turn.ask(question(turn, _KIND), reply="delete-which", data={})
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


@needs(Right.RECORD)
async def answer(turn: Turn, _asked: dict[str, Any]) -> Replies:
    """A date, number or name written while the list is open; ``None`` for anything else."""
    if understood(turn, today=turn.today) is not None:
        return None
    return await _find(turn, turn.text)


async def which(turn: Turn, _booked: Booked) -> Reply:
    """The newest entries, to pick from."""
    return await _listed(turn, Pick(), 0)


@needs(Right.RECORD)
async def turn_page(turn: Turn) -> Replies:
    """Another page of the list, in its place."""
    number = pressed.count(turn, 0)
    pick = Pick.read(pressed.word(turn, 1))
    return await _listed(turn, pick, number, edit=True)


@needs(Right.RECORD)
async def chosen(turn: Turn) -> Replies:
    """An entry of the list: ask once more, then take it back."""
    step = pressed.word(turn, 0, ("ask", "yes", "no"))
    if step == "no":
        return Reply(text=turn.say("delete-kept"), edit=True)
    voucher = await turn.store.voucher(turn.shop.id, id=pressed.ident(turn, 1))
    if voucher is None or voucher.reverses is not None:
        return stale(turn)
    if voucher.reversed_by is not None:
        return sentence(turn, "undo-already")
    if step == "ask":
        return _sure(turn, voucher, edit=True)
    asked = turn.session.question or {}
    return await take_back(turn, voucher, *(closing(turn) if asked.get("kind") == _KIND else ()))


async def _find(turn: Turn, wanted: str) -> Reply | None:
    """The list, or the one entry, that ``wanted`` names."""
    voucher = await turn.store.voucher(turn.shop.id, number=wanted.strip()[:20])
    if voucher is not None and voucher.reverses is None and voucher.reversed_by is None:
        return _sure(turn, voucher)
    day = answer_date(wanted, turn.today)
    if day is not None:
        return await _some(turn, Pick(day=day))
    match = names_of(turn).find_party(wanted)
    party_id = match.id or next(iter((*match.candidates, *match.similar)), None)
    return await _some(turn, Pick(party_id=party_id)) if party_id else None


async def _some(turn: Turn, pick: Pick) -> Reply:
    listed = await _listed(turn, pick, 0)
    return listed if listed.buttons else _none(turn)


async def _listed(turn: Turn, pick: Pick, number: int, *, edit: bool = False) -> Reply:
    page = await turn.store.vouchers(
        turn.shop.id,
        start=pick.day,
        end=pick.day,
        party_id=pick.party_id,
        limit=_PER_PAGE,
        offset=number * _PER_PAGE,
    )
    rows: Buttons = tuple(
        (Button(_row(turn, voucher), f"delete:ask:{voucher.id}"),) for voucher in page.rows
    )
    arrows = Page(number, page.count, _PER_PAGE).arrows("deletes", f":{pick}")
    return Reply(text=_title(turn, pick), buttons=(*rows, *arrows), edit=edit)


def _title(turn: Turn, pick: Pick) -> Markup:
    say = turn.say
    if pick.day is not None:
        return say("delete-of", what=say.date(pick.day, today=turn.today))
    party = names_of(turn).parties.get(pick.party_id or "")
    return say("delete-of", what=party.name) if party else say("delete-which")


def _row(turn: Turn, voucher: Voucher) -> str:
    """A button's label: plain, so without the escapes of HTML."""
    day = turn.say.date(voucher.date, today=turn.today)
    return f"{day} · {unescape(brief(turn.say, voucher))}"[:60]


def _sure(turn: Turn, voucher: Voucher, *, edit: bool = False) -> Reply:
    say = turn.say
    day = say.date(voucher.date, today=turn.today)
    yes = Button(say.plain("delete-yes"), f"delete:yes:{voucher.id}")
    no = Button(say.plain("delete-no"), "delete:no")
    text = say("delete-sure", date=day, what=brief(say, voucher))
    return Reply(text=text, buttons=((yes, no),), edit=edit)


def _none(turn: Turn) -> Reply:
    return Reply(text=turn.say("delete-none"))


ROUTES = Routes(
    commands={"delete": delete},
    buttons={"delete": chosen, "deletes": turn_page},
    questions={_KIND: answer},
    replies={"delete-which": which},
)
