"""What is sent that is no text: tables to be taken in, voice notes, photos and pages to be read."""

from pathlib import PurePath

import structlog
from telegram.error import BadRequest

from vyapari.bot.features import intake
from vyapari.bot.features.agent import media as agent_media
from vyapari.bot.features.agent.answer import unavailable
from vyapari.bot.media import Media
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.routes import Routes, Spoken
from vyapari.bot.turn import Turn
from vyapari.documents.intake.grids import LARGEST
from vyapari.errors import ModelUnavailable, TooLarge

log = structlog.get_logger(__name__)

#: Endings of tables; what programs say of their kind is made up too often.
_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"})


async def sent(turn: Turn) -> Replies | Spoken:
    """Give it to who can read it; say what can be read where nobody can."""
    try:
        return await _read(turn)
    except TooLarge:
        return Reply(text=turn.say("agent-too-large"))
    except BadRequest:  # Telegram has the file no more
        log.info("file.gone")
        return Reply(text=turn.say("agent-file-gone"))
    except ModelUnavailable as gone:
        return unavailable(turn, gone)


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
