"""What the bot knows of a chat between two messages: its shop, names, language, open question."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from cachetools import LRUCache

from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import Booked
from vyapari.books.shop import Role, Shop
from vyapari.books.views import ChatContext
from vyapari.quick.names import Names
from vyapari.store.store import Store
from vyapari.store.wire import from_json


@dataclass(slots=True)
class ShopFile:
    """A shop's settings and names, shared by all of its chats."""

    shop: Shop
    names: Names


@dataclass(slots=True)
class Session:
    """One user in one chat. ``file`` is ``None`` while the chat has no shop.

    ``language`` is the one set for the chat, ``None`` while nobody has chosen. ``question`` is what
    the bot has asked and not yet been told: ``{"kind": …}`` and whatever its answer needs.
    """

    chat_id: int
    user_id: int
    file: ShopFile | None = None
    role: Role | None = None
    language: str | None = None
    question: dict[str, Any] | None = None

    @property
    def shop(self) -> Shop | None:
        """The chat's shop."""
        return self.file.shop if self.file else None


class Sessions:
    """Sessions by chat and user, kept in step with every command that this process books.

    Right as long as one process writes a shop's books; what is least recently used is let go.
    """

    def __init__(self, store: Store, *, chats: int = 10_000, shops: int = 1_000) -> None:
        self._store = store
        self._chats: LRUCache[int, dict[int, ChatContext]] = LRUCache(chats)
        self._files: LRUCache[str, ShopFile] = LRUCache(shops)
        # Needed only while a catalogue is on its way.
        self._versions: LRUCache[str, int] = LRUCache(chats)
        self._forgotten = 0

    async def open(self, chat_id: int, user_id: int) -> Session:
        """The session of ``user_id`` in ``chat_id``; raises ``Unavailable`` with the store."""
        context = self._chats.get(chat_id, {}).get(user_id)
        while context is None:
            forgotten = self._forgotten
            read = await self._store.chat(chat_id, user_id)
            # Another chat may have changed who belongs where while this was on its way.
            if forgotten == self._forgotten:
                context = self._chats.setdefault(chat_id, {})[user_id] = read
        file = await self._file(context.shop.id) if context.shop else None
        return Session(chat_id, user_id, file, context.role, context.language, context.question)

    def learn(self, shop_id: str | None, booked: Booked) -> None:
        """Take in what a command changed; of one that is told late, that it is known no more."""
        for result in booked.results:
            if "chat_id" in result:
                self._chats.pop(result["chat_id"], None)
            # Who joins another shop writes from a chat that is still the first one's.
            about = result["shop"]["id"] if "shop" in result else shop_id
            if "members" in result or "role" in result:
                self._drop_chats_of({shop_id, about})
            if about is not None:
                self._note_version(about, result)
                if booked.repeated:  # others may have changed the same since
                    self._files.pop(about, None)
                else:
                    self._learn_names(about, result)

    def erase(self, shop_id: str) -> None:
        """Drop all that is known of a shop."""
        self._files.pop(shop_id, None)
        self._drop_chats_of({shop_id})

    async def _file(self, shop_id: str) -> ShopFile:
        file = self._files.get(shop_id)
        while file is None:
            catalogue = await self._store.catalogue(shop_id)
            # Another chat may have changed the shop while this was on its way.
            if catalogue.version >= self._versions.get(shop_id, 0):
                names = Names(catalogue.items, catalogue.parties)
                file = self._files.setdefault(shop_id, ShopFile(catalogue.shop, names))
        return file

    def _note_version(self, shop_id: str, result: dict[str, Any]) -> None:
        version = result.get("version") or result.get("shop", {}).get("version", 0)
        self._versions[shop_id] = max(self._versions.get(shop_id, 0), version)

    def _learn_names(self, shop_id: str, result: dict[str, Any]) -> None:
        file = self._files.get(shop_id)
        if file is None:
            return
        if "shop" in result:
            file.shop = from_json(Shop, result["shop"])
        if "archived" in result:
            _put(file.names, result)
        for moved in result.get("items", ()):
            known = file.names.items.get(moved["id"])
            sale, cost = _decimal(moved["sale_price"]), _decimal(moved["cost_price"])
            if known and (known.sale_price, known.cost_price) != (sale, cost):
                file.names.put_item(replace(known, sale_price=sale, cost_price=cost))

    def _drop_chats_of(self, shops: set[str | None]) -> None:
        """Forget the chats of ``shops``; ``None`` stands for chats without one."""
        self._forgotten += 1
        for chat_id, contexts in list(self._chats.items()):
            if any((c.shop.id if c.shop else None) in shops for c in contexts.values()):
                del self._chats[chat_id]


def _put(names: Names, result: dict[str, Any]) -> None:
    archived = result["archived"]
    if "item" in result:
        item = from_json(Item, result["item"])
        names.drop_item(item.id) if archived else names.put_item(item)
    else:
        party = from_json(Party, result["party"])
        names.drop_party(party.id) if archived else names.put_party(party)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
