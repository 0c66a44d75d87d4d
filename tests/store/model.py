"""The books once more, as plainly as can be: what the store is held against."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from vyapari.books.voucher import Move, Voucher, VoucherKind

ZERO = Decimal(0)


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """Half away from zero, as Postgres rounds, with nothing lost before."""
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return (Decimal(whole) if value >= 0 else Decimal(-whole)).scaleb(-places)


@dataclass(slots=True)
class Shelf:
    """One item's stock: ``last_cost`` is what one last cost, ``price`` its catalogue cost."""

    qty: Decimal = ZERO
    value: Decimal = ZERO
    last_cost: Decimal | None = None
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    item: str
    qty: Decimal
    value: Decimal
    adjustment: Decimal


@dataclass(slots=True)
class Booked:
    voucher: Voucher
    moved: list[Moved]
    postings: list[tuple[str, str | None, Decimal]]
    old_prices: dict[str, tuple[Decimal | None, Decimal]]
    reversed: bool = False


@dataclass(slots=True)
class Books:
    """One shop's books."""

    shelves: dict[str, Shelf] = field(default_factory=lambda: defaultdict(Shelf))
    accounts: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    parties: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    series: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    booked: dict[str, Booked] = field(default_factory=dict)

    def book(self, voucher: Voucher) -> str | None:
        """Book a voucher and return its number."""
        first = [m.count is not None and not self._ever_came_in(m.item_id) for m in voucher.moves]
        moved = [self._move(voucher, move) for move in voucher.moves]
        postings = [(p.account, p.party_id, p.amount) for p in voucher.postings]
        counter = "stock_adjustment" if voucher.kind is VoucherKind.STOCK_ADJUSTMENT else "cogs"
        worth = sum(
            (m.value for m, asked in zip(moved, voucher.moves, strict=True) if asked.value is None),
            ZERO,
        )
        found = sum((m.value for m, is_first in zip(moved, first, strict=True) if is_first), ZERO)
        adjusted = sum((m.adjustment for m in moved), ZERO)
        postings += [
            ("inventory", None, worth + adjusted),
            (counter, None, found - worth),
            ("capital", None, -found),
            ("cogs", None, -adjusted),
        ]
        self._post(postings)
        prices = self._learn(voucher)
        self.booked[voucher.id] = Booked(voucher, moved, postings, prices)
        if voucher.series is None:
            return None
        self.series[voucher.series] += 1
        return f"{voucher.series}/26-27/{self.series[voucher.series]:06}"

    def _ever_came_in(self, item: str) -> bool:
        return any(
            moved.item == item and (moved.qty > 0 or asked.count is not None)
            for standing in self.booked.values()
            if not standing.reversed
            for moved, asked in zip(standing.moved, standing.voucher.moves, strict=True)
        )

    def reverse(self, voucher_id: str) -> None:
        """Take a voucher back."""
        original = self.booked[voucher_id]
        original.reversed = True
        adjusted = ZERO
        for moved in reversed(original.moved):
            shelf = self.shelves[moved.item]
            mirrored = -(moved.value + moved.adjustment)
            adjusted += self._settle(shelf, -moved.qty, mirrored, None)
        postings = [(a, p, -amount) for a, p, amount in original.postings]
        self._post([*postings, ("inventory", None, adjusted), ("cogs", None, -adjusted)])
        for item, (before, after) in original.old_prices.items():
            if self.shelves[item].price == after:
                self.shelves[item].price = before

    def _post(self, postings: list[tuple[str, str | None, Decimal]]) -> None:
        assert sum(amount for _, _, amount in postings) == 0
        for account, party, amount in postings:
            self.accounts[account] += amount
            if party is not None:
                self.parties[party] += amount

    def _move(self, voucher: Voucher, move: Move) -> Moved:
        shelf = self.shelves[move.item_id]
        if move.count is not None:
            qty = move.count - shelf.qty
        else:
            assert move.qty is not None
            qty = move.qty
        each = self._each(voucher, move, shelf, qty)
        value = move.value
        if value is None:
            value = rounded(each * Fraction(abs(qty)))
            value = value if qty >= 0 else -value
        if qty < 0 or move.value is not None:
            shelf.last_cost = rounded(each, 6) or shelf.last_cost
        incoming = each if qty > 0 else None
        adjustment = self._settle(shelf, qty, value, incoming)
        return Moved(move.item_id, qty, value, adjustment)

    def _each(self, voucher: Voucher, move: Move, shelf: Shelf, qty: Decimal) -> Fraction:
        if qty > 0 and move.value is not None:
            return Fraction(move.value) / Fraction(qty)
        if qty > 0 and voucher.kind is VoucherKind.SALE_RETURN and voucher.refers_to:
            models = [m for m in self.booked[voucher.refers_to].moved if m.item == move.item_id]
            gone = sum((m.qty for m in models), ZERO)
            if gone:
                return abs(Fraction(sum((m.value for m in models), ZERO)) / Fraction(gone))
        if shelf.qty > 0 and shelf.value > 0:
            return Fraction(shelf.value) / Fraction(shelf.qty)
        known = shelf.last_cost if shelf.last_cost is not None else shelf.price
        return Fraction(known or ZERO)

    @staticmethod
    def _settle(shelf: Shelf, qty: Decimal, value: Decimal, incoming: Fraction | None) -> Decimal:
        new_qty, new_value = shelf.qty + qty, shelf.value + value
        if incoming is not None and shelf.qty < 0 < new_qty:
            new_value = rounded(incoming * Fraction(new_qty))
        if new_qty == 0:
            new_value = ZERO
        elif (new_qty > 0) != (new_value > 0) and new_value != 0:
            known = shelf.last_cost if shelf.last_cost is not None else shelf.price
            new_value = rounded(Fraction(known or ZERO) * Fraction(new_qty))
        adjustment = new_value - shelf.value - value
        shelf.qty, shelf.value = new_qty, new_value
        return adjustment

    def _learn(self, voucher: Voucher) -> dict[str, tuple[Decimal | None, Decimal]]:
        changed: dict[str, tuple[Decimal | None, Decimal]] = {}
        if voucher.kind is not VoucherKind.PURCHASE:
            return changed
        priced = (line for line in voucher.lines if line.rate > 0)
        last = {line.item_id: line.rate * line.qty / line.base_qty for line in priced}
        for item, price in last.items():
            shelf = self.shelves[item]
            if price != shelf.price:
                changed[item] = (shelf.price, price)
                shelf.price = price
        return changed
