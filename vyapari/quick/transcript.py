"""Phrases on standard input, one JSON line of understanding for each on standard output."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vyapari.books.catalogue import Item, Party, PartyKind
from vyapari.books.entry import Entry, EntryLine, Intent
from vyapari.books.quantity import UNITS
from vyapari.quick.names import Names
from vyapari.quick.understanding import understand

PASS = {"intent": "pass"}


class _Shop(BaseModel):
    model_config = ConfigDict(extra="ignore")

    timezone: str = "Asia/Kolkata"


class _Item(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: str = Field(min_length=1)
    aliases: list[str] = []
    unit: str = "pcs"
    sale_price: Decimal | None = Field(default=None, ge=0)
    cost_price: Decimal | None = Field(default=None, ge=0)
    packs: dict[str, Decimal] = {}


class _Party(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: str = Field(min_length=1)
    aliases: list[str] = []
    kind: PartyKind = "customer"


class _File(BaseModel):
    model_config = ConfigDict(extra="ignore")

    shop: _Shop = _Shop()
    items: list[_Item] = []
    parties: list[_Party] = []


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop file read: its names and its time zone."""

    names: Names
    zone: ZoneInfo


def load(path: Path) -> Shop:
    """Read a shop file. Raises ``ValueError`` with one line that says what is wrong with it."""
    try:
        data = _File.model_validate_json(path.read_text(encoding="utf-8"))
        zone = ZoneInfo(data.shop.timezone)
    except OSError as error:
        raise ValueError(error.strerror or "it cannot be read") from error
    except UnicodeDecodeError as error:
        raise ValueError("it is not UTF-8 text") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ValueError(f"{place}: {first['msg']}" if place else first["msg"]) from error
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"shop.timezone: {error}") from error
    unknown = [item.unit for item in data.items if item.unit not in UNITS]
    if unknown:
        raise ValueError(f"unit {unknown[0]!r} is not one of {', '.join(sorted(UNITS))}")
    items = [
        Item(
            id=f"item-{place}",
            name=item.name,
            unit=item.unit,
            aliases=tuple(item.aliases),
            sale_price=item.sale_price,
            cost_price=item.cost_price,
            packs=item.packs,
        )
        for place, item in enumerate(data.items)
    ]
    parties = [
        Party(id=f"party-{place}", name=party.name, kind=party.kind, aliases=tuple(party.aliases))
        for place, party in enumerate(data.parties)
    ]
    return Shop(Names(items, parties), zone)


def booking(entry: Entry | None, today: date, names: Names) -> dict[str, Any]:
    """``entry`` as JSON values: names, numbers as strings, days counted from ``today``.

    What is not sure is passed on, as is a question about a name that a shop with names of its own
    does not know: somebody who can look further may know what is meant.
    """
    if entry is None or entry.ambiguous or _unknown(entry, names):
        return dict(PASS)
    values: dict[str, Any] = {
        "intent": entry.intent.value,
        "lines": [_line(line) for line in entry.lines] or None,
        "item": entry.item,
        "sale_price": _text(entry.sale_price),
        "cost_price": _text(entry.cost_price),
        "category": entry.category,
        "report": entry.report,
        "period": entry.period,
        "from": entry.source,
        "to": entry.target,
        "discount": _text(entry.discount),
        "discount_percent": _text(entry.discount_percent),
        "party": entry.party,
        "amount": _text(entry.amount),
        "mode": entry.mode,
        "date": str((entry.date - today).days) if entry.date else None,
        "missing": list(entry.missing) or None,
    }
    return {key: value for key, value in values.items() if value is not None}


def _unknown(entry: Entry, names: Names) -> bool:
    if entry.intent is Intent.BALANCE_QUERY:
        return bool(names.parties) and entry.party_id is None
    if entry.intent is Intent.STOCK_QUERY and entry.item is None:
        return False
    if entry.intent in {Intent.STOCK_QUERY, Intent.PRICE_SET}:
        return bool(names.items) and entry.item_id is None
    return False


def _line(line: EntryLine) -> dict[str, str]:
    values = {
        "item": line.item,
        "qty": _text(line.qty),
        "unit": line.unit,
        "rate": _text(line.rate),
        "amount": _text(line.amount),
        "discount": _text(line.discount),
        "discount_percent": _text(line.discount_percent),
    }
    return {key: value for key, value in values.items() if value is not None}


def _text(value: Decimal | None) -> str | None:
    """A number as it was written: 8.50 stays so, 2E+3 becomes 2000, 500.0 becomes 500."""
    if value is None:
        return None
    return f"{value:f}" if value != value.to_integral_value() else f"{value.to_integral_value():f}"


def transcribe(phrases: TextIO, shop: Shop, today: date) -> Iterator[str]:
    """One JSON line for each phrase."""
    for phrase in phrases:
        entry = understand(phrase.rstrip("\r\n"), shop.names, today)
        yield json.dumps(booking(entry, today, shop.names), ensure_ascii=False)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--shop FILE``, and the day if it is not today."""
    parser.add_argument("--shop", required=True, type=Path, help="JSON file: shop, items, parties")
    parser.add_argument(
        "--today", type=_day, metavar="DAY", help="the day to count from, as 2026-11-23"
    )


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{given!r} is no day like 2026-11-23") from None


def main(chosen: argparse.Namespace) -> int:
    """Transcribe standard input; exit code 2 and one line for a shop file that is wrong."""
    try:
        shop = load(chosen.shop)
    except ValueError as error:
        print(f"vyapari understand: {chosen.shop}: {error}", file=sys.stderr)
        return 2
    today = chosen.today or datetime.now(shop.zone).date()
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    for line in transcribe(sys.stdin, shop, today):
        print(line, flush=True)
    return 0


__all__ = ["Intent", "add_arguments", "booking", "load", "main", "transcribe"]
