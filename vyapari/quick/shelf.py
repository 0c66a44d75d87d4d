"""What stands on the shelf and in the old book: counts, prices, openings."""

from dataclasses import replace

from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.quantity import factor
from vyapari.quick.chunks import Chunk, Kind
from vyapari.quick.doubted import doubted
from vyapari.quick.gathering import gather
from vyapari.quick.lines import WEIGHED, settle
from vyapari.quick.reading import Name, Reading, known


def count(reading: Reading) -> Entry | None:
    """How much is there: sugar stock is 100 kg."""
    if not reading.only(Kind.QTY, Kind.NUM, Kind.NAME, Kind.SEP, Kind.DAY):
        return None
    picks = reading.account(
        "verb:count", "left", "stock", "turnedout", "filler", "of", "in", "changed"
    )
    if picks is None or not (picks.has("verb") or picks.has("left") or picks.has("stock")):
        return None
    days = reading.of(Kind.DAY)
    if any(day.day != reading.today for day in days):
        return None
    lines = _lines(reading, cost=False)
    if lines is None:
        return None
    return _doubted(Entry(intent=Intent.STOCK_COUNT, lines=tuple(lines)), reading)


def _lines(reading: Reading, *, cost: bool) -> list[EntryLine] | None:
    gathered = gather(reading)
    if gathered is None or gathered.others or gathered.less is not None:
        return None
    lines: list[EntryLine] = []
    for draft in gathered.drafts:
        if draft.loose and draft.price is None and len(draft.loose) == 1 and draft.name:
            item = reading.item(draft.name)
            if item is None or item.unit in WEIGHED:
                return None
            draft.qty, draft.loose = draft.loose[0].number, []
        line = settle(draft, reading, cost=cost, ask=False)
        if line is None or (not cost and (line.rate or line.amount)):
            return None
        lines.append(line)
    return lines


def _doubted(entry: Entry, reading: Reading) -> Entry:
    return doubted(entry, reading, list(reading.names.values()), [])


def price(reading: Reading) -> Entry | None:
    """What it costs from now on: cheeni ka bhav 48 kar do."""
    names = list(reading.names.values())
    figures = reading.of(Kind.NUM, Kind.RATE, Kind.TOTAL)
    if len(names) != 1 or len(figures) != 1:
        return None
    if not reading.only(Kind.NUM, Kind.RATE, Kind.NAME) or names[0].role not in {"", "of"}:
        return None
    figure, item = figures[0], reading.item(names[0])
    picks = reading.account(
        "price", "cost", "now", "anew", "change", "changed", "filler", "of", "to", "at", "after"
    )
    if picks is None or figure.number <= 0:
        return None
    noun = _noun(figure, reading)
    cost = picks.has("cost") or noun == "cost"
    said = picks.has("price") or cost or noun == "price"
    told = any(map(picks.has, ("now", "anew", "change")))
    if not said and not (told and figure.kind is Kind.RATE):
        return None
    name = names[0]
    if item is None and (not _priceable(name, told=told) or reading.runs_on(name)):
        return None
    if item and figure.unit and factor(figure.unit, item.unit, item.packs) != 1:
        return None
    return doubted(
        Entry(
            intent=Intent.PRICE_SET,
            item=item.name if item else name.text,
            item_id=item.id if item else None,
            sale_price=None if cost else figure.number,
            cost_price=figure.number if cost else None,
        ),
        reading,
        [name],
        [],
    )


def _priceable(name: Name, *, told: bool) -> bool:
    """Whether a name that the shop does not know must be an item's that is given a price."""
    if known(name.item) or known(name.party) or not name.fresh:
        return False
    return bool(name.wares) or told


def _noun(figure: Chunk, reading: Reading) -> str:
    """Whether the price chunk itself says "price" or "cost price"."""
    for term in reading.terms[figure.start : figure.end]:
        for name in ("cost", "price"):
            if name in term.senses:
                return name
    return ""


def opening(reading: Reading) -> Entry | None:
    """What was there before the first entry: goods, or what a party owes."""
    particles = ("filler", "add", "of", "cashnoun", "stock", "balance")
    picks = reading.account("opening", "olddue", *particles)
    if picks is None or reading.of(Kind.DAY):
        return None
    due = picks.has("olddue")
    if not (due or picks.has("opening")):
        return None
    if reading.of(Kind.QTY):
        return _opening_stock(reading)
    figures = reading.of(Kind.NUM)
    if len(figures) != 1 or figures[0].number <= 0:
        return None
    names = list(reading.names.values())
    if len(names) > 1 or not reading.only(Kind.NUM, Kind.NAME, Kind.MODE):
        return None
    modes = [chunk for chunk in reading.of(Kind.MODE) if chunk.value != Mode.CREDIT]
    if names:
        return _opening_balance(reading, figures[0], due=due) if not modes else None
    if len(modes) != 1:
        return None
    return Entry(intent=Intent.OPENING, amount=figures[0].number, mode=Mode(modes[0].value))


def _opening_balance(reading: Reading, figure: Chunk, *, due: bool) -> Entry | None:
    """``due``: it is said to be one, so that a name nobody knows is a party's."""
    name = next(iter(reading.names.values()))
    party = reading.party(name)
    booked = party is not None or known(name.party)
    marked = due or bool(name.role) or reading.belongs(name)
    if name.role not in {"", "of", "upon", "se"} or not (booked or (name.fresh and marked)):
        return None
    if (name.item.id or name.wares) and not booked:
        return None
    return doubted(
        Entry(
            intent=Intent.OPENING,
            party=party.name if party else name.text,
            party_id=party.id if party else None,
            amount=figure.number,
        ),
        reading,
        [],
        [name],
    )


def _opening_stock(reading: Reading) -> Entry | None:
    if not reading.only(Kind.QTY, Kind.NUM, Kind.RATE, Kind.TOTAL, Kind.NAME, Kind.SEP):
        return None
    lines = _lines(reading, cost=True)
    if lines is None:
        return None
    filled: list[EntryLine] = []
    for line in lines:
        item = reading.book.items.get(line.item_id or "")
        usual = item.cost_price if item else None
        size = factor(line.unit, item.unit, item.packs) if item else None
        bare = line.rate is None and line.amount is None
        filled.append(replace(line, rate=usual * size) if bare and usual and size else line)
    missing = any(line.rate is None and line.amount is None for line in filled)
    guessed = any(one != other for one, other in zip(filled, lines, strict=True))
    return _doubted(
        Entry(
            intent=Intent.OPENING,
            lines=tuple(filled),
            missing=("rate",) if missing else (),
            guessed=("rate",) if guessed else (),
        ),
        reading,
    )
