"""Amounts in words, counted the Indian way in lakh and crore."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import indic_numtowords
import num2words

from vyapari.books.money import paise

CRORE = 10_000_000
_HUNDREDS = re.compile(r" સો(?= |$)")


@dataclass(frozen=True, slots=True)
class _Tongue:
    """Money in a language: one rupee and several, one paisa and several, and the end."""

    crore: str
    rupees: tuple[str, str]
    paise: tuple[str, str]
    only: str
    #: The library takes spoken variants here; invoices use the standard spelling.
    standard: dict[str, str]


_TONGUES = {
    "hi": _Tongue(
        "करोड़",
        ("रुपया", "रुपये"),
        ("पैसा", "पैसे"),
        "मात्र",
        {
            "छः": "छह",
            "अट्ठारह": "अठारह",
            "चौंतालीस": "चवालीस",
            "तिरेपन": "तिरपन",
            "तिरेसठ": "तिरसठ",
            "छयासठ": "छियासठ",
            "सरसठ": "सड़सठ",
        },
    ),
    "gu": _Tongue(
        "કરોડ",
        ("રૂપિયો", "રૂપિયા"),
        ("પૈસો", "પૈસા"),
        "પૂરા",
        {
            "બેંતાલીસ": "બેતાલીસ",
            "ઓગણસાંઠ": "ઓગણસાઠ",
            "સાંઠ": "સાઠ",
            "બાંસઠ": "બાસઠ",
            "છાંસઠ": "છાસઠ",
            "બોંતેર": "બોતેર",
            "તોંતેર": "તોતેર",
            "બ્યાંસી": "બ્યાસી",
            "ત્યાંસી": "ત્યાસી",
            "છ્યાંસી": "છ્યાસી",
        },
    ),
}


def amount_in_words(amount: Decimal, language: str) -> str:
    """``amount`` rupees in words, as the foot of an invoice has it.

    ``Rupees Two Hundred Twenty Five and Fifty Paise Only``; in Hindi (``hi``)
    ``दो सौ पच्चीस रुपये पचास पैसे मात्र``, in Gujarati (``gu``)
    ``બસો પચ્ચીસ રૂપિયા પચાસ પૈસા પૂરા``. Any other language reads English. The amount is
    rounded to the paisa; a negative one raises ``ValueError``.
    """
    if amount < 0:
        raise ValueError("only amounts of zero or more are written in words")
    whole, hundredths = divmod(int(paise(amount) * 100), 100)
    if language in _TONGUES:
        return _indian(whole, hundredths, language)
    return _english(whole, hundredths)


def _english(whole: int, hundredths: int) -> str:
    parts = []
    if whole or not hundredths:
        parts.append(f"Rupees {_counted(whole, _english_number, 'Crore')}")
    if hundredths:
        parts.append(f"{_english_number(hundredths)} Paise")
    return f"{' and '.join(parts)} Only"


def _indian(whole: int, hundredths: int, language: str) -> str:
    tongue = _TONGUES[language]

    def say(number: int) -> str:
        return _indian_number(number, language)

    parts = []
    if whole or not hundredths:
        parts.append(f"{_counted(whole, say, tongue.crore)} {tongue.rupees[whole != 1]}")
    if hundredths:
        parts.append(f"{say(hundredths)} {tongue.paise[hundredths != 1]}")
    return f"{' '.join(parts)} {tongue.only}"


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


def _indian_number(number: int, language: str) -> str:
    spoken: str = indic_numtowords.num2words(number, lang=language)
    standard = _TONGUES[language].standard
    words = " ".join(standard.get(word, word) for word in spoken.split())
    # in Gujarati the hundreds are one word: ત્રણસો
    return _HUNDREDS.sub("સો", words)
