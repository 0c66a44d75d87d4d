"""What the merchant is told of a voucher: from the stored result alone, so it can be told again."""

from decimal import Decimal
from typing import Any

from vyapari.books.commands import Booked, Refusal
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.bot.features.entries.asks import put
from vyapari.bot.features.entries.bill import (
    SPELLED,
    category_text,
    joined,
    line_text,
    mode_text,
    opened_account,
    sums,
    transfer_text,
)
from vyapari.bot.features.entries.choices import confirmation_buttons
from vyapari.bot.features.entries.outcome import Outcome, balance_text, stock_text
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn

_TRADE = frozenset(
    {
        VoucherKind.SALE,
        VoucherKind.PURCHASE,
        VoucherKind.SALE_RETURN,
        VoucherKind.PURCHASE_RETURN,
    }
)
#: What is told of a new voucher when nothing else was said of it.
_ONE: tuple[dict[str, Any], ...] = ({},)
_NUMBERED = frozenset({VoucherKind.SALE, VoucherKind.SALE_RETURN, VoucherKind.PURCHASE_RETURN})


async def entry(turn: Turn, booked: Booked) -> Replies:
    """The confirmations of the entries that a command booked, and what is asked behind them.

    ``reply_data``: ``entries``, for each voucher its ``icon`` (``new``, ``changed``,
    ``restored``), ``before`` (the total that a changed voucher had) and ``similar`` (see
    ``merge``); ``opened`` when the shop came with it, ``dropped`` when it put an open question
    aside, the ``question`` about what was held back, and what was ``wrong`` with others.
    """
    say, told = turn.say, booked.reply_data
    replies: list[Reply] = []
    for outcome, each in zip(Outcome.all_of(booked), told.get("entries", _ONE), strict=False):
        rows = [_head(say, outcome.voucher, each), *_body(say, outcome), _who(turn, outcome)]
        rows += [_stock(say, outcome), *_warnings(say, outcome)]
        if not replies and told.get("dropped"):
            rows.append(say("entries-dropped"))
        if not replies and told.get("opened"):
            rows.append(say("entries-opened", shop=told["opened"]))
        buttons = confirmation_buttons(
            say, booked, outcome.voucher, outcome.items, each.get("similar", ())
        )
        edit = turn.kind == "button" and not replies
        text = "\n".join(row for row in rows if row)
        replies.append(Reply(text=text, buttons=buttons, edit=edit))
    replies += [refused(turn, Refusal(w["code"], w["data"])) for w in told.get("wrong", ())]
    if told.get("question"):
        replies.append(put(turn, told["question"]))
    return tuple(replies) if len(replies) > 1 else replies[0]


def _head(say: Phrasebook, voucher: Voucher, told: dict[str, Any]) -> Markup:
    icon = say(f"entries-icon-{told.get('icon', 'new')}")
    head = say(f"entries-head-{_shape(voucher)}", icon=icon, **_subject(say, voucher))
    before = told.get("before")
    if before is None or Decimal(before) == voucher.total:
        return head
    return joined((head, say("entries-was", amount=say.money(Decimal(before)))), " ")


def _shape(voucher: Voucher) -> str:
    """Which sentence tells of it: by kind, and one item or several, or whose opening balance."""
    if voucher.lines:
        return f"{voucher.kind}-many" if len(voucher.lines) > 1 else voucher.kind.value
    if voucher.kind is not VoucherKind.OPENING:
        return voucher.kind.value
    if voucher.party_id is None:
        return "opening-money"
    owed = next((p.amount for p in voucher.postings if p.account == "party"), Decimal(0))
    return "opening-owed" if owed < 0 else "opening-owes"


def _subject(say: Phrasebook, voucher: Voucher) -> dict[str, str | int]:
    if voucher.lines:
        return _goods(say, voucher)
    if voucher.kind is VoucherKind.TRANSFER:
        return {"what": transfer_text(say, voucher)}
    what: str = voucher.party_name or ""
    if voucher.kind is VoucherKind.EXPENSE:
        what = category_text(say, voucher.category)
    elif voucher.kind is VoucherKind.OPENING and voucher.party_id is None:
        what = mode_text(say, opened_account(voucher))
    return {"what": what, "amount": say.money(voucher.total)}


def _goods(say: Phrasebook, voucher: Voucher) -> dict[str, str | int]:
    line = voucher.lines[0]
    if len(voucher.lines) > 1:
        return {"count": len(voucher.lines)}
    if voucher.kind is VoucherKind.STOCK_ADJUSTMENT:
        return {"item": line.description, "qty": say.quantity(line.qty, line.unit)}
    return {"what": line_text(say, line, inclusive=voucher.inclusive)}


def _body(say: Phrasebook, outcome: Outcome) -> list[Markup]:
    voucher = outcome.voucher
    rows: list[Markup] = []
    if len(voucher.lines) > 1 and voucher.kind is not VoucherKind.STOCK_ADJUSTMENT:
        shown = voucher.lines[:SPELLED]
        rows.extend(line_text(say, line, inclusive=voucher.inclusive) for line in shown)
        if (more := len(voucher.lines) - len(shown)) > 0:
            rows.append(say("entries-more", count=more))
    return rows + sums(say, voucher)


def _who(turn: Turn, outcome: Outcome) -> Markup:
    say, voucher = turn.say, outcome.voucher
    parts: list[str] = []
    if voucher.kind in _TRADE and outcome.party:
        parts.append(say("entries-party", party=outcome.party["name"]))
    if voucher.kind not in (
        VoucherKind.OPENING,
        VoucherKind.TRANSFER,
        VoucherKind.STOCK_ADJUSTMENT,
    ):
        parts.append(mode_text(say, voucher.mode))
    if not _is_all(outcome):
        parts.append(balance_text(turn, outcome.party))
    if voucher.number and voucher.tax_scheme != "none" and voucher.kind in _NUMBERED:
        parts.append(say("entries-number", number=voucher.number))
    if voucher.date != turn.today:
        parts.append(say("entries-date", date=say.date(voucher.date, today=turn.today)))
    return joined(parts)


def _is_all(outcome: Outcome) -> bool:
    """Whether the opening balance that was just told is all there is on the account."""
    if outcome.voucher.kind is not VoucherKind.OPENING or outcome.party is None:
        return False
    return abs(Decimal(outcome.party["balance"])) == outcome.voucher.total


def _stock(say: Phrasebook, outcome: Outcome) -> Markup:
    if outcome.voucher.kind is VoucherKind.STOCK_ADJUSTMENT:
        return _difference(say, outcome)
    below = _below(outcome)
    left = tuple(item for item in outcome.items if item not in below)
    named = len(outcome.items) > 1
    return say("entries-stock", left=stock_text(say, left, named=named)) if left else Markup()


def _difference(say: Phrasebook, outcome: Outcome) -> Markup:
    """What a count changed, against what the books had."""
    units = {item["id"]: item for item in outcome.items}
    rows = []
    for move in outcome.voucher.moves:
        item = units.get(move.item_id)
        if item is None or move.qty is None:
            continue
        before = Decimal(item["stock"]) - move.qty
        rows.append(
            say(
                "entries-counted",
                item=item["name"],
                before=say.quantity(before, item["unit"]),
                change=("+" if move.qty > 0 else "") + say.quantity(move.qty, item["unit"]),
            )
        )
    return joined(rows, "\n")


def _below(outcome: Outcome) -> tuple[dict[str, Any], ...]:
    if outcome.voucher.kind not in (VoucherKind.SALE, VoucherKind.PURCHASE_RETURN):
        return ()
    return tuple(item for item in outcome.items if Decimal(item["stock"]) < 0)


def _warnings(say: Phrasebook, outcome: Outcome) -> list[Markup]:
    rows = []
    if below := _below(outcome):
        named = len(outcome.items) > 1
        rows.append(say("entries-below", left=stock_text(say, below, named=named)))
    party = outcome.party
    limit = Decimal(party["credit_limit"]) if party and party.get("credit_limit") else None
    if party and limit is not None and Decimal(party["balance"]) > limit:
        rows.append(say("entries-over-limit", limit=say.money(limit)))
    return rows
