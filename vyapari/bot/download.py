"""Files that people have sent, fetched from Telegram."""

import asyncio

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ExtBot

from vyapari.bot.http import AiohttpRequest
from vyapari.bot.media import LARGEST, Media
from vyapari.bot.pace import seconds_of
from vyapari.bot.refusals import refused
from vyapari.errors import TooLarge, Unavailable
from vyapari.ops.stages import Stage

#: A file that takes longer is tried again later, in seconds.
_LONGEST = 60.0


class Downloads:
    """Fetches files over ``request``, the transport of ``bot``."""

    def __init__(self, bot: ExtBot[int], request: AiohttpRequest) -> None:
        self._bot = bot
        self._request = request

    async def fetch(self, media: Media) -> bytes:
        """The bytes of ``media``, at most ``LARGEST`` of them.

        Raises ``TooLarge``; ``Unavailable`` where trying again may help; the library's
        ``BadRequest`` where Telegram no longer has the file.
        """
        if media.size is not None and media.size > LARGEST:
            raise TooLarge(LARGEST)
        try:
            with Stage("download", kind=media.kind):
                async with asyncio.timeout(_LONGEST):
                    file = await self._bot.get_file(media.file_id)
                    return await self._request.download(file.file_path or "", LARGEST)
        except RetryAfter as busy:
            raise Unavailable("telegram", seconds_of(busy)) from busy
        except BadRequest as refusal:
            if refused(refusal, "too big"):
                raise TooLarge(LARGEST) from refusal
            raise
        except (NetworkError, InvalidToken, TimeoutError) as failure:
            raise Unavailable("telegram") from failure
