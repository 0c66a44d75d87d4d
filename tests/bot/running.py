"""The whole bot, running against a sandbox, with routes of a test's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from vyapari.agents.agents import Agents
from vyapari.bot.account import Account
from vyapari.bot.guests import Guests
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.bot.limit import MovingWindow
from vyapari.bot.routes import Routes
from vyapari.bot.service import BotService
from vyapari.quick.language import language
from vyapari.sandbox import SandboxClient, SandboxServer
from vyapari.store.store import Store


@dataclass(slots=True)
class Running:
    """A bot at work. ``people`` write to it; ``failures`` are those that end it."""

    service: BotService
    inbox: SqliteInbox
    people: SandboxClient
    failures: list[str]


@asynccontextmanager
async def at_work(
    sandbox: SandboxServer,
    store: Store,
    folder: Path,
    routes: Routes,
    messages: int = 1000,
    agents: Agents | None = None,
    guests: Guests | None = None,
    longest: float = 60,
) -> AsyncIterator[Running]:
    """A bot that has been started; it is stopped at the end of the block."""
    failures: list[str] = []
    account = Account(sandbox.token, sandbox.base_url, public=False)
    inbox = SqliteInbox(folder / "inbox.sqlite3", account.id)
    service = BotService(
        account,
        inbox=inbox,
        store=store,
        routes=routes,
        gate=MovingWindow(messages, 60),
        window=60,
        tongue=language,
        failed=lambda: failures.append("rejected"),
        guests=guests,
        agents=agents,
        pauses=(0.01, 0.02),
        longest=longest,
    )
    async with SandboxClient(sandbox.base_url) as people:
        await service.start()
        try:
            yield Running(service, inbox, people, failures)
        finally:
            await service.stop()
            await inbox.close()
