"""A backup's file: a zip of the rows, the inbox, and a manifest by which both are checked.

``books.dump`` is what ``pg_restore`` reads, ``inbox.sqlite3`` a SQLite database, and
``manifest.json``, the last, is a ``Manifest``. Nothing in it is compressed twice, and all of it is
written in one go.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from vyapari.errors import Misconfigured

BOOKS, INBOX, _MANIFEST = "books.dump", "inbox.sqlite3", "manifest.json"
#: The form of the file itself, which says how the rest is to be read.
_FORMAT = 1
_PIECE = 1 << 20
#: A manifest is some kilobytes; what is longer is none.
_LONGEST = 1 << 20


class Content(BaseModel):
    """A file in the archive, as it must be."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Manifest(BaseModel):
    """What is in the archive: the migrations' checksums by version, the rows of each table, how
    many messages wait to be answered (``None``: they are kept elsewhere), and the files."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = _FORMAT
    made_at: datetime
    migrations: dict[int, str]
    rows: dict[str, int]
    waiting: int | None
    files: dict[str, Content] = {}


class Writer:
    """Takes the files in, one after the other, and the manifest at the end."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._files: dict[str, Content] = {}

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write in the block."""
        # What pg_dump writes is compressed already.
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_STORED if name == BOOKS else zipfile.ZIP_DEFLATED
        with self._archive.open(info, "w", force_zip64=True) as inner:
            hashed = _Hashed(inner)
            yield cast("IO[bytes]", hashed)
        self._files[name] = hashed.content

    def finish(self, manifest: Manifest) -> None:
        """Write ``manifest`` with the files' checksums."""
        whole = manifest.model_copy(update={"files": self._files})
        self._archive.writestr(_MANIFEST, whole.model_dump_json(indent=1))


@contextmanager
def written(path: Path, *, replace: bool) -> Iterator[Writer]:
    """The archive at ``path``, readable by its owner alone, there when the block has ended well.

    Until then it has another name; whatever was at ``path`` before stays. Raises ``Misconfigured``
    where it cannot be written, or is there already and not to be replaced.
    """
    if path.exists() and not replace:
        raise Misconfigured(f"FILE: {path} is there already; give another name, or --force")
    if path.exists() and not path.is_file():  # a device would be gone for good
        raise Misconfigured(f"FILE: {path} is not a file; give another name")
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise Misconfigured(f"FILE: {path} cannot be written ({error.strerror})") from error
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", allowZip64=True) as archive:
                yield Writer(archive)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise Misconfigured(f"FILE: {path} cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def opened(path: Path) -> Iterator[tuple[Manifest, zipfile.ZipFile]]:
    """The archive at ``path``, every byte of which has been checked.

    Raises ``Misconfigured`` where it is none, cut short, or not as it was written.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield _checked(path, archive), archive
    except FileNotFoundError as error:
        raise Misconfigured(f"FILE: there is no {path}") from error
    except zipfile.BadZipFile as error:
        raise Misconfigured(f"FILE: {path} is no backup, or was cut short or altered") from error
    except OSError as error:
        raise Misconfigured(f"FILE: {path} cannot be read ({error.strerror})") from error


def sync_folder(folder: Path) -> None:
    """Have the names in ``folder`` on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _checked(path: Path, archive: zipfile.ZipFile) -> Manifest:
    altered = Misconfigured(f"FILE: {path} is no backup, or was cut short or altered")
    try:
        with archive.open(_MANIFEST) as file:
            told: dict[str, Any] = json.loads(file.read(_LONGEST))
        if int(told["format"]) > _FORMAT:
            raise Misconfigured(f"FILE: {path} was made by a newer vyapari; restore it with that")
        manifest = Manifest.model_validate(told)
    except (KeyError, TypeError, ValueError, ValidationError) as error:
        raise altered from error
    if set(archive.namelist()) != {_MANIFEST, *manifest.files} or BOOKS not in manifest.files:
        raise altered
    for name, content in manifest.files.items():
        hashed = _Hashed(None)
        with archive.open(name) as file:
            while piece := file.read(_PIECE):
                hashed.write(piece)
        if hashed.content != content:
            raise altered
    return manifest


class _Hashed:
    """Passes on what is written, and knows its size and checksum."""

    def __init__(self, inner: IO[bytes] | None) -> None:
        self._inner = inner
        self._size = 0
        self._sum = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self._size += len(piece)
        self._sum.update(piece)
        return self._inner.write(piece) if self._inner else len(piece)

    @property
    def content(self) -> Content:
        return Content(size=self._size, sha256=self._sum.hexdigest())
