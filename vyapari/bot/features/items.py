"""``/items``: what the shop deals in, a page at a time."""

from typing import Any

from vyapari.books.catalogue import Item
from vyapari.books.commands import PutItem
from vyapari.books.shop import Right
from vyapari.bot.features import checks, forms, pressed
from vyapari.bot.features.gate import needs
from vyapari.bot.features.itemcard import card, shown
from vyapari.bot.features.known import names_of
from vyapari.bot.features.lists import numbered_list
from vyapari.bot.features.pages import PER_PAGE, Page, grid
from vyapari.bot.features.typed import is_entry
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn


@needs(Right.LOOK)
async def items(turn: Turn) -> Replies:
    """``/items [name]``: one item's card, or the list."""
    if not turn.text:
        return _listing(turn, 0)
    known, match = names_of(turn).items, names_of(turn).find_item(turn.text)
    if match.id is not None:
        return card(turn, known[match.id])
    meant = [known[each] for each in match.candidates or match.similar if each in known]
    if meant:
        buttons = grid([Button(item.name, f"item:{item.id}") for item in meant])
        return Reply(text=turn.say("stock-which"), buttons=buttons)
    text = turn.say("stock-unknown", name=turn.text[:60])
    return Reply(text=text, buttons=((Button(turn.say.plain("item-all"), "items"),),))


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``items``: the list; ``items:<page>``: in place."""
    return _listing(turn, pressed.count(turn, 0), edit=bool(turn.args))


@needs(Right.PRICES)
async def add(turn: Turn) -> Replies:
    """``additem``: asks for the new item's name."""
    return await forms.ask_value(turn, "items", "new")


@needs(Right.PRICES)
async def answer(turn: Turn, _asked: dict[str, Any]) -> Replies:
    """The new item's name."""
    if is_entry(turn):
        return None
    name = forms.read(turn, checks.line(80))
    if isinstance(name, Reply):
        return name
    item = Item(id=new_id(turn.key, "item"), name=name)
    outcome = await turn.ask(None, PutItem(item), reply="item-saved", data={"added": item.id})
    return forms.told(turn, outcome)


def _listing(turn: Turn, number: int, *, edit: bool = False) -> Reply:
    say = turn.say
    ranked = sorted(names_of(turn).items.values(), key=lambda each: each.name.casefold())
    new = ((Button(say.plain("items-add"), "additem"),),) if turn.may(Right.PRICES) else ()
    if not ranked:
        return Reply(text=say("stock-none-all"), buttons=new, edit=edit)
    page = Page(number, len(ranked))
    rows = ranked[page.first_row : page.first_row + PER_PAGE]
    return numbered_list(
        say,
        say("items-title", count=len(ranked)),
        [(item.name, shown(turn, item, "sale_price") or "–") for item in rows],
        [f"item:{item.id}" for item in rows],
        page,
        arrows="items",
        more=new,
        edit=edit,
    )


ROUTES = Routes(
    commands={"items": items},
    buttons={"items": press, "additem": add},
    questions={"items": answer},
)
