"""The catalogues that were read last, kept as long as they are the newest."""

from cachetools import TTLCache

from vyapari.books.views import Catalogue
from vyapari.store.erasures import LASTS
from vyapari.store.shelf import Known, Shelf, Thing
from vyapari.store.transport import Transport
from vyapari.store.wire import from_json, from_text, to_text

_NAME = "catalogue"


class Catalogues:
    """Reads shops' catalogues, at most ``bound`` of which stay in memory.

    Each answer is the newest: the database is asked for its version and sends the catalogue
    itself only when it has changed. Who knows the newest version already saves the question, and
    so does who knows the state that another instance has read it in: it is on the ``shelf`` then.
    """

    def __init__(
        self, transport: Transport, *, shelf: Shelf | None = None, bound: int = 256
    ) -> None:
        self._transport = transport
        self._shelf = shelf or Shelf()
        self._kept: TTLCache[str, Catalogue] = TTLCache(bound, LASTS)

    async def get(
        self,
        shop_id: str,
        version: int | None = None,
        *,
        known: Known | None = None,
        least: int = 0,
    ) -> Catalogue:
        """The newest catalogue. Raises ``LookupError`` for a shop that is not there.

        In the state ``known`` it may be another instance's, of the version ``least`` or later.
        """
        kept = self._kept.get(shop_id)
        if kept is not None and kept.version == version:
            return kept
        if (thing := await self._shelf.get(shop_id, _NAME)) is not None:
            shelved = from_text(Catalogue, thing.text)
            least = max(least, version or 0, kept.version if kept else 0)
            if known is not None and thing.state == known.state and shelved.version >= least:
                return self._keep(shop_id, shelved)
            if kept is None or kept.version < shelved.version:
                kept = shelved
        at = self._shelf.now()
        answer = await self._transport.call(
            "catalogue", {"shop_id": shop_id, "known": kept.version if kept else None}
        )
        if not answer.get("unchanged"):
            if answer["shop"] is None:
                raise LookupError(f"there is no shop {shop_id}")
            kept = from_json(Catalogue, answer)
        assert kept is not None  # noqa: S101 - "unchanged" is said only of what is kept
        newest = self._keep(shop_id, kept)
        if known is not None:
            self.share(known, newest, at)
        return newest

    def share(self, known: Known, catalogue: Catalogue, at: float | None = None) -> None:
        """Let the other instances have it, which is the newest in the state ``known``.

        It was so at a time, in seconds since 1970.
        """
        at = self._shelf.now() if at is None else at
        self._shelf.put(known.shop_id, _NAME, Thing(at, to_text(catalogue), known.state))

    def forget(self, shop_id: str) -> None:
        """Keep nothing of a shop."""
        self._kept.pop(shop_id, None)

    def _keep(self, shop_id: str, read: Catalogue) -> Catalogue:
        if not self._shelf.may_keep(shop_id):
            return read
        newer = self._kept.get(shop_id)  # another reader may have been quicker
        if newer is not None and newer.version > read.version:
            read = newer
        self._kept[shop_id] = read
        return read
