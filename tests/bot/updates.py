"""Updates as Telegram sends them, for the tests."""

from typing import Any

Json = dict[str, Any]


def message(update_id: int, chat: int, text: str = "hello", **fields: Any) -> Json:
    """A text written by the person whose private chat is ``chat``."""
    body = {
        "message_id": update_id,
        "date": 1_700_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "Asha"},
        "from": {"id": chat, "is_bot": False, "first_name": "Asha"},
        "text": text,
    }
    return {"update_id": update_id, "message": body | fields}


def in_group(update_id: int, text: str, **fields: Any) -> Json:
    """A text written in a group."""
    group = {"id": -100_500, "type": "supergroup", "title": "Shop"}
    update = message(update_id, 42, text, **fields)
    update["message"]["chat"] = group
    return update


def press(update_id: int, chat: int, data: str) -> Json:
    """A button pressed."""
    return {
        "update_id": update_id,
        "callback_query": {
            "id": str(update_id),
            "chat_instance": "1",
            "from": {"id": chat, "is_bot": False, "first_name": "Asha"},
            "message": message(update_id, chat)["message"],
            "data": data,
        },
    }
