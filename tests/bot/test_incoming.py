"""What an update says, and whether it is the bot's to answer."""

import json
from typing import Any

import pytest
from telegram import Update

from tests.bot.updates import in_group, message, press
from vyapari.bot.inbox.reading import parse
from vyapari.bot.incoming import Incoming, Me, read
from vyapari.bot.media import LARGEST, Media

ME = Me(1000, "Vyapari_bot")


def heard(update: dict[str, Any]) -> Incoming | None:
    return read(Update.de_json(update, None), ME)


def mention(text: str, name: str) -> dict[str, Any]:
    start = text.index(name)
    offset = len(text[:start].encode("utf-16-le")) // 2
    return {"entities": [{"type": "mention", "offset": offset, "length": len(name)}]}


def edited(update: dict[str, Any]) -> dict[str, Any]:
    return {"update_id": 9, "edited_message": update["message"] | {"edit_date": 1_700_000_050}}


def test_a_private_text() -> None:
    incoming = heard(message(5, 7, " 5 kg sugar "))
    assert incoming
    assert (incoming.kind, incoming.text, incoming.chat_id) == ("text", "5 kg sugar", 7)
    assert incoming.private
    assert incoming.person.name == "Asha"
    assert incoming.at
    assert incoming.at.tzinfo


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/stock", "stock", ""),
        ("/Stock sugar", "stock", "sugar"),
        ("/khata@vyapari_BOT  Ramesh ji", "khata", "Ramesh ji"),
        ("/record sold 5 kg\nsugar", "record", "sold 5 kg\nsugar"),
    ],
)
@pytest.mark.parametrize("make", [lambda t: message(1, 7, t), lambda t: in_group(1, t)])
def test_commands(make: Any, text: str, command: str, rest: str) -> None:
    incoming = heard(make(text))
    assert incoming
    assert (incoming.command, incoming.text) == (command, rest)


@pytest.mark.parametrize("text", ["/ 5", "5/2", "//", "/₹5"])
def test_what_only_looks_like_a_command(text: str) -> None:
    incoming = heard(message(1, 7, text))
    assert incoming
    assert incoming.command is None


def test_a_group_is_answered_when_it_speaks_to_the_bot() -> None:
    assert heard(in_group(1, "5 kg sugar")) is None
    assert heard(in_group(1, "/stock@other_bot")) is None
    text = "नमस्ते 🙉 @vyapari_bot 5 kg sugar"
    incoming = heard(in_group(1, text, **mention(text, "@vyapari_bot")))
    assert incoming
    assert incoming.text == "नमस्ते 🙉 5 kg sugar"
    assert not incoming.private
    other = heard(in_group(1, "@other_bot 5 kg", **mention("@other_bot 5 kg", "@other_bot")))
    assert other is None


def test_a_reply_to_the_bot_is_spoken_to_it() -> None:
    mine = message(3, 7)["message"] | {
        "from": {"id": ME.id, "is_bot": True, "first_name": "Vyapari"},
        "chat": {"id": -100_500, "type": "supergroup", "title": "Shop"},
    }
    incoming = heard(in_group(4, "45", reply_to_message=mine))
    assert incoming
    assert incoming.replied_to == 3
    theirs = mine | {"from": {"id": 8, "is_bot": False, "first_name": "Ravi"}}
    assert heard(in_group(4, "45", reply_to_message=theirs)) is None


def test_a_press() -> None:
    incoming = heard(press(5, 7, "undo:12"))
    assert incoming
    assert (incoming.kind, incoming.text, incoming.press) == ("button", "undo:12", "5")
    assert incoming.at is None


def test_an_edit_is_an_edit_and_an_edited_command_is_nothing() -> None:
    incoming = heard(edited(message(5, 7, "6 kg sugar")))
    assert incoming
    assert (incoming.kind, incoming.text, incoming.message_id) == ("edit", "6 kg sugar", 5)
    assert incoming.at
    assert incoming.at.timestamp() == 1_700_000_050
    assert heard(edited(message(5, 7, "/undo"))) is None


def without_text(**content: Any) -> dict[str, Any]:
    update = message(5, 7, **content)
    del update["message"]["text"]
    return update


def by_a_bot() -> dict[str, Any]:
    update = message(5, 7)
    update["message"]["from"] = {"id": 9, "is_bot": True, "first_name": "Bot"}
    return update


STICKER = {
    "file_id": "a",
    "file_unique_id": "b",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}
PLACE = {"latitude": 1.0, "longitude": 2.0}


@pytest.mark.parametrize("content", [{"sticker": STICKER}, {"location": PLACE}])
def test_what_is_no_text_is_other(content: dict[str, Any]) -> None:
    incoming = heard(without_text(**content))
    assert incoming
    assert (incoming.kind, incoming.text) == ("other", "")
    assert heard(edited(without_text(**content))) is None


@pytest.mark.parametrize(
    "update",
    [
        without_text(new_chat_title="Shop"),
        without_text(pinned_message=message(1, 7)["message"]),
        by_a_bot(),
        {"update_id": 1, "channel_post": message(5, 7)["message"]},
        {"update_id": 1, "my_chat_member": None},
        {"update_id": 1, "never_heard_of": {"id": 5}},
        {"update_id": 1},
    ],
)
def test_what_is_nobodys_business_is_nothing(update: dict[str, Any]) -> None:
    assert heard(update) is None


def file(**fields: Any) -> dict[str, Any]:
    return {"file_id": "f", "file_unique_id": "u", "file_size": 900, **fields}


def picture(file_id: str, side: int, size: int | None) -> dict[str, Any]:
    sized = {} if size is None else {"file_size": size}
    return {"file_id": file_id, "file_unique_id": file_id, "width": side, "height": side, **sized}


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (
            {"voice": file(duration=7, mime_type="audio/ogg")},
            Media("voice", "f", "audio/ogg", 900, 7),
        ),
        (
            {"audio": file(duration=61, file_name="note.m4a", mime_type="audio/mp4")},
            Media("voice", "f", "audio/mp4", 900, 61, "note.m4a"),
        ),
        (
            {"document": file(file_name="note.mp3", mime_type="audio/mpeg")},
            Media("voice", "f", "audio/mpeg", 900, name="note.mp3"),
        ),
        (
            {"photo": [picture("s", 90, 5), picture("l", 900, 50), picture("m", 320, 20)]},
            Media("photo", "l", "image/jpeg", 50),
        ),
        (
            {"photo": [picture("s", 90, 5), picture("l", 9000, LARGEST + 1)]},
            Media("photo", "s", "image/jpeg", 5),
        ),
        ({"photo": [picture("s", 90, None)]}, Media("photo", "s", "image/jpeg")),
        (
            {"document": file(file_name="bill.png", mime_type="image/png")},
            Media("photo", "f", "image/png", 900, name="bill.png"),
        ),
        (
            {"document": file(file_name="bill.pdf", mime_type="application/pdf")},
            Media("document", "f", "application/pdf", 900, name="bill.pdf"),
        ),
        (
            {"document": file(file_name="list.csv")},
            Media("document", "f", "text/csv", 900, name="list.csv"),
        ),
        ({"document": file()}, Media("document", "f", "application/octet-stream", 900)),
        (
            {
                "document": file(mime_type="video/mp4"),
                "animation": file(width=1, height=1, duration=1),
            },
            None,
        ),
        ({"sticker": STICKER}, None),
        ({"location": PLACE}, None),
    ],
)
def test_a_file_is_voice_picture_or_document(content: dict[str, Any], media: Media | None) -> None:
    incoming = heard(without_text(**content, caption=" bill "))
    assert incoming
    assert (incoming.kind, incoming.text, incoming.media) == ("other", "bill", media)


def test_the_pictures_of_an_album_name_it() -> None:
    photo = {"photo": [picture("s", 90, 5)]}
    incoming = heard(without_text(**photo, media_group_id="77"))
    assert incoming
    assert incoming.album == "77"
    alone = heard(without_text(**photo))
    assert alone
    assert alone.album is None


def test_what_is_forwarded_is_known_as_such() -> None:
    origin = {"type": "hidden_user", "date": 1_700_000_000, "sender_user_name": "Ramesh"}
    for update in (message(5, 7, forward_origin=origin), without_text(location=PLACE)):
        incoming = heard(update)
        assert incoming
        assert incoming.forwarded == ("text" in update["message"])


@pytest.mark.parametrize("text", ["/undo", "/forget all", "/delete@Vyapari_bot"])
def test_a_forwarded_command_is_nobodys_command(text: str) -> None:
    origin = {"type": "hidden_user", "date": 1_700_000_000, "sender_user_name": "Someone"}
    incoming = heard(message(5, 7, text, forward_origin=origin))
    assert incoming
    assert (incoming.command, incoming.text, incoming.forwarded) == (None, text, True)


def test_what_a_bot_wrote_for_somebody_may_be_anybodys() -> None:
    other = {"id": 55, "is_bot": True, "first_name": "Quotes"}
    incoming = heard(message(5, 7, "/undo", via_bot=other))
    assert incoming
    assert (incoming.command, incoming.forwarded) == (None, True)


def test_a_picture_in_a_group_is_for_the_bot_that_its_caption_names() -> None:
    photo = {"photo": [picture("s", 90, 5)]}
    named = in_group(1, "", caption="@vyapari_bot bill", **photo)
    named["message"]["caption_entities"] = mention("@vyapari_bot bill", "@vyapari_bot")["entities"]
    unnamed = in_group(1, "", caption="bill", **photo)
    for update in (named, unnamed):
        del update["message"]["text"]
    incoming = heard(named)
    assert incoming
    assert incoming.media
    assert incoming.text == "bill"
    assert heard(unnamed) is None


def test_what_can_be_read_only_in_part_is_still_known_as_forwarded() -> None:
    update = message(5, 7, "5 kg", forward_origin={"type": "user", "sender_user": "whoever"})
    incoming = read(parse(json.dumps(update)), ME)
    assert incoming
    assert (incoming.text, incoming.forwarded) == ("5 kg", True)
