"""Messages without files, and what shows that one is coming."""

from typing import Final

from vyapari.sandbox.calls import Call
from vyapari.sandbox.chats import Json, encode
from vyapari.sandbox.entities import utf16_length
from vyapari.sandbox.errors import BadRequest
from vyapari.sandbox.formatting import TEXT_LIMIT, formatted_by_bot
from vyapari.sandbox.methods.compose import (
    begun_message,
    finished_message,
    read_text,
    writable_chat,
)
from vyapari.sandbox.world import World

ACTIONS: Final = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(world: World, call: Call) -> bytes:
    """sendMessage."""
    chat = writable_chat(world, call)
    formatted = read_text(world, call)
    message, keyboard = begun_message(world, call, chat)
    message["text"] = formatted.text
    if formatted.entities:
        message["entities"] = formatted.entities
    return finished_message(world, chat, message, keyboard)


def send_message_draft(world: World, call: Call) -> bytes:
    """sendMessageDraft: a text still being written, shown for 30 seconds, never kept."""
    chat = writable_chat(world, call)
    if not chat.is_private:
        raise BadRequest("message drafts can be sent only to private chats")
    draft_id = call.integer("draft_id")
    if not draft_id:
        raise BadRequest("draft_id must be non-zero")
    formatted = formatted_by_bot(
        call.text("text"), call.text("parse_mode"), call.structures("entities"), world.people.get
    )
    if utf16_length(formatted.text) > TEXT_LIMIT:
        raise BadRequest("message is too long")
    draft = {"draft_id": draft_id, "text": formatted.text, "entities": formatted.entities}
    world.feed.publish("draft", "bot", chat.id, b'"draft":' + encode(draft))
    return b"true"


def send_chat_action(world: World, call: Call) -> bytes:
    """sendChatAction."""
    chat = writable_chat(world, call)
    action = call.text("action").lower()
    if action not in ACTIONS:
        raise BadRequest("wrong parameter action in request")
    world.feed.publish("action", "bot", chat.id, b'"action":' + encode(action))
    return b"true"


def send_location(world: World, call: Call) -> bytes:
    """sendLocation."""
    chat = writable_chat(world, call)
    try:
        place = {name: float(call.text(name)) for name in ("latitude", "longitude")}
    except ValueError as error:
        raise BadRequest("latitude or longitude is empty") from error
    return _send_one(world, call, chat.id, {"location": place})


def send_contact(world: World, call: Call) -> bytes:
    """sendContact."""
    chat = writable_chat(world, call)
    contact = {
        name: call.text(name)
        for name in ("phone_number", "first_name", "last_name", "vcard")
        if call.text(name)
    }
    if not contact.get("phone_number"):
        raise BadRequest("contact phone number is empty")
    if not contact.get("first_name"):
        raise BadRequest("contact first name is empty")
    return _send_one(world, call, chat.id, {"contact": contact})


def send_poll(world: World, call: Call) -> bytes:
    """sendPoll: shown, not voted on."""
    chat = writable_chat(world, call)
    options = [
        option.get("text", "") if isinstance(option, dict) else str(option)
        for option in call.structures("options")
    ]
    if len(options) < 2:
        raise BadRequest("poll must have at least 2 option")
    if not call.text("question"):
        raise BadRequest("poll question must be non-empty")
    return _send_one(
        world, call, chat.id, {"poll": new_poll(world, call.text("question"), options)}
    )


def new_poll(world: World, question: str, options: list[str]) -> Json:
    """A poll as messages hold it, without votes."""
    return {
        "id": world.new_id(),
        "question": question,
        "options": [
            {"persistent_id": str(place), "text": text, "voter_count": 0}
            for place, text in enumerate(options)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }


def _send_one(world: World, call: Call, chat_id: int, fields: Json) -> bytes:
    chat = world.chats[chat_id]
    message, keyboard = begun_message(world, call, chat)
    return finished_message(world, chat, message | fields, keyboard)
