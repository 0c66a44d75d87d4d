"""Money: Indian rupees as exact decimals, to the paisa."""

from decimal import ROUND_HALF_UP, Decimal

PAISA = Decimal("0.01")
RUPEE = Decimal(1)
ZERO = Decimal("0.00")
#: No single amount or quantity a small shop writes reaches this; it is a typing slip.
LARGEST = Decimal("9999999999.99")


def exact(value: Decimal | int | str) -> Decimal:
    """The decimal that ``value`` stands for. A float is refused: it was never exact.

    Raises ``TypeError`` for a float or bool, ``ValueError`` for what is no finite number.
    """
    if isinstance(value, bool | float):
        raise TypeError(f"{type(value).__name__} is not money")
    try:
        number = Decimal(value)
    except ArithmeticError as error:
        raise ValueError(f"{value!r} is not a number") from error
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a finite number")
    return number


def paise(value: Decimal) -> Decimal:
    """``value`` rounded half up to the paisa, as invoices are."""
    return value.quantize(PAISA, ROUND_HALF_UP)


def rupees(value: Decimal) -> Decimal:
    """``value`` rounded half up to the rupee (section 170 of the CGST Act), two places kept."""
    return value.quantize(RUPEE, ROUND_HALF_UP).quantize(PAISA)
