"""Vyapari: ``Agents`` on ``Gemini`` as ``app`` wires them; a run ends with the entry proposed."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from vyapari.agents.agents import Agents, warm_up
from vyapari.agents.cooldowns import CoolDownsInMemory
from vyapari.agents.gemini import Gemini
from vyapari.agents.keys import Key, KeyPool
from vyapari.agents.mentions import mentions
from vyapari.agents.request import Request
from vyapari.bench.contenders.task import Once, Task, Till
from vyapari.bench.shop import TODAY, names
from vyapari.ops import logs
from vyapari.quick.names import Names
from vyapari.store.store import Store

PACKAGES = ("google-genai",)
#: Quick understanding passes this on.
TEXT = "5 kilo cheeni 45 ke bhav Ramesh ko udhar de diya bhai, likh lena"


class _NoDatabase:
    """Nothing in this scenario reads the books."""

    async def call(self, name: str, payload: dict[str, Any]) -> Any:
        raise AssertionError(name, payload)

    async def close(self) -> None:
        pass


@cache
def _no_store() -> Store:
    return Store(_NoDatabase())


def request(known: Names) -> Request:
    """The message with its context, which is made anew for each message."""
    return Request(
        text=TEXT,
        language="Hinglish: Hindi in Latin letters",
        today=TODAY,
        names=known,
        named=mentions(TEXT, known),
        shop=None,
        member=None,
        store=_no_store(),
    )


def prepare(task: Task, till: Till) -> Once:
    """Agents with one key; the log is written as in production, to nowhere."""
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  as long as the process
    logs.configure("info", "json", nowhere)
    pool = KeyPool([Key("GEMINI_API_KEY1", task.key)], CoolDownsInMemory())
    gemini = Gemini(pool, model=task.model, fallback=None, url=task.url)
    agents = Agents(gemini, gemini)
    known = names(20, 20)
    warm_up()

    async def once() -> None:
        run = await agents.run(request(known))
        (proposal,) = run.proposals
        till.note(proposal.entry)

    return once
