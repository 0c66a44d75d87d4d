"""What was typed for a field: the value that it stands for, or what is wrong with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from vyapari.books.gstin import Gstin, GstinProblem, Pan, check_gstin, check_pan
from vyapari.books.money import LARGEST
from vyapari.books.quantity import factor
from vyapari.quick.answers import answer_amount, answer_quantity

#: An integrated, state and central rate together; the law knows none above.
_HIGHEST_RATE = Decimal(40)
_NEGATIVE = re.compile(r"\s*[-−–]")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a typed value: a text's key and what it needs."""

    key: str
    args: dict[str, str] = field(default_factory=dict)


#: Reads one kind of field.
Check = Callable[[str], str | Decimal | Problem]


def line(longest: int) -> Check:
    """Text in one line, blanks squeezed; something in it must be a letter or a digit."""

    def check(text: str) -> str | Problem:
        squeezed = " ".join(text.split())
        if not any(character.isalnum() for character in squeezed):
            return Problem("check-empty")
        if len(squeezed) > longest:
            return Problem("check-long", {"longest": str(longest)})
        return squeezed

    return check


def lines(longest: int) -> Check:
    """Text in several lines, as an address has them."""

    def check(text: str) -> str | Problem:
        kept = [" ".join(each.split()) for each in text.splitlines()]
        joined = "\n".join(each for each in kept if each)
        if not joined:
            return Problem("check-empty")
        if len(joined) > longest:
            return Problem("check-long", {"longest": str(longest)})
        return joined

    return check


def phone(text: str) -> str | Problem:
    """A telephone number: its digits, with the plus if one was written."""
    digits = re.sub(r"[\s().\-]", "", latin_digits(text))
    if not re.fullmatch(r"\+?[0-9]{7,15}", digits):
        return Problem("check-phone")
    return digits


def email(text: str) -> str | Problem:
    """An e-mail address, by its looks."""
    address = text.strip()
    if len(address) > 120 or not re.fullmatch(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+", address):
        return Problem("check-email")
    return address


def upi(text: str) -> str | Problem:
    """A UPI id such as ``name@bank``, small letters."""
    address = text.strip().lower()
    if not re.fullmatch(r"[a-z0-9][a-z0-9._\-]{1,254}@[a-z][a-z0-9]{1,63}", address):
        return Problem("check-upi")
    return address


def gstin(text: str) -> str | Problem:
    """A GSTIN whose last character fits; if it does not, the problem says what it should be."""
    checked = check_gstin(text)
    return checked.text if isinstance(checked, Gstin) else gstin_problem(checked)


def gstin_problem(found: GstinProblem) -> Problem:
    """What is wrong with a GSTIN, as a text."""
    return Problem(
        f"check-gstin-{found.reason}",
        {
            "text": found.text[:20],
            "length": str(found.length),
            "position": str(found.position or ""),
            "expected": found.expected or "",
        },
    )


def pan(text: str) -> str | Problem:
    """A PAN, by its form."""
    checked = check_pan(text)
    if isinstance(checked, Pan):
        return checked.text
    return Problem("check-pan", {"text": checked.text[:20]})


def hsn(text: str) -> str | Problem:
    """An HSN or SAC code: 4, 6 or 8 digits."""
    digits = latin_digits(text).replace(" ", "")
    if not re.fullmatch(r"[0-9]{4}(?:[0-9]{2}){0,2}", digits):
        return Problem("check-hsn")
    return digits


def amount(text: str) -> Decimal | Problem:
    """Rupees, more than nothing: ``1,200``, ``₹45.50``, ``४५``, ``dhai sau``."""
    number = None if _NEGATIVE.match(text) else answer_amount(text)
    if number is None or not 0 < number <= LARGEST:
        return Problem("check-amount")
    return number if number == round(number, 2) else Problem("check-paise")


def quantity(text: str) -> Decimal | Problem:
    """A number of things, zero or more, to three places."""
    bare = latin_digits(text).replace(",", "").strip()
    if not re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{1,3})?", bare):
        return Problem("check-number")
    number = Decimal(bare)
    return number if number <= LARGEST else Problem("check-number")


def measure(unit: str) -> Check:
    """As ``quantity``, of things counted in ``unit``; ``500 g`` is half a ``kg``."""

    def check(text: str) -> Decimal | Problem:
        number = quantity(text)
        said = None if _NEGATIVE.match(text) else answer_quantity(text)
        if isinstance(number, Problem) and said is not None:
            size = factor(said[1] or unit, unit)
            if size is not None and said[0] * size <= LARGEST:
                return said[0] * size
        return number

    return check


def rate(text: str) -> Decimal | Problem:
    """A GST percentage: ``18`` or ``0.25%``."""
    number = quantity(text.replace("%", ""))
    if isinstance(number, Problem) or number > _HIGHEST_RATE:
        return Problem("check-rate")
    return number


def latin_digits(text: str) -> str:
    """``text`` with digits of other scripts written as 0 to 9."""
    return "".join(
        str(int(character)) if character.isdecimal() else character for character in text
    )
