"""What an agent is told of one message: the shop, the day, the names it may mean, what was said."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from vyapari.agents.mentions import Mentions
from vyapari.agents.talk import Message
from vyapari.books.catalogue import Item, Party
from vyapari.books.shop import Role as Member
from vyapari.books.shop import Shop
from vyapari.books.views import LoggedMessage
from vyapari.books.voucher import Voucher
from vyapari.quick.names import Names
from vyapari.store.store import Store

#: A shop with no more names than this has all of them told.
_FEW = 60
#: Of the chat's last messages, so many, and so many characters of each.
_LAST, _LONGEST = 8, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A message for an agent, and all that it may know.

    ``language`` is what to answer in, in words. ``foreign``: the message is somebody else's,
    forwarded. ``recent`` are the last entries, the newest first: the tools know them by their
    places from 1 on. ``question`` is what the bot has asked and not been told, in words.
    """

    text: str
    language: str
    today: date
    names: Names
    named: Mentions
    shop: Shop | None
    member: Member | None
    store: Store
    foreign: bool = False
    history: tuple[LoggedMessage, ...] = ()
    recent: tuple[Voucher, ...] = ()
    question: str | None = None


def messages(request: Request) -> list[Message]:
    """The conversation as a model is given it: what was said before, the context, the message."""
    spoken = [
        Message("merchant" if each.author == "merchant" else "model", (each.text[:_LONGEST],))
        for each in request.history[-_LAST:]
    ]
    # A model's turn must follow a merchant's.
    while spoken and spoken[0].author == "model":
        spoken.pop(0)
    said = f"<forwarded>\n{request.text}\n</forwarded>" if request.foreign else request.text
    return [*spoken, Message("merchant", (context(request), said))]


def context(request: Request) -> str:
    """What stands behind the message, as JSON: names in it are data, whatever they say."""
    shop, names = request.shop, request.names
    told: dict[str, Any] = {
        "today": f"{request.today.isoformat()} ({request.today:%A})",
        "answer_in": request.language,
    }
    if shop is not None:
        told["shop"] = {"name": shop.name, "gst": shop.tax_scheme}
    told["items"] = [_item(item) for item in _items(names, request.named)]
    told["parties"] = [_party(party) for party in _parties(names, request.named)]
    if request.recent:
        told["entries"] = [
            {"entry": place, **_voucher(each)} for place, each in enumerate(request.recent, start=1)
        ]
    if request.question:
        told["asked"] = request.question
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"<context>{body}</context>"


def _items(names: Names, named: Mentions) -> list[Item]:
    if len(names.items) <= _FEW:
        return list(names.items.values())
    return [names.items[ident] for ident in named.likely_items if ident in names.items]


def _parties(names: Names, named: Mentions) -> list[Party]:
    if len(names.parties) <= _FEW:
        return list(names.parties.values())
    return [names.parties[ident] for ident in named.likely_parties if ident in names.parties]


def _item(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {"name": item.name, "unit": item.unit}
    if item.aliases:
        told["also"] = list(item.aliases[:6])
    if item.sale_price is not None:
        told["price"] = format(item.sale_price, "f")
    if item.packs:
        told["packs"] = {unit: format(size, "f") for unit, size in item.packs.items()}
    return told


def _party(party: Party) -> dict[str, Any]:
    told: dict[str, Any] = {"name": party.name, "is": party.kind}
    if party.aliases:
        told["also"] = list(party.aliases[:6])
    return told


def _voucher(voucher: Voucher) -> dict[str, Any]:
    told: dict[str, Any] = {"what": voucher.kind.value, "date": voucher.date.isoformat()}
    if voucher.lines:
        told["lines"] = [
            f"{format(line.qty, 'f')} {line.unit} {line.description} @ {format(line.rate, 'f')}"
            for line in voucher.lines[:8]
        ]
    if voucher.party_name:
        told["party"] = voucher.party_name
    if voucher.category:
        told["category"] = voucher.category
    if voucher.mode:
        told["mode"] = voucher.mode.value
    told["total"] = format(voucher.total, "f")
    return told
