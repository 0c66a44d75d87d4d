"""Money that changes hands without goods: receipts, payments, expenses, transfers."""

from datetime import date

from vyapari.books.entry import Entry, Intent, Mode
from vyapari.quick.chunks import Chunk, Kind
from vyapari.quick.doubted import doubted
from vyapari.quick.reading import Name, Reading

_FROM, _TO = frozenset({"se", "from"}), frozenset({"ko", "to"})
#: What is bought to be used up and not to be sold.
_CONSUMED = frozenset({"packing", "transport", "stationery"})
_SMALL = ("filler", "add", "cashnoun", "of", "total")


def _amount(reading: Reading) -> Chunk | None:
    """The one sum of money of a message."""
    figures = reading.of(Kind.NUM, Kind.TOTAL)
    if len(figures) != 1 or figures[0].number <= 0:
        return None
    figure = figures[0]
    spelled = all(term.value is None for term in reading.terms[figure.start : figure.end])
    if figure.number < 1 or (spelled and figure.number != int(figure.number)):
        return None  # "aadha paisa mila" names no sum
    return figure if figure.kind is Kind.NUM or figure.value in {"total", "for"} else None


def _mode(reading: Reading) -> tuple[bool, Mode | None]:
    """Whether the message has at most one mode, and that mode."""
    modes = {chunk.value for chunk in reading.of(Kind.MODE)}
    if len(modes) > 1 or Mode.CREDIT in modes:
        return False, None
    return True, Mode(modes.pop()) if modes else None


def settlement(reading: Reading) -> Entry | None:
    """Money from or to a party."""
    names, amount = list(reading.names.values()), _amount(reading)
    if amount is None or len(names) != 1 or not _few(reading, Kind.NUM, Kind.TOTAL, Kind.NAME):
        return None
    picks = reading.account("verb", *_SMALL)
    fits, mode = _mode(reading)
    if picks is None or not fits:
        return None
    name = names[0]
    intent = _direction(name, reading.verbs(picks), reading, paying=picks.has("cashnoun"))
    if intent is None:
        return None
    party = reading.party(name)
    return doubted(
        Entry(
            intent=intent,
            party=party.name if party else name.text,
            party_id=party.id if party else None,
            amount=amount.number,
            mode=mode or Mode.CASH,
            date=_day(reading),
            guessed=() if mode else ("mode",),
        ),
        reading,
        [],
        [name],
    )


def _direction(name: Name, verbs: set[str], reading: Reading, *, paying: bool) -> Intent | None:
    party = reading.party(name)
    known = party is not None or bool(name.party.candidates)
    if not known and (not name.fresh or name.item.id):
        return None
    kind = party.kind if party else "customer" if known else "new"
    role = name.role
    place = reading.subject(name) if role == "" else ""
    if not known and role == "" and not (place == "object" or reading.stands_alone(name)):
        return None
    if not verbs:
        if role == "ne" and any(mode.value != Mode.CASH for mode in reading.of(Kind.MODE)):
            return Intent.RECEIPT  # "Fatima ne 800 gpay kiye"
        if paying and role in _FROM:
            return Intent.RECEIPT
        return Intent.PAYMENT if paying and role in _TO else None
    if len(verbs) > 1:
        return None
    verb = next(iter(verbs))
    if verb == "receive":
        if role in _FROM or (role in {"of", ""} and known and kind == "customer"):
            return Intent.RECEIPT
        return None
    if verb == "give":
        if role == "ne" or (place == "subject" and kind != "supplier"):
            return Intent.RECEIPT  # but "Gupta bill paid 5000" is to the supplier
        if role in _TO or place == "object" or (role == "of" and kind == "supplier"):
            return Intent.PAYMENT
        return None
    if verb == "take":
        return Intent.RECEIPT if role in _FROM and kind != "supplier" else None
    if verb == "transfer":
        if all(mode.value == Mode.CASH for mode in reading.of(Kind.MODE)):
            return None  # one does not transfer cash, and through what is not said
        if role == "ne":
            return Intent.RECEIPT
        return Intent.PAYMENT if role in _TO else None
    if verb == "deposit":
        return (
            Intent.RECEIPT
            if role in {"ne", "of", "se", "khata", ""} and kind == "customer"
            else None
        )
    return None


def expense(reading: Reading) -> Entry | None:
    """Money spent on what is no goods: bijli ka bill 1500 bhara."""
    amount = _amount(reading)
    if amount is None or not _few(reading, Kind.NUM, Kind.TOTAL, Kind.NAME, Kind.SEP):
        return None
    # a thing the shop also trades in is an expense only where money is said to be spent on it
    named = reading.of(Kind.NAME)
    category = named[0].senses.get("category") if len(named) == 1 else None
    if named and (category is None or named[0].role not in {"", "upon", "of", "for", "sake"}):
        return None
    particles = ("for", "sake", "to", "by", "in", "into", "upon", "ondate")
    verbs = ("verb:give", "verb:spend", "verb:buy", "verb:deposit")
    picks = reading.account("category", *verbs, *_SMALL, *particles)
    fits, mode = _mode(reading)
    if picks is None or not fits:
        return None
    if "deposit" in picks.of("verb") and mode not in {None, Mode.CASH, Mode.UPI}:
        return None  # rent put into the bank may be rent received
    categories = [*picks.of("category"), *([category] if category else [])]
    if len(set(categories)) != 1 and set(categories) != {"tea"}:
        return None
    if named and not picks.has("verb"):
        return None
    if "buy" in picks.of("verb") and categories[0] not in _CONSUMED:
        return None
    if any(chunk.kind is Kind.SEP and chunk.text not in ",\n" for chunk in reading.chunks):
        return None
    return Entry(
        intent=Intent.EXPENSE,
        category=categories[0],
        amount=amount.number,
        mode=mode or Mode.CASH,
        date=_day(reading),
        guessed=() if mode else ("mode",),
    )


def transfer(reading: Reading) -> Entry | None:
    """Money moved between cash, bank and UPI."""
    amount = _amount(reading)
    if amount is None or reading.names or not _few(reading, Kind.NUM, Kind.TOTAL):
        return None
    picks = reading.account("verb", *_SMALL)
    if picks is None:
        return None
    verbs = reading.verbs(picks)
    modes = reading.of(Kind.MODE)
    if len(verbs) != 1 or not modes or len(modes) > 2:
        return None
    ends = _ends(next(iter(verbs)), modes)
    if ends is None:
        return None
    return Entry(
        intent=Intent.TRANSFER,
        amount=amount.number,
        source=ends[0],
        target=ends[1],
        date=_day(reading),
    )


def _ends(verb: str, modes: list[Chunk]) -> tuple[Mode, Mode] | None:
    """Where the money came from and went to."""
    if any(mode.value == Mode.CREDIT for mode in modes):
        return None
    by_role = {mode.role: Mode(mode.value) for mode in modes}
    plain = {Mode(mode.value) for mode in modes} - {by_role.get("from"), by_role.get("into")}
    source, target = by_role.get("from"), by_role.get("into")
    if verb == "deposit":
        if source is None and target is None and plain <= {Mode.CASH, Mode.BANK}:
            return (Mode.CASH, Mode.BANK) if plain else None
        source = source or Mode.CASH
        target = target or (Mode.BANK if plain <= {Mode.CASH} else None)
    elif verb == "withdraw":
        target = target or Mode.CASH
        source = source or (Mode.BANK if plain == {Mode.BANK} else None)
    elif verb != "transfer":
        return None
    ends = {source, target}
    if source is None or target is None or source == target or plain - ends - {Mode.CASH}:
        return None
    return source, target


def _few(reading: Reading, *kinds: Kind) -> bool:
    """Only these chunks, modes and one day at most."""
    return reading.only(*kinds, Kind.MODE, Kind.DAY) and len(reading.of(Kind.DAY)) <= 1


def _day(reading: Reading) -> date | None:
    days = reading.of(Kind.DAY)
    return days[0].day if days and days[0].day != reading.today else None
