"""A shop's settings and names, as the bot knows them between two messages."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from vyapari.books.catalogue import Item, Party
from vyapari.books.shop import Shop
from vyapari.books.views import Catalogue
from vyapari.quick.names import Names
from vyapari.store.wire import from_json


@dataclass(slots=True)
class ShopFile:
    """A shop's settings and names, shared by all of its chats.

    ``version`` is the catalogue's that was read last, ``stamp`` the state that it is in step with
    (see ``Stamps``).
    """

    shop: Shop
    names: Names
    version: int = 0
    stamp: str | None = None

    def take(self, catalogue: Catalogue) -> None:
        """Be as ``catalogue`` is; only what differs is indexed again."""
        if catalogue.version < self.version:
            return  # an earlier answer came later
        self.version, self.shop = catalogue.version, catalogue.shop
        items = {item.id: item for item in catalogue.items}
        parties = {party.id: party for party in catalogue.parties}
        for gone in self.names.items.keys() - items.keys():
            self.names.drop_item(gone)
        for gone in self.names.parties.keys() - parties.keys():
            self.names.drop_party(gone)
        for item in items.values():
            if self.names.items.get(item.id) != item:
                self.names.put_item(item)
        for party in parties.values():
            if self.names.parties.get(party.id) != party:
                self.names.put_party(party)

    def catalogue(self) -> Catalogue:
        """As it is now. It may be of a later ``version``, of which more is changed, never less."""
        items, parties = self.names.items.values(), self.names.parties.values()
        return Catalogue(self.shop, self.version, tuple(items), tuple(parties))

    def learn(self, result: dict[str, Any]) -> bool:
        """Take in what a command changed; whether any name, price or setting is not what it was."""
        changed = "shop" in result or "archived" in result
        if "shop" in result:
            self.shop = from_json(Shop, result["shop"])
        if "archived" in result:
            _put(self.names, result)
        for moved in result.get("items", ()):
            known = self.names.items.get(moved["id"])
            sale, cost = _decimal(moved["sale_price"]), _decimal(moved["cost_price"])
            if known and (known.sale_price, known.cost_price) != (sale, cost):
                self.names.put_item(replace(known, sale_price=sale, cost_price=cost))
                changed = True
            changed = changed or known is None
        return changed


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
