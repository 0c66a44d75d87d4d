"""Whether a message is the merchant's own plain word, to be acted upon without asking again.

What somebody else wrote (quoted, forwarded, reported, pasted) and what speaks to a program and not
to a bookkeeper is data: it may be shown as a draft, and books nothing by itself.
"""

import re
from functools import cache

from vyapari.agents.phrases import folded, pattern, tables

#: Quotation marks around more than a name, links, pasted markup or code, tags.
_FOREIGN = re.compile(
    r"[\"“”«»„`][^\"“”«»„`]{12,}[\"“”«»„`]"
    r"|(?<!\w)['‘][^'‘’]{25,}['’](?!\w)"
    r"|https?://|www\.|t\.me/"
    r"|```|<[^>]*>|\{[^}]*\}|\[[^\]]{3,}\]|[#*_=-]{3,}"
    r"|(?m:^\s*(?:from|to|subject|note|user|system|assistant)\s*:)",
    re.IGNORECASE,
)
#: More lines than this are pasted.
_MOST_LINES = 30
#: A merchant's own words are no longer than this.
_LONGEST = 1500


def is_plain(text: str) -> bool:
    """Whether nothing in ``text`` looks like somebody else's words."""
    if len(text) > _LONGEST or text.count("\n") > _MOST_LINES or _FOREIGN.search(text):
        return False
    return not _words().search(folded(text))


@cache
def _words() -> re.Pattern[str]:
    languages = (each for table in tables("trust").values() for each in table.values())
    return pattern(phrase for phrases in languages for phrase in phrases)
