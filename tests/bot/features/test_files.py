"""What the bot makes of files, and how tests send them."""

from tests.bot.features.harness import Bot
from tests.bot.features.merchant import SHOP, Merchant
from vyapari.bot.media import Media
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn
from vyapari.store.store import Store


async def test_without_a_model_voice_notes_and_pages_are_not_read(mina: Merchant) -> None:
    for reply in (
        await mina.voice(b"OggS"),
        await mina.file("document", b"%PDF", "application/pdf", name="a.pdf"),
    ):
        assert "text only" in reply.text


async def test_a_table_is_taken_in_without_one(mina: Merchant) -> None:
    reply = await mina.file("document", b"a,b", "text/csv", name="a.csv")
    assert "headings" in reply.text
    table = b"Item,Unit,Sale price\nJaggery,kg,80\n"
    await mina.file("document", table, "text/plain", name="goods.csv")
    page = await mina.bot.store.catalogue(SHOP)
    assert "Jaggery" in {item.name for item in page.items}


async def test_an_album_is_answered_once(mina: Merchant) -> None:
    await mina.album(b"one", b"two", b"three", caption="bill")
    assert ["text only" in reply.text for reply in mina.last] == [True]


async def test_a_feature_gets_what_was_sent_and_its_stream_is_seen(store: Store) -> None:
    heard: list[tuple[Media | None, str, str | None, bool]] = []

    async def other(turn: Turn) -> Replies:
        heard.append((turn.media, turn.text, turn.album, turn.forwarded))
        assert turn.media
        turn.stream.show((await turn.fetch(turn.media)).decode(), str.upper)
        return None if await turn.more_coming() else Reply("read")

    async def text(turn: Turn) -> Replies:
        return Reply(f"forwarded: {turn.forwarded}")

    chat = Bot(store, Routes(text=text, other=other)).chat()
    assert (await chat.photo(b"jpeg", caption="bill", forwarded=True)).text == "read"
    assert chat.streamed == ["JPEG"]
    assert (await chat.album(b"a", b"b", caption="two")).text == "read"
    assert len(chat.last) == 1
    assert (await chat.forward("5 kg")).text == "forwarded: True"
    assert (await chat.say("5 kg")).text == "forwarded: False"
    assert heard == [
        (Media("photo", "file-0", "image/jpeg", 4), "bill", None, True),
        (Media("photo", "file-1", "image/jpeg", 1), "two", "album", False),
        (Media("photo", "file-2", "image/jpeg", 1), "", "album", False),
    ]
