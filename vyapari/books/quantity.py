"""Quantities know their unit: canonical unit codes, and what converts into what."""

from decimal import Decimal

#: Code → (dimension, size in the dimension's base). UQC is the GST portal's code for the unit.
_UNITS: dict[str, tuple[str, Decimal, str]] = {
    "g": ("mass", Decimal("0.001"), "GMS"),
    "kg": ("mass", Decimal(1), "KGS"),
    "quintal": ("mass", Decimal(100), "QTL"),
    "tonne": ("mass", Decimal(1000), "TON"),
    "ml": ("volume", Decimal("0.001"), "MLT"),
    "l": ("volume", Decimal(1), "LTR"),
    "pcs": ("count", Decimal(1), "PCS"),
    "pair": ("count", Decimal(2), "PRS"),
    "dozen": ("count", Decimal(12), "DOZ"),
    "gross": ("count", Decimal(144), "GRS"),
    "m": ("length", Decimal(1), "MTR"),
    "cm": ("length", Decimal("0.01"), "CMS"),
    "packet": ("packet", Decimal(1), "PAC"),
    "bag": ("bag", Decimal(1), "BAG"),
    "box": ("box", Decimal(1), "BOX"),
    "carton": ("carton", Decimal(1), "CTN"),
    "bottle": ("bottle", Decimal(1), "BTL"),
    "can": ("can", Decimal(1), "CAN"),
    "tin": ("tin", Decimal(1), "OTH"),
    "bundle": ("bundle", Decimal(1), "BDL"),
    "roll": ("roll", Decimal(1), "ROL"),
    "set": ("set", Decimal(1), "SET"),
    "strip": ("strip", Decimal(1), "OTH"),
    "tray": ("tray", Decimal(1), "OTH"),
}
UNITS = frozenset(_UNITS)
#: Three places hold a gram of a kilo and a millilitre of a litre.
PLACES = Decimal("0.001")


def uqc(unit: str) -> str:
    """The GST portal's unit quantity code for ``unit``; ``OTH`` where it knows none."""
    return _UNITS[unit][2]


def factor(unit: str, into: str, packs: dict[str, Decimal] | None = None) -> Decimal | None:
    """How many ``into`` one ``unit`` is, or ``None`` where the two do not convert.

    ``packs`` are an item's own packs: stock units (``into``) a pack holds.
    """
    if unit == into:
        return Decimal(1)
    if packs and unit in packs:
        return packs[unit]
    if unit not in _UNITS or into not in _UNITS:
        return None
    dimension, size, _ = _UNITS[unit]
    other, other_size, _ = _UNITS[into]
    return size / other_size if dimension == other else None
