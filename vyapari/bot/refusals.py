"""What Telegram's refusals mean for an answer."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

from vyapari.bot.pace import seconds_of
from vyapari.errors import Unavailable

log = structlog.get_logger(__name__)

#: Nobody can be answered any more, whatever is tried.
_FOR_GOOD = (
    "chat not found",
    "user not found",
    "have no rights to send",
    "not enough rights",
    "topic_closed",
    "chat_write_forbidden",
    "peer_id_invalid",
    "group chat was deactivated",
)


@contextmanager
def translated() -> Iterator[None]:
    """Run calls to Telegram: what cannot be answered ends quietly, with a log event.

    Raises ``Unavailable`` where trying again may help, the library's own errors where not.
    """
    try:
        yield
    except RetryAfter as busy:
        raise Unavailable("telegram", seconds_of(busy)) from busy
    except (Forbidden, ChatMigrated):
        log.debug("reply.unwanted", why="gone")
    except BadRequest as refusal:
        if not refused(refusal, *_FOR_GOOD):
            raise
        log.debug("reply.unwanted", why="closed")
    except (NetworkError, InvalidToken) as failure:
        if "too large" in failure.message.lower():  # and will be the next time
            raise
        raise Unavailable("telegram") from failure


def refused(refusal: BadRequest, *reasons: str) -> bool:
    """Whether Telegram gave one of these reasons."""
    return any(reason in refusal.message.lower() for reason in reasons)
