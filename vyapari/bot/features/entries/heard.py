"""What the words of a message say: an entry, or the answer to what was asked about one."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.quantity import factor
from vyapari.bot.features.known import names_of
from vyapari.bot.turn import Turn
from vyapari.ops.stages import Stage
from vyapari.quick.answers import answer_amount, answer_mode, answer_quantity
from vyapari.quick.chunks import Chunk, Kind, chunks
from vyapari.quick.lexicon import lexicon
from vyapari.quick.names import Match, Names
from vyapari.quick.terms import terms
from vyapari.quick.tokens import clean, tokens
from vyapari.quick.understanding import understand

#: The intents that write something into the books.
BOOKED = frozenset(
    {
        Intent.SALE,
        Intent.PURCHASE,
        Intent.RECEIPT,
        Intent.PAYMENT,
        Intent.EXPENSE,
        Intent.OPENING,
        Intent.STOCK_COUNT,
        Intent.PRICE_SET,
        Intent.SALE_RETURN,
        Intent.PURCHASE_RETURN,
        Intent.TRANSFER,
    }
)
_NOBODY = Names()
_ZERO = re.compile(r"0+(\.0*)?(\s*[^\W\d]+)?")
#: Longer than any name; more words are a sentence.
_LONGEST_NAME = 40
_MOST_WORDS = 4


def understood(turn: Turn, *, today: date) -> Entry | None:
    """The entry or question that the message is, if that is certain."""
    with Stage("quick"):
        return understand(turn.text, names_of(turn), today)


def said_rate(turn: Turn, text: str, line: EntryLine) -> EntryLine | None:
    """``line`` at the price that ``text`` says: per unit, or for the whole of it."""
    amount = answer_amount(text)
    if amount is None:
        return None
    said = _priced(turn, text)
    if said is not None and said.kind is Kind.TOTAL:
        return replace(line, amount=amount, rate=None)
    unit = said.unit if said is not None and said.unit else line.unit
    size = _size(turn, line, unit)
    return None if size is None else replace(line, rate=amount * size, amount=None)


def with_mode(text: str) -> tuple[str, Mode | None]:
    """A price's text, and how it was paid where that stands behind it: ``45 udhaar``."""
    words = text.split()
    for at in range(len(words) - 1, 0, -1):
        mode = answer_mode(" ".join(words[at:]))
        if mode is not None and answer_amount(price := " ".join(words[:at])) is not None:
            return price, mode
    return text, None


def said_quantity(turn: Turn, line: EntryLine, *, nothing: bool = False) -> EntryLine | None:
    """``line`` with the quantity that the message says; zero only where ``nothing`` may be."""
    if nothing and _ZERO.fullmatch(clean(turn.text)):
        return replace(line, qty=Decimal(0))
    said = answer_quantity(turn.text)
    if said is None:
        return None
    qty, unit = said
    return replace(line, qty=qty, unit=unit or line.unit)


def said_party(turn: Turn) -> tuple[str, Match] | None:
    """The name that the message is, without its particle, and whom the shop knows by it."""
    names = names_of(turn)
    match = names.find_party(turn.text)
    if match.id is not None:
        return names.parties[match.id].name, match
    plain = clean(turn.text)
    cut = terms(tokens(plain), lexicon(), names, plain)
    found = chunks(cut, turn.today)
    named = [chunk for chunk in found if chunk.kind is Kind.NAME]
    # Nothing may stand beside a name but signs, as in "Dr. Mehta" and "Gupta & Sons".
    if not named or not all(chunk in named or _is_sign(chunk) for chunk in found):
        return None
    written = plain[cut[named[0].first].start : cut[named[-1].last - 1].end]
    if len(written) > _LONGEST_NAME or len(written.split()) > _MOST_WORDS:
        return None
    match = names.find_party(written)
    return (names.parties[match.id].name if match.id else written), match


def _is_sign(chunk: Chunk) -> bool:
    bare = not any(letter.isalnum() for letter in chunk.text)
    return chunk.kind in (Kind.WORDS, Kind.SEP) and bare


def said_choice(turn: Turn, ids: tuple[str, ...]) -> str | None:
    """Which of several items or parties the message names."""
    names = names_of(turn)
    matches = (names.find_party(turn.text), names.find_item(turn.text))
    return next((m.id for m in matches if m.id in ids), None)


def _size(turn: Turn, line: EntryLine, unit: str) -> Decimal | None:
    """How many ``unit`` one unit of the line holds, packs of its item included."""
    item = names_of(turn).items.get(line.item_id or "")
    stock, packs = (item.unit, item.packs) if item else (unit, None)
    whole, part = factor(line.unit, stock, packs), factor(unit, stock, packs)
    return whole / part if whole is not None and part else None


def _priced(turn: Turn, text: str) -> Chunk | None:
    plain = clean(text)
    found = chunks(terms(tokens(plain), lexicon(), _NOBODY, plain), turn.today)
    return next((c for c in found if c.kind in (Kind.RATE, Kind.TOTAL)), None)
