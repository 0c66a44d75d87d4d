"""Files that went up: bytes in the data folder, what Telegram says about them in the journal."""

import asyncio
import json
import mimetypes
import os
import secrets
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from vyapari.sandbox.images import image_size
from vyapari.sandbox.journal import Journal

_MEMORY_LIMIT: Final = 256 * 2**20
_SMALL: Final = 256 * 2**10


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the server; ``path`` is what getFile tells, ``size`` is in bytes.

    ``width`` and ``height`` are in pixels, 0 for what is no image.
    """

    file_id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    size: int
    width: int = 0
    height: int = 0


class Files:
    """Keeps files by id and by path. In memory the oldest give way to new ones beyond 256 MiB."""

    def __init__(self, journal: Journal, folder: Path | None) -> None:
        self._journal = journal
        self._folder = folder
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._contents: OrderedDict[str, bytes] = OrderedDict()
        self._held = 0
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        for _, body in journal.scan("records", "file"):
            self._remember(StoredFile(**json.loads(body)))

    def find(self, file_id: str) -> StoredFile | None:
        """The file of that id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file at the path that getFile told."""
        return self._by_path.get(path)

    async def keep(self, upload: Upload, folder: str) -> StoredFile:
        """Store an upload under ``folder`` (``documents``, ``photos``, …)."""
        suffix = PurePosixPath(upload.name.replace("\\", "/")).suffix[:12]
        if not suffix.removeprefix(".").isalnum():
            suffix = mimetypes.guess_extension(upload.mime_type) or ""
        key = secrets.token_urlsafe(12)
        width, height = image_size(upload.content)
        stored = StoredFile(
            file_id=f"SBX{secrets.token_urlsafe(24)}",
            unique_id=f"AQ{key}",
            path=f"{folder}/file_{len(self._by_id)}_{key}{suffix}",
            name=upload.name,
            mime_type=upload.mime_type,
            size=len(upload.content),
            width=width,
            height=height,
        )
        if self._folder is None:
            self._hold(stored.unique_id, upload.content)
        elif stored.size <= _SMALL:
            _write(self._folder / stored.unique_id, upload.content)
        else:
            await asyncio.to_thread(_write, self._folder / stored.unique_id, upload.content)
        self._remember(stored)
        body = json.dumps(asdict(stored), ensure_ascii=False).encode()
        self._journal.put("records", ("file", stored.file_id), body)
        return stored

    async def content(self, stored: StoredFile) -> bytes | None:
        """The bytes, or None where they are gone."""
        if self._folder is None:
            return self._contents.get(stored.unique_id)
        try:
            return await asyncio.to_thread((self._folder / stored.unique_id).read_bytes)
        except FileNotFoundError:
            return None

    def forget(self, files: Iterable[StoredFile]) -> None:
        """Remove files that no message came to hold."""
        for stored in files:
            self._by_id.pop(stored.file_id, None)
            self._by_path.pop(stored.path, None)
            self._journal.put("records", ("file", stored.file_id), None)
            if self._folder is None:
                self._held -= len(self._contents.pop(stored.unique_id, b""))
            else:
                (self._folder / stored.unique_id).unlink(missing_ok=True)

    def _remember(self, stored: StoredFile) -> None:
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored

    def _hold(self, key: str, content: bytes) -> None:
        self._contents[key] = content
        self._held += len(content)
        while self._held > _MEMORY_LIMIT and len(self._contents) > 1:
            self._held -= len(self._contents.popitem(last=False)[1])


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all."""
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(content)
    os.replace(unfinished, path)  # noqa: PTH105 - the atomic one, by name
