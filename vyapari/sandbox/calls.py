"""A call of the Bot API: its parameters, however they came."""

import json
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from vyapari.sandbox.errors import ApiRefusal, BadRequest
from vyapari.sandbox.files import StoredFile, Upload

BODY_LIMIT: Final = 51 * 2**20


@dataclass(slots=True)
class Call:
    """Parameters by name, as sent: strings from a form, any JSON value from JSON.

    ``uploads`` are the files in the request by field name, ``stored`` the same once kept.
    """

    params: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)
    stored: dict[str, StoredFile] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A string; empty when missing."""
        value = self.params.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what cannot be read as one is the default, as with Telegram."""
        try:
            return int(self.params.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """True for ``true``, ``1``, ``yes``."""
        return str(self.params.get(name, "")).lower() in {"true", "1", "yes", "t", "y"}

    def structure(self, name: str) -> Any:
        """A JSON value, None when missing or empty."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise BadRequest(f"can't parse {name} JSON object") from error

    def structures(self, name: str) -> list[Any]:
        """A JSON array, empty when missing."""
        value = self.structure(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise BadRequest(f"can't parse {name}: expected an Array")
        return value


async def read_call(query: bytes, headers: list[tuple[bytes, bytes]], body: bytes) -> Call:
    """The call that a request makes; parameters in the query and in the body count alike."""
    params: dict[str, Any] = dict(parse_qsl(query.decode(), keep_blank_values=True))
    if not body:
        return Call(params)
    kind = next((value for name, value in headers if name == b"content-type"), b"")
    if kind.startswith(b"application/x-www-form-urlencoded"):
        params |= parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
        return Call(params)
    if kind.startswith(b"application/json"):
        return Call(params | _json_object(body))
    if kind.startswith(b"multipart/form-data"):
        return await _read_multipart(params, headers, body)
    return Call(params)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError as error:
        raise BadRequest("can't parse JSON object") from error
    if not isinstance(value, dict):
        raise BadRequest("object expected as request body")
    return value


async def _read_multipart(
    params: dict[str, Any], headers: list[tuple[bytes, bytes]], body: bytes
) -> Call:
    async def chunks() -> Any:
        yield body

    parser = MultiPartParser(Headers(raw=headers), chunks(), max_part_size=BODY_LIMIT)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        raise ApiRefusal(400, "Bad Request: can't parse multipart form data") from error
    call = Call(params)
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read()
            mime_type = value.content_type or "application/octet-stream"
            call.uploads[name] = Upload(value.filename or "file", mime_type, content)
        else:
            call.params[name] = value
    await form.close()
    return call
