"""Whether a message is the merchant's own plain word, to be acted upon without asking again.

What somebody else wrote (quoted, forwarded, reported, pasted) and what speaks to a program and not
to a bookkeeper is data: it may be shown as a draft, and books nothing by itself.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from vyapari.agents.links import has_link
from vyapari.agents.phrases import folded, pattern, tables

#: Quotation marks around more than a name, pasted markup or code, tags, speakers of a chat, a run
#: of letters and digits that is no word, a word with blanks between its letters.
_FOREIGN = re.compile(
    r"[\"“”«»„`][^\"“”«»„`]{12,}[\"“”«»„`]"
    r"|(?<!\w)['‘][^'‘’]{25,}['’](?!\w)"
    r"|```|<[^>]*>|\{[^}]*\}|\[[^\]]{3,}\]|[#*_=-]{3,}"
    r"|(?m:^\s*(?:from|to|subject|note|user|system|assistant)\s*:)"
    r"|[A-Za-z0-9+/=_-]{28,}"
    r"|(?<!\w)(?:[A-Za-z][ .\-]{1,2}){4,}[A-Za-z](?!\w)",
    re.IGNORECASE,
)
#: Not shown, and no part of any of our languages' writing: they hide words, or turn them round.
_HIDDEN = re.compile(
    "[\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e0fff]"
)
#: More lines than this are pasted.
_MOST_LINES = 30
#: A merchant's own words are no longer than this.
_LONGEST = 1500
#: A name is no longer than this: more words say something.
_LONGEST_NAME, _MOST_WORDS = 40, 4


def is_plain(text: str, names: Iterable[str] = ()) -> bool:
    """Whether nothing in ``text`` looks like somebody else's words.

    ``names`` are the catalogue's that it speaks of: a tool box is goods, and a word to no program.
    """
    if len(text) > _LONGEST or text.count("\n") > _MOST_LINES:
        return False
    if _HIDDEN.search(text) or _FOREIGN.search(text) or has_link(text):
        return False
    if not all(map(_is_ours, text)):
        return False
    plain = folded(text)
    for name in names:
        if is_name(name):
            plain = plain.replace(folded(name), " ")
    return not _words().search(plain)


@lru_cache(maxsize=50_000)
def is_name(text: str) -> bool:
    """Whether ``text`` is a name and no sentence: short, or long and speaking to no program."""
    short = len(text) <= _LONGEST_NAME and len(text.split()) <= _MOST_WORDS
    if _HIDDEN.search(text) or _FOREIGN.search(text) or has_link(text) or "\n" in text:
        return False
    return short or (len(text) <= 2 * _LONGEST_NAME and is_plain(text))


@lru_cache(maxsize=4096)
def _is_ours(char: str) -> bool:
    """Whether a letter is Latin or of an Indian script: others only look like those."""
    if not char.isalpha():
        return True
    return char < "\u0250" or "\u0900" <= char < "\u0e00" or "\u1e00" <= char < "\u1f00"


@cache
def _words() -> re.Pattern[str]:
    languages = (each for table in tables("trust").values() for each in table.values())
    return pattern(phrase for phrases in languages for phrase in phrases)
