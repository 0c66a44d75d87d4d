"""The scale of a chart: round amounts to measure against, written short."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import count

from babel.dates import format_date
from babel.numbers import format_compact_decimal

from vyapari.documents import figures

#: Steps between two lines of a scale at most; more would be noise on a phone.
_STEPS = 4
_ROUND = (1, 2, 5)


def marks(values: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Round amounts, evenly apart, from below the least of ``values`` and 0 to above the most."""
    values = tuple(values)
    low, high = min((*values, Decimal(0))), max((*values, Decimal(0)))
    for power in count():
        for each in _ROUND:
            step = Decimal(each * 10**power)
            first, last = low // step, -(-high // step)
            first -= first * step > low  # division of decimals cuts toward zero
            last += last * step < high
            if last - first <= _STEPS:
                last = max(last, first + 1)
                return tuple(step * place for place in range(int(first), int(last) + 1))
    raise AssertionError


def short(value: Decimal, language: str) -> str:
    """``₹1.2L``, in Hindi ``₹1.2 लाख``."""
    text = format_compact_decimal(abs(value), locale=_locale(language), fraction_digits=1)
    return f"{_sign(value)}₹{text}"


def full(value: Decimal) -> str:
    """``₹1,23,456.50``; whole rupees without paise, a minus sign before the ₹."""
    return f"{_sign(value)}₹{figures.amount(abs(value)).removesuffix('.00')}"


def day(value: date, language: str) -> str:
    """``23 Nov``."""
    return format_date(value, "d MMM", locale=_locale(language))


def month(value: date, language: str) -> str:
    """``Nov``."""
    return format_date(value, "LLL", locale=_locale(language))


def _sign(value: Decimal) -> str:
    return "\u2212" if value < 0 else ""


def _locale(language: str) -> str:
    """Hinglish writes its dates and lakhs as Indian English does."""
    return language if language in ("hi", "gu") else "en_IN"
