"""A model's words to the merchant, with figures that are the books' own.

Amounts and percentages in an answer must be figures that the books gave, that the merchant said,
or that follow from two of those; a sentence with another one is left out. What is shown while the
model still writes is whole sentences, so that nothing is shown that is taken back.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import combinations

#: ₹1,225 · Rs. 500 · 1,225 rupees · रुपये · 12.4% · percent
_AMOUNT = re.compile(
    r"(?:₹|\bRs\.?|\bINR)\s*(?P<money>\d[\d,]*(?:\.\d+)?)(?P<scale>\s*(?:k|lakh|lac|crore|cr|हज़ार"
    r"|लाख|करोड़|લાખ|કરોડ|હજાર|hazar|hazaar)\b)?"
    r"|(?P<words>\d[\d,]*(?:\.\d+)?)\s*(?:rupees?|rupaye|rupye|rs\b|रुपये|रुपए|₹|રૂપિયા)"
    r"|(?P<percent>\d+(?:\.\d+)?)\s*(?:%|percent|pratishat|प्रतिशत|ટકા)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?।](?=\s)|\n|$)", re.DOTALL)
_SCALES = {
    "k": 1_000, "hazar": 1_000, "hazaar": 1_000, "हज़ार": 1_000, "હજાર": 1_000,
    "lakh": 100_000, "lac": 100_000, "लाख": 100_000, "લાખ": 100_000,
    "crore": 10_000_000, "cr": 10_000_000, "करोड़": 10_000_000, "કરોડ": 10_000_000,
}  # fmt: skip
#: What is worked out of more figures than these would be anything.
_MOST = 80


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and whether something was left out of it."""

    text: str
    withheld: bool = False


class Teller:
    """Holds a model's words against the figures that are known."""

    def __init__(self, known: Iterable[Decimal]) -> None:
        figures = sorted({abs(figure) for figure in known if figure})[-_MOST:]
        self._figures = figures
        pairs = list(combinations(figures, 2))
        self._amounts = {int(made) for made in figures}
        self._amounts.update(int(made) for a, b in pairs for made in (b - a, a + b))
        self._pairs = pairs
        self._tenths: set[int] | None = None

    def whole(self, text: str) -> Told:
        """``text`` without the sentences whose figures nothing vouches for."""
        kept: list[str] = []
        withheld = False
        for sentence in _SENTENCE.findall(text):
            if all(self._vouched(found) for found in _AMOUNT.finditer(sentence)):
                kept.append(sentence)
                continue
            withheld = True
            # What is left of its line keeps the line's end; a line that is gone leaves none.
            if sentence.endswith("\n") and kept and not kept[-1].endswith("\n"):
                kept.append("\n")
        return Told("".join(kept).strip(), withheld)

    def so_far(self, text: str) -> str:
        """What of an unfinished ``text`` may be shown: its whole sentences."""
        ends = [found.end() for found in re.finditer(r"[.!?।](?=\s)|\n", text)]
        return self.whole(text[: ends[-1]]).text if ends else ""

    def _vouched(self, found: re.Match[str]) -> bool:
        if found["percent"] is not None:
            return self._is_share(Decimal(found["percent"]))
        try:
            figure = Decimal((found["money"] or found["words"]).replace(",", ""))
        except InvalidOperation:
            return False
        scale = (found["scale"] or "").strip().lower()
        if scale:
            size, slack = _SCALES[scale], _SCALES[scale] // 20
            return self._is_near(int(figure * size), slack)
        if self._is_near(int(figure), 1):
            return True
        # "about ₹14,300"
        return figure >= 1000 and figure % 100 == 0 and self._is_near(int(figure), 50)

    def _is_near(self, rupees: int, slack: int) -> bool:
        if slack <= 100:
            return any(near in self._amounts for near in range(rupees - slack, rupees + slack + 1))
        return any(abs(rupees - amount) <= slack for amount in self._amounts)

    def _is_share(self, percent: Decimal) -> bool:
        """Whether it is a figure itself, or one known figure's part of another, or its change."""
        if percent in self._figures:
            return True
        if self._tenths is None:
            self._tenths = {
                round(share * 10)
                for a, b in self._pairs
                for share in (100 * a / b, 100 * (b - a) / b, 100 * (b - a) / a)
            }
        tenths = round(percent * 10)
        slack = 1 if percent % 1 else 5
        return any(near in self._tenths for near in range(tenths - slack, tenths + slack + 1))
