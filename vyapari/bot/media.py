"""Voice notes, pictures and documents in a message, as the features take them."""

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from telegram import Document, Message, PhotoSize

#: The most of a file that Telegram lets a bot download, in bytes.
LARGEST = 20 * 2**20

#: Pictures that reach us as documents, whole, when "send without compression" is chosen.
_PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"})


MediaKind = Literal["voice", "photo", "document"]


@dataclass(frozen=True, slots=True)
class Media:
    """A file in a message; its bytes are fetched when they are wanted (``turn.fetch``).

    ``size`` in bytes and ``seconds`` of sound are what Telegram says, ``None`` where it does not;
    ``name`` and ``mime_type`` are what the sender's program says, and may be made up.
    """

    kind: MediaKind
    file_id: str
    mime_type: str
    size: int | None = None
    seconds: int | None = None
    name: str | None = None


def media_of(message: Message) -> Media | None:
    """The file in ``message``; ``None`` for what has none that we can use (stickers, videos)."""
    if voice := message.voice:
        seconds = _seconds(voice.duration)
        mime_type = voice.mime_type or "audio/ogg"
        return Media("voice", voice.file_id, mime_type, voice.file_size, seconds)
    if audio := message.audio:
        seconds = _seconds(audio.duration)
        mime_type = audio.mime_type or _guessed(audio.file_name) or "audio/mpeg"
        return Media("voice", audio.file_id, mime_type, audio.file_size, seconds, audio.file_name)
    if message.photo:
        picture = _largest(message.photo)
        return Media("photo", picture.file_id, "image/jpeg", picture.file_size)
    # Telegram shows a moving picture to bots as a document too.
    if message.document and message.animation is None:
        return _document(message.document)
    return None


def _document(document: Document) -> Media:
    name = document.file_name
    mime_type = document.mime_type or _guessed(name) or "application/octet-stream"
    kind: MediaKind = "document"
    if mime_type in _PICTURES:
        kind = "photo"
    elif mime_type.startswith("audio/"):
        kind = "voice"
    return Media(kind, document.file_id, mime_type, document.file_size, name=name)


def _largest(sizes: Sequence[PhotoSize]) -> PhotoSize:
    fitting = [size for size in sizes if (size.file_size or 0) <= LARGEST]
    return max(fitting or sizes[:1], key=lambda size: size.width * size.height)


def _guessed(name: str | None) -> str | None:
    return mimetypes.guess_type(name)[0] if name else None


def _seconds(duration: timedelta | int) -> int:
    return int(duration.total_seconds() if isinstance(duration, timedelta) else duration)
