"""The answer to a question just asked: shorter than an entry, and about one thing."""

from datetime import date
from decimal import Decimal

from vyapari.books.entry import Mode
from vyapari.quick.chunks import idle
from vyapari.quick.dates import day_at
from vyapari.quick.lexicon import lexicon
from vyapari.quick.names import Names
from vyapari.quick.numerals import number
from vyapari.quick.terms import Term, terms
from vyapari.quick.tokens import clean, tokens, words

#: An answer is no longer than this.
LONGEST = 80
_NOBODY = Names()
_AMOUNT = (
    "money",
    "at",
    "after",
    "each",
    "total",
    "in",
    "of",
    "filler",
    "for",
    "price",
    "cashnoun",
)
_QUANTITY = ("filler", "of", "stock", "left", "total")
_MODE = ("by", "by_after", "filler", "verb", "cashnoun", "of", "with")


def _cut(text: str) -> list[Term]:
    if len(text) > LONGEST:
        return []
    plain = clean(text)
    return [term for term in terms(tokens(plain), lexicon(), _NOBODY, plain) if not idle(term.text)]


def _idle(found: list[Term], allowed: tuple[str, ...]) -> bool:
    return all(any(name in term.senses for name in allowed) for term in found)


def answer_amount(text: str) -> Decimal | None:
    """Rupees: "2,40,000", "45 rs", "dhai sau", "४५", "45 ke bhav", "2.4 lakh"; else ``None``."""
    found = _cut(text)
    place = 0
    while (
        place < len(found) and _idle(found[place : place + 1], _AMOUNT) and not number(found, place)
    ):
        place += 1
    read = number(found, place)
    if read is None:
        return None
    value, end = read
    rest = found[end:]
    if rest and _idle(rest[:1], ("money",)):
        rest = rest[1:]
    if rest and _idle(rest[:1], ("per",)) and len(rest) > 1 and "unit" in rest[1].senses:
        rest = rest[2:]
    elif rest and "unit" in rest[0].senses and end + 1 < len(found) and found[end].has("money"):
        rest = rest[1:]
    return value if value > 0 and _idle(rest, _AMOUNT) else None


def answer_quantity(text: str) -> tuple[Decimal, str | None] | None:
    """A quantity and its unit, where one is said: "5 kg", "dhai kilo", "12"; else ``None``."""
    found = _cut(text)
    place = 0
    while (
        place < len(found)
        and _idle(found[place : place + 1], _QUANTITY)
        and not number(found, place)
    ):
        place += 1
    if place < len(found) and "*" in found[place].senses.get("unit", ""):
        return _measured(Decimal(1), found, place)
    read = number(found, place)
    if read is None or read[0] <= 0:
        return None
    value, end = read
    if end < len(found) and "unit" in found[end].senses:
        return _measured(value, found, end)
    return (value, None) if _idle(found[end:], _QUANTITY) else None


def _measured(value: Decimal, found: list[Term], place: int) -> tuple[Decimal, str | None] | None:
    unit, _, times = found[place].senses["unit"].partition("*")
    if not _idle(found[place + 1 :], _QUANTITY):
        return None
    return value * Decimal(times or 1), unit


def answer_mode(text: str) -> Mode | None:
    """How it was paid: "cash", "upi se", "udhar", "बैंक"; else ``None``."""
    found = _cut(text)
    modes = {term.senses["mode"] for term in found if "mode" in term.senses}
    if len(modes) != 1 or not _idle(found, ("mode", *_MODE)):
        return None
    return Mode(modes.pop())


def answer_yes_no(text: str) -> bool | None:
    """``True`` for yes, ``False`` for no, ``None`` for anything else or both."""
    plain = " ".join(words(text.strip(" .!,।")))
    known = lexicon().spellings("yes")
    if plain in known:
        return known[plain] == "yes"
    said = {term.senses.get("yes") for term in _cut(text)}
    return next(iter(said)) == "yes" if len(said) == 1 and None not in said else None


def answer_date(text: str, today: date) -> date | None:
    """A day gone by, or today: "kal", "12 tareekh", "12/11/2026", "last monday"; else ``None``."""
    found = _cut(text)
    for place in range(len(found)):
        read = day_at(found, place, today)
        if read is not None:
            day, end = read
            rest = [*found[:place], *found[end:]]
            return day if _idle(rest, ("filler", "ondate", "of")) else None
    return None
