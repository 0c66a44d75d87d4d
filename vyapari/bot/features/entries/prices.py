"""Setting an item's price, and setting it back."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from vyapari.books.catalogue import Item
from vyapari.books.commands import Booked, CreateShop, PutItem, Refusal, SetChat
from vyapari.books.money import LARGEST
from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.entries.asks import put, question_of
from vyapari.bot.features.entries.bill import joined
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.settle import known_items
from vyapari.bot.features.entries.steps import closing
from vyapari.bot.features.entries.tokens import full, short
from vyapari.bot.features.entries.unsaid import Sketch, unsaid_need
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


async def set_price(turn: Turn, draft: Draft, *others: Draft, dropped: bool = False) -> Replies:
    """Give the entry's item the price that it names; a new item if there is none such.

    ``others`` of the same message are asked about next.
    """
    if turn.session.shop is not None and (no := refusal(turn, Right.PRICES)) is not None:
        return no
    entry = draft.entry
    before = known_items(turn).get(entry.item_id or "")
    item = before or _new_item(turn, entry.item or "")
    said = {"sale_price": entry.sale_price, "cost_price": entry.cost_price}
    if any(price is not None and not 0 < price <= LARGEST for price in said.values()):
        return refused(turn, Refusal("zero_amount"))
    after = item
    for name in PRICES:
        if said[name] is not None:
            after = _at(after, name, said[name])
    opening = new_shop(turn) if turn.session.shop is None else None
    closes, question = closing(turn, always=opening is not None), None
    if others:
        need = unsaid_need(turn.say, [Sketch(other, None) for other in others])
        question = (await question_of(turn, others[0], need, others[1:])).to_state(turn)
        closes = (SetChat(turn.chat_id, {"question": question}),)
    return await _put(turn, after, item, opening, closes=closes, dropped=dropped, question=question)


def _new_item(turn: Turn, name: str) -> Item:
    unit = names_of(turn).usual_unit(name) or "pcs"
    return Item(new_id(turn.key, "item"), name, unit=unit)


async def _put(
    turn: Turn,
    after: Item,
    before: Item,
    opening: CreateShop | None = None,
    *,
    closes: tuple[SetChat, ...] = (),
    dropped: bool = False,
    question: dict[str, Any] | None = None,
) -> Replies:
    changed = [name for name in PRICES if getattr(after, name) != getattr(before, name)]
    outcome = await turn.book(
        *((opening,) if opening else ()),
        PutItem(after),
        *closes,
        reply="entry-priced",
        data={
            "changed": {name: _plain(getattr(before, name)) for name in changed},
            "dropped": dropped,
            "question": question,
            "opened": opening.shop.name if opening else None,
        },
    )
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def priced(turn: Turn, booked: Booked) -> Replies:
    """The new price beside the old one, a button that takes it back, and what is asked next."""
    say, told = turn.say, booked.reply_data
    item = next(result["item"] for result in booked.results if "item" in result)
    rows = [_row(say, item, name, before) for name, before in told["changed"].items()]
    if not rows:
        rows = [say("entries-price-same", item=item["name"])]
    if told["dropped"]:
        rows.append(say("entries-dropped"))
    if told["opened"]:
        rows.append(say("entries-opened", shop=told["opened"]))
    back = tuple(
        Button(
            say.plain("undo-button"),
            f"price:{short(item['id'])}:{PRICES.index(name)}:{before or ''}:{item[name]}",
        )
        for name, before in told["changed"].items()
    )
    fits = all(len(button.data or "") <= 64 for button in back)
    reply = Reply(
        text=joined(rows, "\n"),
        buttons=(back[:1],) if back and fits else (),
        edit=turn.kind == "button",
    )
    return (reply, put(turn, told["question"])) if told.get("question") else reply


@needs(Right.PRICES)
async def take_back(turn: Turn) -> Replies:
    """Set a price back to what it was, as long as nobody has set another one since."""
    item = known_items(turn).get(full(pressed.word(turn, 0)))
    name = PRICES[int(pressed.word(turn, 1, ("0", "1")))]
    before, after = _amount(pressed.word(turn, 2)), _amount(pressed.word(turn, 3))
    if item is None or getattr(item, name) != after:
        return stale(turn)
    return await _put(turn, _at(item, name, before), item)


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
