"""Replies as a person sees them in the chat."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from telegram.error import NetworkError
from telegram.ext import ExtBot

from vyapari.bot.http import AiohttpRequest
from vyapari.bot.incoming import Incoming
from vyapari.bot.pace import Pace
from vyapari.bot.reply import Attachment, Button, Replies, Reply
from vyapari.bot.send import Sender
from vyapari.bot.turn import Kind, Person
from vyapari.errors import Unavailable
from vyapari.sandbox import SandboxClient, SandboxServer
from vyapari.sandbox.client import Shown

#: A picture of one pixel.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001"
    "48afa471"
    "0000000049454e44ae426082"
)


@dataclass(slots=True)
class Desk:
    """Asha has written one message; ``say`` answers it."""

    people: SandboxClient
    sender: Sender
    asha: int
    message_id: int

    def incoming(self, kind: Kind = "text", press: str | None = None) -> Incoming:
        person = Person(self.asha, "Asha")
        return Incoming(kind, self.asha, True, person, "hello", self.message_id, press=press)

    async def say(self, *replies: Reply, quoting: bool = False) -> list[Shown]:
        seq = await self.people.seq()
        await self.sender.send(self.incoming(), replies, quoting=quoting)
        return (await self.people.outbox(seq, chat_id=self.asha))[0]


@pytest.fixture
async def desk(sandbox: SandboxServer) -> AsyncIterator[Desk]:
    bot: ExtBot[int] = ExtBot(
        sandbox.token,
        base_url=f"{sandbox.base_url}/bot",
        request=AiohttpRequest(connections=8),
        get_updates_request=AiohttpRequest(connections=1),
        rate_limiter=Pace(None),
    )
    async with SandboxClient(sandbox.base_url) as people, bot:
        asha = await people.add_user("Asha")
        sent = await people.send_text(asha, "hello")
        yield Desk(people, Sender(bot), asha, sent.message_id)


async def test_html_shows_and_buttons_stand_below(desk: Desk) -> None:
    (shown,) = await desk.say(Reply("<b>₹225</b> &lt;ok&gt;", ((Button("Undo", "undo:1"),),)))
    assert shown.text == "₹225 <ok>"
    assert shown.message["entities"][0]["type"] == "bold"
    assert shown.button("Undo")["callback_data"] == "undo:1"
    assert "reply_to_message" not in shown.message


async def test_a_long_answer_comes_in_pieces_with_the_buttons_on_the_last(desk: Desk) -> None:
    lines = "\n".join(f"<i>line {number}</i> आटा ₹1,225" for number in range(500))
    shown = await desk.say(Reply(lines, ((Button("Next", "page:2"),),)))
    assert len(shown) > 2
    assert "\n".join(s.text for s in shown).count("line ") == 500
    assert [bool(s.buttons) for s in shown] == [False] * (len(shown) - 1) + [True]


async def test_markup_that_telegram_cannot_read_is_sent_as_plain_text(desk: Desk) -> None:
    (shown,) = await desk.say(Reply("<b>₹225 <i>mixed</b></i> &lt;"))
    assert shown.text == "₹225 mixed <"


async def test_files_quote_what_asked_for_them_and_carry_the_text(desk: Desk) -> None:
    files = (Attachment("bill.pdf", b"%PDF-1.4 one"), Attachment("बही.csv", b"a,b\n"))
    first, second = await desk.say(Reply("Your <b>bill</b>", (), attachments=files))
    assert first.text == "Your bill"
    assert first.message["document"]["file_name"] == "bill.pdf"
    assert first.message["reply_to_message"]["message_id"] == desk.message_id
    assert second.message["document"]["file_name"] == "बही.csv"
    assert await desk.people.file(second.message["document"]["file_id"]) == b"a,b\n"


async def test_a_picture_is_shown_as_one(desk: Desk) -> None:
    photo = Attachment("chart.png", DOT, photo=True)
    (shown,) = await desk.say(Reply("Sales", attachments=(photo,)))
    assert shown.text == "Sales"
    assert await desk.people.file(shown.message["photo"][-1]["file_id"]) == DOT


async def test_a_caption_too_long_comes_before_the_file(desk: Desk) -> None:
    file = Attachment("bill.pdf", b"%PDF-1.4")
    text, document = await desk.say(Reply("x" * 1500, attachments=(file,)))
    assert len(text.text) == 1500
    assert document.text == ""


async def test_a_reaction_alone_sends_no_message(desk: Desk) -> None:
    (shown,) = await desk.say(Reply(reaction="🙉"))
    assert shown.kind == "reaction"


async def test_a_quote_can_be_asked_for(desk: Desk) -> None:
    (shown,) = await desk.say(Reply("about this one"), quoting=True)
    assert shown.message["reply_to_message"]["message_id"] == desk.message_id


async def pressed(desk: Desk, *replies: Reply) -> list[Shown]:
    """Asha presses a button under a message; ``replies`` answer it."""
    seq = await desk.people.seq()
    (shown,) = await desk.say(Reply("old", ((Button("Go", "go"),),)))
    await desk.people.press(desk.asha, shown, "Go")
    press = await _last_press(desk)
    place = desk.incoming("button", press)
    place = Incoming(
        "button", desk.asha, True, place.person, "go", shown.message["message_id"], press=press
    )
    seq = await desk.people.seq()
    answer: Replies = replies
    await desk.sender.send(place, answer)
    return (await desk.people.outbox(seq, chat_id=desk.asha))[0]


async def _last_press(desk: Desk) -> str:
    updates = await desk.sender._bot.get_updates(timeout=0)
    queries = [update.callback_query for update in updates if update.callback_query]
    return queries[-1].id


async def test_a_press_is_answered_and_its_message_changed_in_place(desk: Desk) -> None:
    shown = await pressed(desk, Reply("new", edit=True, toast="done"))
    assert [(s.kind, s.text) for s in shown] == [("answer", "done"), ("edited", "new")]


async def test_a_press_that_changes_nothing_is_no_error(desk: Desk) -> None:
    shown = await pressed(desk, Reply("old", ((Button("Go", "go"),),), edit=True))
    assert [s.kind for s in shown] == ["answer"]


async def test_a_press_is_answered_even_if_there_is_nothing_to_say(desk: Desk) -> None:
    assert [s.kind for s in await pressed(desk)] == ["answer"]


async def test_a_press_on_a_message_that_is_gone_gets_a_new_one(desk: Desk) -> None:
    place = Incoming("button", desk.asha, True, Person(desk.asha, "Asha"), "go", 999, press="1")
    seq = await desk.people.seq()
    await desk.sender.send(place, Reply("here it is", edit=True))
    shown, _ = await desk.people.outbox(seq, kind="message")
    assert [s.text for s in shown] == ["here it is"]


async def test_a_lost_or_busy_server_is_unavailable_for_as_long_as_it_says(desk: Desk) -> None:
    await desk.people.add_fault("error", "sendMessage", code=500, count=1)
    with pytest.raises(Unavailable):
        await desk.say(Reply("x"))
    await desk.people.add_fault("error", "sendMessage", code=429, retry_after=60, count=1)
    with pytest.raises(Unavailable) as busy:
        await desk.say(Reply("x"))
    assert busy.value.retry_after == pytest.approx(60, abs=1)


async def test_what_is_too_large_stays_so_and_is_not_tried_for_ever(desk: Desk) -> None:
    words = "Request Entity Too Large"
    await desk.people.add_fault("error", "sendDocument", code=413, description=words, count=1)
    with pytest.raises(NetworkError):
        await desk.say(Reply("x", attachments=(Attachment("all.csv", b"1,2"),)))


async def test_who_has_blocked_the_bot_is_no_error(desk: Desk) -> None:
    await desk.people.set_bot_status(desk.asha, "kicked")
    await desk.sender.act(desk.asha, "typing")
    assert await desk.say(Reply("x")) == []
