"""Which quantity, name, price and discount of a message belong together."""

from dataclasses import dataclass, field
from decimal import Decimal

from vyapari.quick.chunks import Chunk, Kind
from vyapari.quick.reading import Name, Reading


@dataclass(slots=True)
class Draft:
    """One line while its parts are gathered; ``loose`` are numbers that follow the name."""

    qty: Decimal | None = None
    unit: str | None = None
    name: Name | None = None
    price: Chunk | None = None
    less: Chunk | None = None
    loose: list[Chunk] = field(default_factory=list)

    def empty(self) -> bool:
        return self.qty is None and self.name is None and self.price is None and not self.loose


@dataclass(slots=True)
class Gathered:
    """The drafts of a message, the names that are no items, and the discount of the bill."""

    drafts: list[Draft]
    others: list[Name]
    less: Chunk | None = None
    #: A total said beside the prices: it must bear them out.
    total: Chunk | None = None


def gather(reading: Reading) -> Gathered | None:
    """Put the chunks of a message into lines; ``None`` where one fits nowhere."""
    drafts, others = [Draft()], list[Name]()
    parted, total = False, None
    for place, chunk in enumerate(reading.chunks):
        if chunk.kind is Kind.SEP:
            parted = True
            continue
        if chunk.kind is Kind.NAME:
            name = reading.names[id(chunk)]
            if not _is_item(name, reading, place, drafts[-1], parted=parted):
                others.append(name)
                continue
        if chunk.kind is Kind.WORDS and "unit" in chunk.senses and "filler" not in chunk.senses:
            if not _unit_after(drafts[-1]):
                return None
            drafts[-1].unit = chunk.senses["unit"]
        if chunk.kind not in {Kind.QTY, Kind.NUM, Kind.RATE, Kind.TOTAL, Kind.LESS, Kind.NAME}:
            continue
        if _sums_up(chunk, drafts[-1]):
            if total is not None:
                return None
            total = chunk
            continue
        if total is not None and chunk.kind is not Kind.LESS:
            return None
        if not _put(drafts, chunk, reading, place, parted=parted):
            return None
        parted = False
    if drafts[-1].empty() and drafts[-1].less is None:
        drafts.pop()
    if not drafts:
        return None
    less = drafts[-1].less
    drafts[-1].less = None
    if len(drafts) > 1 and any(draft.less for draft in drafts) and less is not None:
        return None
    return Gathered(drafts, others, less, total)


def _unit_after(draft: Draft) -> bool:
    """ "3 tape rolls": the unit stands behind the name."""
    return (
        draft.qty is not None
        and draft.unit is None
        and draft.name is not None
        and draft.price is None
    )


def _sums_up(chunk: Chunk, draft: Draft) -> bool:
    return chunk.kind is Kind.TOTAL and chunk.value == "total" and draft.price is not None


def _put(drafts: list[Draft], chunk: Chunk, reading: Reading, place: int, *, parted: bool) -> bool:
    draft = drafts[-1]
    if chunk.kind is Kind.LESS:
        if draft.less is not None or draft.empty():
            return False
        draft.less = chunk
        return True
    if chunk.kind is Kind.NUM:
        return _put_number(drafts, chunk, reading, place, parted=parted)
    taken = (
        draft.qty is not None
        if chunk.kind is Kind.QTY
        else draft.name is not None
        if chunk.kind is Kind.NAME
        else draft.price is not None
    )
    if taken or (parted and draft.name and draft.qty is not None and chunk.kind is Kind.NAME):
        draft = Draft()
        drafts.append(draft)
    elif chunk.kind is Kind.QTY and draft.loose:
        return False
    if chunk.kind is Kind.QTY:
        draft.qty, draft.unit = chunk.number, chunk.unit
    elif chunk.kind is Kind.NAME:
        draft.name = reading.names[id(chunk)]
    else:
        draft.price = chunk
    return True


def _put_number(
    drafts: list[Draft], chunk: Chunk, reading: Reading, place: int, *, parted: bool
) -> bool:
    draft = drafts[-1]
    begins = draft.empty() or parted or draft.price is not None
    if not chunk.value and _counts(reading, place, first=begins):
        if draft.qty is not None or draft.name is not None:
            draft = Draft()
            drafts.append(draft)
        draft.qty = chunk.number
        return True
    if draft.qty is not None and draft.price is None:
        draft.price = chunk
        return True
    if draft.price is not None and draft.price.kind is Kind.RATE and draft.qty is not None:
        # "5 kilo 45 ke hisab se 225": the sum, said as well
        return draft.price.unit is None and chunk.number == draft.qty * draft.price.number
    if draft.qty is None and draft.name is not None and len(draft.loose) < 2:
        draft.loose.append(chunk)
        return True
    return False


def _counts(reading: Reading, place: int, *, first: bool) -> bool:
    """Whether an item's name follows the number at ``place``, so that it counts it.

    ``first`` says that a line can begin there: nothing of another one waits for a price.
    """
    for chunk in reading.chunks[place + 1 :]:
        if chunk.kind is not Kind.NAME:
            return False
        name = reading.names[id(chunk)]
        if name.role not in {"", "of"} and not _marked_item(name):
            return False
        if name.item.id or name.item.candidates:
            return not (name.party.id and not name.item.id)
        if name.party.id or name.party.candidates:
            return False
        return first or bool(name.wares)  # "ghee 1 kilo 620 Ramesh": the 620 counts nobody
    return False


def _marked_item(name: Name) -> bool:
    return bool(name.item.id) and not name.party.id and name.role == "upon"


def _is_item(name: Name, reading: Reading, place: int, draft: Draft, *, parted: bool) -> bool:
    """Whether a name is an item's: by what it is, else by standing beside a quantity."""
    if name.role not in {"", "of"}:
        return False
    item, party = name.item, name.party
    if item.id and not party.id:
        return True
    counted = draft.qty is not None and draft.name is None
    if item.id or item.candidates:
        return counted or not (party.id or party.candidates)
    if party.id or party.candidates:
        return False
    if name.wares:
        # "sugar 50 kg at 40, rice 100 kg at 52": goods behind a comma begin the next line
        begins = draft.name is None or (parted and _measured_next(reading, place))
        return name.fresh and (counted or begins)
    if not name.fresh or name.role or reading.runs_on(name):
        return False
    before = reading.chunks[place - 1].kind if place else None
    return (counted and before in {Kind.QTY, Kind.NUM, Kind.WORDS}) or (
        draft.name is None and draft.qty is None and _measured_next(reading, place)
    )


def _measured_next(reading: Reading, place: int) -> bool:
    return (
        place + 1 < len(reading.chunks)
        and reading.chunks[place + 1].kind is Kind.QTY
        and reading.names[id(reading.chunks[place])].role == ""
    )
