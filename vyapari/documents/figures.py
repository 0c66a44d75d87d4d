"""Amounts, quantities and days as they are printed: the Indian way, digits 0 to 9."""

from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, parse_pattern

_INDIA = Locale("en", "IN")
_AMOUNT = parse_pattern("#,##,##0.00")
_RATE = parse_pattern("#,##,##0.00##")
_QUANTITY = parse_pattern("#,##,##0.###")
_PERCENT = parse_pattern("0.###")


def _printed(value: Decimal, pattern: NumberPattern) -> str:
    text: str = pattern.apply(value, _INDIA)
    return text


def amount(value: Decimal) -> str:
    """``1,23,456.50``; negative ones with a minus sign."""
    return _printed(value, _AMOUNT).replace("-", "\u2212")


def rupees(value: Decimal) -> str:
    """``₹1,23,456.50``."""
    return f"₹{amount(value)}"


def rate(value: Decimal) -> str:
    """An amount per unit, with up to four places where it has them: ``0.1250``."""
    return _printed(value, _RATE)


def quantity(value: Decimal) -> str:
    """``2.5``: no more places than it has."""
    return _printed(value, _QUANTITY)


def percent(value: Decimal) -> str:
    """``2.5%``."""
    return f"{_printed(value, _PERCENT)}%"


def day(value: date, language: str) -> str:
    """``23 Nov 2026``, in Hindi ``23 नवंबर 2026``: never to be mistaken for another day."""
    if language in ("hi", "gu"):
        return format_date(value, "d MMMM y", locale=language)
    return format_date(value, "d MMM y", locale="en_IN")
