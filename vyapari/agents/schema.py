"""JSON schemas of tools' arguments, taken from the very types that the arguments become."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from vyapari.books.entry import Entry
from vyapari.books.quantity import UNITS

Schema = dict[str, Any]

#: What a model must know of a field, in words.
_WORDS = {
    "item": "The goods: the catalogue's name if the context lists it, else as the merchant wrote.",
    "qty": "How much, as a decimal in digits; leave out if it was not said.",
    "unit": "Leave out to take the item's own unit.",
    "rate": "Rupees per unit, in digits, only if it was said.",
    "amount": "Rupees in all, in digits, only if it was said.",
    "discount": "Rupees off, in digits.",
    "discount_percent": "Percent off, in digits.",
    "party": "Whom: the name in the context if it is listed there, else as the merchant wrote.",
    "mode": "Only if it was said; credit is udhaar: no money has moved yet.",
    "source": "The account that the money leaves.",
    "target": "The account that the money goes to.",
    "category": "What it was spent on, in a word or two: rent, electricity, salary, tea.",
    "date": "The day, only if it is not today.",
    "sale_price": "New selling price in rupees per unit.",
    "cost_price": "New buying price in rupees per unit.",
    "report": "Which report.",
    "period": "today, yesterday, this_week, last_week, this_month, last_month, this_year and "
    "last_year (from April), or two days as 2026-11-01..2026-11-23.",
    "lines": "Each kind of goods once.",
}
#: A line's own fields; ids are for the books alone.
LINE = ("item", "qty", "unit", "rate", "amount", "discount", "discount_percent")
REPORTS = ("sales", "profit", "top_items", "purchases", "expenses", "receivables", "payables",
           "stock", "low_stock", "cash_book", "day_book", "gst")  # fmt: skip


def parameters(fields: Iterable[str], required: Iterable[str] = ()) -> Schema:
    """The schema of an object with these fields of ``Entry``."""
    return {
        "type": "object",
        "properties": {name: _field(name) for name in fields},
        "required": list(required),
    }


def _field(name: str) -> Schema:
    words = {"description": _WORDS[name]}
    if name == "lines":
        line = _definitions()["EntryLine"]["properties"]
        properties = {each: _plain(each, line[each]) for each in LINE}
        items = {"type": "object", "properties": properties, "required": ["item"]}
        return {"type": "array", "items": items, **words}
    return _plain(name, _definitions()["Entry"]["properties"][name])


def _plain(name: str, schema: Schema) -> Schema:
    """A field without its null, decimals as texts: a number in JSON is a float to most readers."""
    words = {"description": _WORDS[name]}
    choices = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    if name == "unit":
        return {"type": "string", "enum": sorted(UNITS), **words}
    if name == "report":
        return {"type": "string", "enum": list(REPORTS), **words}
    for choice in choices:
        if "$ref" in choice:
            return {"type": "string", "enum": _enum(choice["$ref"]), **words}
        if choice.get("format") == "date":
            return {"type": "string", "format": "date", **words}
    return {"type": "string", **words}


def _enum(ref: str) -> list[str]:
    values: list[str] = _definitions()[ref.rpartition("/")[2]]["enum"]
    return values


@cache
def _definitions() -> Mapping[str, Schema]:
    whole = TypeAdapter(Entry).json_schema()
    definitions: dict[str, Schema] = whole.pop("$defs")
    return {**definitions, "Entry": whole}
