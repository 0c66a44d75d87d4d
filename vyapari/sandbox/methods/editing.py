"""Changes to messages that are there."""

import time
from typing import Final

from vyapari.sandbox.calls import Call
from vyapari.sandbox.chats import Chat, Json, encode
from vyapari.sandbox.errors import BadRequest
from vyapari.sandbox.keyboards import checked_markup
from vyapari.sandbox.methods.compose import known_chat, read_caption, read_text, writable_chat
from vyapari.sandbox.reactions import is_reaction
from vyapari.sandbox.world import World

_CAPTIONED: Final = ("document", "photo", "voice", "audio", "video", "animation")


def edit_message_text(world: World, call: Call) -> bytes:
    """editMessageText."""
    chat, message = _own_message(world, call)
    if "text" not in message:
        raise BadRequest("there is no text in the message to edit")
    formatted = read_text(world, call)
    changed = message | {"text": formatted.text, "entities": formatted.entities}
    if not formatted.entities:
        changed.pop("entities")
    return _keep(world, call, chat, message, changed)


def edit_message_caption(world: World, call: Call) -> bytes:
    """editMessageCaption."""
    chat, message = _own_message(world, call)
    if not any(kind in message for kind in _CAPTIONED):
        raise BadRequest("there is no caption in the message to edit")
    fields = read_caption(
        world, call.text("caption"), call.text("parse_mode"), call.structures("caption_entities")
    )
    kept = {k: v for k, v in message.items() if k not in {"caption", "caption_entities"}}
    return _keep(world, call, chat, message, kept | fields)


def edit_message_reply_markup(world: World, call: Call) -> bytes:
    """editMessageReplyMarkup."""
    chat, message = _own_message(world, call)
    return _keep(world, call, chat, message, dict(message))


def delete_message(world: World, call: Call) -> bytes:
    """deleteMessage."""
    chat = known_chat(world, call)
    message = world.message(chat, call.integer("message_id"))
    if message is None:
        raise BadRequest("message to delete not found")
    foreign = message["from"]["id"] != world.bot["id"]
    if foreign and not chat.is_private and chat.bot_status != "administrator":
        raise BadRequest("message can't be deleted")
    world.delete_message(chat, message["message_id"], "bot")
    return b"true"


def delete_messages(world: World, call: Call) -> bytes:
    """deleteMessages: those that are not there are passed over."""
    chat = known_chat(world, call)
    for number in call.structures("message_ids"):
        if isinstance(number, int) and world.message(chat, number) is not None:
            world.delete_message(chat, number, "bot")
    return b"true"


def set_message_reaction(world: World, call: Call) -> bytes:
    """setMessageReaction: at most one emoji from a bot, none to take it back."""
    chat = writable_chat(world, call)
    message = world.message(chat, call.integer("message_id"))
    if message is None:
        raise BadRequest("message to react not found")
    emoji = []
    for reaction in call.structures("reaction"):
        if not isinstance(reaction, dict) or reaction.get("type") != "emoji":
            raise BadRequest("REACTION_INVALID")
        if not is_reaction(reaction.get("emoji")):
            raise BadRequest("REACTION_INVALID")
        emoji.append(reaction["emoji"])
    if len(emoji) > 1:
        raise BadRequest("REACTIONS_TOO_MANY")
    world.react(chat, message["message_id"], world.bot["id"], emoji, "bot")
    return b"true"


def answer_callback_query(world: World, call: Call) -> bytes:
    """answerCallbackQuery: once, while the button still waits."""
    text = call.text("text")
    if len(text) > 200:
        raise BadRequest("MESSAGE_TOO_LONG")
    query = world.queries.take(call.text("callback_query_id"))
    if query is None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    answer = {
        "id": call.text("callback_query_id"),
        "user_id": query.user_id,
        "text": text,
        "show_alert": call.flag("show_alert"),
        "url": call.text("url"),
    }
    world.feed.publish("answer", "bot", query.chat_id, b'"answer":' + encode(answer))
    return b"true"


def _own_message(world: World, call: Call) -> tuple[Chat, Json]:
    if call.text("inline_message_id"):
        raise BadRequest("MESSAGE_ID_INVALID")
    chat = writable_chat(world, call)
    if not call.integer("message_id"):
        raise BadRequest("message identifier is not specified")
    message = world.message(chat, call.integer("message_id"))
    if message is None:
        raise BadRequest("message to edit not found")
    if message["from"]["id"] != world.bot["id"]:
        raise BadRequest("message can't be edited")
    return chat, message


def _keep(world: World, call: Call, chat: Chat, before: Json, after: Json) -> bytes:
    """Keep an edit; without a keyboard in the call the message loses the one it has."""
    markup = checked_markup(call.structure("reply_markup"))
    after.pop("reply_markup", None)
    if markup is not None:
        if "inline_keyboard" not in markup:
            raise BadRequest("inline keyboard expected")
        after["reply_markup"] = markup
    if after == before:
        raise BadRequest(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    after["edit_date"] = int(time.time())
    return world.keep_message(chat, after, "bot", "edited")
