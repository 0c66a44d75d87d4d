"""From a tool's arguments to an entry: checked by the entry's own types, named by the catalogue."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from vyapari.agents.links import plain_name
from vyapari.agents.schema import LINE
from vyapari.agents.tools import Tool
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.money import LARGEST
from vyapari.books.quantity import factor
from vyapari.books.usual import at_usual_price
from vyapari.quick.names import Match, Names
from vyapari.store.wire import from_json

#: More goods than a merchant tells of in one message.
_MOST_LINES = 60
_LONGEST_NAME = 80
#: A figure has no more digits than these, and no more of them behind the point.
_DIGITS, _PLACES = 28, 12
_PAID = frozenset(
    {
        Intent.SALE,
        Intent.PURCHASE,
        Intent.RECEIPT,
        Intent.PAYMENT,
        Intent.EXPENSE,
    }
)
_PRICED = frozenset({Intent.SALE, Intent.PURCHASE})
_AMOUNTS = frozenset({Intent.RECEIPT, Intent.PAYMENT, Intent.EXPENSE, Intent.TRANSFER})
_CORRECTED = frozenset({"amount", "mode", "date", "category", "discount", "discount_percent"})
_PARTIES = frozenset({Intent.RECEIPT, Intent.PAYMENT})


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why arguments are no entry, in words for the model."""

    why: str


def read_entry(
    tool: Tool, args: Mapping[str, Any], names: Names, *, intent: Intent | None = None
) -> Entry | Wrong:
    """The entry that a call of ``tool`` means, with the catalogue's ids, units and prices.

    ``intent`` is what it is where the tool does not say.

    What an entry cannot do without and the call does not say stands in ``missing``, what was
    filled in from habit in ``guessed``, as quick understanding does it.
    """
    said = _checked(tool, args)
    if isinstance(said, Wrong):
        return said
    whole = {**said, "lines": [_whole(line, names) for line in said.get("lines", ())]}
    try:
        entry = from_json(Entry, {"intent": intent or tool.intent, **whole})
    except ValidationError as problem:
        return Wrong("; ".join(_sentence(dict(error)) for error in problem.errors()[:5]))
    counted = all("qty" in line for line in said.get("lines", ()))
    return _unfit(entry) or _settled(named(entry, names), counted=counted)


def _checked(tool: Tool, args: Mapping[str, Any]) -> dict[str, Any] | Wrong:
    """What ``args`` say, without nothings and floats; wrong where they do not fit the tool."""
    known = set(tool.parameters["properties"])
    if unknown := args.keys() - known:
        return Wrong(f"{tool.name} takes no {', '.join(sorted(unknown))}")
    try:
        said = given(args)
    except RecursionError:
        return Wrong("the arguments are nested too deeply")
    if missing := [n for n in tool.parameters["required"] if n not in said and n != "entry"]:
        return Wrong(f"{tool.name} needs {', '.join(missing)}")
    if "lines" not in said:
        return said
    lines = _checked_lines(said["lines"])
    return lines if isinstance(lines, Wrong) else {**said, "lines": lines}


def given(args: Mapping[str, Any]) -> dict[str, Any]:
    """What ``args`` say of an entry, without nothings and floats."""
    plain = {name: _plain(value) for name, value in args.items() if name != "entry"}
    return {name: value for name, value in plain.items() if value not in (None, "", [])}


def _checked_lines(lines: Any) -> list[dict[str, Any]] | Wrong:
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        return Wrong("lines must be a list of objects")
    if len(lines) > _MOST_LINES:
        return Wrong(f"no more than {_MOST_LINES} lines at a time")
    if unknown := {name for line in lines for name in line} - set(LINE):
        return Wrong(f"a line has no {', '.join(sorted(unknown))}")
    # Looking for a name takes the longer the longer it is.
    if any(len(str(line.get("item", ""))) > _LONGEST_NAME for line in lines):
        return Wrong(f"no name is longer than {_LONGEST_NAME} characters")
    return [_said(line) for line in lines]


def named(entry: Entry, names: Names) -> Entry:
    """``entry`` with the ids of what its names stand for, and the names of what they may."""
    similar, ambiguous = [], []

    def found(written: str, match: Match) -> None:
        if match.candidates:
            ambiguous.append((written, match.candidates))
        elif match.similar and match.id is None:
            similar.append((written, match.similar))

    lines = []
    for line in entry.lines:
        match = names.find_item(line.item)
        found(line.item, match)
        item = names.items.get(match.id or "")
        known = replace(line, item_id=item.id, item=item.name) if item else line
        lines.append(at_usual_price(entry.intent, known, item) if item else known)
    party = names.find_party(entry.party or "")
    item_named = names.find_item(entry.item or "")
    if entry.party is not None:
        found(entry.party, party)
    if entry.item is not None:
        found(entry.item, item_named)
    return replace(
        entry,
        lines=tuple(lines),
        party_id=party.id,
        party=names.parties[party.id].name if party.id else entry.party,
        item_id=item_named.id,
        item=names.items[item_named.id].name if item_named.id else entry.item,
        guessed=_guessed(entry, lines),
        similar=tuple(similar),
        ambiguous=tuple(ambiguous),
    )


def corrected(before: Entry, said: Entry, fields: AbstractSet[str]) -> Entry | Wrong:
    """``before`` with those of ``fields`` that a correction names; prices and quantities that it
    does not say stay as they were. The amount of goods is that of their one line."""
    lines = said.lines if "lines" in fields else before.lines
    if before.lines and "amount" in fields:
        if len(lines) > 1:
            return Wrong("goods have their amounts in their lines: give the lines whole")
        lines = (replace(lines[0], rate=None, amount=said.amount),)
    counted = "qty" not in said.missing
    whole = [line if line.qty or counted else _counted_as(line, before) for line in lines]
    priced = tuple(_priced_as(line, before) for line in whole)
    missing = [] if counted or all(line.qty for line in priced) else ["qty"]
    if any(map(_unpriced, priced)) and before.intent in _PRICED:
        missing.append("rate")
    party = said if "party" in fields else before
    own = {name: getattr(said, name) for name in fields & _CORRECTED}
    if before.lines:
        own.pop("amount", None)
    return replace(
        before,
        lines=priced,
        party=party.party,
        party_id=party.party_id,
        missing=tuple(missing),
        similar=said.similar,
        ambiguous=said.ambiguous,
        **own,
    )


def _counted_as(line: EntryLine, before: Entry) -> EntryLine:
    """The line in the quantity that was booked, if that can be told in its unit."""
    old = _same_item(line, before)
    size = factor(old.unit, line.unit) if old else None
    return replace(line, qty=old.qty * size) if old and size else line


def _priced_as(line: EntryLine, before: Entry) -> EntryLine:
    if not _unpriced(line):
        return line
    old = _same_item(line, before)
    return replace(line, rate=old.rate) if old and old.unit == line.unit else line


def _same_item(line: EntryLine, before: Entry) -> EntryLine | None:
    return next((each for each in before.lines if each.item_id == line.item_id), None)


def _guessed(entry: Entry, lines: list[EntryLine]) -> tuple[str, ...]:
    taken = any(
        before.rate is None and after.rate is not None
        for before, after in zip(entry.lines, lines, strict=True)
    )
    return ("rate",) if taken else ()


def _settled(entry: Entry, *, counted: bool) -> Entry:
    """``entry`` with the usual mode, and what must be asked; ``counted``: quantities were said."""
    guessed, missing = list(entry.guessed), []
    mode = entry.mode
    if entry.intent in _PAID and mode is None:
        mode = Mode.CASH
        guessed.append("mode")
    if not counted:
        missing.append("qty")
    if entry.intent in _PRICED and any(_unpriced(line) for line in entry.lines):
        missing.append("rate")
    if entry.intent in _AMOUNTS and entry.amount is None:
        missing.append("amount")
    needs_party = entry.intent in _PARTIES or mode is Mode.CREDIT
    if needs_party and entry.party is None:
        missing.append("party")
    return replace(entry, mode=mode, guessed=tuple(guessed), missing=tuple(missing))


def _unpriced(line: EntryLine) -> bool:
    return line.rate is None and line.amount is None


def _said(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in line.items() if value not in (None, "")}


def _whole(line: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """A line with what its type asks for: a unit, and a quantity, of nothing while none is said."""
    written = str(line.get("item", ""))
    item = names.items.get(names.find_item(written).id or "")
    unit = item.unit if item else names.usual_unit(written) or "pcs"
    return {"qty": "0", "unit": unit, **line}


def _unfit(entry: Entry) -> Wrong | None:
    """What the types alone do not see."""
    written = [line.item for line in entry.lines]
    written += [entry.party or "", entry.item or "", entry.category or ""]
    if any(len(name) > _LONGEST_NAME for name in written):
        return Wrong(f"no name is longer than {_LONGEST_NAME} characters")
    if any(name != plain_name(name) for name in written):
        return Wrong("a name is one line of words, without links")
    if any(line.rate is not None and line.amount is not None for line in entry.lines):
        return Wrong("a line has a rate or an amount, not both")
    figures = [entry.amount, entry.discount, entry.discount_percent]
    figures += [entry.sale_price, entry.cost_price]
    for line in entry.lines:
        figures += [line.qty, line.rate, line.amount, line.discount, line.discount_percent]
    if any(figure is not None and not _is_figure(figure) for figure in figures):
        return Wrong(f"figures are between 0 and {LARGEST}")
    if entry.intent is Intent.PRICE_SET and entry.sale_price is None and entry.cost_price is None:
        return Wrong("which price? give sale_price or cost_price")
    return None


def _is_figure(figure: Decimal) -> bool:
    """Whether it is one that a shop writes: ``1e-999999`` would take the digits' worth of time."""
    if not figure.is_finite() or not -_PLACES <= figure.adjusted() <= LARGEST.adjusted():
        return False
    return 0 <= figure <= LARGEST and len(figure.as_tuple().digits) <= _DIGITS


def _plain(value: Any) -> Any:
    """``value`` without floats: the digits that a model wrote where a text was asked of it."""
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value


def _sentence(error: dict[str, Any]) -> str:
    where = ".".join(str(part) for part in error["loc"])
    return f"{where}: {error['msg']}"
