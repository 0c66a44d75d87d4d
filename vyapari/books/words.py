"""Amounts in words, counted the Indian way in lakh and crore."""

from collections.abc import Callable
from decimal import Decimal

import indic_numtowords
import num2words

from vyapari.books.money import paise

CRORE = 10_000_000
#: The library's Hindi takes spoken variants here; invoices use the standard spelling.
_STANDARD_HINDI = {
    "छः": "छह",
    "अट्ठारह": "अठारह",
    "चौंतालीस": "चवालीस",
    "तिरेपन": "तिरपन",
    "तिरेसठ": "तिरसठ",
    "छयासठ": "छियासठ",
    "सरसठ": "सड़सठ",
}


def amount_in_words(amount: Decimal, language: str) -> str:
    """``amount`` rupees in words, as the foot of an invoice has it.

    ``Rupees Two Hundred Twenty Five and Fifty Paise Only``; in Hindi (``hi``)
    ``दो सौ पच्चीस रुपये पचास पैसे मात्र``. Any other language reads English. The amount is
    rounded to the paisa; a negative one raises ``ValueError``.
    """
    if amount < 0:
        raise ValueError("only amounts of zero or more are written in words")
    whole, hundredths = divmod(int(paise(amount) * 100), 100)
    return _hindi(whole, hundredths) if language == "hi" else _english(whole, hundredths)


def _english(whole: int, hundredths: int) -> str:
    parts = []
    if whole or not hundredths:
        parts.append(f"Rupees {_counted(whole, _english_number, 'Crore')}")
    if hundredths:
        parts.append(f"{_english_number(hundredths)} Paise")
    return f"{' and '.join(parts)} Only"


def _hindi(whole: int, hundredths: int) -> str:
    parts = []
    if whole or not hundredths:
        number = _counted(whole, _hindi_number, "करोड़")
        parts.append(f"{number} {'रुपया' if whole == 1 else 'रुपये'}")
    if hundredths:
        parts.append(f"{_hindi_number(hundredths)} {'पैसा' if hundredths == 1 else 'पैसे'}")
    return f"{' '.join(parts)} मात्र"


def _counted(number: int, say: Callable[[int], str], crore: str) -> str:
    """Crores are counted in crores without end, as on cheques; arab and kharab are not used."""
    crores, rest = divmod(number, CRORE)
    if not crores:
        return say(rest)
    counted = f"{_counted(crores, say, crore)} {crore}"
    return f"{counted} {say(rest)}" if rest else counted


def _english_number(number: int) -> str:
    spoken: str = num2words.num2words(number, lang="en_IN")
    words = spoken.replace("-", " ").replace(",", "").split()
    return " ".join(word.capitalize() for word in words if word != "and")


def _hindi_number(number: int) -> str:
    spoken: str = indic_numtowords.num2words(number, lang="hi")
    return " ".join(_STANDARD_HINDI.get(word, word) for word in spoken.split())
