"""How a letter is told of."""

import json
from datetime import UTC, datetime
from typing import Any


def kind(payload: str) -> str:
    """What of Telegram's it is: a message, a press, …"""
    update: dict[str, Any] = json.loads(payload)
    return next((name for name in update if name != "update_id"), "nothing")


def whole(payload: str) -> str:
    """All of it, to be read by a person."""
    return json.dumps(json.loads(payload), ensure_ascii=False, indent=2) + "\n"


def moment(at: float) -> str:
    """When."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
