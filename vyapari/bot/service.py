"""The bot as one part of the program: connected, running, stopped."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ExtBot

from vyapari.agents.agents import Agents
from vyapari.bot.account import Account
from vyapari.bot.chain import Chain, Tongue
from vyapari.bot.context import CONTEXTS, App
from vyapari.bot.dispatch import Dispatcher
from vyapari.bot.download import Downloads
from vyapari.bot.features.menu import set_menu
from vyapari.bot.guests import Guests
from vyapari.bot.http import AiohttpRequest
from vyapari.bot.inbox.shared import SharedInbox
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.bot.jobs import Jobs
from vyapari.bot.lease import Lease
from vyapari.bot.limit import Gate
from vyapari.bot.operators import Desk
from vyapari.bot.pace import OVERALL, Pace
from vyapari.bot.polling import KINDS, POLL_SECONDS, KeepingRequest, PollWatch
from vyapari.bot.processor import TurnProcessor
from vyapari.bot.routes import Routes
from vyapari.bot.send import Sender
from vyapari.bot.session import Sessions
from vyapari.errors import Misconfigured
from vyapari.ops.health import State
from vyapari.store.store import Store

log = structlog.get_logger(__name__)

_LONGEST_PAUSE = 30.0


class BotService:
    """The bot's parts, wired.

    ``failed`` is called when Telegram stops taking the token while the bot runs. At most ``turns``
    updates are dealt with at a time. With a ``lease`` there are other instances, and only the one
    that holds it polls. Without ``guests`` everybody may write. An update that fails for a reason
    of its own, or has not ended after ``longest`` seconds, is tried again after each of ``pauses``,
    in seconds.
    """

    def __init__(
        self,
        account: Account,
        *,
        inbox: SqliteInbox | SharedInbox,
        store: Store,
        routes: Routes,
        gate: Gate,
        window: float,
        tongue: Tongue,
        failed: Callable[[], None],
        guests: Guests | None = None,
        agents: Agents | None = None,
        lease: Lease | None = None,
        desk: Desk | None = None,
        turns: int = 64,
        pauses: tuple[float, ...] = (1.0, 5.0),
        longest: float = 300.0,
    ) -> None:
        self._account = account
        self._inbox = inbox
        self._watch = PollWatch(failed, lease=lease)
        self._connected = False
        request = AiohttpRequest(connections=turns + 8)
        self._lease = lease
        bot: ExtBot[int] = ExtBot(
            account.token,
            base_url=f"{account.root}/bot",
            base_file_url=f"{account.root}/file/bot",
            request=request,
            get_updates_request=KeepingRequest(inbox, self._watch, lease=lease),
            rate_limiter=Pace(OVERALL if account.public else None),
        )
        self.sender = sender = Sender(bot)
        self._processor = TurnProcessor(
            inbox, store, sender, turns=turns, pauses=pauses, longest=longest
        )
        self._application: App = (
            ApplicationBuilder()
            .bot(bot)
            .update_queue(inbox)
            .concurrent_updates(self._processor)
            .context_types(CONTEXTS)
            .job_queue(None)
            .build()
        )
        self.sessions = sessions = Sessions(store, alone=lease is None)
        guests = guests or Guests(store)
        dispatcher, downloads = Dispatcher(routes), Downloads(bot, request)
        self.jobs = Jobs(
            store,
            sessions,
            dispatcher,
            sender,
            downloads,
            guests=guests,
            username=lambda: bot.username,
        )
        Chain(
            store=store,
            sessions=sessions,
            gate=gate,
            guests=guests,
            window=window,
            dispatcher=dispatcher,
            sender=sender,
            downloads=downloads,
            inbox=inbox,
            tongue=tongue,
            agents=agents,
            desk=desk,
        ).install(self._application)

    def handled(self) -> int:
        """How many turns have ended."""
        return self._processor.handled

    def look(self) -> State:
        """Whether Telegram can be reached and hands its updates over."""
        return self._watch.look() if self._connected else State("connecting", works=False)

    async def start(self) -> None:
        """Take updates in and answer them, once Telegram can be reached, however late that is.

        Raises ``Misconfigured`` when Telegram refuses the token. It may be cancelled; ``stop``
        cleans up behind it in any case.
        """
        application = self._application
        await self._connect()
        await self._inbox.open()
        await application.start()
        if application.updater is None:
            raise RuntimeError("the application was built without an updater")
        if self._lease is not None:
            self._lease.open()
        await application.updater.start_polling(
            timeout=POLL_SECONDS,
            bootstrap_retries=-1,
            allowed_updates=KINDS,
            error_callback=lambda _error: None,  # the watch on the transport has said it
        )
        try:
            await set_menu(application.bot)
        except TelegramError as error:  # the menu of an earlier start still stands
            log.warning("menu.unset", why=type(error).__name__)

    async def stop(self, patience: float = 5.0) -> None:
        """Take nothing more in, end the running turns, let go of the connections.

        A turn that takes longer than ``patience`` seconds is left; it will be run again.
        """
        application = self._application
        if self._lease is not None:
            self._lease.leave()
        if application.updater and application.updater.running:
            # Cut off from Telegram, or refused by it, there is nothing to confirm to it either.
            with suppress(TimeoutError, TelegramError):
                await asyncio.wait_for(application.updater.stop(), 2.0)
        if self._lease is not None:
            await self._lease.release()
        self._inbox.pause()
        if application.running:
            stopping = asyncio.create_task(application.stop())
            await asyncio.wait({stopping}, timeout=patience)
            if not stopping.done():
                log.warning("turns.left", count=len(self._processor.visits))
                await self._processor.abandon()
            await stopping
        await application.shutdown()
        await application.bot.shutdown()  # for when it never got to know who it is

    async def _connect(self) -> None:
        pause = 1.0
        while True:
            try:
                await self._application.initialize()
            except InvalidToken as error:
                raise refused_token(self._account) from error
            except TelegramError as error:
                said = log.warning if pause == 1.0 else log.debug
                said("telegram.lost", why=type(error).__name__, again_in=pause)
            else:
                break
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)
        self._connected = True
        log.info("telegram.reached", bot=self._application.bot.id)


def refused_token(account: Account) -> Misconfigured:
    """What to tell the operator when Telegram does not take the token."""
    return Misconfigured(
        f"TELEGRAM_BOT_TOKEN: {account.root} refuses it; get the right one from @BotFather "
        "(for example TELEGRAM_BOT_TOKEN=110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw)"
    )
