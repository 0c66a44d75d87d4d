"""What all sent messages share: the chat, the reply, the caption, the keyboard."""

from typing import Final

from vyapari.sandbox.calls import Call
from vyapari.sandbox.chats import Chat, Json
from vyapari.sandbox.entities import Formatted, utf16_length
from vyapari.sandbox.errors import ApiRefusal, BadRequest
from vyapari.sandbox.formatting import CAPTION_LIMIT, TEXT_LIMIT, formatted_by_bot
from vyapari.sandbox.keyboards import checked_markup
from vyapari.sandbox.world import World

_REPLY_KEYBOARDS: Final = ("keyboard", "remove_keyboard", "force_reply")


def known_chat(world: World, call: Call) -> Chat:
    """The chat a call names, which the bot must have met."""
    given = call.text("chat_id").strip()
    if not given:
        raise BadRequest("chat_id is empty")
    try:
        chat = world.chats.get(int(given))
    except ValueError:
        chat = None
    if chat is None or not chat.started:
        raise BadRequest("chat not found")
    return chat


def writable_chat(world: World, call: Call) -> Chat:
    """The chat a call names, in which the bot may write; 403 where it may not."""
    chat = known_chat(world, call)
    if chat.bot_status in {"left", "kicked"}:
        if chat.is_private:
            raise ApiRefusal(403, "Forbidden: bot was blocked by the user")
        if chat.bot_status == "kicked":
            raise ApiRefusal(403, f"Forbidden: bot was kicked from the {chat.type} chat")
        raise ApiRefusal(403, f"Forbidden: bot is not a member of the {chat.type} chat")
    return chat


def begun_message(world: World, call: Call, chat: Chat) -> tuple[Json, Json | None]:
    """A message from the bot with its reply and inline keyboard, and its reply keyboard if any.

    The message takes its number: nothing may be refused afterwards.
    """
    replied = _replied(world, call, chat)
    markup = checked_markup(call.structure("reply_markup"))
    message = world.new_message(chat, world.bot)
    if replied is not None:
        replied.pop("reply_to_message", None)
        message["reply_to_message"] = replied
    if markup is not None and "inline_keyboard" in markup:
        message["reply_markup"] = markup
        markup = None
    return message, markup


def finished_message(world: World, chat: Chat, message: Json, keyboard: Json | None) -> bytes:
    """Keep the message and show its reply keyboard; its JSON."""
    body = world.keep_message(chat, message, "bot")
    if keyboard is not None:
        shown = None if keyboard.get("remove_keyboard") else keyboard
        if shown != chat.keyboard:
            chat.keyboard = shown
            world.keep_chat(chat)
    return body


def _replied(world: World, call: Call, chat: Chat) -> Json | None:
    reply = call.structure("reply_parameters") or {}
    if not isinstance(reply, dict):
        raise BadRequest("object expected as reply parameters")
    number = reply.get("message_id") or call.integer("reply_to_message_id")
    if not number:
        return None
    replied = world.message(chat, int(number))
    lenient = reply.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply")
    if replied is None and not lenient:
        raise BadRequest("message to be replied not found")
    return replied


def read_text(world: World, call: Call) -> Formatted:
    """The text of a message: 1 to 4096 UTF-16 units after parsing."""
    text = call.text("text")
    if not text.strip():
        raise BadRequest("message text is empty")
    formatted = formatted_by_bot(
        text, call.text("parse_mode"), call.structures("entities"), world.people.get
    )
    if not formatted.text:
        raise BadRequest("message text is empty")
    if len(formatted.text) * 2 > TEXT_LIMIT and utf16_length(formatted.text) > TEXT_LIMIT:
        raise BadRequest("message is too long")
    return formatted


def read_caption(
    world: World, text: str, parse_mode: str, entities: list[Json]
) -> dict[str, object]:
    """A caption's fields in a message, none when it is empty; at most 1024 UTF-16 units."""
    formatted = formatted_by_bot(text, parse_mode, entities, world.people.get)
    if utf16_length(formatted.text) > CAPTION_LIMIT:
        raise BadRequest("message caption is too long")
    if not formatted.text:
        return {}
    fields: dict[str, object] = {"caption": formatted.text}
    if formatted.entities:
        fields["caption_entities"] = formatted.entities
    return fields
