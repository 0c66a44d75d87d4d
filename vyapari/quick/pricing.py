"""What a number beside an item means: a price per unit or for all of it, by the usual price."""

import math
from dataclasses import dataclass
from decimal import Decimal

from vyapari.books.catalogue import Item
from vyapari.books.quantity import factor
from vyapari.quick.chunks import Chunk, Kind
from vyapari.quick.goods import goods

#: Units that an item without packs of its own may come in without our knowing how much it is.
_PACKS = frozenset({"packet", "bag", "box", "carton", "bottle", "can", "tin", "bundle", "roll",
                    "set", "strip", "tray", "pair"})  # fmt: skip
_BULK = frozenset({"bag", "box", "carton"})
#: How far from the usual price (as a ratio) a reading may be: certainly right, still possible.
NEAR, _POSSIBLE = math.log(1.6), math.log(2.5)
#: By how much (as a ratio) the better of two readings must beat the other: beside the shop's own
#: price, and beside the bazaar's, which is a rough one.
_CLEARLY, _OUTRIGHT = math.log(1.4), math.log(2.5)
_SAME = 0.01
_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Priced:
    """A line's quantity, unit and price; neither rate nor amount where it must be asked."""

    qty: Decimal
    unit: str
    rate: Decimal | None = None
    amount: Decimal | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity of an item, with the price the shop is used to."""

    qty: Decimal
    unit: str
    item: Item | None
    usual: Decimal | None
    #: Stock units in one ``unit``, ``None`` where that is not known.
    size: Decimal | None
    #: What ``unit`` of goods that are new to the shop costs about anywhere.
    bazaar: Decimal | None = None

    def per_unit(self, rate: Decimal) -> Priced:
        return Priced(self.qty, self.unit, rate=plain(rate))

    def in_all(self, amount: Decimal) -> Priced:
        return Priced(self.qty, self.unit, amount=amount)

    def per_stock_unit(self, rate: Decimal) -> Priced | None:
        """``rate`` per stock unit: a smaller unit is converted, a larger one keeps its own rate."""
        if self.item is None or self.size is None:
            return None
        if self.size < 1:
            return Priced(plain(self.qty * self.size), self.item.unit, rate=plain(rate))
        return self.per_unit(rate * self.size)

    def off_by(self, rate: Decimal) -> float | None:
        """How far ``rate`` per unit is from the usual one (a logarithm); ``None``: not known."""
        if not self.usual or self.size is None:
            return None
        return abs(math.log(float(rate / (self.usual * self.size))))


def plain(value: Decimal) -> Decimal:
    """``value`` without trailing noughts that arithmetic left; as written where none did."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -2:
        return value
    short = value.quantize(_PLACES).normalize()
    return short if short.as_tuple().exponent <= 0 else short.quantize(Decimal(1))  # type: ignore[operator]


def measure(
    qty: Decimal,
    unit: str | None,
    item: Item | None,
    usual: Decimal | None,
    wares: tuple[str, ...] = (),
) -> Measure | None:
    """The quantity in the unit said, or in the item's own; ``None`` where the unit cannot be.

    ``wares`` are the goods that a name new to the shop stands for.
    """
    if item is None:
        unit = unit or "pcs"
        bazaar = goods().price(wares[0], unit) if len(wares) == 1 else None
        return Measure(qty, unit, None, None, None, bazaar)
    if unit is None or (unit == "pcs" and item.unit in _PACKS and "pcs" not in item.packs):
        unit = item.unit
    size = factor(unit, item.unit, item.packs)
    if size is None and unit not in _PACKS:
        return None
    return Measure(qty, unit, item, usual, size)


def priced(at: Measure, price: Chunk | None) -> Priced | None:
    """The line with its price, from the catalogue where none was said; ``None`` if unclear."""
    if price is None:
        return _usual(at)
    if price.number <= 0:
        return None
    if price.kind is Kind.RATE:
        return _rate(at, price)
    if price.value == "total":
        return at.in_all(price.number)
    return _unclear(at, price.number, price.value)


def _usual(at: Measure) -> Priced:
    found = at.per_stock_unit(at.usual) if at.usual is not None else None
    if found is None:
        return Priced(at.qty, at.unit)
    return Priced(found.qty, found.unit, rate=found.rate, guessed=True)


def _rate(at: Measure, price: Chunk) -> Priced | None:
    if price.unit is not None and price.unit != at.unit:
        return _converted(at, price.number, price.unit)
    if price.unit is None and at.item is not None and at.usual:
        per_stock = abs(math.log(float(price.number / at.usual)))
        own = at.off_by(price.number)
        if own is None and per_stock < _POSSIBLE and at.unit in _BULK:
            return None  # "2 bags rice at 52": surely no bag for the price of a kilo
        if own is not None and per_stock < _POSSIBLE and own > per_stock + _CLEARLY:
            return at.per_stock_unit(price.number)
    if price.unit is None and at.item is None and at.unit in {"g", "ml", "cm"}:
        return None
    return at.per_unit(price.number)


def _converted(at: Measure, rate: Decimal, per: str) -> Priced | None:
    """A price per another unit than the quantity's: 500 g at 320 per kg."""
    if at.item is not None and per == at.item.unit and at.size is not None:
        return at.per_stock_unit(rate)
    times = factor(at.unit, per, at.item.packs if at.item else None)
    if times is None:
        return None
    if times < 1:
        return Priced(plain(at.qty * times), per, rate=rate)
    return at.per_unit(rate * times)


def _unclear(at: Measure, number: Decimal, how: str) -> Priced | None:
    """A number that may be a rate or a total: what comes near the usual price."""
    total = at.off_by(number / at.qty)
    rate = at.off_by(number)
    if total is None or rate is None or not at.usual:
        return _unknown(at, number, how)
    if abs(total - rate) < _SAME and at.qty == 1:
        return at.in_all(number) if how in {"for", "in"} else at.per_unit(number)
    readings: list[tuple[float, Priced | None]] = [
        (total, at.in_all(number)),
        (rate, at.per_unit(number)),
    ]
    if at.size != 1:
        stock = abs(math.log(float(number / at.usual)))
        if abs(stock - total) > _SAME:
            readings.append((stock, at.per_stock_unit(number)))
    readings.sort(key=lambda reading: reading[0])
    (best, found), (second, _) = readings[0], readings[1]
    if (
        how in {"for", "in"}
        and total < NEAR
        and (found == readings[0][1] and second - best < _CLEARLY)
    ):
        return at.in_all(number)
    if best > _POSSIBLE or second - best < _CLEARLY or (best > NEAR and second < _POSSIBLE):
        return None
    return found


def _unknown(at: Measure, number: Decimal, how: str) -> Priced | None:
    """No usual price to go by: only what can mean one thing."""
    if at.qty == 1:
        return at.in_all(number) if how in {"for", "in"} else at.per_unit(number)
    if how == "for":
        return at.in_all(number)
    if at.bazaar is None:
        return None
    total = abs(math.log(float(number / at.qty / at.bazaar)))
    rate = abs(math.log(float(number / at.bazaar)))
    if min(total, rate) > _OUTRIGHT or abs(total - rate) < _OUTRIGHT:
        return None  # "2 kg tomato 40" may be either
    return at.in_all(number) if total < rate else at.per_unit(number)
