"""An entry on its way into the books, and the question that holds it up."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal

from vyapari.books.entry import Entry
from vyapari.books.voucher import Source
from vyapari.bot.features.asking import is_asked, is_waited_for, question
from vyapari.bot.turn import Turn
from vyapari.store.wire import from_json, to_json

#: The kind under which the question stands in the chat's state.
KIND = "entry"
#: What the bot may want to know: a field that is missing, which of several names is meant
#: (``which``), how much a pack holds, an item's GST rate (``tax_rate``), or whether what it
#: doubts is right (``doubt``).
Asks = Literal["rate", "amount", "qty", "party", "pack", "tax_rate", "which", "doubt"]


@dataclass(frozen=True, slots=True)
class Pack:
    """How many stock units one ``unit`` of an item holds, as the merchant has just said."""

    item_id: str
    unit: str
    size: Decimal


@dataclass(frozen=True, slots=True)
class TaxRate:
    """The GST rate, in percent, of an item by its name, as the merchant has just said."""

    item: str
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is not booked yet.

    ``source`` is the message it was written in. ``waved`` are the codes of the doubts that the
    merchant has answered, ``packs`` and ``tax_rates`` what the merchant has said of items on the
    way. ``replaces`` is the id of the voucher it takes the place of, ``before`` that one's total.
    ``among`` are the ids of all that it takes the place of together with the other drafts that have
    the same: none of them is booked without the others.
    ``refers_to`` is the id of the voucher that a return is against. ``unsaid`` is what an agent has
    put into it that the merchant has not said, by kind and value (see ``agents.grounding``).
    ``gstin`` is the party's, from a bill, for a party that has none in the books yet. ``quoted``
    says that it is only offered: a quotation comes of it, and the books stay as they are.
    """

    entry: Entry
    source: Source
    waved: tuple[str, ...] = ()
    packs: tuple[Pack, ...] = ()
    tax_rates: tuple[TaxRate, ...] = ()
    replaces: str | None = None
    before: Decimal | None = None
    among: tuple[str, ...] = ()
    refers_to: str | None = None
    unsaid: tuple[tuple[str, str], ...] = ()
    gstin: str | None = None
    quoted: bool = False

    def wave(self, *codes: str) -> "Draft":
        """The draft with doubts answered."""
        return replace(self, waved=(*self.waved, *codes))


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a draft.

    ``token`` tells its buttons from an older question's. ``line`` is the index of the entry's line
    it is about. ``about`` is what the sentence needs (JSON), ``choices`` the ids (or tax
    rates) that buttons offer, by their place. ``others`` are drafts of the same message that wait
    behind this one.
    """

    token: str
    asks: Asks
    draft: Draft
    line: int | None = None
    about: dict[str, Any] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    others: tuple[Draft, ...] = ()

    def to_state(self, turn: Turn) -> dict[str, Any]:
        """The question as the chat keeps it, to the person who speaks."""
        return question(turn, KIND, **to_json(self))


def open_question(turn: Turn, *, anybodys: bool = False) -> Question | None:
    """The question about an entry that the person who speaks has been asked in this chat.

    ``anybodys``: or that somebody else of a group has been asked.
    """
    state = turn.session.question
    if not state or state.get("kind") != KIND or not (anybodys or is_asked(turn, state)):
        return None
    return from_json(Question, state)


def drops_question(turn: Turn) -> bool:
    """Whether a new entry puts aside what is open in the chat: not if it is of the same message."""
    asked = open_question(turn)
    same = asked is not None and asked.draft.source.message_id == turn.message_id
    return is_waited_for(turn) and not same


def new_draft(turn: Turn, entry: Entry) -> Draft:
    """A draft of what was just written; what names no day happened on this one."""
    dated = entry if entry.date else replace(entry, date=turn.today)
    return Draft(dated, Source(turn.chat_id, turn.message_id))
