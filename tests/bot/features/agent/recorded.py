"""Recorded conversations: what a merchant does, what a good model answers, how the books stand.

They stand in ``conversations/*.toml``, a file a group. A step is one thing that somebody does, with
the model's answers to it in ``model``, one a call: lines of ``tool {arguments}``, or words. Without
``model`` nothing may be asked of it.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from vyapari.books.catalogue import Item, Party
from vyapari.bot.ids import new_id
from vyapari.sandbox.gemini import Answer, Call

_FOLDER = Path(__file__).parent / "conversations"
_CALL = re.compile(r"([a-z_]+) (\{.*\})")
Language = Literal["en", "hi-Latn", "hi", "gu"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Strict):
    """One of: ``says`` a text, ``forwards`` one, ``edits`` the last one, ``speaks`` these words,
    ``shows`` a paper that reads so (on ``pages`` photos), ``taps`` a button.

    ``day`` lets it be that day. ``sees`` and ``hides`` are pieces of the answer, ``buttons`` of its
    labels, ``sends`` of its files' names; ``told`` are pieces of what the model was sent last.
    ``replies`` is how many messages the answer has, where that matters; ``streams``: it is shown
    while it is written. ``language`` is the answer's, where not the conversation's.
    """

    by: Literal["owner", "staff"] = "owner"
    language: Language | None = None
    day: date | None = None
    says: str | None = None
    forwards: str | None = None
    edits: str | None = None
    speaks: str | None = None
    shows: dict[str, Any] | None = None
    pages: int = 1
    taps: str | None = None
    model: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    sees: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    sends: tuple[str, ...] = ()
    replies: int | None = None
    streams: bool = False

    @model_validator(mode="after")
    def _one_act(self) -> Self:
        acts = (self.says, self.forwards, self.edits, self.speaks, self.shows, self.taps)
        if sum(act is not None for act in acts) != 1:
            raise ValueError("a step is one thing that is done")
        if not (self.sees or self.sends or self.replies == 0):
            raise ValueError("a step says what is seen of it")
        return self

    def answers(self) -> list[Answer]:
        """What the model answers to it: first what it reads of media, then the rounds."""
        read: list[Answer] = []
        if self.speaks is not None:
            read.append(Answer.json({"words": self.speaks}))
        if self.shows is not None:
            read.append(Answer.json(self.shows))
        return read + [_answer(each) for each in self.model]


class Books(_Strict):
    """How the books stand, all that differs from the shop as it was opened.

    ``vouchers`` in ``standing.told``'s words, the oldest first; ``owed`` what parties owe (less
    than 0: are owed), ``stock`` what is on the shelf, ``money`` by account, ``prices`` that have
    changed, ``new`` items and parties.
    """

    vouchers: tuple[str, ...] = ()
    owed: dict[str, Decimal] = Field(default_factory=dict)
    stock: dict[str, Decimal] = Field(default_factory=dict)
    money: dict[str, Decimal] = Field(default_factory=dict)
    prices: dict[str, Decimal] = Field(default_factory=dict)
    new: tuple[str, ...] = ()


class Conversation(_Strict):
    """One conversation from an open shop on. ``live``: also through the running bot.

    ``parties`` and ``items`` (name, unit, price, cost) are known beside the shop's usual ones.
    """

    name: str
    language: Language
    group: str = ""
    live: bool = False
    place: Literal["private", "group", "no shop"] = "private"
    parties: tuple[str, ...] = ()
    items: tuple[tuple[str, str, Decimal, Decimal], ...] = ()
    step: tuple[Step, ...]
    books: Books

    def names(self) -> Iterator[Item | Party]:
        """What is known beside the usual."""
        for name in self.parties:
            yield Party(new_id("shop", name), name)
        for name, unit, price, cost in self.items:
            yield Item(new_id("shop", name), name, unit, (), price, cost)

    @property
    def title(self) -> str:
        """Its group and name."""
        return f"{self.group}: {self.name}"


def conversations() -> list[Conversation]:
    """All of them, in the order of the files."""
    return [
        Conversation.model_validate({**each, "group": path.stem})
        for path in sorted(_FOLDER.glob("*.toml"))
        for each in tomllib.loads(path.read_text(encoding="utf-8"))["conversation"]
    ]


def _answer(words: str) -> Answer:
    if words == "(refuses)":
        return Answer.of(finish="SAFETY")
    # A call may go on in lines that are indented.
    lines = re.sub(r"\n\s+", " ", words.strip()).splitlines()
    calls = [found for line in lines if (found := _CALL.fullmatch(line.strip()))]
    if calls and len(calls) == len(lines):
        return Answer.of(*(Call(call[1], json.loads(call[2])) for call in calls))
    assert not calls, f"calls and words in one answer: {words!r}"
    return Answer.of(words.strip())
