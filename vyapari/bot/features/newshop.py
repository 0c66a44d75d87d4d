"""The shop that a chat gets before anybody has told more about it."""

from vyapari.books.commands import CreateShop
from vyapari.books.shop import Shop
from vyapari.bot.ids import new_id
from vyapari.bot.turn import Turn

LONGEST_NAME = 100


def new_shop(turn: Turn, name: str | None = None) -> CreateShop:
    """The step that opens a shop for this chat; on defaults, and set up later.

    Without a ``name`` it is called after its owner.
    """
    shop = Shop(
        id=new_id(turn.key, "shop"),
        name=name or default_name(turn),
        language=turn.say.language,
    )
    return CreateShop(shop, turn.chat_id, turn.person.name)


def default_name(turn: Turn) -> str:
    """What a shop is called whose owner has not said."""
    person = " ".join(turn.person.name.split())[: LONGEST_NAME // 2]
    return turn.say.plain("start-shop-of", name=person) if person else turn.say.plain("start-shop")
