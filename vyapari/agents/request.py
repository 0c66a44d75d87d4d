"""What an agent is told of one message: the shop, the day, the names it may mean, what was said."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vyapari.agents.mentions import Mentions
from vyapari.agents.talk import Message
from vyapari.agents.trust import is_name, is_plain
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
#: Stands for an earlier message that held somebody else's words.
_NOT_TOLD = "(somebody else's words)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A message for an agent, and all that it may know.

    ``language`` is what to answer in, in words. ``foreign``: the message is somebody else's,
    forwarded. ``recent`` are the last entries, the newest first: the tools know them by their
    places from 1 on. ``question`` is what the bot has asked and not been told, in words; where
    that is about a paper, it has ``paper_lines``.
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
    paper_lines: int = 0


def messages(request: Request) -> list[Message]:
    """The conversation as a model is given it: what was said before, the context, the message."""
    spoken = [
        Message("merchant", (each.text[:_LONGEST] if is_plain(each.text) else _NOT_TOLD,))
        if each.author == "merchant"
        else Message("model", (each.text[:_LONGEST],))
        for each in request.history[-_LAST:]
    ]
    # A model's turn must follow a merchant's.
    while spoken and spoken[0].author == "model":
        spoken.pop(0)
    said = request.text
    if request.foreign:
        # No bracket of theirs may end what is marked as theirs.
        inner = said.replace("<", "‹").replace(">", "›")
        said = f"<forwarded>\n{inner}\n</forwarded>"
    return [*spoken, Message("merchant", (context(request), said))]


def context(request: Request) -> str:
    """What stands behind the message, as JSON: names in it are data, whatever they say.

    A name that is a sentence is left out: the message names what it is about.
    """
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
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"<context>{body}</context>"


def _items(names: Names, named: Mentions) -> list[Item]:
    told = names.items if len(names.items) <= _FEW else named.likely_items
    return [names.items[i] for i in told if i in names.items and is_name(names.items[i].name)]


def _parties(names: Names, named: Mentions) -> list[Party]:
    told = names.parties if len(names.parties) <= _FEW else named.likely_parties
    return [names.parties[i] for i in told if i in names.parties and is_name(names.parties[i].name)]


def _item(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {"name": item.name, "unit": item.unit}
    if item.aliases:
        told["also"] = _names(item.aliases)
    if item.sale_price is not None:
        told["price"] = format(item.sale_price, "f")
    if item.packs:
        told["packs"] = {unit: format(size, "f") for unit, size in item.packs.items()}
    return told


def _party(party: Party) -> dict[str, Any]:
    told: dict[str, Any] = {"name": party.name, "is": party.kind}
    if party.aliases:
        told["also"] = _names(party.aliases)
    return told


def _names(aliases: Iterable[str]) -> list[str]:
    return [alias for alias in aliases if is_name(alias)][:6]


def _shown(name: str) -> str:
    return name if is_name(name) else "…"


def _voucher(voucher: Voucher) -> dict[str, Any]:
    told: dict[str, Any] = {"what": voucher.kind.value, "date": voucher.date.isoformat()}
    if voucher.lines:
        told["lines"] = [
            f"{line.qty:f} {line.unit} {_shown(line.description)} @ {line.rate:f}"
            for line in voucher.lines[:8]
        ]
    if voucher.party_name:
        told["party"] = _shown(voucher.party_name)
    if voucher.category:
        told["category"] = _shown(voucher.category)
    if voucher.mode:
        told["mode"] = voucher.mode.value
    told["total"] = format(voucher.total, "f")
    return told
