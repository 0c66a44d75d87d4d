"""Which language a message is in, so that the reply can be in it too."""

import unicodedata
from collections import Counter

from vyapari.quick.lexicon import lexicon
from vyapari.quick.names import Names
from vyapari.quick.terms import terms
from vyapari.quick.tokens import LONGEST, clean, tokens

_NOBODY = Names()
#: The language of a script that is read in no other one here.
_SCRIPTS = {"DEVANAGARI": "hi", "GUJARATI": "gu"}


def script(text: str) -> str | None:
    """The script of most letters of ``text`` as Unicode names it (``LATIN``, ``DEVANAGARI``, …),
    ``None`` where there are no letters.
    """
    letters = (unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha())
    return max(counted, key=counted.__getitem__) if (counted := Counter(letters)) else None


def language(text: str) -> str | None:
    """The vocabulary's language of most words of ``text`` (``en``, ``hi-Latn``, ``hi``, ``gu``).

    ``None`` where no word says it: numbers, names, words that are the same in all of them.
    """
    plain = clean(text[:LONGEST])
    written = script(plain)
    counted: Counter[str] = Counter()
    for term in terms(tokens(plain), lexicon(), _NOBODY, plain):
        if not term.senses or script(term.text) != written:
            continue
        size = term.text.count(" ") + 1
        for name in term.languages:
            counted[name] += size
    if not counted:
        return _SCRIPTS.get(written or "")
    most = max(counted.values())
    likely = [name for name, count in counted.items() if count == most]
    return likely[0] if len(likely) == 1 else None
