"""What is sent that is no text: tables to be taken in, voice notes, photos and pages to be read."""

import math
from pathlib import PurePath

import structlog
from telegram.error import BadRequest

from vyapari.bot.features import intake
from vyapari.bot.features.agent import media as agent_media
from vyapari.bot.media import Media
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.routes import Routes, Spoken
from vyapari.bot.turn import Turn
from vyapari.documents.intake.grids import LARGEST
from vyapari.errors import ModelRefused, ModelUnavailable, TooLarge

log = structlog.get_logger(__name__)

#: More minutes than this are told in hours.
_LONG = 90
#: Endings of tables; what programs say of their kind is made up too often.
_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"})


async def sent(turn: Turn) -> Replies | Spoken:
    """Give it to who can read it; say what can be read where nobody can."""
    try:
        return await _read(turn)
    except TooLarge:
        return Reply(text=turn.say("agent-too-large"))
    except BadRequest:  # Telegram has the file no more
        log.debug("file.gone")
        return Reply(text=turn.say("agent-file-gone"))
    except ModelRefused:
        return Reply(text=turn.say("agent-media-unreadable"))
    except ModelUnavailable as gone:
        return _rests(turn, gone)


def _rests(turn: Turn, gone: ModelUnavailable) -> Reply:
    """What was sent cannot be looked at now; unlike words it cannot be written another way."""
    wait = max(1, math.ceil((gone.retry_after or 0) / 60))
    if wait > _LONG:
        return Reply(text=turn.say("agent-media-rests-long", hours=math.ceil(wait / 60)))
    return Reply(text=turn.say("agent-media-rests", minutes=wait))


async def _read(turn: Turn) -> Replies | Spoken:
    media = turn.media
    if media is not None and _is_table(media):
        if (media.size or 0) > LARGEST:
            return Reply(text=turn.say("intake-large"))
        return await intake.take(turn, await turn.fetch(media))
    if media is not None and turn.agents is not None:
        return await agent_media.read(turn, media, turn.agents)
    if await turn.more_coming():  # an album is answered once
        return None
    return Reply(text=turn.say("core-only-text" if turn.agents is None else "agent-file-unknown"))


def _is_table(media: Media) -> bool:
    named = PurePath(media.name or "").suffix.lower() in _TABLES
    return named or media.mime_type in ("text/csv", "text/tab-separated-values")


ROUTES = Routes(other=sent)
