"""What Telegram makes tappable in a text: links, addresses, mentions and commands.

Names and words that come through a model may be an attacker's; none of them becomes a link.
"""

import re
import unicodedata

_TOP = (
    "com|org|net|info|biz|xyz|top|site|online|shop|store|club|live|app|dev|link|click|page|"
    "example|test|[a-z]{2}"
)
_LINK = re.compile(
    r"\b[a-z][a-z0-9+.-]*://\S*|\b(?:www\.|t\.me\b|wa\.me\b)\S*"
    rf"|(?<![\w@.-])(?:[a-z0-9-]+\.)*[a-z0-9][a-z0-9-]+\.(?:{_TOP})(?![\w.-]|\.\w)(?:[/?#:]\S*)?"
    r"|[\w.+-]+@[\w-]+\.\w+|(?<![\w.])@[a-z]\w{3,}"
    # "₹7 /piece" is a price and no command.
    r"|(?<![\d.]\s)(?<!\S)/[a-z]{4,}\b",
    re.IGNORECASE,
)


def has_link(text: str) -> bool:
    """Whether something in ``text`` can be tapped."""
    return _LINK.search(text) is not None


def plain_name(text: str) -> str:
    """``text`` on one line, without links and without characters that are not shown."""
    shown = "".join(
        c if c in "\u200c\u200d" or unicodedata.category(c)[0] != "C" else " " for c in text
    )
    return " ".join(_LINK.sub("…", shown).split())
