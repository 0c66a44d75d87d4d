"""What belongs to one update on its way through the chain."""

import time
from dataclasses import dataclass, field
from typing import Any, cast

from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from vyapari.bot.inbox.letter import Letter
from vyapari.bot.incoming import Incoming
from vyapari.bot.reply import Replies
from vyapari.bot.stream import LiveStream
from vyapari.bot.texts import Phrasebook
from vyapari.bot.turn import Turn

_NoData = dict[Any, Any]
Bot = ExtBot[int]
App = Application[Bot, "Passage", _NoData, _NoData, _NoData, Any]


@dataclass(slots=True)
class Visit:
    """One turn of an update: what the chain's steps leave for each other and for its judge.

    ``incoming`` is ``None`` when there is nothing to answer. ``say`` speaks the language of whoever
    is to be told. ``stream`` shows what the turn has to say so far. ``route`` names for the log who
    answered, ``trouble`` what went wrong.
    """

    letter: Letter
    started: float = field(default_factory=time.perf_counter)
    incoming: Incoming | None = None
    say: Phrasebook | None = None
    turn: Turn | None = None
    stream: LiveStream | None = None
    replies: Replies = None
    route: str = "none"
    trouble: Exception | None = None


class Passage(CallbackContext[Bot, _NoData, _NoData, _NoData]):
    """python-telegram-bot's context; each of an update, an error's too, has the same ``visit``."""

    visit: Visit

    @classmethod
    def from_update(
        cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]
    ) -> "Passage":
        """The context of an update that is being processed."""
        passage = cls(application)
        visits: dict[int, Visit] = application.update_processor.visits  # type: ignore[attr-defined]
        passage.visit = visits[cast("Update", update).update_id]
        return passage


CONTEXTS = ContextTypes(context=Passage)
