"""Messages with files."""

from dataclasses import dataclass
from typing import Final

from vyapari.sandbox.calls import Call
from vyapari.sandbox.chats import Json, encode
from vyapari.sandbox.errors import BadRequest
from vyapari.sandbox.files import StoredFile
from vyapari.sandbox.methods.compose import (
    begun_message,
    finished_message,
    read_caption,
    writable_chat,
)
from vyapari.sandbox.world import World

DOWNLOAD_LIMIT: Final = 20 * 2**20
PHOTO_LIMIT: Final = 10 * 2**20


@dataclass(frozen=True, slots=True)
class MediaKind:
    """A kind of media: its field in a message and the folder its files lie in."""

    field: str
    folder: str


KINDS: Final = {
    "senddocument": MediaKind("document", "documents"),
    "sendphoto": MediaKind("photo", "photos"),
    "sendvoice": MediaKind("voice", "voice"),
    "sendaudio": MediaKind("audio", "music"),
    "sendvideo": MediaKind("video", "videos"),
    "sendanimation": MediaKind("animation", "animations"),
    "sendsticker": MediaKind("sticker", "stickers"),
}


def described(kind: str, stored: StoredFile, given: Json) -> Json:
    """The field that a message holds for a file of that kind.

    ``given`` may hold ``duration`` in seconds, ``width``, ``height``, ``title``, ``performer``,
    ``emoji``. Raises BadRequest for what is no picture where one is needed.
    """
    if not stored.size:
        raise BadRequest("file must be non-empty")
    base: Json = {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
    }
    named = {"file_name": stored.name, "mime_type": stored.mime_type}
    duration = {"duration": int(given.get("duration") or 0)}
    size = {
        "width": int(given.get("width") or stored.width or 1),
        "height": int(given.get("height") or stored.height or 1),
    }
    tags = {k: str(given[k]) for k in ("title", "performer", "emoji") if given.get(k)}
    if kind == "photo":
        return {"photo": _photo_sizes(stored, base)}
    parts: dict[str, tuple[Json, ...]] = {
        "voice": (duration, {"mime_type": stored.mime_type}),
        "audio": (duration, named, tags),
        "video": (duration, size, named),
        "animation": (duration, size, named),
        "sticker": (size, {"type": "regular", "is_animated": False, "is_video": False}, tags),
        "document": (named,),
    }
    for part in parts[kind]:
        base |= part
    return {kind: base}


def _photo_sizes(stored: StoredFile, base: Json) -> list[Json]:
    if not stored.width or not stored.height:
        raise BadRequest("IMAGE_PROCESS_FAILED")
    if stored.size > PHOTO_LIMIT:
        raise BadRequest("file is too big")
    if stored.width + stored.height > 10_000 or stored.width > 20 * stored.height:
        raise BadRequest("PHOTO_INVALID_DIMENSIONS")
    return [{**base, "width": stored.width, "height": stored.height}]


def send_media(world: World, call: Call, kind: MediaKind) -> bytes:
    """sendDocument, sendPhoto, sendVoice and the like."""
    chat = writable_chat(world, call)
    stored = _file(world, call, call.params.get(kind.field), kind.field)
    fields = described(kind.field, stored, call.params)
    fields |= read_caption(
        world, call.text("caption"), call.text("parse_mode"), call.structures("caption_entities")
    )
    message, keyboard = begun_message(world, call, chat)
    return finished_message(world, chat, message | fields, keyboard)


def send_media_group(world: World, call: Call) -> bytes:
    """sendMediaGroup: 2 to 10 files as one album."""
    chat = writable_chat(world, call)
    items = call.structures("media")
    if not 2 <= len(items) <= 10:
        raise BadRequest("group send failed: media group must have 2 to 10 items")
    album = []
    for item in items:
        if not isinstance(item, dict) or not item.get("media"):
            raise BadRequest("can't parse InputMedia: media is empty")
        kind = str(item.get("type"))
        if kind not in {"photo", "document", "video", "audio"}:
            raise BadRequest("type of the media is invalid")
        fields = described(kind, _file(world, call, item["media"], kind), item)
        caption, mode = str(item.get("caption") or ""), str(item.get("parse_mode") or "")
        album.append(
            fields | read_caption(world, caption, mode, item.get("caption_entities") or [])
        )
    group = world.new_id()
    bodies = []
    for fields in album:
        message, keyboard = begun_message(world, call, chat)
        message |= {"media_group_id": group, **fields}
        bodies.append(finished_message(world, chat, message, keyboard))
    return b"[" + b",".join(bodies) + b"]"


def get_file(world: World, call: Call) -> bytes:
    """getFile: where to download a file of at most 20 MB."""
    stored = world.files.find(call.text("file_id"))
    if stored is None:
        raise BadRequest("wrong file_id or the file is temporarily unavailable")
    if stored.size > DOWNLOAD_LIMIT:
        raise BadRequest("file is too big")
    return encode(
        {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_size": stored.size,
            "file_path": stored.path,
        }
    )


def _file(world: World, call: Call, given: object, field: str) -> StoredFile:
    """The file a parameter means: uploaded, attached, or sent before."""
    if field in call.stored and not given:
        return call.stored[field]
    name = str(given or "")
    if not name:
        raise BadRequest(f"there is no {field} in the request")
    if name.startswith("attach://"):
        stored = call.stored.get(name.removeprefix("attach://"))
        if stored is None:
            raise BadRequest(f'attached file "{name.removeprefix("attach://")}" was not found')
        return stored
    if name.startswith(("http://", "https://")):
        raise BadRequest("failed to get HTTP URL content")
    stored = world.files.find(name)
    if stored is None:
        raise BadRequest("wrong file identifier/HTTP URL specified")
    return stored
