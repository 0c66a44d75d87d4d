"""``chat``: messages a second and time to the answer, the whole path, beside a bare echo."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vyapari.bench.processes import bot, sandbox
from vyapari.bench.table import Figures, percentiles
from vyapari.sandbox.client import SandboxClient, Shown

_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Load:
    """Shopkeepers who each write ``each`` entries at once, then together ``pace`` a second."""

    chats: int = 100
    each: int = 30
    pace: int = 50
    seconds: int = 10


def sale(number: int) -> str:
    """An entry that no earlier one of the same chat is like."""
    return f"sold {number} kg sugar at 45 to Ramesh on credit"


async def run(load: Load) -> list[Figures]:
    """Vyapari booking, then the echo, on a fresh sandbox each; and the ratio of the two."""
    books = await measure(load, "vyapari")
    echo = await measure(load, "vyapari.bench.echo")
    ratio = {name: books[name] / echo[name] for name in books}
    return [Figures("vyapari", books), Figures("echo", echo), Figures("ratio", ratio)]


async def measure(
    load: Load,
    *module: str,
    environment: Mapping[str, str] | None = None,
    entry: Callable[[int], str] = sale,
) -> dict[str, float]:
    """Messages a second in a burst, and the time to an answer at a steady pace, of a bot that is
    run as ``python -m module``. ``entry`` is what a chat writes as its so-many-eth message."""
    async with (
        sandbox() as root,
        bot(root, *module, environment=environment),
        SandboxClient(root) as people,
    ):
        users = [await people.add_user(f"Asha {number}") for number in range(load.chats)]
        await open_shops(people, users)
        rate = await burst(people, users, load.each, entry)
        paced = await _pace(people, users, load, entry)
    return {"messages_per_s": rate, **percentiles(paced)}


async def open_shops(people: SandboxClient, users: list[int]) -> None:
    """A first entry opens each shop; it also waits for the bot to be up."""
    seq = await people.seq()
    await people.send_many([(user, None, "opening stock sugar 5000 kg at 40") for user in users])
    await _answers(people, seq, len(users))


async def burst(
    people: SandboxClient,
    users: list[int],
    each: int,
    entry: Callable[[int], str] = sale,
    *,
    since: int = 0,
) -> float:
    """Entries booked and answered a second, when all ``users`` write ``each`` of them at once, the
    first of which is the one after ``since``."""
    numbers = range(since + 1, since + each + 1)
    wanted = [(user, None, entry(number)) for number in numbers for user in users]
    seq = await people.seq()
    started = time.time()
    for first in range(0, len(wanted), 500):
        await people.send_many(wanted[first : first + 500])
    answers = await _answers(people, seq, len(wanted))
    return len(wanted) / (max(answer.at for answer in answers) - started)


async def _pace(
    people: SandboxClient, users: list[int], load: Load, entry: Callable[[int], str]
) -> list[float]:
    sent: dict[int, list[float]] = defaultdict(list)
    seq = await people.seq()
    writing = []
    started = time.monotonic()
    for turn in range(load.pace * load.seconds):
        await asyncio.sleep(max(0.0, started + turn / load.pace - time.monotonic()))
        user = users[turn % len(users)]
        sent[user].append(time.time())
        text = entry(load.each + 1 + turn // len(users))
        writing.append(asyncio.create_task(people.send_text(user, text)))
    await asyncio.gather(*writing)
    answers = await _answers(people, seq, len(writing))
    return [answer.at - sent[answer.chat_id].pop(0) for answer in answers]


async def _answers(people: SandboxClient, seq: int, count: int) -> list[Shown]:
    """The next ``count`` answers; raises where one of them books nothing, or does not come."""
    answers: list[Shown] = []
    deadline = time.monotonic() + _PATIENCE
    while len(answers) < count:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"{len(answers)} of {count} messages were answered")
        shown, seq = await people.outbox(seq, kind="message", timeout=min(left, 20))
        answers += shown
    for answer in answers:
        if "✅" not in answer.text:
            raise RuntimeError(f"not booked: {answer.text!r}")
    return answers
