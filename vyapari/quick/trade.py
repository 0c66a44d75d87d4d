"""Goods that change hands: sales, purchases and their returns."""

from dataclasses import replace
from decimal import Decimal

from vyapari.books.catalogue import Party
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.quick.chunks import Chunk, Kind
from vyapari.quick.gathering import Draft, Gathered, gather
from vyapari.quick.lines import settle
from vyapari.quick.reading import Name, Reading, known

_KINDS = (Kind.QTY, Kind.NUM, Kind.RATE, Kind.TOTAL, Kind.LESS, Kind.MODE, Kind.DAY, Kind.NAME,
          Kind.SEP)  # fmt: skip
_RETURNS = frozenset({Intent.SALE_RETURN, Intent.PURCHASE_RETURN})
#: Verbs whose party may stand without a particle.
_BARE = frozenset({"sell", "", "buy", "carry", "bringback"})
_TO, _FROM = frozenset({"ko", "to", "khata"}), frozenset({"se", "from"})

#: What happened: (verb, role of the party, kind of the party) → intent. A party not in the books
#: yet is ``new``; ``*`` is any kind.
_DIRECTIONS: dict[tuple[str, str, str], Intent] = {
    ("sell", "", "*"): Intent.SALE,
    ("sell", "to", "*"): Intent.SALE,
    ("sell", "object", "customer"): Intent.SALE,
    ("buy", "", "*"): Intent.PURCHASE,
    ("buy", "from", "*"): Intent.PURCHASE,
    ("buy", "object", "supplier"): Intent.PURCHASE,
    ("buy", "by", "customer"): Intent.SALE,
    ("buy", "by", "new"): Intent.SALE,
    ("give", "", "*"): Intent.SALE,
    ("give", "to", "customer"): Intent.SALE,
    ("give", "to", "new"): Intent.SALE,
    ("give", "object", "customer"): Intent.SALE,
    ("give", "by", "supplier"): Intent.PURCHASE,
    ("take", "from", "supplier"): Intent.PURCHASE,
    ("take", "from", "new"): Intent.PURCHASE,
    ("carry", "by", "customer"): Intent.SALE,
    ("carry", "by", "new"): Intent.SALE,
    ("carry", "object", "customer"): Intent.SALE,
    ("take", "by", "customer"): Intent.SALE,
    ("take", "by", "new"): Intent.SALE,
    ("receive", "from", "supplier"): Intent.PURCHASE,
    ("bringback", "by", "customer"): Intent.SALE_RETURN,
    ("bringback", "by", "new"): Intent.SALE_RETURN,
    ("bringback", "object", "customer"): Intent.SALE_RETURN,
    ("return", "by", "customer"): Intent.SALE_RETURN,
    ("return", "by", "new"): Intent.SALE_RETURN,
    ("return", "from", "customer"): Intent.SALE_RETURN,
    ("return", "from", "new"): Intent.SALE_RETURN,
    ("return", "to", "supplier"): Intent.PURCHASE_RETURN,
    ("return", "to", "new"): Intent.PURCHASE_RETURN,
    ("sale_return", "", "*"): Intent.SALE_RETURN,
    ("sale_return", "from", "*"): Intent.SALE_RETURN,
    ("sale_return", "by", "*"): Intent.SALE_RETURN,
    ("sale_return", "object", "customer"): Intent.SALE_RETURN,
    ("purchase_return", "", "*"): Intent.PURCHASE_RETURN,
    ("purchase_return", "to", "*"): Intent.PURCHASE_RETURN,
    ("purchase_return", "object", "supplier"): Intent.PURCHASE_RETURN,
    # No verb: the roles, and a price or a mode, say enough.
    ("", "", "*"): Intent.SALE,
    ("", "to", "customer"): Intent.SALE,
    ("", "to", "new"): Intent.SALE,
    ("", "from", "supplier"): Intent.PURCHASE,
    ("", "object", "customer"): Intent.SALE,
}


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
    verb = _verb(reading.verbs(picks), mode)
    if verb is None:
        return None
    intent = _direction(verb, party, reading)
    if intent is None or (not verb and not _telling(gathered, mode)):
        return None
    if picks.has("cashnoun") and mode is None:
        return None
    return _entry(intent, gathered, party, mode, reading)


def _verb(verbs: set[str], mode: Mode | None) -> str | None:
    """The one verb that counts, ``""`` for none; ``None`` where they tell of several things."""
    rest = set(verbs)
    for kind in ("sale_return", "purchase_return"):
        if kind in rest:
            return kind if rest <= {kind, "give", "take", "receive", "return"} else None
    if "return" in rest:
        return "return" if rest <= {"return", "give", "take", "receive"} else None
    if len(rest) > 1 and mode is not None:
        # "sold …, paid by upi": the second verb goes with the mode
        rest -= {"give", "receive"}
    return None if len(rest) > 1 else next(iter(rest), "")


def _direction(verb: str, name: Name | None, reading: Reading) -> Intent | None:
    if name is None:
        return _DIRECTIONS.get((verb, "", "*"))
    party = reading.party(name)
    kind = party.kind if party else "new"
    role = name.role
    unmarked = role == "" and not known(name.party)
    if unmarked and not (reading.subject(name) == "subject" and reading.stands_alone(name)):
        return None  # a name new to the books must stand where only a name can
    if not party and not name.party.candidates and not name.fresh:
        return None
    if role in {"for", "sake"} and not (party or name.party.candidates):
        return None  # "for the wedding" is nobody
    if role in _TO or role in {"for", "sake"}:
        role = "to"
    elif role in _FROM:
        role = "from"
    elif role == "ne" or (role == "" and reading.subject(name) == "subject"):
        role = "by"
    elif role == "" and (verb in _BARE or reading.subject(name) == "object"):
        role = "object"
    else:
        return None
    if name.party.candidates:
        kind = reading.book.parties[name.party.candidates[0]].kind
    return _DIRECTIONS.get((verb, role, kind)) or _DIRECTIONS.get((verb, role, "*"))


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


def doubted(entry: Entry, reading: Reading, items: list[Name], parties: list[Name]) -> Entry:
    """``entry`` with ``similar`` and ``ambiguous``: what is not sure about its names."""
    book = reading.book
    ambiguous = [(name.text, name.item.candidates) for name in items if name.item.candidates]
    ambiguous += [(name.text, name.party.candidates) for name in parties if name.party.candidates]
    similar = [
        (name.text, likely)
        for name in items
        if not known(name.item) and (likely := book.find_item(name.text).similar)
    ]
    similar += [
        (name.text, likely)
        for name in parties
        if not known(name.party) and (likely := book.find_party(name.text).similar)
    ]
    if not similar and not ambiguous:
        return entry
    return replace(entry, similar=tuple(similar), ambiguous=tuple(ambiguous))
