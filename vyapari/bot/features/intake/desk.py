"""Taking a table in: the template, the file or pasted cells, what is wrong, what was written."""

import asyncio
from dataclasses import asdict
from decimal import Decimal
from functools import partial
from typing import Any

from vyapari.books.commands import Booked, Refusal
from vyapari.books.shop import Right
from vyapari.bot.features.asking import question
from vyapari.bot.features.gate import needs
from vyapari.bot.features.intake.checking import Fault, check
from vyapari.bot.features.intake.columns import KINDS, Sheet, first_heads, recognised
from vyapari.bot.features.intake.planning import Plan, Shelf, plan
from vyapari.bot.features.known import names_of
from vyapari.bot.features.refused import explain
from vyapari.bot.features.typed import is_entry
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Attachment, Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.documents.intake.grids import Grid, Unreadable, pasted, read_grids
from vyapari.documents.intake.template import template

#: One command books all; a shop with more sends several tables.
_MOST_ROWS = 1_000
#: So many faults are told in the chat; all of them in a file.
_TOLD = 12
_BATCH = 500


@needs(Right.PRICES)
async def press(turn: Turn) -> Replies:
    """``intake``: the template, and the table may come."""
    data: dict[str, Any] = {}
    outcome = await turn.ask(question(turn, "intake"), reply="intake-ask", data=data)
    return explain(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def answer(turn: Turn, _asked: dict[str, Any]) -> Replies:
    """Cells pasted from a spreadsheet; what is no table is left to others."""
    if "\n" not in turn.text:
        return None
    grid = pasted(turn.text)
    if isinstance(grid, Unreadable) or recognised(grid) is None:
        return None if is_entry(turn) else Reply(text=turn.say("intake-unknown"))
    return await _grids(turn, (grid,))


@needs(Right.PRICES)
async def take(turn: Turn, content: bytes) -> Replies:
    """A file that was sent: a workbook or CSV."""
    grids = await asyncio.to_thread(read_grids, content)
    if isinstance(grids, Unreadable):
        return Reply(text=turn.say(f"intake-{grids.reason}"))
    return await _grids(turn, grids)


@needs(Right.PRICES)
async def _grids(turn: Turn, grids: tuple[Grid, ...]) -> Replies:
    sheets = [sheet for sheet in map(recognised, grids) if sheet is not None]
    if (unfit := _unfit(turn, sheets)) is not None:
        return unfit
    checked = await asyncio.to_thread(check, sheets)
    made = plan(checked, await _shelf(turn), partial(new_id, turn.key))
    if isinstance(made, Refusal):
        return explain(turn, made)
    if made.faults:
        return _faults(turn, made.faults)
    if not made.steps:
        return Reply(text=turn.say("intake-nothing"))
    outcome = await turn.ask(None, *made.steps, reply="intake-done", data=_told(made))
    return explain(turn, outcome) if isinstance(outcome, Refusal) else outcome


def _unfit(turn: Turn, sheets: list[Sheet]) -> Reply | None:
    """Why the tables are not even looked at; ``None`` when they are."""
    say = turn.say
    if not sheets:
        button = Button(say.plain("intake-button"), "intake")
        return Reply(text=say("intake-unknown"), buttons=((button,),))
    count = sum(len(sheet.rows) for sheet in sheets)
    if not count:
        return Reply(text=say("intake-empty"))
    if count > _MOST_ROWS:
        return Reply(text=say("intake-many", count=count, most=_MOST_ROWS))
    return None


async def _shelf(turn: Turn) -> Shelf:
    """What the shop has already."""
    store, shop_id = turn.store, turn.shop.id
    stock: dict[str, Decimal] = {}
    owed: dict[str, Decimal] = {}
    while True:
        page = await store.stock(shop_id, limit=_BATCH, offset=len(stock))
        stock |= {row.item_id: row.qty for row in page.rows}
        if not page.rows or len(stock) >= page.count:
            break
    books = await store.ledgers.books(shop_id, turn.today, turn.today)
    money: dict[str, Decimal] = {}
    for balance in (*books.standing.balances, *(p for r in books.rows for p in r.postings)):
        if balance.party_id is not None:
            owed[balance.party_id] = owed.get(balance.party_id, Decimal(0)) + balance.amount
        else:
            money[balance.account] = money.get(balance.account, Decimal(0)) + balance.amount
    names = names_of(turn)
    return Shelf(turn.shop, names.items, names.parties, stock, owed, money, turn.today)


def _faults(turn: Turn, faults: list[Fault]) -> Reply:
    """All that is wrong; a file has what the chat has no room for."""
    say = turn.say
    sentences = [_sentence(turn, fault) for fault in sorted(faults, key=_order)]
    shown = [say("intake-bullet", what=sentence) for sentence in sentences[:_TOLD]]
    lines = [say("intake-faults", count=len(faults)), *shown]
    attachments: tuple[Attachment, ...] = ()
    if len(sentences) > _TOLD:
        lines.append(say("intake-more", count=len(sentences) - _TOLD))
        listed = "\r\n".join(sentences) + "\r\n"
        attachments = (Attachment("to-correct.txt", listed.encode("utf-8-sig")),)
    lines.append(say("intake-again"))
    return Reply(text=Markup("\n".join(lines)), attachments=attachments)


def _order(fault: Fault) -> tuple[str, int]:
    return fault.title, fault.number


def _sentence(turn: Turn, fault: Fault) -> str:
    say = turn.say
    place = " · ".join(part for part in (fault.title, fault.head) if part)
    what = say.plain(fault.problem.key, **fault.problem.args)
    return say.plain("intake-fault", row=str(fault.number), place=place, what=what)


def _told(made: Plan) -> dict[str, Any]:
    figures = asdict(made)
    names = ("stock", "receivable", "payable", "money")
    return {
        "items": made.items,
        "parties": made.parties,
        **{name: str(figures[name]) for name in names},
    }


async def _ask(turn: Turn, _booked: Booked) -> Reply:
    say = turn.say
    sheets = {
        say.plain(f"intake-sheet-{kind}"): [
            (head, say.plain(f"intake-note-{kind}-{field}"))
            for field, head in first_heads(kind).items()
        ]
        for kind in KINDS
    }
    content = await asyncio.to_thread(template, sheets)
    leave = Button(say.plain("form-leave"), "leave")
    file = Attachment("vyapari-template.xlsx", content)
    return Reply(text=say("intake-ask"), buttons=((leave,),), attachments=(file,))


async def _done(turn: Turn, booked: Booked) -> Reply:
    say, told = turn.say, booked.reply_data
    lines = [say("intake-done", items=told["items"], parties=told["parties"])]
    sums = {name: Decimal(told[name]) for name in ("stock", "receivable", "payable", "money")}
    lines += [
        say(f"intake-done-{name}", amount=say.money(amount))
        for name, amount in sums.items()
        if amount
    ]
    return Reply(text=Markup("\n".join(lines)))


ROUTES = Routes(
    buttons={"intake": press},
    questions={"intake": answer},
    replies={"intake-ask": _ask, "intake-done": _done},
)
