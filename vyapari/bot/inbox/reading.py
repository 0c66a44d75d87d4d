"""Payloads as python-telegram-bot's updates."""

import json
from typing import Any

import structlog
from telegram import Update

log = structlog.get_logger(__name__)

#: What of a message is read when the library cannot read all of it.
_ESSENTIAL = (
    "message_id",
    "date",
    "edit_date",
    "chat",
    "from",
    "text",
    "caption",
    "entities",
    "caption_entities",
)


def parse(payload: str) -> Update:
    """The update in ``payload``.

    A part that the library cannot read (a kind of content of a newer or an older Bot API) is left
    out rather than the message's text with it. What cannot be read even so raises whatever the
    library makes of it.
    """
    try:
        return Update.de_json(json.loads(payload), None)
    except Exception as error:  # whatever foreign content does to the library
        update = _essence(json.loads(payload))
        log.warning("update.read_in_part", update=update["update_id"], exc_info=error)
        return Update.de_json(update, None)


def _essence(update: dict[str, Any]) -> dict[str, Any]:
    essence = {"update_id": update["update_id"]}
    for kind in ("message", "edited_message"):
        if isinstance(message := update.get(kind), dict):
            essence[kind] = _message(message)
    if isinstance(query := update.get("callback_query"), dict):
        names = ("id", "from", "chat_instance", "data")
        essence["callback_query"] = {name: query[name] for name in names if name in query}
        if isinstance(message := query.get("message"), dict):
            essence["callback_query"]["message"] = _message(message)
    return essence


def _message(message: dict[str, Any]) -> dict[str, Any]:
    essence = {name: message[name] for name in _ESSENTIAL if name in message}
    if "forward_origin" in message:
        # Whose it was may be what cannot be read; that it is somebody else's must not be lost.
        essence["forward_origin"] = {
            "type": "hidden_user",
            "date": message["date"],
            "sender_user_name": "",
        }
    if isinstance(answered := message.get("reply_to_message"), dict):
        essence["reply_to_message"] = _message(answered)
    return essence
