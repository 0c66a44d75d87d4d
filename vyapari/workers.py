"""``vyapari --workers N``: so many processes of one program on one machine."""

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path

import psutil
import structlog

from vyapari.bot.inbox.merge import merge
from vyapari.errors import Misconfigured
from vyapari.ops import exposition, logs, metrics
from vyapari.ops.door import Door, Summary
from vyapari.ops.noticeboard import Absences, Noticeboard
from vyapari.ops.plural import counted
from vyapari.ops.report import summary
from vyapari.premises import Say, open_account, open_door
from vyapari.settings import Settings
from vyapari.stopping import stops
from vyapari.store import lock_home, serve

log = structlog.get_logger(__name__)

#: Seconds that a worker may take to stop, and to get ready.
_STOPS, _STARTS = 12.0, 120.0
#: Who ends sooner than this ends too soon: the next one waits, longer each time.
_SHORT_LIFE, _LONGEST_PAUSE = 10.0, 30.0


async def run(settings: Settings, count: int, say: Say, folder: Path) -> None:
    """Run ``count`` workers until SIGTERM or Ctrl-C; SIGHUP replaces them one by one.

    This process owns what there is one of on a machine: the sandbox, the embedded database. A
    worker that ends, however, is replaced. All count in ``folder``. Raises ``Misconfigured`` where
    that cannot be.
    """
    if settings.redis_url is None:
        who = counted(count, "worker needs", "workers need")
        raise Misconfigured(
            f"REDIS_URL: {who} a Redis to share (for example REDIS_URL=redis://127.0.0.1:6379/0)"
        )
    logs.watch(asyncio.get_running_loop())
    stop = asyncio.Event()
    async with AsyncExitStack() as parts:
        parts.enter_context(lock_home(settings.vyapari_home))
        parts.enter_context(stops(stop.set))
        await _watch(settings, count, folder, parts, say)
        merge(settings.vyapari_home, count)
        account = await open_account(settings, parts, say)
        if settings.supabase_root is None:
            await parts.enter_async_context(serve(settings.vyapari_home, processes=count))
        bot = {"TELEGRAM_BOT_TOKEN": account.token}
        if not account.public:
            bot["TELEGRAM_API_URL"] = account.root
        crew = Crew(count, os.environ | bot, say, folder)
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, crew.replace)
        await crew.run(stop)


async def _watch(
    settings: Settings, count: int, folder: Path, parts: AsyncExitStack, say: Say
) -> None:
    """Tell of ``count`` workers, who count in ``folder``, at one door."""
    absences = Absences(Noticeboard(folder), count, datetime.now(UTC))
    metrics.WORKERS.labels("wanted").set(count)
    me = psutil.Process()
    metrics.STARTED_AT.labels("parent").set(time.time())

    def told() -> Summary:
        return summary(absences.reports())

    def scrape() -> bytes:
        ready = sum(report.phase == "running" for report in absences.reports())
        metrics.WORKERS.labels("ready").set(ready)
        metrics.MEMORY.labels("parent").set(me.memory_info().rss)
        return exposition.text(folder)

    await open_door(settings, parts, say, Door(ailing=absences.ailing, summary=told, scrape=scrape))


class Crew:
    """The workers: started, looked after, replaced, stopped."""

    def __init__(self, count: int, environment: Mapping[str, str], say: Say, folder: Path) -> None:
        self._count = count
        self._environment = environment
        self._say = say
        self._folder = folder
        self._processes: dict[int, Process] = {}
        self._ready: dict[int, asyncio.Event] = {}
        self._greeted = False
        self._replacing: asyncio.Task[None] | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Until ``stop``. Raises ``Misconfigured`` when a worker says that a setting is wrong."""
        keeping = [asyncio.create_task(self._keep(number)) for number in range(1, self._count + 1)]
        stopping = asyncio.create_task(stop.wait())
        try:
            # A keeper ends only by what it raises.
            await asyncio.wait({stopping, *keeping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            tasks = [stopping, *keeping, *([self._replacing] if self._replacing else [])]
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
            await asyncio.gather(*map(self._stop, list(self._processes.values())))
        for problem in ended:
            if isinstance(problem, Exception):
                raise problem

    def replace(self) -> None:
        """Replace the workers one by one, each when the one before it is ready."""
        if self._replacing is None or self._replacing.done():
            self._replacing = asyncio.create_task(self._replace())

    async def _replace(self) -> None:
        for number in range(1, self._count + 1):
            if process := self._processes.get(number):
                self._ready[number].clear()
                await self._stop(process)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._ready[number].wait(), _STARTS)
        log.info("workers.replaced", count=self._count)

    async def _keep(self, number: int) -> None:
        pause = 1.0
        while True:
            started = time.monotonic()
            code = await self._live(number)
            if code == 2:
                raise Misconfigured(f"worker {number} cannot run with these settings")
            log.info("worker.ended", worker=number, code=code)
            if time.monotonic() - started > _SHORT_LIFE or code == 0:
                pause = 1.0
            else:
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)

    async def _live(self, number: int) -> int:
        """One worker's life; its exit code."""
        process = self._processes[number] = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "vyapari", "run", "--worker", str(number)),
            env=self._environment,
            stdin=PIPE,  # closed when this process ends, however that happens
            stdout=PIPE,
            start_new_session=True,  # Ctrl-C is this process's to pass on
        )
        ready = self._ready.setdefault(number, asyncio.Event())
        if process.stdout is None:
            raise RuntimeError("a worker without output")
        async for line in process.stdout:
            if not line.startswith(b"ready"):
                self._pass_on(number, line.decode().rstrip())
            else:
                ready.set()
                log.info("worker.started", worker=number, pid=process.pid)
                self._greet()
        code = await process.wait()
        exposition.left(self._folder, str(number))
        Noticeboard(self._folder).take_down(str(number))
        metrics.WORKERS_ENDED.labels(code).inc()
        return code

    def _pass_on(self, number: int, line: str) -> None:
        """What the first worker tells of its parts, once: those of all the others are the same."""
        if number == 1 and not self._greeted and not line.startswith("telegram"):  # ours is said
            self._say(line)

    def _greet(self) -> None:
        ready = sum(event.is_set() for event in self._ready.values())
        what = counted(ready, "worker; Ctrl-C ends it", "workers; Ctrl-C ends them")
        if ready == self._count and not self._greeted:
            self._greeted = True
            self._say(f"ready      {what}, SIGHUP replaces {'it' if ready == 1 else 'them'}")

    async def _stop(self, process: Process) -> None:
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), _STOPS)
        except TimeoutError:
            log.warning("worker.killed", pid=process.pid)
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
