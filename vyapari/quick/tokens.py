"""Words and numbers of a message, each with its place in it."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

#: Longer than any single entry that can be accounted for word by word.
LONGEST = 600
MOST = 90

_DIGITS = {
    ord(c): str(unicodedata.digit(c))
    for c in map(chr, range(0x0660, 0x0E5A))
    if unicodedata.category(c) == "Nd"
}
#: Joiners and marks of direction say nothing; curly quotes are written as straight ones.
_PLAIN = {
    **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], None),
    0xFEFF: None,
    0xFE0F: None,
    0x2019: "'",
    0x2018: "'",
    0x02BC: "'",
    0x00A0: " ",
    0x2013: "-",
    0x2014: "-",
    0x2212: "-",
    0x00D7: " x ",
    0xFF05: "%",
}
#: Nuktas are written or not, and chandrabindu as anusvara, without a difference in meaning.
_LETTERS = {0x093C: None, 0x0901: "\u0902", 0x0A3C: None, 0x0ABC: None,
            0x0A81: "\u0a82"}  # fmt: skip
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))(?![\d/.-])"
    r"|(?P<num>\d{1,3}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d,])|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])"
    r"|\d+(?:\.\d+)?)"
    r"|(?P<half>[½¼¾])"
    r"|(?P<tail>/-|'[sS](?![^\W_]))"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0962\u0963"
    r"\u0980-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd"
    r"\u0b01-\u0d4d])*(?:'(?![sS](?![^\W_]))[^\W\d_]+)?)"
    r"|(?P<line>\n)"
    r"|(?P<sign>\S)",
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, a number with its ``value``, a ``date`` in digits, or a sign.

    ``start`` and ``end`` are its place in the cleaned text; ``glued`` says that no space stands
    before it.
    """

    text: str
    kind: str
    start: int
    end: int
    glued: bool
    value: Decimal | None = None


def clean(text: str) -> str:
    """``text`` in NFC with invisible characters gone and every digit an ASCII one.

    Its letters stay as they were written; a token's text has nuktas and the like made one.
    """
    return unicodedata.normalize("NFC", text).translate(_DIGITS).translate(_PLAIN).strip()


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``, which ``clean`` has seen."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        raw, start, end = match[0], match.start(), match.end()
        value = None
        if kind == "num":
            value = Decimal(raw.replace(",", ""))
        elif kind == "half":
            kind, value = "num", _FRACTIONS[raw]
        elif kind == "tail":
            kind = "word"
        token_text = raw.lower().translate(_LETTERS) if kind == "word" else raw
        found.append(Token(token_text, kind, start, end, start == last, value))
        last = end
    return found


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The token texts of a vocabulary phrase or a name, as a message's own are read."""
    return tuple(token.text for token in tokens(clean(text)))
