"""A shop's names: which item or party a merchant means, however it is spelled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vyapari.books.catalogue import Item, Party
from vyapari.quick.fold import fold
from vyapari.quick.goods import goods
from vyapari.quick.keys import bare_keys, genitives, item_key, keys_of, party_key, plain_keys
from vyapari.quick.near import Near
from vyapari.quick.wares import Wares

#: A name longer than this many words is looked for by fewer.
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Match:
    """What a text names: ``id`` when that is sure; else those that it names equally well
    (``candidates``, ask which), or those that it may be a misspelling of (``similar``, the
    likeliest first). All empty: a name that is new.
    """

    id: str | None = None
    candidates: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    #: The one only by words that do not begin its name: "oil" of Mustard Oil.
    kind_only: bool = False

    def __bool__(self) -> bool:
        """Whether the text names something in the books."""
        return bool(self.id or self.candidates)


_NONE = Match()


class Names:
    """The index of a shop's items and parties; adding or dropping one touches only its words."""

    def __init__(self, items: Iterable[Item] = (), parties: Iterable[Party] = ()) -> None:
        self.items: dict[str, Item] = {}
        self.parties: dict[str, Party] = {}
        self._items = Near(item_key, typos=True)
        self._parties = Near(party_key, typos=False)
        #: People by their names without a form of address: Mohanbhai is also Mohan.
        self._bare = Near(party_key, typos=False)
        self._wares = Wares(goods())
        for item in items:
            self.put_item(item)
        for party in parties:
            self.put_party(party)

    def put_item(self, item: Item) -> None:
        """Add ``item``, or replace the one of its id."""
        self.items[item.id] = item
        keys = [keys_of(name) for name in (item.name, *item.aliases)]
        self._items.put(item.id, keys)
        self._wares.put(item.id, keys)

    def put_party(self, party: Party) -> None:
        """Add ``party``, or replace the one of its id."""
        self.parties[party.id] = party
        names = [keys_of(name) for name in (party.name, *party.aliases)]
        self._parties.put(party.id, names)
        self._bare.put(party.id, [bare for keys in names for bare in bare_keys(keys)])

    def drop_item(self, item_id: str) -> None:
        """Forget an item; one that is not there is no error."""
        self.items.pop(item_id, None)
        self._items.drop(item_id)
        self._wares.drop(item_id)

    def drop_party(self, party_id: str) -> None:
        """Forget a party; one that is not there is no error."""
        self.parties.pop(party_id, None)
        self._parties.drop(party_id)
        self._bare.drop(party_id)

    def span(self, texts: list[str], start: int) -> int:
        """How many of the words from ``start`` on are together a name in full; 0 for none.

        A genitive (ka, ke, of) between the words of a name may be there or not. Goods that the
        shop has count as names by whatever name they are called, and those of several words do
        even where it has none.
        """
        best = 0
        known = goods()
        keys: list[str] = []
        of = genitives()
        for place in range(start, min(len(texts), start + LONGEST)):
            if texts[place] in of:
                if not keys:
                    break
                continue
            key = fold(texts[place])
            if not key:
                if not keys:
                    break
                continue
            keys.append(key)
            if self._items.whole(keys) or self._parties.whole(keys) or self._is_ware(keys):
                best = place + 1 - start
            if not (self._items.begins(keys) or self._parties.begins(keys) or known.begins(keys)):
                break
        return best

    def begins(self, word: str) -> bool:
        """Whether a name in the books, or a good's, begins with ``word`` as it is spelled."""
        key = [fold(word)]
        return self._items.begins(key) or self._parties.begins(key) or goods().begins(key)

    def _is_ware(self, keys: list[str]) -> bool:
        if len(keys) > 1 and goods().spelled(tuple(keys)):
            return True
        return self._wares.stocked(tuple(keys))

    def wares(self, text: str) -> tuple[str, ...]:
        """The goods that ``text`` names, whether the shop has them or not."""
        return goods().named(keys_of(text))

    def usual_unit(self, text: str) -> str | None:
        """The unit in which the goods that ``text`` names are kept everywhere, if it names any."""
        units = {goods().unit(good) for good in self.wares(text)}
        return units.pop() if len(units) == 1 else None

    def find_item(self, text: str) -> Match:
        """The item that ``text`` names, or those that it may be a misspelling of."""
        keys = keys_of(text)
        found = self.item(text)
        return found or Match(
            similar=tuple(self._wares.others(_similar(self._items, keys), keys)[:3])
        )

    def find_party(self, text: str) -> Match:
        """The party that ``text`` names, or those that it may be a misspelling of.

        A form of address (bhai, ji, ben) may stand beside the name.
        """
        return self.party(text) or Match(similar=tuple(_similar(self._parties, keys_of(text))[:3]))

    def item(self, text: str) -> Match:
        """As ``find_item``, but without a look for misspellings, which takes longer."""
        keys = keys_of(text)
        if self._items.whole(keys):
            return _find(self._items, text)
        called = self._wares.called(keys)
        if called:
            return _matched(called)
        found = _find(self._items, text)
        if found:
            ids = [found.id] if found.id else list(found.candidates)
            left = self._wares.others(ids, keys)
            found = found if len(left) == len(ids) else _matched(left)
        return found or _matched(self._wares.branded(keys), kind_only=True)

    def party(self, text: str) -> Match:
        """As ``find_party``, but without a look for misspellings, which takes longer."""
        return _find(self._parties, text) or _find(self._bare, text)


def _find(near: Near, text: str) -> Match:
    keys = keys_of(text)
    if not keys:
        return _NONE
    foreign = not text.isascii()
    found = near.sure(keys, foreign=foreign)
    plain = keys
    for bare in () if found else bare_keys(keys):
        plain, found = bare, near.sure(bare, foreign=foreign)
        if found:
            break
    kind_only = len(found) == 1 and not near.headed(found[0], plain)
    return _matched(found, kind_only=kind_only)


def _matched(ids: Sequence[str], *, kind_only: bool = False) -> Match:
    if len(ids) == 1:
        return Match(id=ids[0], kind_only=kind_only)
    return Match(candidates=tuple(ids[:8])) if ids else _NONE


def _similar(near: Near, keys: tuple[str, ...]) -> list[str]:
    return near.similar(plain_keys(keys)) if keys else []
