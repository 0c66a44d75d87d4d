"""Each part of the program, made as the settings say; what it uses is told in a line."""

import asyncio
import hashlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import version
from typing import Any

from vyapari.agents.agents import Agents, warm_up
from vyapari.agents.cooldowns import CoolDownsInMemory
from vyapari.agents.cooldowns_shared import SharedCoolDowns
from vyapari.agents.keys import Key, KeyPool
from vyapari.bot.guests import Guests, ToldHere, ToldTogether
from vyapari.bot.inbox.merge import file_of
from vyapari.bot.inbox.shared import SharedInbox
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.bot.lease import Lease
from vyapari.bot.limit import Gate, MovingWindow
from vyapari.bot.limit_shared import SharedWindow
from vyapari.bot.service import Account
from vyapari.errors import Misconfigured, Unavailable
from vyapari.ops.health import Health, State
from vyapari.ops.shared import Shared, durability, place
from vyapari.settings import Settings
from vyapari.stopping import closed, unless
from vyapari.store import Store, join_store, open_store

#: Tells the operator a line.
Say = Callable[[str], None]
#: Ends the program, for a setting that has turned out to be wrong.
Refuse = Callable[[Misconfigured], None]


def open_traces(settings: Settings, parts: AsyncExitStack, say: Say) -> None:
    """Traces of all that is done, where there is a collector for them."""
    if settings.otel_exporter_otlp_endpoint is None:
        return
    from vyapari.ops.tracing import Traces  # noqa: PLC0415  only who wants traces waits for it

    headers = settings.otel_exporter_otlp_headers
    traces = Traces(
        str(settings.otel_exporter_otlp_endpoint),
        headers=headers.get_secret_value() if headers else "",
        sampler=settings.otel_traces_sampler,
        share=settings.otel_traces_sampler_arg,
    )
    parts.push_async_callback(closed, "traces", traces.close)
    say(f"traces     to {settings.otel_exporter_otlp_endpoint.host}")


def uses(settings: Settings) -> dict[str, Any]:
    """What each part is, for the log: as the lines that a person is told, without addresses."""
    telegram = "public" if settings.telegram_api_url is None else "another server"
    return {
        "version": version("vyapari"),
        "telegram": "sandbox" if settings.telegram_bot_token is None else telegram,
        "books": "embedded" if settings.supabase_root is None else "supabase",
        "inbox": "disk" if settings.redis_url is None else "redis",
        "gemini_keys": len(settings.gemini_api_keys),
        "traces": settings.otel_exporter_otlp_endpoint is not None,
    }


async def open_account(settings: Settings, parts: AsyncExitStack, say: Say) -> Account:
    """The bot, and where there is none a sandbox for it, which ends with ``parts``."""
    if settings.telegram_bot_token is not None:
        public = settings.telegram_api_url is None
        say(f"telegram   {settings.api_root}")
        return Account(settings.telegram_bot_token.get_secret_value(), settings.api_root, public)
    # Its web server takes 10 MB that a bot with a Telegram can do without.
    from vyapari.sandbox import PortInUse, SandboxServer  # noqa: PLC0415

    sandbox = SandboxServer(settings.vyapari_home / "sandbox", port=settings.sandbox_port)
    try:
        await sandbox.start()
    except PortInUse as error:
        raise Misconfigured(
            f"SANDBOX_PORT: port {error.port} is in use; stop the other program or choose another"
            f" port (for example SANDBOX_PORT={error.port + 10})"
        ) from error
    parts.push_async_callback(closed, "sandbox", sandbox.stop)
    say(
        f"telegram   a sandbox: chat with the bot on {sandbox.base_url}"
        " (TELEGRAM_BOT_TOKEN for the real one)"
    )
    return Account(sandbox.token, sandbox.base_url, public=False)


async def open_books(
    settings: Settings,
    shared: Shared | None,
    parts: AsyncExitStack,
    say: Say,
    refuse: Refuse,
    *,
    health: Health,
    worker: int | None,
) -> Store:
    """The store. What cannot be found out about it at once goes to ``refuse`` later.

    A ``worker`` joins the embedded database of the program that it belongs to.
    """
    url, key = settings.supabase_root, settings.supabase_api_key
    if url is None or key is None:
        say(
            f"books      embedded Postgres in {settings.vyapari_home / 'postgres'}"
            " (SUPABASE_URL_KEY, SUPABASE_API_KEY for Supabase)"
        )
        if worker is None:
            store = await open_store(settings.vyapari_home, locked=True, shared=shared)
        else:
            store = await join_store(settings.vyapari_home, shared=shared)
        health.add("books", lambda: _books("embedded", store), needed=True)
        parts.push_async_callback(closed, "store", store.close)
        return store

    from vyapari.store.hosted import HostedBooks  # noqa: PLC0415  costs what only it needs

    say(f"books      Supabase at {url}")
    days = settings.files_link_days
    say(
        f"links      papers in its storage, for {days} days (FILES_LINK_DAYS)"
        if days
        else "links      none (FILES_LINK_DAYS)"
    )
    books = HostedBooks(url, key.get_secret_value(), link_days=days, shared=shared)
    health.add("books", lambda: _books("supabase", books.store), needed=True)
    parts.push_async_callback(closed, "store", books.store.close)
    try:
        await books.examine()
    except Unavailable:
        say("           it cannot be reached just now; messages are kept until it can")
        examining = asyncio.create_task(_examine(books.examine, refuse))
        parts.callback(examining.cancel)
    return books.store


def _books(mode: str, store: Store) -> State:
    return State(mode, works=not any(store.turned_away.values()))


async def _examine(examine: Callable[[], Awaitable[None]], refuse: Refuse) -> None:
    while True:
        await asyncio.sleep(5)
        try:
            await examine()
        except Unavailable:
            continue
        except Misconfigured as problem:
            refuse(problem)
        return


async def open_redis(
    settings: Settings,
    account: Account,
    parts: AsyncExitStack,
    stop: asyncio.Event,
    say: Say,
    *,
    health: Health,
) -> Shared | None:
    """What all instances share; ``None`` for a single one."""
    if settings.redis_url is None:
        return None
    url = settings.redis_url.get_secret_value()
    shared = Shared(url, str(account.id))
    health.add("redis", shared.look)
    parts.push_async_callback(closed, "redis", shared.close)
    say(f"redis      {place(url)}, for many instances")

    async def warn() -> None:
        for warning in await durability(shared):
            say(f"           {warning}")

    await unless(stop, _patiently(warn))
    return shared


@asynccontextmanager
async def open_shared(settings: Settings) -> AsyncIterator[Shared]:
    """The instances' Redis, for a look from outside; raises ``Misconfigured`` if there is none."""
    if settings.redis_url is None:
        raise Misconfigured("REDIS_URL: is not set (for example REDIS_URL=redis://127.0.0.1:6379)")
    from vyapari.sandbox.server import DEFAULT_TOKEN  # noqa: PLC0415

    secret = settings.telegram_bot_token
    token = DEFAULT_TOKEN if secret is None else secret.get_secret_value()
    url = settings.redis_url.get_secret_value()
    shared = Shared(url, token.split(":")[0])
    try:
        yield shared
    except Unavailable as error:
        raise Misconfigured(f"REDIS_URL: {place(url)} cannot be reached") from error
    finally:
        await shared.close()


async def _patiently(work: Callable[[], Awaitable[None]]) -> None:
    """Do ``work`` as soon as the part that it needs can be reached."""
    while True:
        try:
            await work()
        except Unavailable:
            await asyncio.sleep(1.0)
        else:
            return


def open_inbox(
    settings: Settings,
    account: Account,
    shared: Shared | None,
    lease: Lease | None,
    say: Say,
    *,
    health: Health,
    worker: int,
) -> SqliteInbox | SharedInbox:
    """The inbox; of one of several ``worker``s on this machine, with a file of its own."""
    path = file_of(settings.vyapari_home, worker)
    disk = SqliteInbox(path, account.id)
    if shared is None or lease is None:
        say(f"inbox      SQLite in {path} (one instance; REDIS_URL for many)")
        health.add("inbox", disk.look, needed=True)
        return disk
    say(f"inbox      Redis, and SQLite in {path} while that is away")
    inbox = SharedInbox(shared, disk, lease, books=_books_name(settings))
    health.add("inbox", inbox.look, needed=True)
    return inbox


def _books_name(settings: Settings) -> str:
    """A name of the database, by which instances tell whether theirs is the same."""
    where = settings.supabase_root or f"{socket.gethostname()}:{settings.vyapari_home}"
    return hashlib.sha256(where.encode()).hexdigest()[:16]


def open_gate(settings: Settings, shared: Shared | None, say: Say) -> Gate:
    """What lets a chat's messages pass, or not."""
    messages, window = settings.rate_limit_messages, settings.rate_limit_window
    where = "in this process" if shared is None else "by all instances together"
    say(
        f"limits     {messages} messages a chat in {window} s, counted {where}"
        " (RATE_LIMIT_MESSAGES, RATE_LIMIT_WINDOW)"
    )
    alone = MovingWindow(messages, window)
    return alone if shared is None else SharedWindow(shared, messages, window, alone=alone)


def open_guests(settings: Settings, shared: Shared | None, store: Store, say: Say) -> Guests:
    """Who may write to the bot."""
    listed = settings.allowed_users
    if listed:
        say(f"people     {len(listed)} named, and those of their shops (ALLOWED_USERS)")
        listed |= settings.operator_ids
    else:
        say("people     everybody who finds the bot (ALLOWED_USERS names who may)")
    return Guests(store, listed, ToldHere() if shared is None else ToldTogether(shared))


def open_agents(
    settings: Settings, shared: Shared | None, parts: AsyncExitStack, say: Say, *, health: Health
) -> Agents | None:
    """The agents, where there is a key for their model."""
    if not settings.gemini_api_keys:
        health.add("agents", lambda: State("none: quick understanding alone"))
        say("agents     none: quick understanding alone (GEMINI_API_KEY1 for Gemini)")
        return None
    # The SDK takes half a second to import and 30 MB: only who has a key pays for it.
    from vyapari.agents.gemini import Gemini  # noqa: PLC0415

    keys = [Key(name, key.get_secret_value()) for name, key in settings.gemini_api_keys.items()]
    gemini = Gemini(
        KeyPool(keys, CoolDownsInMemory() if shared is None else SharedCoolDowns(shared)),
        model=settings.gemini_model,
        fallback=settings.gemini_fallback_model,
        url=settings.gemini_root,
    )
    health.add("agents", gemini.look)
    parts.push_async_callback(closed, "agents", gemini.close)
    warm_up()
    what = "1 key" if len(keys) == 1 else f"{len(keys)} keys"
    say(f"agents     {settings.gemini_model}, then {settings.gemini_fallback_model}, on {what}")
    return Agents(gemini, gemini)
