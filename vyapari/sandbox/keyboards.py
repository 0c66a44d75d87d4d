"""Keyboards under a message: what Telegram accepts, and what it keeps."""

from typing import Any, Final

from vyapari.sandbox.chats import Json
from vyapari.sandbox.errors import BadRequest
from vyapari.sandbox.links import link_entity

_BUTTON_LIMIT: Final = 100
_DATA_LIMIT: Final = 64
_ACTIONS: Final = frozenset(
    {
        "callback_data",
        "url",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "pay",
        "callback_game",
    }
)


def checked_markup(markup: Any) -> Json | None:
    """A reply markup as sent with a message; None where there is none to show.

    Raises BadRequest in Telegram's words for what it refuses.
    """
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _checked_inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        return _checked_reply(markup)
    if markup.get("remove_keyboard"):
        return {"remove_keyboard": True, "selective": bool(markup.get("selective"))}
    if markup.get("force_reply"):
        return dict(markup)
    return None


def _rows(keyboard: Any) -> list[list[Any]]:
    if not isinstance(keyboard, list):
        raise BadRequest("can't parse keyboard: field must be of type Array")
    if not all(isinstance(row, list) for row in keyboard):
        raise BadRequest("can't parse keyboard: row must be an Array")
    rows: list[list[Any]] = [row for row in keyboard if row]
    if sum(map(len, rows)) > _BUTTON_LIMIT:
        raise BadRequest("reply markup is too long")
    return rows


def _checked_inline(keyboard: Any) -> Json | None:
    rows = _rows(keyboard)
    for row in rows:
        for button in row:
            _check_inline_button(button)
    return {"inline_keyboard": rows} if rows else None


def _check_inline_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise BadRequest("can't parse inline keyboard button: expected an Object")
    if not str(button.get("text") or "").strip():
        raise BadRequest("can't parse inline keyboard button: Button text must be non-empty")
    if not _ACTIONS & button.keys():
        raise BadRequest(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= _DATA_LIMIT:
            raise BadRequest("BUTTON_DATA_INVALID")
    if "url" in button and link_entity(str(button["url"])) is None:
        raise BadRequest(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button and not 1 <= len((button["copy_text"] or {}).get("text", "")) <= 256:
        raise BadRequest("BUTTON_COPY_TEXT_INVALID")


def _checked_reply(markup: Json) -> Json:
    rows = _rows(markup["keyboard"])
    if not rows:
        raise BadRequest("reply markup is empty")
    shown = [[{"text": b} if isinstance(b, str) else b for b in row] for row in rows]
    for row in shown:
        for button in row:
            if not isinstance(button, dict) or not str(button.get("text") or "").strip():
                raise BadRequest("can't parse keyboard button: Button text must be non-empty")
    return {**markup, "keyboard": shown}
