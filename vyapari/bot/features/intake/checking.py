"""The rows of a table as items, parties and sums of money, and all that is wrong with them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from vyapari.books.catalogue import PartyKind
from vyapari.books.entry import Mode
from vyapari.books.money import ZERO
from vyapari.bot.features import checks
from vyapari.bot.features.checks import Problem
from vyapari.bot.features.intake.columns import Sheet
from vyapari.quick.answers import answer_mode, answer_quantity

_LONGEST_NAME, _LONGEST_ADDRESS = 100, 300
_KINDS: dict[str, PartyKind] = {
    "customer": "customer",
    "sundry debtors": "customer",
    "grahak": "customer",
    "ग्राहक": "customer",
    "ગ્રાહક": "customer",
    "supplier": "supplier",
    "vendor": "supplier",
    "sundry creditors": "supplier",
    "सप्लायर": "supplier",
    "विक्रेता": "supplier",
    "સપ્લાયર": "supplier",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row: in which sheet, at which number, under which head."""

    title: str
    number: int
    head: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: ``values`` by field, ``None`` for empty cells."""

    sheet: Sheet
    number: int
    values: dict[str, Any]

    @property
    def name(self) -> str:
        """What the row is about."""
        return str(self.values["name"])

    def fault(self, field: str, key: str, **args: str) -> Fault:
        """A fault of this row."""
        head = self.sheet.heads.get(field, "")
        return Fault(self.sheet.title, self.number, head, Problem(key, args))


@dataclass(slots=True)
class Checked:
    """The rows of all sheets, and their faults."""

    items: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)
    money: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def check(sheets: list[Sheet]) -> Checked:
    """Read every cell. Names that stand twice are faults too."""
    checked = Checked()
    for sheet in sheets:
        for number, cells in sheet.rows:
            row, faults = _row(sheet, number, cells)
            checked.faults += faults or _whole(row)
            getattr(checked, sheet.kind).append(row)
    for rows in (checked.items, checked.parties):
        checked.faults += _twice(rows)
    return checked


def folded(name: str) -> str:
    """How the books compare names."""
    return " ".join(name.split()).casefold()


def _row(sheet: Sheet, number: int, cells: dict[str, str]) -> tuple[Row, list[Fault]]:
    values: dict[str, Any] = {}
    row = Row(sheet, number, values)
    faults: list[Fault] = []
    for field_ in _CHECKS[sheet.kind]:
        text = cells.get(field_, "")
        must = field_ in ("name", "account")
        values[field_] = None
        if not text.strip() and not must:
            continue
        read = _CHECKS[sheet.kind][field_](text)
        if isinstance(read, Problem):
            faults.append(Fault(sheet.title, number, sheet.heads.get(field_, ""), read))
        else:
            values[field_] = read
    return row, faults


def _whole(row: Row) -> list[Fault]:
    """What is wrong with cells that are right by themselves."""
    values = row.values
    if row.sheet.kind == "items" and values["qty"] and values["cost"] is None:
        return [row.fault("cost", "intake-cost-needed")]
    if row.sheet.kind == "parties" and values["owes"] and values["owed"]:
        return [row.fault("owed", "intake-both-sides")]
    return []


def _twice(rows: list[Row]) -> list[Fault]:
    seen: dict[str, int] = {}
    faults = []
    for row in rows:
        if row.values["name"] is None:
            continue
        first = seen.setdefault(folded(row.name), row.number)
        if first != row.number:
            faults.append(row.fault("name", "intake-twice", name=row.name, row=str(first)))
    return faults


def _sum(text: str) -> Decimal | Problem:
    """Rupees to the paisa, nothing included; a minus sign is refused."""
    bare = checks.latin_digits(text).replace("₹", "").strip()
    if bare.strip("0.") == "" and bare:
        return ZERO
    return checks.amount(bare)


def _unit(text: str) -> str | Problem:
    said = answer_quantity(f"1 {text}")
    if said is None or said[0] != 1 or said[1] is None:
        return Problem("intake-unit")
    return said[1]


def _kind(text: str) -> str | Problem:
    return _KINDS.get(folded(text)) or Problem("intake-kind")


def _account(text: str) -> Mode | Problem:
    mode = answer_mode(text)
    return Problem("intake-account") if mode in (None, Mode.CREDIT) else mode


_Check = Callable[[str], Any]
_CHECKS: dict[str, dict[str, _Check]] = {
    "items": {
        "name": checks.line(_LONGEST_NAME),
        "unit": _unit,
        "qty": checks.quantity,
        "cost": _sum,
        "sale": _sum,
        "hsn": checks.hsn,
        "tax": checks.rate,
        "low": checks.quantity,
    },
    "parties": {
        "name": checks.line(_LONGEST_NAME),
        "kind": _kind,
        "owes": _sum,
        "owed": _sum,
        "phone": checks.phone,
        "gstin": checks.gstin,
        "address": checks.lines(_LONGEST_ADDRESS),
    },
    "money": {"account": _account, "amount": _sum},
}
