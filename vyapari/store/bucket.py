"""A private bucket in a Supabase project's storage, by supabase-py."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import PurePath
from typing import Any

import httpx
import structlog
from storage3.exceptions import StorageApiError
from storage3.types import CreateOrUpdateBucketOptions
from storage3.utils import StorageException
from supabase import AsyncClient, AsyncClientOptions

from vyapari.errors import Unavailable
from vyapari.store.files import LARGEST
from vyapari.store.supabase import PASSING, retry_after

_log = structlog.get_logger(__name__)
_PART = "the project's storage"
_NAME = "vyapari-papers"
#: What is kept, by its ending. Nothing that a browser would run.
_KINDS = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".zip": "application/zip",
}
_PRIVATE: CreateOrUpdateBucketOptions = {
    "public": False,
    "file_size_limit": LARGEST,
    "allowed_mime_types": list(_KINDS.values()),
}
#: Nothing between the project and the customer keeps a copy that would outlive the file.
_KEPT = {"cache-control": "0", "upsert": "true"}
_TIMEOUT = httpx.Timeout(10.0, connect=3.0, pool=3.0)
#: Somebody else is at the same file; the storage waits for something of its own.
_CONFLICT, _LOCKED = 409, 423


class StorageRefused(Unavailable):
    """The storage does not take it, however often it is asked: a key, bucket or file is wrong."""

    category = "operator"


class SupabaseBucket:
    """A bucket that only the secret key sees; it is made when it is first needed.

    It has few connections of its own: a slow upload keeps no booking waiting.
    """

    def __init__(self, url: str, key: str, *, connections: int = 4) -> None:
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        self._http = httpx.AsyncClient(
            timeout=_TIMEOUT, limits=limits, event_hooks={"response": [_judge]}
        )
        options = AsyncClientOptions(
            httpx_client=self._http, auto_refresh_token=False, persist_session=False
        )
        self._storage = AsyncClient(url, key, options).storage
        self._bucket = self._storage.from_(_NAME)
        self._is_there = False

    async def offer(self, name: str, content: bytes, title: str, seconds: int) -> str:
        kind = _KINDS[PurePath(title).suffix]
        async with self._translated():
            if not self._is_there:
                await self._make()
            kept: Any = {**_KEPT, "content-type": kind}
            await self._bucket.upload(name, content, kept)
            signed = await self._bucket.create_signed_url(name, seconds, {"download": title})
            if not signed["signedURL"]:
                raise StorageException("no link")
            return signed["signedURL"]

    async def remove(self, names: list[str]) -> None:
        async with self._translated():
            try:
                await self._bucket.remove(names)
            except StorageApiError as error:
                if not _is_missing(error):  # without a bucket there are no files
                    raise

    async def close(self) -> None:
        await self._http.aclose()

    async def _make(self) -> None:
        """See to it that the bucket is there and private."""
        try:
            await self._storage.create_bucket(_NAME, options=_PRIVATE)
        except StorageApiError as error:
            if _status(error) != _CONFLICT:
                raise
            await self._storage.update_bucket(_NAME, _PRIVATE)
        self._is_there = True

    @asynccontextmanager
    async def _translated(self) -> AsyncIterator[None]:
        try:
            yield
        except StorageApiError as error:
            self._is_there = False  # somebody may have removed it
            if _passes(_status(error)):
                raise Unavailable(_PART) from error
            _log.error("storage.refused", status=str(error.status), code=error.code)
            raise StorageRefused(_PART) from error
        except (httpx.HTTPError, StorageException, ValueError, KeyError) as error:
            raise Unavailable(_PART) from error
        except RuntimeError as error:
            if self._http.is_closed:
                raise StorageRefused(_PART) from error
            raise


async def _judge(response: httpx.Response) -> None:
    """Turn what passes into the error that it is, with how long to wait, before it is read."""
    if response.status_code in PASSING or response.status_code >= 500:
        raise Unavailable(_PART, retry_after(response))


def _status(error: StorageApiError) -> int | None:
    """What the storage says itself; the answer's own status is 400 for nearly everything."""
    told = str(error.status)
    return int(told) if told.isdecimal() else None


def _passes(status: int | None) -> bool:
    return status in PASSING or status in {_CONFLICT, _LOCKED} or (status or 0) >= 500


def _is_missing(error: StorageApiError) -> bool:
    """Whether it says that there is no bucket: another's page may be a 404, too."""
    return error.code == "Bucket not found"
