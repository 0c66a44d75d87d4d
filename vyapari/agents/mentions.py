"""Which of a shop's names a message speaks of, and which it may: the relevant few of thousands."""

from dataclasses import dataclass

from vyapari.quick.endings import parted
from vyapari.quick.fold import fold
from vyapari.quick.lexicon import lexicon
from vyapari.quick.names import Match, Names
from vyapari.quick.tokens import clean, tokens

#: A name is looked for in runs of up to this many words.
_RUN = 3
#: More words than this are no message to be read name by name; behind the first of them a name is
#: known if it stands in full, or as one word. Looking for more would hold up all other chats.
_MOST_WORDS, _FIRST_WORDS = 120, 30
#: Of so many words, and no more, that may be misspelt names the likeliest are looked for.
_MOST_STRANGE = 10
#: So many names are offered to a model that the message may mean, of each kind.
_MOST_NAMES = 40


@dataclass(frozen=True, slots=True)
class Mentions:
    """Ids that a text names (``items``, ``parties``) and those that it may mean as well.

    ``words`` are its words folded, by which a name that is new to the shop is known again.
    """

    items: frozenset[str]
    parties: frozenset[str]
    likely_items: tuple[str, ...]
    likely_parties: tuple[str, ...]
    words: frozenset[str]

    def spells(self, name: str) -> bool:
        """Whether every word of ``name`` stands in the text, in whatever script."""
        keys = [key for token in tokens(clean(name)) if (key := fold(token.text))]
        return bool(keys) and all(key in self.words for key in keys)


def mentions(text: str, names: Names) -> Mentions:
    """What ``text`` speaks of; in time proportional to its length, whatever the catalogue's."""
    vocabulary = lexicon()
    found = [token for token in tokens(clean(text)) if token.kind == "word"][:_MOST_WORDS]
    # A name may have its ending glued to it: રમેશને, ફાતિમાબેનને.
    texts = [token.text for token in parted(found, vocabulary, names)]
    items, parties, strangers = _Found(), _Found(), 0
    for first in range(len(texts)):
        whole = names.span(texts, first)
        longest = max(_RUN, whole) if first < _FIRST_WORDS else max(1, whole)
        for size in range(1, min(longest, len(texts) - first) + 1):
            run = " ".join(texts[first : first + size])
            # What is in the vocabulary is no misspelt name: looking for one takes longest.
            early = size == 1 and first < _FIRST_WORDS
            strange = early and len(run) > 2 and not vocabulary.find([run])
            strange = strange and strangers < _MOST_STRANGE
            strangers += strange
            items.add(names.find_item(run) if strange else names.item(run))
            parties.add(names.find_party(run) if strange else names.party(run))
    return Mentions(
        items=frozenset(items.sure),
        parties=frozenset(parties.sure),
        likely_items=items.likely(),
        likely_parties=parties.likely(),
        words=frozenset(
            key for text in (*texts, *(token.text for token in found)) if (key := fold(text))
        ),
    )


class _Found:
    def __init__(self) -> None:
        self.sure: dict[str, None] = {}
        self._perhaps: dict[str, None] = {}

    def add(self, match: Match) -> None:
        if match.id is not None:
            self.sure[match.id] = None
        self._perhaps.update(dict.fromkeys((*match.candidates, *match.similar)))

    def likely(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.sure, *self._perhaps)))[:_MOST_NAMES]
