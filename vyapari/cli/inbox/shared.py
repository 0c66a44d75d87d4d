"""``vyapari inbox`` where many instances share one in Redis."""

from collections.abc import Set as AbstractSet
from typing import Any, TextIO

from vyapari.bot.inbox.turns import unpack
from vyapari.bot.lua import source
from vyapari.cli.inbox.telling import kind, moment, whole
from vyapari.ops.plural import counted
from vyapari.ops.shared import Shared


async def count(shared: Shared) -> tuple[int, int]:
    """How many chats wait, and how many workers there are for them."""
    waiting = int(await shared.call("XLEN", shared.key("turns")))
    waiting += int(await shared.call("ZCARD", shared.key("delayed")))
    return waiting, int(await shared.call("ZCARD", shared.key("workers")))


async def show_all(shared: Shared, out: TextIO) -> int:
    """How many chats wait, and the dead letters: of which chat each is, and no word of it."""
    waiting, workers = await count(shared)
    dead = await shared.call("ZRANGE", shared.key("dead"), 0, -1)
    out.write(
        f"{counted(waiting, 'chat')} waiting, {counted(workers, 'worker')}; {len(dead)} dead\n"
    )
    if dead:
        out.write(f"{'ID':>12}  {'RECEIVED':23}  {'CHAT':>14}  KIND, REASON\n")
    for number in dead:
        if (found := await _dead(shared, number)) is not None:
            letter = unpack(found["letter"], found["lane"])
            out.write(
                f"{number:>12}  {moment(letter.received_at):23}  {letter.lane:>14}"
                f"  {kind(letter.payload)}, {found['reason']}\n"
            )
    return 0


async def show_one(shared: Shared, number: int, out: TextIO) -> int:
    """One dead letter whole, what the merchant wrote included; 1 if there is none."""
    found = await _dead(shared, number)
    if found is None:
        out.write(f"there is no dead letter {number}\n")
        return 1
    letter = unpack(found["letter"], found["lane"])
    out.write(f"dead, {found['reason']}, {moment(letter.received_at)}\n")
    out.write(whole(letter.payload))
    return 0


async def retry(shared: Shared, number: int | None, out: TextIO) -> int:
    """Revive a dead letter, or all for ``None``; 1 if there is none to revive."""
    dead = await shared.call("ZRANGE", shared.key("dead"), 0, -1)
    wanted = dead if number is None else [number]
    revived = int(await shared.script(source("revive"))(*wanted))
    out.write(f"{revived} will be dealt with again\n")
    return 0 if revived or number is None else 1


async def forget(shared: Shared, lanes: AbstractSet[str]) -> int:
    """Delete the dead letters of ``lanes``; how many there were."""
    forgotten = 0
    for number in await shared.call("ZRANGE", shared.key("dead"), 0, -1):
        found = await _dead(shared, number)
        if found is not None and found["lane"] in lanes:
            await shared.call("ZREM", shared.key("dead"), number)
            await shared.call("DEL", shared.key(f"dead:{number}"))
            forgotten += 1
    return forgotten


async def _dead(shared: Shared, number: int | str) -> dict[str, Any] | None:
    found: dict[str, Any] = await shared.call("HGETALL", shared.key(f"dead:{number}"))
    return found or None
