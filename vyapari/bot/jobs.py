"""Telling people unasked what they wanted to be told: whatever is due, wherever this runs."""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from structlog.contextvars import bind_contextvars, bound_contextvars

from vyapari.books.job import Run
from vyapari.bot.dispatch import Dispatcher
from vyapari.bot.download import Downloads
from vyapari.bot.guests import Guests
from vyapari.bot.reply import Buttons, Replies, Reply
from vyapari.bot.send import Sender
from vyapari.bot.session import Session, Sessions
from vyapari.bot.texts import phrasebook
from vyapari.bot.turn import Person, Turn
from vyapari.errors import Unavailable, category_of
from vyapari.ops.health import State
from vyapari.ops.stages import Stage
from vyapari.ops.tally import tallied
from vyapari.store.store import Store

log = structlog.get_logger(__name__)

#: How long an instance has for what it took; then another one takes it.
LEASE = timedelta(minutes=10)
#: Jobs that an instance does side by side: a chat's turns come first.
_AT_A_TIME = 4
#: Seconds between looks at what is due.
_EVERY = 30.0
#: How long a run waits for what cannot be reached: each time four times as long.
_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
#: A run that has failed so often is given up: what was sent of it is not sent for ever.
_TRIES = 6


class Jobs:
    """Does what is due, until closed. Every instance has one; they share by the store alone.

    A run is told and then noted as done. Between the two a crash tells it twice; what it would
    book carries the run's key and is booked once.
    """

    def __init__(
        self,
        store: Store,
        sessions: Sessions,
        dispatcher: Dispatcher,
        sender: Sender,
        downloads: Downloads,
        *,
        guests: Guests,
        username: Callable[[], str],
    ) -> None:
        self._store = store
        self._sessions = sessions
        self._dispatcher = dispatcher
        self._sender = sender
        self._downloads = downloads
        self._guests = guests
        self._username = username
        self._watching: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()
        self._sees = True

    def look(self) -> State:
        """Whether what is due can be seen."""
        return State("looking for what is due", works=self._sees)

    def open(self) -> None:
        """Begin to look for what is due."""
        self._watching = asyncio.create_task(self._watch())

    async def close(self, patience: float = 1.5) -> None:
        """Take nothing more; what is not done within ``patience`` seconds another one will do."""
        self._closing.set()
        if self._watching is not None:
            await asyncio.wait({self._watching}, timeout=patience)
            self._watching.cancel()
            with suppress(asyncio.CancelledError):
                await self._watching

    async def do_due(self, now: datetime) -> int:
        """Do some of what is due at ``now``; how many that were. Raises ``Unavailable``."""
        runs = await self._store.jobs.take(now, now + LEASE, _AT_A_TIME)
        await asyncio.gather(*(self._do(run, now) for run in runs))
        return len(runs)

    async def _watch(self) -> None:
        unseen = False
        while not self._closing.is_set():
            try:
                done = await self.do_due(datetime.now(UTC))
                unseen, self._sees = False, True
            except Unavailable:
                (log.debug if unseen else log.warning)("jobs.unseen")
                unseen, self._sees, done = True, False, 0
            except Exception:  # a fault of one look must not be the last
                log.exception("jobs.failed")
                self._sees, done = False, 0
            if not done:
                with suppress(TimeoutError):
                    pause = _EVERY * random.uniform(0.8, 1.2)  # noqa: S311 - not all at once
                    await asyncio.wait_for(self._closing.wait(), pause)

    async def _do(self, run: Run, now: datetime) -> None:
        """Whatever goes wrong with one run is not the others'."""
        told = {"tries": run.tries, "late": _seconds_late(run, now)}
        started = time.perf_counter()
        with (
            bound_contextvars(chat=run.job.chat_id, user=run.user_id, job=run.job.kind),
            tallied() as tally,
        ):
            try:
                with Stage("job", kind=run.job.kind, late=told["late"]) as stage:
                    if stage.trace is not None:
                        bind_contextvars(trace=stage.trace)
                    async with asyncio.timeout(LEASE.total_seconds() / 2):
                        following = await self._tell(run, now)
                        await self._store.jobs.done(run, following)
            except Unavailable as error:
                category = category_of(error)
                log.info("job.put_off", part=error.part, category=category, **told)
                with suppress(Unavailable):  # or else it waits for its lease to end
                    await self._store.jobs.later(run, now + _pause(run, error))
            except Exception as error:
                log.error("job.failed", category=category_of(error), **told, exc_info=error)  # noqa: TRY400
            else:
                ms = round((time.perf_counter() - started) * 1000, 1)
                log.info("job.done", ms=ms, **told, **tally.figures())

    async def _tell(self, run: Run, now: datetime) -> datetime | None:
        """Tell it; when it is due again."""
        if run.tries > _TRIES:
            log.error("job.given_up", tries=run.tries)
            return run.again(now)
        chat_id = run.job.chat_id
        session = await self._sessions.open(chat_id, run.user_id)
        elsewhere = session.shop is None or session.shop.id != run.shop_id
        if elsewhere and chat_id < 0:  # a group that is another shop's now must not hear of it
            return None
        if elsewhere:
            session = await self._sessions.about(run.shop_id, session)
        if session.role is None:  # who wanted it has left the shop
            return None
        if not await self._guests.know(session):  # they may be let in again
            return run.next(now)
        replies = await self._dispatcher.do(self._turn(run, session, now), run)
        await self._sender.tell(chat_id, _without_buttons(replies) if elsewhere else replies)
        return run.next(now)

    def _turn(self, run: Run, session: Session, now: datetime) -> Turn:
        chat_id = run.job.chat_id
        usual = session.shop.language if session.shop else None
        return Turn(
            key=run.key,
            kind="other",
            chat_id=chat_id,
            private=chat_id > 0,
            person=Person(run.user_id, ""),
            text="",
            message_id=0,
            at=now,
            session=session,
            sessions=self._sessions,
            store=self._store,
            say=phrasebook(session.language or usual),
            render=self._dispatcher.render,
            act=partial(self._sender.act, chat_id),
            stream=_Unwatched(),
            fetch=self._downloads.fetch,
            more_coming=_nothing_coming,
            bot_username=self._username(),
        )


class _Unwatched:
    """Nobody waits for the answer and sees it grow."""

    def show(self, text: str, render: Callable[[str], str] = str) -> None:
        """Leave it."""


async def _nothing_coming() -> bool:
    return False


def _without_buttons(replies: Replies) -> Replies:
    """Without what would be pressed about the shop that the chat speaks of now."""
    answers = replies if isinstance(replies, tuple) else (replies,) if replies else ()
    return tuple(replace(answer, buttons=_links(answer)) for answer in answers)


def _links(answer: Reply) -> Buttons:
    rows = (tuple(button for button in row if button.url) for row in answer.buttons)
    return tuple(row for row in rows if row)


def _pause(run: Run, error: Unavailable) -> timedelta:
    pause = min(_LONGEST_PAUSE, _PAUSE * 4.0 ** (run.tries - 1))
    return max(pause, timedelta(seconds=error.retry_after or 0))


def _seconds_late(run: Run, now: datetime) -> int:
    return int((now - run.job.due).total_seconds()) if run.job.due else 0
