"""From a message to an entry, or to ``None`` where not every word is accounted for."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from vyapari.books.entry import Entry
from vyapari.quick import asks, moneymoves, shelf, trade
from vyapari.quick.goods import goods
from vyapari.quick.lexicon import Lexicon, lexicon
from vyapari.quick.names import Names
from vyapari.quick.reading import Reading, read
from vyapari.quick.terms import Term, terms
from vyapari.quick.tokens import LONGEST, MOST, Token, clean, tokens

#: Classes of words that are also people's names or goods.
_SOFT = frozenset({"category", "month", "weekday", "honorific", "goods", "cashnoun"})
#: Classes of words that are goods beside a quantity.
_WARES = frozenset({"category", "thing", "stop"})
#: A frame takes a reading whole or leaves it.
Frame = Callable[[Reading], Entry | None]
FRAMES: tuple[Frame, ...] = (
    shelf.opening,
    trade.trade,
    moneymoves.settlement,
    moneymoves.expense,
    moneymoves.transfer,
    shelf.count,
    shelf.price,
    asks.undo,
    asks.report,
    asks.stock,
    asks.balance,
)


def understand(
    text: str, names: Names, today: date, vocabulary: Lexicon | None = None
) -> Entry | None:
    """What ``text`` says happened or asks for, ``None`` where that is not certain.

    ``today`` is the shop's own date. Never raises, whatever the text; takes time in proportion to
    its length, and none at all for one too long to be an entry.
    """
    if len(text) > LONGEST:
        return None
    words = vocabulary or lexicon()
    plain = clean(text)
    found = tokens(plain)
    if not found or len(found) > MOST:
        return None
    if any(_minus(one, two) for one, two in pairwise(found)):
        return None
    cut = terms(found, words, names, plain)
    entry = _framed(read(cut, plain, names, words.svo, today))
    if entry is None and _renamed(cut, names):
        entry = _framed(read(cut, plain, names, words.svo, today))
    return entry


def _minus(one: Token, two: Token) -> bool:
    """A number below nought: "-5 kg", but neither "10-15" nor "- 5 kg"."""
    return one.text == "-" and two.kind == "num" and two.glued and not one.glued


def _framed(reading: Reading) -> Entry | None:
    for frame in FRAMES:
        entry = frame(reading)
        if entry is not None:
            return entry
    return None


def _renamed(cut: list[Term], names: Names) -> bool:
    """Take words that may be names for names (Pooja, pooja; 5 m kapda); whether there are any."""
    changed = False
    for before, term in pairwise([None, *cut]):
        if term is None or term.word or not term.senses:
            continue
        known = term.senses.keys() <= _SOFT and (
            names.find_party(term.text).id or names.find_item(term.text).id
        )
        if known or (term.senses.keys() <= _WARES and _measured(before) and _is_ware(term)):
            term.word = changed = True
    return changed


def _measured(before: Term | None) -> bool:
    return (
        before is not None
        and not before.word
        and (before.value is not None or "num" in before.senses or "unit" in before.senses)
    )


def _is_ware(term: Term) -> bool:
    return goods().written(term.text.lower())
