"""Which state of a chat and of its shop's books is the newest, as all instances agree."""

from dataclasses import dataclass, field
from typing import Literal

from vyapari.store.shelf import Known

#: What has a stamp of its own: a chat's settings and question; who belongs to a shop; its names.
What = Literal["chat", "people", "shop"]


@dataclass(slots=True)
class Stamps:
    """The stamps that a turn has found, and what it changes.

    What was read under one stamp holds as long as that is the stamp. A turn that changes something
    gives it ``token`` for a stamp; the inbox makes that known to all together with the turn's end,
    before the chat's next turn begins. ``known`` is false where the stamps could not be had: then
    nothing that was read before holds. ``lane`` is the chat. ``era`` is another after Redis was
    gone, or emptied: what was known before that does not hold. ``life`` is the part of it that all
    instances call by one name, from one start of Redis to the next. ``shop_id`` is the shop that
    the stamps were of, ``about`` the one that the turn was about.
    """

    token: str
    lane: str
    era: str = ""
    life: str = ""
    known: bool = False
    chat: str = ""
    shop_id: str = ""
    people: str = ""
    shop: str = ""
    about: str = ""
    changed: dict[tuple[What, str], str] = field(default_factory=dict)

    def of_chat(self) -> str | None:
        """The state of who is who in the chat; ``None`` where that is not known."""
        return f"{self.era} {self.chat} {self.shop_id} {self.people}" if self.known else None

    def of_shop(self, shop_id: str) -> str | None:
        """The state of a shop's names and settings; ``None`` where that is not known."""
        return f"{self.era} {self.shop}" if self.known and shop_id == self.shop_id else None

    def chat_known(self) -> Known | None:
        """The state of who is who in the chat, for all; ``None`` where that is not known."""
        return self._known(f"{self.chat} {self.people}", self.shop_id)

    def shop_known(self, shop_id: str) -> Known | None:
        """The state of a shop's names and settings, for all; ``None`` where it is not known."""
        return self._known(self.shop, shop_id)

    def _known(self, state: str, shop_id: str) -> Known | None:
        if not (self.known and self.life and shop_id and shop_id == self.shop_id):
            return None
        return Known(shop_id, f"{self.life} {state}")

    def change(self, what: What, which: str, *, own: bool) -> None:
        """Note a change of ``which``; ``own``: of this turn's chat or shop."""
        if (what, which) in self.changed:
            return
        # Of others the state before is not known here: whoever knows one has to read again.
        self.changed[what, which] = getattr(self, what) if own and self.known else "?"
        if own:
            setattr(self, what, self.token)

    def change_all(self) -> None:
        """Note that anything of this turn's chat and shop may have changed."""
        self.change("chat", self.lane, own=True)
        if shop_id := self.about or self.shop_id:
            self.change("people", shop_id, own=shop_id == self.shop_id)
            self.change("shop", shop_id, own=shop_id == self.shop_id)
