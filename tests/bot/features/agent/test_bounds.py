"""What is too large or too long is said so, before it is fetched, and nothing waits for it."""

import pytest

from tests.bot.features.merchant import Merchant
from vyapari.bot.incoming import Incoming
from vyapari.bot.media import LARGEST, Media
from vyapari.bot.reply import Reply

LIMIT = 14 * 2**20
PAGE = b"\xff\xd8\xff a photo"


async def sent(mina: Merchant, media: Media) -> Reply:
    """What is answered to a file that nobody has: fetching it would raise."""
    incoming = Incoming("other", 7, True, mina.person, "", 1, at=mina.bot.now, media=media)
    turn = await mina.turn(incoming, f"test:{mina.numbers()}")
    _, replies = await mina.bot.dispatcher.answer(turn, incoming)
    assert isinstance(replies, Reply)
    return replies


@pytest.mark.parametrize(
    ("media", "says"),
    [
        (Media("photo", "none", "image/jpeg", LIMIT + 1), "too large"),
        (Media("document", "none", "application/pdf", LARGEST), "too large"),
        (Media("voice", "none", "audio/ogg", LIMIT + 1, 60), "too large"),
        (Media("voice", "none", "audio/ogg", 1000, 301), "5 minutes"),
        (Media("document", "none", "text/csv", 5_000_001, name="list.csv"), "5 MB"),
        (Media("document", "none", "application/zip", 1000, name="all.zip"), "photo"),
    ],
)
async def test_it_is_told_without_fetching(mina: Merchant, media: Media, says: str) -> None:
    assert says in (await sent(mina, media)).text


async def test_an_album_too_large_together_is_told(mina: Merchant) -> None:
    half = PAGE + b"\0" * (LIMIT // 2)
    reply = await mina.album(half, half)
    assert "too large" in reply.text
    assert mina.bot.agents is not None
    assert mina.bot.agents.files.free == 64 * 2**20
