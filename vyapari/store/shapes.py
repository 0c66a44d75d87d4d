"""Commands and their outcomes, as they cross the transport."""

import json
from typing import Any

from vyapari.books.commands import Booked, Command, Refusal
from vyapari.store.transport import Payload
from vyapari.store.wire import to_json


def write(command: Command) -> tuple[Payload, int]:
    """A command as JSON values, decimals as strings, and its size in bytes.

    What a database cannot hold in a text (the zero character, halves of surrogate pairs) is
    replaced, for it would make the database refuse everybody's batch.
    """
    payload: Payload = to_json(command)
    text = json.dumps(payload, ensure_ascii=False)
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        size = -1
    if size < 0 or "\\u0000" in text:
        payload = storable(payload)
        size = len(json.dumps(payload, ensure_ascii=False).encode())
    return payload, size


def outcome(result: dict[str, Any]) -> Booked | Refusal:
    """What one of ``apply``'s results says."""
    if result["ok"]:
        return booked(result)
    return Refusal(code=result["code"], data=result["data"])


def booked(result: dict[str, Any]) -> Booked:
    """A command that went through, now or before."""
    return Booked(
        key=result["key"],
        results=tuple(result["results"]),
        reply=result["reply"],
        reply_data=result["reply_data"],
        repeated=result["repeated"],
    )


def storable(value: Any) -> Any:
    """A JSON value with nothing in it that a database cannot hold in a text."""
    if isinstance(value, str):
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return whole.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if isinstance(value, dict):
        return {storable(k): storable(v) for k, v in value.items()}
    if isinstance(value, list):
        return [storable(v) for v in value]
    return value
