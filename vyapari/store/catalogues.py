"""The catalogues that were read last, kept as long as they are the newest."""

from collections import OrderedDict

from vyapari.books.views import Catalogue
from vyapari.store.transport import Transport
from vyapari.store.wire import from_json


class Catalogues:
    """Reads shops' catalogues, at most ``bound`` of which stay in memory.

    Each answer is the newest: the database is asked for its version and sends the catalogue
    itself only when it has changed. Who knows the newest version already saves the question.
    """

    def __init__(self, transport: Transport, *, bound: int = 256) -> None:
        self._transport = transport
        self._bound = bound
        self._kept: OrderedDict[str, Catalogue] = OrderedDict()

    async def get(self, shop_id: str, version: int | None = None) -> Catalogue:
        """The newest catalogue. Raises ``LookupError`` for a shop that is not there."""
        kept = self._kept.get(shop_id)
        if kept is None or kept.version != version:
            answer = await self._transport.call(
                "catalogue", {"shop_id": shop_id, "known": kept.version if kept else None}
            )
            if not answer.get("unchanged"):
                if answer["shop"] is None:
                    raise LookupError(f"there is no shop {shop_id}")
                read = from_json(Catalogue, answer)
                newer = self._kept.get(shop_id)  # another reader may have been quicker
                kept = newer if newer and newer.version >= read.version else read
        assert kept is not None  # noqa: S101 - "unchanged" is said only of what is kept
        self._kept[shop_id] = kept
        self._kept.move_to_end(shop_id)
        while len(self._kept) > self._bound:
            self._kept.popitem(last=False)
        return kept

    def forget(self, shop_id: str) -> None:
        """Keep nothing of a shop."""
        self._kept.pop(shop_id, None)
