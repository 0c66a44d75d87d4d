"""Papers kept in storage for a while, each behind a link that ends."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from weakref import WeakValueDictionary

import structlog

from vyapari.errors import Unavailable
from vyapari.store.transport import Transport

_log = structlog.get_logger(__name__)

#: No paper of ours comes near it; in bytes.
LARGEST = 5_000_000
#: Seconds until the merchant is told that there is no link.
_PATIENCE = 20.0
#: How long an instance has to remove what it took; by then no upload is under way any more.
_LEASE = timedelta(minutes=10)
#: A link that has just ended may still be read from, by another clock.
_SLACK = timedelta(hours=1)
_AT_A_TIME = 100


class Bucket(Protocol):
    """Where the files lie. Raises ``Unavailable`` whenever that cannot be done."""

    async def offer(self, name: str, pdf: bytes, title: str, seconds: int) -> str:
        """Keep ``pdf`` under ``name``, in the place of what was there; a link to it.

        Whoever opens the link within ``seconds`` gets it as a file called ``title``.
        """

    async def remove(self, names: list[str]) -> None:
        """Have no such files any more; it does not matter if there were none."""

    async def close(self) -> None:
        """Let go of the connections."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a paper, and when it ends."""

    url: str
    until: datetime


class Files:
    """The papers of all shops. Links last ``days``; with none no link is made, and what was kept
    before goes when its time has come.

    A file is noted in the books before it is kept, so that none is left behind. ``stale`` is set
    when it is worth while to ``sweep``.
    """

    def __init__(self, writes: Transport, bucket: Bucket, days: int) -> None:
        self._writes = writes
        self._bucket = bucket
        self.days = days
        self.stale = asyncio.Event()
        self._offering: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def link(self, shop_id: str, about: str, pdf: bytes, title: str) -> Link | None:
        """A link to ``pdf``; one more to the same file as long as that is ``about`` the same.

        ``about`` is a ``voucher:<id>``, ``slip:<id>`` or ``account:<id>``. ``None`` when the
        storage does not take it, or the voucher has just been taken back. Raises ``Unavailable``
        with the books.
        """
        if len(pdf) > LARGEST:
            _log.warning("file.too_large", bytes=len(pdf))
            return None
        until = datetime.now(UTC) + timedelta(days=self.days)
        asked = {"shop_id": shop_id, "about": about, "until": (until + _SLACK).isoformat()}
        name = (await self._writes.call("keep_file", asked)).get("name")
        if name is None:
            return None
        try:
            # A button pressed twice must not have two uploads stand in each other's way.
            turn = self._offering.setdefault(name, asyncio.Lock())
            async with asyncio.timeout(_PATIENCE), turn:
                url = await self._bucket.offer(name, pdf, title, self.days * 86_400)
        except (Unavailable, TimeoutError) as error:
            _log.warning("file.unlinked", why=type(error.__cause__ or error).__name__)
            return None
        _log.info("file.linked", about=about.partition(":")[0], bytes=len(pdf))
        return Link(url, until)

    async def sweep(self, now: datetime) -> int:
        """Remove some of what nobody shall have any more at ``now``; how many that were.

        A bill that was taken back, all of an erased shop, and what no link leads to. Several
        programs may do so at once. Raises ``Unavailable``.
        """
        self.stale.clear()
        until = (now + _LEASE).isoformat()
        asked = {"now": now.isoformat(), "until": until, "limit": _AT_A_TIME}
        names: list[str] = await self._writes.call("take_files", asked)
        if names:
            await self._bucket.remove(names)
            before = (now - _LEASE / 2).isoformat()
            await self._writes.call("drop_files", {"names": names, "before": before})
        return len(names)

    async def close(self) -> None:
        """Let go of the connections. Safe to call twice."""
        await self._bucket.close()
