"""Setting an item's price, and setting it back."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from vyapari.books.catalogue import Item
from vyapari.books.commands import Booked, CreateShop, PutItem, Refusal, SetChat
from vyapari.books.money import LARGEST
from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.entries.bill import joined
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.settle import known_items
from vyapari.bot.features.entries.steps import closing
from vyapari.bot.features.entries.tokens import full, short
from vyapari.bot.features.gate import needs, refusal, stale
from vyapari.bot.features.known import names_of
from vyapari.bot.features.newshop import new_shop
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn

Price = Literal["sale_price", "cost_price"]
#: The prices, and how a button's data names them.
PRICES: tuple[Price, ...] = ("sale_price", "cost_price")


async def set_prices(turn: Turn, *drafts: Draft, dropped: bool = False) -> Replies:
    """Give each entry's item the price that it names; a new item if there is none such."""
    if turn.session.shop is not None and (no := refusal(turn, Right.PRICES)) is not None:
        return no
    before: dict[str, Item] = {}
    after: dict[str, Item] = {}
    for entry in (draft.entry for draft in drafts):
        item = known_items(turn).get(entry.item_id or "") or _new_item(turn, entry.item or "")
        before.setdefault(item.id, item)
        after.setdefault(item.id, item)
        for name in PRICES:
            price: Decimal | None = getattr(entry, name)
            if price is not None and not 0 < price <= LARGEST:
                return refused(turn, Refusal("zero_amount"))
            if price is not None:
                after[item.id] = _at(after[item.id], name, price)
    opening = new_shop(turn) if turn.session.shop is None else None
    closes = closing(turn, always=opening is not None)
    pairs = [(after[ident], item) for ident, item in before.items()]
    return await _put(turn, pairs, opening, closes=closes, dropped=dropped)


def _new_item(turn: Turn, name: str) -> Item:
    unit = names_of(turn).usual_unit(name) or "pcs"
    return Item(new_id(turn.key, "item", name.casefold()), name, unit=unit)


async def _put(
    turn: Turn,
    pairs: Sequence[tuple[Item, Item]],
    opening: CreateShop | None = None,
    *,
    closes: tuple[SetChat, ...] = (),
    dropped: bool = False,
) -> Replies:
    """Put items as they shall be; ``pairs`` say how each was before."""
    outcome = await turn.book(
        *((opening,) if opening else ()),
        *(PutItem(after) for after, _ in pairs),
        *closes,
        reply="entry-priced",
        data={
            "changed": [_changed(after, before) for after, before in pairs],
            "dropped": dropped,
            "opened": opening.shop.name if opening else None,
        },
    )
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


def _changed(after: Item, before: Item) -> dict[str, str | None]:
    """The prices that were others before, as they were."""
    changed = [name for name in PRICES if getattr(after, name) != getattr(before, name)]
    return {name: _plain(getattr(before, name)) for name in changed}


async def priced(turn: Turn, booked: Booked) -> Replies:
    """Each new price beside the old one, with a button that takes it back."""
    say, told = turn.say, booked.reply_data
    items = [result["item"] for result in booked.results if "item" in result]
    replies = [
        _priced(say, item, changed, edit=turn.kind == "button" and not place)
        for place, (item, changed) in enumerate(zip(items, told["changed"], strict=True))
    ]
    rows = [replies[0].text]
    if told["dropped"]:
        rows.append(say("entries-dropped"))
    if told["opened"]:
        rows.append(say("entries-opened", shop=told["opened"]))
    first = replace(replies[0], text="\n".join(rows))
    return (first, *replies[1:]) if len(replies) > 1 else first


def _priced(
    say: Phrasebook, item: dict[str, Any], changed: dict[str, str | None], *, edit: bool
) -> Reply:
    rows = [_row(say, item, name, before) for name, before in changed.items()]
    if not rows:
        rows = [say("entries-price-same", item=item["name"])]
    back = tuple(
        Button(
            say.plain("undo-button"),
            f"price:{short(item['id'])}:{PRICES.index(name)}:{before or ''}:{item[name]}",
        )
        for name, before in changed.items()
    )
    fits = all(len(button.data or "") <= 64 for button in back)
    return Reply(joined(rows, "\n"), (back[:1],) if back and fits else (), edit=edit)


@needs(Right.PRICES)
async def take_back(turn: Turn) -> Replies:
    """Set a price back to what it was, as long as nobody has set another one since."""
    item = known_items(turn).get(full(pressed.word(turn, 0)))
    name = PRICES[int(pressed.word(turn, 1, ("0", "1")))]
    before, after = _amount(pressed.word(turn, 2)), _amount(pressed.word(turn, 3))
    if item is None or getattr(item, name) != after:
        return stale(turn)
    return await _put(turn, [(_at(item, name, before), item)])


def _at(item: Item, name: Price, price: Decimal | None) -> Item:
    if name == "sale_price":
        return replace(item, sale_price=price)
    return replace(item, cost_price=price)


def _row(say: Phrasebook, item: dict[str, Any], name: str, before: str | None) -> Markup:
    now = item[name]
    unit = say.plain(f"unit-{item['unit']}")
    if now is None:
        return say(f"entries-{name}-none", item=item["name"])
    price = say.money(Decimal(now))
    row = say(f"entries-{name}", item=item["name"], price=price, unit=unit)
    if before is None:
        return row
    return joined((row, say("entries-was", amount=say.money(Decimal(before)))), " ")


def _plain(price: Decimal | None) -> str | None:
    return None if price is None else format(price, "f")


def _amount(text: str) -> Decimal | None:
    if not text or text == "None":
        return None
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise pressed.Unreadable from error
    if not amount.is_finite() or not 0 < amount <= LARGEST:
        raise pressed.Unreadable
    return amount
