"""Terms: a message cut into phrases of the vocabulary, known names, numbers and unknown words."""

from dataclasses import dataclass, field
from decimal import Decimal

from vyapari.quick.endings import parted
from vyapari.quick.goods import goods
from vyapari.quick.lexicon import Lexicon
from vyapari.quick.names import Names
from vyapari.quick.tokens import Token

_NOTHING: dict[str, str] = {}


@dataclass(slots=True)
class Term:
    """One phrase: what it may mean (``senses``), or the number or date it is.

    ``item_ids`` and ``party_ids`` are what it names in full; a ``word`` is unknown to the
    vocabulary, or is to be read as a name.
    """

    text: str
    start: int
    end: int
    senses: dict[str, str] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()
    value: Decimal | None = None
    date: str | None = None
    word: bool = False
    named: bool = False
    glued: bool = False

    def has(self, name: str) -> bool:
        return name in self.senses


def terms(found: list[Token], lexicon: Lexicon, names: Names, text: str) -> list[Term]:
    """Cut ``found``, the longest phrase first; a name wins over a phrase no longer than it."""
    found = parted(found, lexicon, names)
    texts = [token.text for token in found]
    cut: list[Term] = []
    i = 0
    while i < len(found):
        token = found[i]
        length, senses, languages = 0, _NOTHING, frozenset[str]()
        for size in range(min(lexicon.longest(token.text), len(found) - i), 0, -1):
            phrase = lexicon.find(texts[i : i + size])
            if phrase is not None and not (size == 1 and _ware(token, lexicon)):
                length, senses, languages = size, dict(phrase.senses), phrase.languages
                break
        named = names.span(texts, i)
        if named and named >= max(length, 1):
            # A word that is both, a name and a phrase, keeps its senses beside the name.
            senses = senses if named == length else _NOTHING
            length = named
        else:
            named = 0
        last = found[i + max(length, 1) - 1]
        term = Term(text[token.start : last.end], token.start, last.end, dict(senses), languages)
        term.glued = token.glued
        term.named = bool(named)
        term.word = bool(named) or (not length and token.kind == "word")
        if not named and token.kind == "num":
            term.value = token.value
        elif not named and token.kind == "date":
            term.date = token.text
        elif not length and token.kind in {"sign", "line"}:
            term.senses = {"sign": token.text}
        cut.append(term)
        i += max(length, 1)
    return cut


def _ware(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a good's name and sounds like a phrase only: साड़ी, "sadi"."""
    return goods().written(token.text) and not lexicon.spelled([token.text])
