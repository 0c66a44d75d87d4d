"""The names that the chat's shop deals with."""

from vyapari.books.catalogue import Party
from vyapari.bot.turn import Turn
from vyapari.quick.names import Names

_NONE = Names()


def names_of(turn: Turn) -> Names:
    """Items and parties of the chat's shop; of a chat without one, none at all."""
    return turn.session.file.names if turn.session.file else _NONE


async def party_of(turn: Turn, party_id: str) -> Party | None:
    """One of the shop's parties; one that is no longer listed too."""
    if (listed := names_of(turn).parties.get(party_id)) is not None:
        return listed
    account = await turn.store.khata(turn.shop.id, party_id, today=turn.today, limit=1)
    return account.party if account else None
