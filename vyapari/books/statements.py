"""What the journal adds up to: trial balance, profit and loss, balance sheet, stock."""

from dataclasses import dataclass
from decimal import Decimal

from vyapari.books.journal import Books, Entered, Shelved
from vyapari.books.money import ZERO
from vyapari.books.voucher import VoucherKind

#: The ledger's accounts in the order in which books show them; parties and expenses are many.
_ORDER = ("cash", "bank", "upi", "party", "inventory", "input_", "output_", "capital", "sales",
          "cogs", "expense:", "stock_adjustment", "round_off")  # fmt: skip
_NOMINAL = ("sales", "cogs", "expense:", "stock_adjustment", "round_off")


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One account: what it came to before, what was debited and credited, debits positive."""

    account: Entered
    opening: Decimal
    debit: Decimal
    credit: Decimal

    @property
    def closing(self) -> Decimal:
        """What it comes to at the end, debits positive."""
        return self.opening + self.debit - self.credit

    @property
    def nominal(self) -> bool:
        """Whether it is of income or expense, and ends in the profit."""
        return self.account.account.startswith(_NOMINAL)


@dataclass(frozen=True, slots=True)
class ProfitLoss:
    """Income and expense of the days, in rupees; each positive where it adds to the profit.

    ``expenses`` is by category, each positive.
    """

    sales: Decimal
    returns: Decimal
    cost: Decimal
    expenses: tuple[tuple[str, Decimal], ...]
    stock_adjustments: Decimal
    round_off: Decimal

    @property
    def gross(self) -> Decimal:
        """What the goods left over what they had cost."""
        return self.sales - self.returns - self.cost

    @property
    def net(self) -> Decimal:
        """What is left of everything."""
        spent = sum((amount for _, amount in self.expenses), ZERO)
        return self.gross - spent + self.stock_adjustments + self.round_off


@dataclass(frozen=True, slots=True)
class BalanceSheet:
    """What the shop has and what it owes, by account; both sides come to the same.

    Parties stand together: ``debtors`` and ``creditors``. ``profit_before`` is of all days before.
    """

    assets: tuple[tuple[str, Decimal], ...]
    liabilities: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class StockLine:
    """One item over the days, in its stock unit."""

    item: Shelved
    opening: Decimal
    came: Decimal
    went: Decimal
    value_before: Decimal
    value: Decimal

    @property
    def closing(self) -> Decimal:
        """What is on the shelf at the end."""
        return self.opening + self.came - self.went


def account_key(entered: Entered) -> tuple[int, str, str]:
    """Where an account stands among the others."""
    place = next(n for n, each in enumerate(_ORDER) if entered.account.startswith(each))
    return place, (entered.party_name or entered.account).casefold(), entered.party_id or ""


def trial_balance(books: Books) -> tuple[TrialRow, ...]:
    """Every account that stood or moved, in the books' order. Closings add up to zero."""
    sums: dict[tuple[str, str | None], list[Decimal]] = {}
    named: dict[tuple[str, str | None], Entered] = {}
    for balance in books.standing.balances:
        key = (balance.account, balance.party_id)
        named[key] = balance
        sums[key] = [balance.amount, ZERO, ZERO]
    for row in books.rows:
        for posting in row.postings:
            key = (posting.account, posting.party_id)
            named.setdefault(key, posting)
            figures = sums.setdefault(key, [ZERO, ZERO, ZERO])
            figures[1 if posting.amount > 0 else 2] += abs(posting.amount)
    ordered = sorted(sums, key=lambda key: account_key(named[key]))
    return tuple(TrialRow(named[key], *sums[key]) for key in ordered)


def profit_and_loss(books: Books) -> ProfitLoss:
    """Income and expense of the days."""
    moved = {row.account.account: row.debit - row.credit for row in trial_balance(books)}
    returns = sum(
        (
            posting.amount
            for row in books.rows
            if row.kind is VoucherKind.SALE_RETURN
            for posting in row.postings
            if posting.account == "sales"
        ),
        ZERO,
    )
    return ProfitLoss(
        sales=returns - moved.get("sales", ZERO),
        returns=returns,
        cost=moved.get("cogs", ZERO),
        expenses=tuple(
            (account.removeprefix("expense:"), amount)
            for account, amount in sorted(moved.items())
            if account.startswith("expense:") and amount
        ),
        stock_adjustments=-moved.get("stock_adjustment", ZERO),
        round_off=-moved.get("round_off", ZERO),
    )


def balance_sheet(books: Books) -> BalanceSheet:
    """How things stand at the end of the days."""
    rows = trial_balance(books)

    def closing(*accounts: str) -> Decimal:
        return sum((r.closing for r in rows if r.account.account.startswith(accounts)), ZERO)

    parties = [row.closing for row in rows if row.account.account == "party"]
    before = -sum((row.opening for row in rows if row.nominal), ZERO)
    assets = {account: closing(account) for account in ("cash", "bank", "upi", "inventory")}
    assets["debtors"] = sum((amount for amount in parties if amount > 0), ZERO)
    assets["input_gst"] = closing("input_")
    liabilities = {
        "creditors": -sum((amount for amount in parties if amount < 0), ZERO),
        "output_gst": -closing("output_"),
        "capital": -closing("capital"),
        "profit_before": before,
        "profit_now": profit_and_loss(books).net,
    }
    return BalanceSheet(
        tuple((name, amount) for name, amount in assets.items() if amount or name == "cash"),
        tuple((name, amount) for name, amount in liabilities.items() if amount),
    )


def stock_lines(books: Books) -> tuple[StockLine, ...]:
    """Every item that lay on the shelf or moved, by name. Values add up to the inventory's."""
    sums: dict[str, list[Decimal]] = {}
    named: dict[str, Shelved] = {}
    for shelf in books.standing.shelves:
        named[shelf.item_id] = shelf
        sums[shelf.item_id] = [shelf.qty, ZERO, ZERO, shelf.value, shelf.value]
    for row in books.rows:
        for move in row.moves:
            named.setdefault(move.item_id, move)
            figures = sums.setdefault(move.item_id, [ZERO, ZERO, ZERO, ZERO, ZERO])
            figures[1 if move.qty > 0 else 2] += abs(move.qty)
            figures[4] += move.value
    ordered = sorted(named.values(), key=lambda item: (item.name.casefold(), item.item_id))
    return tuple(StockLine(item, *sums[item.item_id]) for item in ordered)
