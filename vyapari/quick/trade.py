"""Goods that change hands: sales, purchases and their returns."""

from decimal import Decimal

from vyapari.books.catalogue import Party
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.quick.chunks import Chunk, Kind
from vyapari.quick.directions import direction, one_verb
from vyapari.quick.doubted import doubted
from vyapari.quick.gathering import Draft, Gathered, gather
from vyapari.quick.keys import genitives
from vyapari.quick.lines import settle
from vyapari.quick.reading import Name, Reading, known

_KINDS = (Kind.QTY, Kind.NUM, Kind.RATE, Kind.TOTAL, Kind.LESS, Kind.MODE, Kind.DAY, Kind.NAME,
          Kind.SEP)  # fmt: skip
_RETURNS = frozenset({Intent.SALE_RETURN, Intent.PURCHASE_RETURN})


def trade(reading: Reading) -> Entry | None:
    """The sale, purchase or return that a message tells of."""
    if not reading.of(Kind.QTY, Kind.NUM) or not reading.of(Kind.NAME):
        return None
    if not all(chunk.kind in _KINDS or chunk.kind is Kind.WORDS for chunk in reading.chunks):
        return None
    picks = reading.account("verb", "filler", "add", "cashnoun", "of", "unit")
    gathered = gather(reading) if picks is not None else None
    if picks is None or gathered is None or len(gathered.others) > 1:
        return None
    modes, days = reading.of(Kind.MODE), reading.of(Kind.DAY)
    if len({mode.value for mode in modes}) > 1 or len(days) > 1:
        return None
    mode = Mode(modes[0].value) if modes else None
    party = gathered.others[0] if gathered.others else None
    if mode is None and party is not None and party.role == "khata":
        mode = Mode.CREDIT
    verb = one_verb(reading.verbs(picks), mode)
    if verb is None:
        return None
    intent = direction(verb, party, reading)
    if intent is None or (not verb and not _telling(gathered, mode)):
        return None
    if picks.has("cashnoun") and mode is None:
        return None
    if mode is Mode.CREDIT and party is None and any(map(_may_hide_a_party, gathered.drafts)):
        return None
    if (
        not verb
        and mode is None
        and any(_tells_a_price(draft, reading) for draft in gathered.drafts)
    ):
        return None
    return _entry(intent, gathered, party, mode, reading)


def _may_hide_a_party(draft: Draft) -> bool:
    """ "Ramesh tomato" on credit: what is new may be the goods alone."""
    name = draft.name
    return name is not None and not known(name.item) and not name.wares and " " in name.text


def _tells_a_price(draft: Draft, reading: Reading) -> bool:
    """ "1 kg chini ka bhav 50" sells nothing."""
    if draft.price is None or draft.price.value != "noun":
        return False
    first = reading.terms[draft.price.start].text.lower().split()[0]
    return first in genitives()


def _telling(gathered: Gathered, mode: Mode | None) -> bool:
    """Without a verb a price or a mode must make it an entry and not a list."""
    return mode is not None or all(draft.price is not None for draft in gathered.drafts)


def _entry(
    intent: Intent, gathered: Gathered, name: Name | None, mode: Mode | None, reading: Reading
) -> Entry | None:
    cost = intent in {Intent.PURCHASE, Intent.PURCHASE_RETURN}
    drafts = gathered.drafts
    if len(drafts) > 1 and _shared_price(drafts):
        return None
    lines: list[EntryLine] = []
    for draft in drafts:
        line = settle(draft, reading, cost=cost, ask=True)
        if line is None:
            return None
        lines.append(line)
    if len({line.item_id for line in lines if line.item_id}) < sum(
        bool(ln.item_id) for ln in lines
    ):
        return None
    less = gathered.less
    if less is not None and (less.number <= 0 or (less.value == "percent" and less.number >= 100)):
        return None
    if gathered.total is not None and not _sums(lines, less, gathered.total.number):
        return None
    party = reading.party(name) if name else None
    guessed: list[str] = []
    if mode is None and intent not in _RETURNS:
        mode = Mode.CASH
        guessed.append("mode")
    if any(
        draft.price is None and line.rate is not None
        for draft, line in zip(drafts, lines, strict=True)
    ):
        guessed.append("rate")
    missing: list[str] = []
    if any(_unpriced(line, draft) for line, draft in zip(lines, drafts, strict=True)):
        missing.append("rate")
    if mode is Mode.CREDIT and name is None:
        missing.append("party")
    days = reading.of(Kind.DAY)
    return doubted(
        Entry(
            intent=intent,
            lines=tuple(lines),
            party=_written(name, party),
            party_id=party.id if party else None,
            mode=mode,
            discount=less.number if less is not None and less.value != "percent" else None,
            discount_percent=less.number if less is not None and less.value == "percent" else None,
            date=days[0].day if days and days[0].day != reading.today else None,
            missing=tuple(missing),
            guessed=tuple(guessed),
        ),
        reading,
        [draft.name for draft in drafts if draft.name],
        [name] if name else [],
    )


def _sums(lines: list[EntryLine], less: Chunk | None, total: Decimal) -> bool:
    """Whether the lines, with or without the discount, come to ``total``."""
    found = sum(((line.rate or 0) * line.qty + (line.amount or 0) for line in lines), Decimal(0))
    off = Decimal(0)
    if less is not None:
        off = found * less.number / 100 if less.value == "percent" else less.number
    return total in {found, found - off} and not any(
        line.discount or line.discount_percent for line in lines
    )


def _unpriced(line: EntryLine, draft: Draft) -> bool:
    several = draft.name is not None and bool(draft.name.item.candidates)
    return line.rate is None and line.amount is None and not several


def _shared_price(drafts: list[Draft]) -> bool:
    """Whether a last price may be meant for all lines: "2 maggi and 1 lux for 63"."""
    last = drafts[-1].price
    if last is None or all(draft.price is not None for draft in drafts):
        return False
    return last.kind is not Kind.RATE and all(draft.price is None for draft in drafts[:-1])


def _written(name: Name | None, party: Party | None) -> str | None:
    if party is not None:
        return party.name
    return name.text if name else None
