"""The Supabase project: its key, its schema, and that the public gets nothing."""

import time

import httpx

from vyapari.cli.doctor import entries
from vyapari.cli.doctor.clocks import compared
from vyapari.cli.doctor.finding import Finding, aside, failed, ok, warning
from vyapari.settings import Settings
from vyapari.store.migrate import applied_at_url, migrations

_PART = "books"


async def look(settings: Settings) -> list[Finding]:
    """Through the project's API, as the bot does and as a stranger would."""
    from vyapari.store.hosted import HostedBooks  # noqa: PLC0415  costs what only it needs

    url, key = settings.supabase_root or "", settings.supabase_api_key
    books = HostedBooks(url, key.get_secret_value() if key else "")
    try:
        started = time.perf_counter()
        await books.examine()
        took = (time.perf_counter() - started) * 1000
        version = migrations()[-1].version
        told = f"Supabase at {url}, schema {version}, the secret key is taken ({took:.0f} ms)"
        return [ok(_PART, told), *await _stranger(url), *await entries.look(books.store)]
    finally:
        await books.store.close()


async def look_at_database(settings: Settings) -> list[Finding]:
    """The project's database itself, which `vyapari migrate` and `backup` use."""
    url = settings.supabase_db_url
    there = await aside(lambda: applied_at_url(url.get_secret_value() if url else ""))
    here = migrations()[-1].version
    if there < here:
        told = f"SUPABASE_DB_URL: schema {there}, this program needs {here}"
        return [warning("migrations", told, "run: vyapari migrate")]
    return [ok("migrations", f"SUPABASE_DB_URL: all {there} applied, none altered")]


async def _stranger(url: str) -> list[Finding]:
    """What somebody without a key is answered; and the project's clock, which comes with it."""
    asked = time.time()
    try:
        async with httpx.AsyncClient(timeout=10) as client:
            answer = await client.post(
                f"{url}/rest/v1/rpc/vyapari_schema_version", json={"payload": {}}
            )
    except httpx.HTTPError as error:
        told = f"a call without a key fails ({type(error).__name__})"
        return [warning("strangers", told, "try again")]
    clock = compared(dict(answer.headers.items()), "Supabase's", asked)
    if answer.is_success:
        advice = "run in the SQL editor: select vyapari.guard();"
        return [failed("strangers", "the books answer without any key", advice), *clock]
    return [ok("strangers", f"without a key the answer is {answer.status_code}"), *clock]
