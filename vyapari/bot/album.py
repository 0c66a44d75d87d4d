"""Albums: Telegram sends their files one by one, and does not say which is the last."""

import asyncio
import time

from vyapari.bot.inbox.letter import Inbox, Letter

#: The files of an album come together; one that comes later than this after another, in seconds,
#: is answered for itself.
_PATIENCE = 1.0
_LOOK_EVERY = 0.1


async def more_coming(inbox: Inbox, letter: Letter, album: str | None) -> bool:
    """Whether another file of ``album`` (``None``: there is none) waits behind ``letter``.

    Takes up to a second to say no. Raises ``Unavailable`` with the inbox.
    """
    if album is None:
        return False
    while not await inbox.album_waits(letter, album):
        if not 0 <= time.time() - letter.received_at < _PATIENCE:
            return False
        await asyncio.sleep(_LOOK_EVERY)
    return True
