"""It was Sugar: a new name turns out to be a known one misspelled."""

from dataclasses import replace

from vyapari.books.bookkeeping import DOUBTS, Desk, entry_of, make_voucher
from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import BookVoucher, PutItem, PutParty, Refusal
from vyapari.books.entry import EntryLine
from vyapari.books.shop import Right
from vyapari.books.voucher import Line, Voucher
from vyapari.bot.features import pressed
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.settle import known_items, known_parties
from vyapari.bot.features.entries.steps import taking_back
from vyapari.bot.features.entries.tokens import full
from vyapari.bot.features.gate import needs, sentence, stale
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Replies
from vyapari.bot.turn import Turn

#: Entries that a wrong name may have got into before it is seen.
_MOST = 10


@needs(Right.RECORD)
async def merge(turn: Turn) -> Replies:
    """Move the entries of the wrong name to the right one, which takes it as an alias.

    Each is reversed and booked anew, and the wrong one is archived, all in one command.
    """
    voucher = await turn.store.voucher(turn.shop.id, id=full(pressed.word(turn, 0)))
    if voucher is None or voucher.reverses is not None:
        return stale(turn)
    if voucher.reversed_by is not None:
        return sentence(turn, "undo-already")
    pair = _pair(turn, voucher)
    if pair is None:
        return stale(turn)
    wrong, right = pair
    found = await _entries_of(turn, voucher, wrong)
    if found is None:
        return sentence(turn, "undo-many-entries", name=wrong.name)
    rebooked = [_rebooked(turn, each, wrong, right) for each in found]
    for each in rebooked:
        if isinstance(each, Refusal):
            return refused(turn, each)
    outcome = await turn.book(
        *(step for each in found for step in taking_back(turn, each.id)),
        _put(wrong, archived=True),
        _put(replace(right, aliases=(*right.aliases, wrong.name))),
        *(BookVoucher(each) for each in rebooked if isinstance(each, Voucher)),
        reply="entry",
        data={"entries": [{"icon": "changed"}]},  # one is told of, the button's
    )
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


def _pair(turn: Turn, voucher: Voucher) -> tuple[Item | Party, Item | Party] | None:
    """The wrong name and the right one that the button means."""
    place, right_id = pressed.word(turn, 1), full(pressed.word(turn, 2))
    if place == "p":
        wrong_id = voucher.party_id
        known: dict[str, Item] | dict[str, Party] = dict(known_parties(turn))
    elif place.isdecimal() and int(place) < len(voucher.lines):
        wrong_id, known = voucher.lines[int(place)].item_id, dict(known_items(turn))
    else:
        return None
    wrong, right = known.get(wrong_id or ""), known.get(right_id)
    if wrong is None or right is None or wrong.id == right.id:
        return None
    return wrong, right


async def _entries_of(turn: Turn, voucher: Voucher, wrong: Item | Party) -> list[Voucher] | None:
    """Standing vouchers with the wrong name, the button's first; ``None`` when there are many."""
    page = await turn.store.vouchers(
        turn.shop.id,
        party_id=wrong.id if isinstance(wrong, Party) else None,
        item_id=wrong.id if isinstance(wrong, Item) else None,
        limit=_MOST,
    )
    if page.count > _MOST:
        return None
    return sorted(page.rows, key=lambda each: each.id != voucher.id)


def _rebooked(
    turn: Turn, voucher: Voucher, wrong: Item | Party, right: Item | Party
) -> Voucher | Refusal:
    entry = entry_of(voucher)
    lines = (
        _exact(said, line, inclusive=voucher.inclusive)
        for said, line in zip(entry.lines, voucher.lines, strict=True)
    )
    renamed = replace(
        entry,
        lines=tuple(
            replace(line, item_id=right.id, item=right.name) if line.item_id == wrong.id else line
            for line in lines
        ),
        party_id=right.id if entry.party_id == wrong.id else entry.party_id,
    )
    desk = Desk(turn.shop, known_items(turn), known_parties(turn), turn.today)
    return make_voucher(
        renamed,
        desk,
        voucher_id=new_id(turn.key, "voucher", voucher.id),
        source=voucher.source,
        waved=DOUBTS,
        corrects=voucher.id,
        refers_to=voucher.refers_to,
    )


def _exact(said: EntryLine, line: Line, *, inclusive: bool) -> EntryLine:
    """The line with its amount instead of a rate that had to be rounded."""
    if said.rate is None:
        return said
    amount = (line.total if inclusive else line.taxable) + line.discount
    return replace(said, rate=None, amount=amount) if said.rate * said.qty != amount else said


def _put(thing: Item | Party, *, archived: bool = False) -> PutItem | PutParty:
    if isinstance(thing, Item):
        return PutItem(thing, archived=archived)
    return PutParty(thing, archived=archived)
