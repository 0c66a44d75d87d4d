"""The books for an operator's look, wherever they are kept and whether or not the bot runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from vyapari.errors import Misconfigured, Rejected, Unavailable
from vyapari.ops import logs
from vyapari.settings import Settings
from vyapari.store import Store, join_store, open_store
from vyapari.store.overview import ShopLine
from vyapari.store.server import Server

#: The least of a shop's id that names it.
_SHORTEST = 4


@asynccontextmanager
async def open_books(settings: Settings) -> AsyncIterator[Store]:
    """The store: Supabase's, or the embedded one, on the running program's server if there is one.

    Raises ``Misconfigured`` where it cannot be had, and when it fails on the way.
    """
    logs.configure("error", settings.log_format)
    try:
        store = await _hosted(settings) if settings.supabase_root else await _embedded(settings)
        try:
            yield store
        finally:
            await store.close()
    except Unavailable as error:
        name = "SUPABASE_URL_KEY" if settings.supabase_root else "VYAPARI_HOME"
        where = settings.supabase_root or settings.vyapari_home
        raise Misconfigured(f"{name}: the books in {where} cannot be reached just now") from error
    except Rejected as error:
        if error.code not in {"42883", "PGRST202"}:
            raise
        raise Misconfigured(
            "the books' schema is older than this program: stop the bot, if one runs, and run: "
            "vyapari migrate"
        ) from error


async def find_shop(store: Store, short: str) -> ShopLine:
    """The one shop whose id begins with ``short``. Raises ``Misconfigured`` unless it is one."""
    wanted = short.strip().lower()
    if len(wanted) < _SHORTEST:
        raise Misconfigured(f"SHOP: give {_SHORTEST} or more of the shop's id, see: vyapari shops")
    found = [line async for line in store.overview.shops() if line.id.startswith(wanted)]
    if len(found) != 1:
        what = "there is no shop whose id begins" if not found else "several shops' ids begin"
        raise Misconfigured(f"SHOP: {what} with {wanted!r}, see: vyapari shops")
    return found[0]


async def _hosted(settings: Settings) -> Store:
    from vyapari.store.hosted import HostedBooks  # noqa: PLC0415  costs what only it needs

    key = settings.supabase_api_key
    books = HostedBooks(settings.supabase_root or "", key.get_secret_value() if key else "")
    try:
        await books.examine()
    except BaseException:
        await books.store.close()
        raise
    return books.store


def known_home(settings: Settings) -> Path:
    """The data folder. Raises ``Misconfigured`` unless there are books in it, to be read."""
    home = settings.vyapari_home
    try:
        known = (home / "postgres" / "data" / "PG_VERSION").exists()
    except OSError as error:
        raise Misconfigured(
            f"VYAPARI_HOME: {home} cannot be read ({error.strerror}); "
            "run this as the user that the bot runs as"
        ) from error
    if not known:
        raise Misconfigured(
            f"VYAPARI_HOME: there are no books in {home}; name the folder that the bot uses, "
            "for example VYAPARI_HOME=/var/lib/vyapari"
        )
    return home


async def _embedded(settings: Settings) -> Store:
    home = known_home(settings)
    running = Server(home / "postgres").running()
    return await (join_store(home) if running else open_store(home))
