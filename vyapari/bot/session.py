"""What the bot knows of a chat between two messages: its shop, names, language, open question."""

from dataclasses import dataclass, field, replace
from typing import Any

from cachetools import LRUCache, TTLCache

from vyapari.books.commands import Booked
from vyapari.books.shop import Role, Shop
from vyapari.books.views import ChatContext
from vyapari.bot.questions import asked_of
from vyapari.bot.shop_file import ShopFile
from vyapari.bot.stamps import Stamps
from vyapari.quick.names import Names
from vyapari.store.store import Store

#: Seconds that anything is kept, whoever says that it holds.
_LONGEST = 3600.0


@dataclass(slots=True)
class _Chat:
    """Who is who in a chat, as it was in the state ``stamp``."""

    stamp: str | None
    contexts: dict[int, ChatContext] = field(default_factory=dict)


@dataclass(slots=True)
class Session:
    """One user in one chat. ``file`` is ``None`` while the chat has no shop.

    ``language`` is the one set for the chat, ``None`` while nobody has chosen. ``question`` is what
    the bot has asked this user, or what is asked by the button that they press, and not yet been
    told: ``{"kind": …}`` and whatever its answer needs. ``asked`` are the chat's questions as they
    are kept (see ``questions``).
    """

    chat_id: int
    user_id: int
    file: ShopFile | None = None
    role: Role | None = None
    language: str | None = None
    question: dict[str, Any] | None = None
    asked: dict[str, Any] | None = None

    @property
    def shop(self) -> Shop | None:
        """The chat's shop."""
        return self.file.shop if self.file else None


class Sessions:
    """Sessions by chat and user, kept in step with every command that is booked.

    ``alone``: only this process writes the books, so that it knows of every command. Otherwise
    what is kept holds as long as a turn's stamps say so, and without stamps never. What is least
    recently used is let go, and everything after an hour.
    """

    def __init__(
        self, store: Store, *, alone: bool = True, chats: int = 10_000, shops: int = 1_000
    ) -> None:
        self._store = store
        self._alone = alone
        self._chats: TTLCache[int, _Chat] = TTLCache(chats, _LONGEST)
        self._files: TTLCache[str, ShopFile] = TTLCache(shops, _LONGEST)
        # Needed only while a catalogue is on its way.
        self._versions: LRUCache[str, int] = LRUCache(chats)
        self._forgotten = 0

    async def open(self, chat_id: int, user_id: int, stamps: Stamps | None = None) -> Session:
        """The session of ``user_id`` in ``chat_id``; raises ``Unavailable`` with the store.

        ``stamps`` are those of a turn in this chat.
        """
        stamp = stamps.of_chat() if stamps else None
        chat = self._chat(chat_id, stamp)
        context = chat.contexts.get(user_id)
        known = stamps.chat_known() if stamps else None
        while context is None:
            forgotten = self._forgotten
            read = await self._store.chat(chat_id, user_id, known=known)
            known = None  # what changed meanwhile only the database knows
            # Another chat may have changed who belongs where while this was on its way.
            if forgotten == self._forgotten:
                context = read
                if self._may_keep(context):
                    self._chat(chat_id, stamp).contexts[user_id] = context
        file = await self._file(context.shop.id, stamps) if context.shop else None
        if stamps is not None and context.shop is not None:
            stamps.about = context.shop.id
        kept = context.question
        question = asked_of(kept, user_id)
        return Session(chat_id, user_id, file, context.role, context.language, question, kept)

    async def about(self, shop_id: str, session: Session) -> Session:
        """Whose ``session`` it is, in the same chat, but about another of their shops.

        Who is none of that shop's people has no role in it.
        """
        members = await self._store.people.members(shop_id)
        role = next((each.role for each in members if each.user_id == session.user_id), None)
        file = await self._file(shop_id, None) if role else None
        return replace(session, file=file, role=role, question=None, asked=None)

    def learn(self, shop_id: str | None, booked: Booked, stamps: Stamps | None = None) -> None:
        """Take in what a command changed; of one that is told late, that it is known no more.

        What others have to know of it is noted in ``stamps``.
        """
        for result in booked.results:
            # Who joins another shop writes from a chat that is still the first one's.
            about = result["shop"]["id"] if "shop" in result else shop_id
            people = "members" in result or "role" in result
            if "chat_id" in result:
                self._chats.pop(result["chat_id"], None)
            if people:
                self._drop_chats_of({shop_id, about})
            renamed = False
            if about is not None:
                self._note_version(about, result)
                if booked.repeated:  # others may have changed the same since
                    self._files.pop(about, None)
                else:
                    renamed = self._learn_names(about, result)
            if stamps is not None:
                self._tell(stamps, result, {shop_id, about}, people=people, renamed=renamed)
        if stamps is not None and booked.repeated:
            stamps.change_all()
        elif stamps is not None and ("shop", stamps.shop_id) in stamps.changed:
            self._share(stamps)

    def _share(self, stamps: Stamps) -> None:
        """Let the others have the names of this turn's shop, if they are known as they are now."""
        file, known = self._files.get(stamps.shop_id), stamps.shop_known(stamps.shop_id)
        if file is not None and known is not None and file.stamp == stamps.of_shop(known.shop_id):
            self._store.share(known, file.catalogue())

    def _tell(
        self,
        stamps: Stamps,
        result: dict[str, Any],
        shops: set[str | None],
        *,
        people: bool,
        renamed: bool,
    ) -> None:
        if "chat_id" in result:
            lane = str(result["chat_id"])
            stamps.change("chat", lane, own=lane == stamps.lane)
        for shop_id in filter(None, shops):
            own = shop_id == stamps.shop_id
            if people:
                stamps.change("people", shop_id, own=own)
            if renamed:
                kept, before = self._files.get(shop_id), stamps.of_shop(shop_id)
                stamps.change("shop", shop_id, own=own)
                if kept is not None and kept.stamp == before:
                    kept.stamp = stamps.of_shop(shop_id)

    async def move(self, former: int, present: int, stamps: Stamps | None = None) -> None:
        """Know the chat ``former`` under its new id; raises ``Unavailable`` with the store."""
        await self._store.move_chat(former, present)
        self._forgotten += 1
        for chat_id in (former, present):
            self._chats.pop(chat_id, None)
            if stamps is not None:
                stamps.change("chat", str(chat_id), own=str(chat_id) == stamps.lane)

    async def erase(self, shop_id: str, stamps: Stamps | None = None) -> None:
        """A shop is erased: drop all that is known of it, here and in all instances."""
        if stamps is not None:
            stamps.change_all()
        self._forget(shop_id)
        await self._store.erased(shop_id)

    async def hear(self) -> None:
        """Drop all that is known of shops which other instances have erased."""
        for shop_id in await self._store.erased_elsewhere():
            self._forget(shop_id)

    def _forget(self, shop_id: str) -> None:
        self._files.pop(shop_id, None)
        self._versions.pop(shop_id, None)
        self._drop_chats_of({shop_id})

    def _may_keep(self, context: ChatContext) -> bool:
        # Whoever has no shop yet may get one in another chat, of which no stamp tells.
        return self._alone if context.shop is None else self._store.may_keep(context.shop.id)

    def _chat(self, chat_id: int, stamp: str | None) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None or not self._holds(chat.stamp, stamp):
            chat = self._chats[chat_id] = _Chat(stamp)
        return chat

    def _holds(self, kept: str | None, newest: str | None) -> bool:
        return self._alone or (kept is not None and kept == newest)

    async def _file(self, shop_id: str, stamps: Stamps | None) -> ShopFile:
        stamp = stamps.of_shop(shop_id) if stamps else None
        known = stamps.shop_known(shop_id) if stamps else None
        file = self._files.get(shop_id)
        while file is None or not self._holds(file.stamp, stamp):
            least = self._versions.get(shop_id, 0)
            catalogue = await self._store.catalogue(shop_id, known=known, least=least)
            known = None  # what changed meanwhile only the database knows
            # Another chat may have changed the shop while this was on its way.
            if catalogue.version >= self._versions.get(shop_id, 0):
                file = self._files.get(shop_id)
                if file is None or not self._alone:
                    file = file or ShopFile(catalogue.shop, Names())
                    file.take(catalogue)
                    file.stamp = stamp
                    if self._store.may_keep(shop_id):
                        self._files[shop_id] = file
                break
        return file

    def _note_version(self, shop_id: str, result: dict[str, Any]) -> None:
        version = result.get("version") or result.get("shop", {}).get("version", 0)
        self._versions[shop_id] = max(self._versions.get(shop_id, 0), version)

    def _learn_names(self, shop_id: str, result: dict[str, Any]) -> bool:
        """Whether a shop's names or settings are not what they were, as far as it is known."""
        file = self._files.get(shop_id)
        if file is None:
            return not result.keys().isdisjoint({"shop", "archived", "items"})
        return file.learn(result)

    def _drop_chats_of(self, shops: set[str | None]) -> None:
        """Forget the chats of ``shops``; ``None`` stands for chats without one."""
        self._forgotten += 1
        for chat_id, chat in list(self._chats.items()):
            if any((c.shop.id if c.shop else None) in shops for c in chat.contexts.values()):
                del self._chats[chat_id]
