"""Papers and exports kept in storage for a while, each behind a link that ends."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from weakref import WeakValueDictionary

import structlog
from tenacity import retry_if_exception

from vyapari.errors import TooLarge, Unavailable, category_of
from vyapari.ops.stages import Stage
from vyapari.store.steady import tries_again, trying
from vyapari.store.transport import Transport

_log = structlog.get_logger(__name__)

#: In bytes. No paper comes near it; it is the packet of some 60,000 entries.
LARGEST = 20_000_000
#: How long an instance has to remove what it took; by then no upload is under way any more.
_LEASE = timedelta(minutes=10)
#: A link that has just ended may still be read from, by another clock.
_SLACK = timedelta(hours=1)
_AT_A_TIME = 100
#: A key, a bucket or a file that is refused is so the next time, too.
_passing = retry_if_exception(lambda error: category_of(error) == "passing")


class Bucket(Protocol):
    """Where the files lie. Raises ``Unavailable`` whenever that cannot be done: a *passing* one
    where trying again may help. All of it may be done again, whatever came of the first time."""

    async def offer(self, name: str, content: bytes, title: str, seconds: int) -> str:
        """Keep ``content`` under ``name``, in the place of what was there; a link to it.

        Whoever opens the link within ``seconds`` gets it as a file called ``title``, whose ending
        says of what kind it is.
        """

    async def remove(self, names: list[str]) -> None:
        """Have no such files any more; it does not matter if there were none."""

    async def close(self) -> None:
        """Let go of the connections."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a file, and when it ends."""

    url: str
    until: datetime


class Files:
    """The papers and exports of all shops. Links last ``days``; with none no link is made, and
    what was kept before goes when its time has come.

    A file is noted in the books before it is kept, so that none is left behind. What passes is
    waited for: another try starts within ``deadline`` seconds of the first, and after ``patience``
    seconds there is no link. ``stale`` is set when it is worth while to ``sweep``.
    """

    def __init__(
        self,
        writes: Transport,
        bucket: Bucket,
        days: int,
        *,
        deadline: float = 6.0,
        patience: float = 20.0,
    ) -> None:
        self._writes = writes
        self._bucket = bucket
        self.days = days
        self._deadline = deadline
        self._patience = patience
        self.stale = asyncio.Event()
        self._offering: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def link(self, shop_id: str, about: str, content: bytes, title: str) -> Link | None:
        """A link to ``content``; one more to the same file as long as that is ``about`` the same.

        ``about`` is a ``voucher:<id>``, ``slip:<id>``, ``account:<id>`` or ``export:<key>``.
        ``None`` when the storage does not take it, or the voucher has just been taken back. Raises
        ``TooLarge``, and ``Unavailable`` with the books.
        """
        if len(content) > LARGEST:
            raise TooLarge(LARGEST)
        until = datetime.now(UTC) + timedelta(days=self.days)
        asked = {"shop_id": shop_id, "about": about, "until": (until + _SLACK).isoformat()}
        name = (await self._writes.call("keep_file", asked)).get("name")
        if name is None:
            return None
        try:
            url = await self._offer(name, content, title)
        except (Unavailable, TimeoutError) as error:
            _log.warning("file.unlinked", why=type(error.__cause__ or error).__name__)
            return None
        _log.info("file.linked", about=about.partition(":")[0], bytes=len(content))
        return Link(url, until)

    async def _offer(self, name: str, content: bytes, title: str) -> str:
        # A button pressed twice must not have two uploads stand in each other's way.
        turn = self._offering.setdefault(name, asyncio.Lock())
        retrying = trying(self._deadline, _passing)
        with Stage("upload") as stage:
            async with asyncio.timeout(self._patience), turn:
                try:
                    return await retrying(
                        self._bucket.offer, name, content, title, self.days * 86_400
                    )
                finally:
                    if again := tries_again(retrying):
                        stage.note(retries=again)

    async def sweep(self, now: datetime) -> int:
        """Remove some of what nobody shall have any more at ``now``; how many that were.

        A bill that was taken back, all of an erased shop, and what no link leads to. Several
        programs may do so at once. What could not be removed is taken again when the lease of who
        tried has ended, however often that is. Raises ``Unavailable``.
        """
        self.stale.clear()
        until = (now + _LEASE).isoformat()
        asked = {"now": now.isoformat(), "until": until, "limit": _AT_A_TIME}
        names: list[str] = await self._writes.call("take_files", asked)
        if names:
            await trying(self._deadline, _passing)(self._bucket.remove, names)
            before = (now - _LEASE / 2).isoformat()
            await self._writes.call("drop_files", {"names": names, "before": before})
        return len(names)

    async def close(self) -> None:
        """Let go of the connections. Safe to call twice."""
        await self._bucket.close()
