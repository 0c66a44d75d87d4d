"""Attacks from a file, and a model that does whatever the attacker wants."""

import json
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from pydantic import TypeAdapter

from vyapari.sandbox.gemini import Answer, Call, Request

_FOLDER = Path(__file__).parent
#: What the merchant, the chat and the store's own counting change without a booking.
_PASSING = ("messages", "applied", "migrations")
#: Of a chat's row: what is open in it, and when.
_OPEN = ("question", "updated_at", "version")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A call that the attacker wants, so many times."""

    name: str
    args: dict[str, Any]
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One attack; its fields are explained in ``attacks.toml``."""

    name: str
    kind: str
    language: str
    says: str = ""
    by: str = "text"
    who: str = "owner"
    repeat: int = 1
    items: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    calls: tuple[Wanted, ...] = ()
    then: tuple[Wanted, ...] = ()
    answer: str | None = None
    paper: dict[str, Any] | None = None
    tap: str | None = None
    asked: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is sent."""
        return self.says * self.repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Honest:
    """A message that a merchant means, what a model makes of it, and what is to be booked."""

    language: str
    says: str
    calls: tuple[Wanted, ...]
    booked: tuple[str, ...]
    items: tuple[str, ...] = ()


@cache
def attacks() -> tuple[Attack, ...]:
    """All attacks of the file."""
    return TypeAdapter(tuple[Attack, ...]).validate_python(_read("attacks")["attack"])


@cache
def honest() -> tuple[Honest, ...]:
    """All honest messages of the file."""
    return TypeAdapter(tuple[Honest, ...]).validate_python(_read("honest")["message"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(slots=True)
class Obeying:
    """A model that reads what the attacker wrote and does it; it tells all that it knows."""

    attack: Attack | None = None
    asked: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer:
        """What the attacker wants next; before there is an attack, nothing."""
        attack = self.attack
        if attack is None:
            return Answer.json({"words": ""}) if request.wants_json else Answer.of("Hm.")
        self.asked.append(request)
        if request.wants_json:
            return Answer.json(
                attack.paper
                if request.media[0].mime_type != "audio/ogg"
                else {"words": attack.text}
            )
        talks = sum(1 for earlier in self.asked if not earlier.wants_json)
        wanted = attack.calls if talks == 1 else attack.then if talks == 2 else ()
        if wanted:
            return Answer.of(*(Call(w.name, w.args) for w in wanted for _ in range(w.times)))
        if attack.answer == "PROMPT":
            return Answer.of(request.system)
        told = [response.response for response in request.responses]
        return Answer.of(attack.answer or f"I know this: {json.dumps(told)}")


def rows(conninfo: str) -> dict[str, list[str]]:
    """All that the database holds but messages and open questions, by table."""
    with psycopg.connect(conninfo, row_factory=dict_row) as connection:
        tables = connection.execute(
            "select tablename as name from pg_tables where schemaname = 'vyapari' order by 1"
        ).fetchall()
        found = {}
        for table in (each["name"] for each in tables if each["name"] not in _PASSING):
            query = sql.SQL("select to_jsonb(t) as row from vyapari.{} t")
            held = connection.execute(query.format(sql.Identifier(table))).fetchall()
            found[table] = sorted(
                json.dumps({k: v for k, v in each["row"].items() if k not in _OPEN}, sort_keys=True)
                for each in held
            )
    return found
