"""What is on the shelf: the list, what runs low, and one item with its last movements."""

from vyapari.books.shop import Right
from vyapari.books.views import StockRow
from vyapari.books.voucher import Voucher
from vyapari.bot.features import pressed
from vyapari.bot.features.columns import columns
from vyapari.bot.features.gate import needs, stale
from vyapari.bot.features.known import names_of
from vyapari.bot.features.lists import numbered_list
from vyapari.bot.features.look import looks
from vyapari.bot.features.pages import PER_PAGE, Page, grid
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn

_FILTERS = ("all", "low")
_LAST_MOVES = 5


@needs(Right.LOOK)
async def stock(turn: Turn) -> Replies:
    """``/stock [item]``: the item's shelf, or the whole list."""
    return await (named(turn, turn.text) if turn.text else listing(turn, "all", 0))


async def named(turn: Turn, name: str) -> Replies:
    """The shelf of the item that ``name`` means; a choice where it may be several."""
    items = names_of(turn).items
    match = names_of(turn).find_item(name)
    if match.id is not None:
        return await shelf(turn, match.id)
    meant = [items[each] for each in match.candidates or match.similar if each in items]
    if not meant:
        everything = Button(turn.say.plain("stock-everything"), "stock")
        text = turn.say("stock-unknown", name=name[:60])
        return Reply(text=text, buttons=((everything,),))
    buttons = grid([Button(item.name, f"stock:item:{item.id}") for item in meant])
    return Reply(text=turn.say("stock-which"), buttons=buttons)


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``stock``: the list; ``stock:all|low:<page>``: in place; ``stock:item:<id>``: one item."""
    if not turn.args:
        return await listing(turn, "all", 0)
    if pressed.word(turn, 0) == "item":
        return await shelf(turn, pressed.ident(turn, 1))
    chosen = pressed.word(turn, 0, _FILTERS)
    return await listing(turn, chosen, pressed.count(turn, 1), edit=True)


@looks
async def listing(turn: Turn, chosen: str, number: int, *, edit: bool = False) -> Reply:
    """A page of the stock, all of it or what runs low."""
    found = await turn.store.stock(
        turn.shop.id, low=chosen == "low", limit=PER_PAGE, offset=number * PER_PAGE
    )
    say, page = turn.say, Page(number, found.count)
    other = "low" if chosen == "all" else "all"
    switch = (Button(say.plain(f"stock-show-{other}"), f"stock:{other}:0"),)
    if not found.count:
        buttons = (switch,) if chosen == "low" else ()
        return Reply(text=say(f"stock-none-{chosen}"), buttons=buttons, edit=edit)
    title = say(f"stock-title-{chosen}", count=found.count)
    if turn.may(Right.REPORTS) and chosen == "all":
        title = Markup(f"{title} · {say.money(found.value)}")
    return numbered_list(
        say,
        title,
        [(row.name, _left(say, row)) for row in found.rows],
        [f"stock:item:{row.item_id}" for row in found.rows],
        page,
        arrows=f"stock:{chosen}",
        more=(switch,),
        edit=edit,
    )


@looks
async def shelf(turn: Turn, item_id: str) -> Reply:
    """One item: how much there is, what it is worth, how it came and went last."""
    found = await turn.store.stock(turn.shop.id, item_id=item_id, limit=1)
    if not found.rows:
        return stale(turn)
    row, say = found.rows[0], turn.say
    parts: list[str] = [say("stock-item", item=row.name, qty=say.quantity(row.qty, row.unit))]
    if row.low_stock is not None and row.qty <= row.low_stock:
        parts.append(say("stock-low", level=say.quantity(row.low_stock, row.unit)))
    if prices := _prices(turn, row):
        parts.append(prices)
    moved = await turn.store.vouchers(turn.shop.id, item_id=item_id, limit=_LAST_MOVES)
    if moved.rows:
        parts.append(columns([_moved(turn, voucher, row) for voucher in moved.rows], "lLr"))
    details = Button(say.plain("stock-details"), f"item:{row.item_id}")
    return Reply(text=Markup("\n".join(parts)), buttons=((details,),))


def _left(say: Phrasebook, row: StockRow) -> str:
    low = row.qty < 0 or (row.low_stock is not None and row.qty <= row.low_stock)
    return say.quantity(row.qty, row.unit) + (" ⚠️" if low else "")


def _prices(turn: Turn, row: StockRow) -> str:
    """What it sells for, and to whom it is shown, what it cost and is worth."""
    say, unit = turn.say, turn.say.plain(f"unit-{row.unit}")
    parts = []
    if row.sale_price is not None:
        parts.append(say("stock-price", price=say.money(row.sale_price), unit=unit))
    if turn.may(Right.REPORTS):
        if row.average_cost is not None:
            parts.append(say("stock-cost", cost=say.money(row.average_cost), unit=unit))
        parts.append(say("stock-value", value=say.money(row.value)))
    return " · ".join(parts)


def _moved(turn: Turn, voucher: Voucher, row: StockRow) -> tuple[str, str, str]:
    say = turn.say
    kind = say.plain(f"ledger-{voucher.kind.value}")
    who = f"{kind} {voucher.party_name}" if voucher.party_name else kind
    return say.date(voucher.date, today=turn.today), who, _change(turn, voucher, row)


def _change(turn: Turn, voucher: Voucher, row: StockRow) -> str:
    """``+50 kg``; a count says what was found, ``= 45 kg``."""
    say = turn.say
    moves = [move for move in voucher.moves if move.item_id == row.item_id]
    for move in moves:
        if move.count is not None:
            return f"= {say.quantity(move.count, row.unit)}"
    change = sum((move.qty for move in moves if move.qty is not None), start=0 * row.qty)
    return ("+" if change > 0 else "") + say.quantity(change, row.unit)


ROUTES = Routes(commands={"stock": stock, "inventory": stock}, buttons={"stock": press})
