"""A model's words to the merchant, with figures that are the books' own.

Amounts in an answer, and bare numbers as large as amounts, must be figures that the books gave,
that the merchant said, or that follow from two of those; percentages must be among those that were
worked out of them. A sentence with another figure is left out. So is one with a link, or with the
books' own mark of what is written; what recites an agent's instructions is not said at all. What is
shown while the model still writes is whole sentences, so that nothing is shown that is taken back.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import combinations

from vyapari.agents.links import has_link
from vyapari.agents.percentages import is_said
from vyapari.agents.roles import Role, agent

_SCALE = (
    r"(?:k|lakhs?|lacs?|crores?|cr|hazar|hazaar|thousand"
    r"|हज़ार|हजार|लाख|करोड़|करोड|લાખ|કરોડ|હજાર)"
)
#: ₹1,225 · Rs. 500 · 1,225 rupees · 500/- · 5.4 lakh · 12.4% · percent · a bare 54321
_AMOUNT = re.compile(
    r"(?P<percent>\d+(?:\.\d+)?)\s*(?:%|percent\b|pratishat\b|प्रतिशत|ટકા)"
    r"|(?:(?P<sign>₹|\bRs\.?|\bINR|रु\.?|रू\.?|રૂ\.?|૱)\s*)?(?P<figure>\d[\d,]*(?:\.\d+)?)"
    rf"(?:\s*(?P<scale>{_SCALE})(?![\w\u0900-\u0dff]))?"
    r"(?P<after>\s*(?:rupees?\b|rupaye\b|rupye\b|rs\b|INR\b|रुपये|रुपए|रुपया|रु\b|₹|રૂપિયા|રૂ\b|/-))?",
    re.IGNORECASE,
)
#: A full stop behind Rs ends no sentence.
_END = r"(?:(?<!\bRs)(?<!रु)(?<!रू)(?<!રૂ)\.|[!?।])(?=\s)"
_SENTENCE = re.compile(rf"[^\n]*?(?:{_END}|\n|$)", re.DOTALL | re.IGNORECASE)
_SO_FAR = re.compile(rf"{_END}|\n", re.IGNORECASE)
_SCALES = {
    "k": 1_000, "hazar": 1_000, "hazaar": 1_000, "thousand": 1_000,
    "हजार": 1_000, "હજાર": 1_000,
    "lakh": 100_000, "lac": 100_000, "लाख": 100_000, "લાખ": 100_000,
    "crore": 10_000_000, "cr": 10_000_000, "करोड": 10_000_000, "કરોડ": 10_000_000,
}  # fmt: skip
#: What is longer, its sign and unit included, is no amount; Decimal divides no such figures.
_LONGEST = 40
#: Written in an answer, a number as large as this is an amount, unless it is a year's.
_LARGE, _YEARS = 1000, range(1990, 2100)
#: Marks of the books' own confirmations, which no model may set.
_MARKS = re.compile("[✅☑✔↩✏]")
#: So many words of an agent's instructions in a row are recited.
_RECITED = 8
#: What is worked out of more figures than these would be anything.
_MOST = 80


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and whether something was left out of it."""

    text: str
    withheld: bool = False


class Teller:
    """Holds a model's words against the figures, and the percentages, that are known."""

    def __init__(self, known: Iterable[Decimal], percentages: Iterable[Decimal] = ()) -> None:
        figures = sorted({abs(figure) for figure in known if figure})[-_MOST:]
        self._figures = figures
        self._amounts = {int(made) for made in figures}
        pairs = combinations(figures, 2)
        self._amounts.update(int(made) for a, b in pairs for made in (b - a, a + b))
        self._percentages = frozenset(percentages)

    def whole(self, text: str) -> Told:
        """``text`` without the sentences that are not to be said."""
        text = _shown(text)
        if _recites(text):
            return Told("", withheld=True)
        kept: list[str] = []
        withheld = False
        for sentence in _SENTENCE.findall(text):
            if self._may_be_said(sentence):
                kept.append(sentence)
                continue
            withheld = True
            # What is left of its line keeps the line's end; a line that is gone leaves none.
            if sentence.endswith("\n") and kept and not kept[-1].endswith("\n"):
                kept.append("\n")
        return Told("".join(kept).strip(), withheld)

    def so_far(self, text: str) -> str:
        """What of an unfinished ``text`` may be shown: its whole sentences."""
        ends = [found.end() for found in _SO_FAR.finditer(text)]
        return self.whole(text[: ends[-1]]).text if ends else ""

    def _may_be_said(self, sentence: str) -> bool:
        if has_link(sentence) or _MARKS.search(sentence):
            return False
        amounts = _AMOUNT.finditer(sentence)
        return all(len(found[0]) <= _LONGEST and self._vouched(found) for found in amounts)

    def _vouched(self, found: re.Match[str]) -> bool:
        if found["percent"] is not None:
            return is_said(Decimal(found["percent"]), self._percentages)
        try:
            figure = Decimal(found["figure"].replace(",", ""))
        except InvalidOperation:
            return False
        if found["scale"]:
            size = _size(found["scale"])
            return self._is_near(int(figure * size), size // 20)
        if not (found["sign"] or found["after"]) and (figure < _LARGE or figure in _YEARS):
            return True
        if self._is_near(int(figure), 1):
            return True
        # "about ₹14,300"
        return figure >= 1000 and figure % 100 == 0 and self._is_near(int(figure), 50)

    def _is_near(self, rupees: int, slack: int) -> bool:
        if slack <= 100:
            return any(near in self._amounts for near in range(rupees - slack, rupees + slack + 1))
        return any(abs(rupees - amount) <= slack for amount in self._amounts)


def _size(scale: str) -> int:
    word = scale.lower().replace("\u093c", "")
    return _SCALES.get(word) or _SCALES[word.removesuffix("s")]


def _shown(text: str) -> str:
    """``text`` without what is not shown, or turns the words round."""
    return "".join(c for c in text if c in "\n\u200c\u200d" or unicodedata.category(c)[0] != "C")


def _recites(text: str) -> bool:
    return not _instructed().isdisjoint(_runs(text))


@cache
def _instructed() -> frozenset[tuple[str, ...]]:
    return frozenset(run for role in Role for run in _runs(agent(role).instructions))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[at : at + _RECITED]) for at in range(len(words) - _RECITED + 1))
