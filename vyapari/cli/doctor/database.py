"""The embedded Postgres: its folder, its server, its schema, and the books in it."""

import os
import pwd
import stat
from pathlib import Path

from vyapari.cli.doctor import entries
from vyapari.cli.doctor.finding import Finding, aside, failed, ok, warning
from vyapari.settings import Settings
from vyapari.store import Store
from vyapari.store.embedded import visit
from vyapari.store.migrate import applied, migrations
from vyapari.store.postgres import PostgresTransport
from vyapari.store.server import Server

_PART = "books"


async def look(settings: Settings, held: int | None) -> list[Finding]:
    """Ask the server that runs; where none does, start one for as long as the look takes.

    ``held`` is the process that holds the data folder.
    """
    home = settings.vyapari_home
    data = home / "postgres" / "data"
    if not await aside((data / "PG_VERSION").exists):
        told = f"none yet: the first start makes an embedded Postgres in {home / 'postgres'}"
        return [*_folder(home), ok(_PART, told)]
    version = await aside((data / "PG_VERSION").read_text)
    findings = _folder(home)
    async with visit(home) as (server, runs):
        who = "its server runs, left by a program that is gone" if runs else "no program runs on it"
        who = f"used by the program with pid {held}" if held is not None else who
        there = await aside(lambda: applied(server.conninfo()))
        here = migrations()[-1].version
        told = f"embedded Postgres {version.strip()}, schema {there}, {who}"
        if there < here:
            advice = "start vyapari, or run: vyapari migrate"
            return [*findings, warning(_PART, f"{told}; this program needs {here}", advice)]
        findings.append(ok(_PART, told))
        store = await _opened(server)
        try:
            return findings + await entries.look(store)
        finally:
            await store.close()


async def _opened(server: Server) -> Store:
    transport = PostgresTransport(server.conninfo(), size=2)
    await transport.open()
    return Store(transport)


def _folder(home: Path) -> list[Finding]:
    """Whose the data folder is, and who may look into it."""
    part = "folder"
    if not home.exists():
        above = next(folder for folder in home.parents if folder.exists())
        if os.access(above, os.W_OK | os.X_OK):
            return [ok(part, f"{home} is not there yet")]
        advice = "make it, or set VYAPARI_HOME to a folder that you may write"
        return [failed(part, f"{home} is not there and cannot be made", advice)]
    status = home.stat()
    mode = stat.S_IMODE(status.st_mode)
    try:
        owner = pwd.getpwuid(status.st_uid).pw_name
    except KeyError:
        owner = str(status.st_uid)
    told = f"{home} of {owner}, {mode:04o}"
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        return [failed(part, f"{told}: not yours to write", f"run this as {owner}")]
    if os.geteuid() not in {0, status.st_uid}:
        return [warning(part, f"{told}: another user's", f"run vyapari as {owner} alone")]
    # Under root others pass through it: the server is one of them.
    if mode & (stat.S_IRWXG | stat.S_IROTH | stat.S_IWOTH) & ~stat.S_IXGRP:
        advice = f"it holds merchants' books and messages: chmod go-rw {home}"
        return [warning(part, f"{told}: others may look into it", advice)]
    return [ok(part, told)]
