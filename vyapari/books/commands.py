"""Commands: the only way in which anything in the store changes.

A command is a list of steps that are booked together or not at all. Its key is applied once: a
second submission with the same key changes nothing and yields the first result.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from vyapari.books.catalogue import Item, Party
from vyapari.books.job import Job
from vyapari.books.shop import Role, Shop
from vyapari.books.slip import Slip
from vyapari.books.voucher import Voucher


@dataclass(frozen=True, slots=True)
class CreateShop:
    """Open a shop; the command's actor becomes its owner and ``chat_id`` its chat."""

    shop: Shop
    chat_id: int
    owner_name: str
    kind: Literal["create_shop"] = "create_shop"


@dataclass(frozen=True, slots=True)
class ChangeShop:
    """Change some of a shop's fields (names of ``Shop``'s, JSON values).

    ``logo`` beside them is a picture in base 64, or ``None`` for none.
    """

    changes: dict[str, Any]
    kind: Literal["change_shop"] = "change_shop"


@dataclass(frozen=True, slots=True)
class PutItem:
    """Add an item or replace it whole.

    A new item whose folded name or alias another one has is not added: the result names the
    existing one, and later steps of the command that name the new id mean the existing one.
    """

    item: Item
    archived: bool = False
    kind: Literal["put_item"] = "put_item"


@dataclass(frozen=True, slots=True)
class PutParty:
    """Add a party or replace it whole; as ``PutItem``."""

    party: Party
    archived: bool = False
    kind: Literal["put_party"] = "put_party"


@dataclass(frozen=True, slots=True)
class BookVoucher:
    """Book a voucher. ``guards`` are the checks the merchant has not yet waved through."""

    voucher: Voucher
    guards: tuple[Literal["duplicate", "credit_limit"], ...] = ()
    kind: Literal["book_voucher"] = "book_voucher"


@dataclass(frozen=True, slots=True)
class ReverseVoucher:
    """Take a voucher back by one that mirrors it, dated as the original while its day is open.

    ``own_only`` refuses (``not_yours``) a voucher that somebody else booked.
    """

    voucher_id: str
    reversal_id: str
    today: date
    own_only: bool = False
    kind: Literal["reverse_voucher"] = "reverse_voucher"


@dataclass(frozen=True, slots=True)
class IssueSlip:
    """Number and keep a slip; one that was issued before stays as it is."""

    slip: Slip
    kind: Literal["issue_slip"] = "issue_slip"


@dataclass(frozen=True, slots=True)
class SetJob:
    """Have the actor told something unasked, instead of the chat's job of that kind so far."""

    job: Job
    kind: Literal["set_job"] = "set_job"


@dataclass(frozen=True, slots=True)
class InviteMember:
    """Leave an invitation, known by the hash of its token; it is good once, until ``expires``."""

    token_hash: str
    role: Role
    expires: datetime
    kind: Literal["invite_member"] = "invite_member"


@dataclass(frozen=True, slots=True)
class JoinShop:
    """Use an invitation: the actor becomes a member, ``chat_id`` the shop's chat for them."""

    token_hash: str
    chat_id: int
    name: str
    kind: Literal["join_shop"] = "join_shop"


@dataclass(frozen=True, slots=True)
class SetMember:
    """Give a member another role, or none at all. The last owner stays."""

    user_id: int
    role: Role | None
    kind: Literal["set_member"] = "set_member"


@dataclass(frozen=True, slots=True)
class SetChat:
    """Change a chat: ``language``, ``question`` (JSON or null), ``shop_id`` (actor's own only)."""

    chat_id: int
    changes: dict[str, Any]
    kind: Literal["set_chat"] = "set_chat"


@dataclass(frozen=True, slots=True)
class LogMessage:
    """Keep a message among the chat's last ones."""

    chat_id: int
    message_id: int
    author: Literal["merchant", "vyapari"]
    text: str
    kind: Literal["log_message"] = "log_message"


@dataclass(frozen=True, slots=True)
class EraseShop:
    """Erase all that the store holds of the shop, its chats and its people."""

    kind: Literal["erase_shop"] = "erase_shop"


Step = (
    CreateShop
    | ChangeShop
    | PutItem
    | PutParty
    | BookVoucher
    | ReverseVoucher
    | IssueSlip
    | SetJob
    | InviteMember
    | JoinShop
    | SetMember
    | SetChat
    | LogMessage
    | EraseShop
)


@dataclass(frozen=True, slots=True)
class Command:
    """Steps of one shop by one person, under one key.

    ``shop_id`` is ``None`` only for steps that need none (``CreateShop``, ``JoinShop``,
    ``SetChat`` of a chat without a shop). ``reply`` and ``reply_data`` say how the result is told
    to the merchant; they are kept with it, so that a crash between booking and answering can be
    made good.
    """

    key: str
    shop_id: str | None
    actor: int
    at: datetime
    steps: tuple[Step, ...]
    reply: str | None = None
    reply_data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Booked:
    """A command went through. One result per step, JSON objects as the store's contract says."""

    key: str
    results: tuple[dict[str, Any], ...]
    reply: str | None = None
    reply_data: dict[str, Any] = field(default_factory=dict)
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command was refused by a rule and left no trace. ``data`` is what a sentence needs."""

    code: str
    data: dict[str, Any] = field(default_factory=dict)
