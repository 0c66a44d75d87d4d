"""What an agent can do: the tools, each declared once from the types that its arguments become."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vyapari.agents.schema import Schema, parameters
from vyapari.books.entry import Intent


class Act(StrEnum):
    """What a call of a tool leads to.

    ``LOOKUP`` and ``HAND_OVER`` go on with another call of the model. All others end with the books
    speaking to the merchant: the model has said all it need.
    """

    ENTRY = "entry"
    OFFER = "offer"
    SHOW = "show"
    PAGE = "page"
    MEND = "mend"
    LOOKUP = "lookup"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as a model sees it, and what comes of calling it."""

    name: str
    act: Act
    description: str
    parameters: Schema
    intent: Intent | None = None


_GOODS = ("lines", "party", "mode", "discount", "discount_percent", "date")
_MONEY = ("party", "amount", "mode", "date")


def _entry(name: str, intent: Intent, words: str, fields: Iterable[str], *needed: str) -> Tool:
    return Tool(name, Act.ENTRY, words, parameters(fields, needed), intent)


def _show(name: str, intent: Intent, words: str, fields: Iterable[str], *needed: str) -> Tool:
    return Tool(name, Act.SHOW, words, parameters(fields, needed), intent)


def _numbered(tool: Tool, words: str) -> Tool:
    """``tool`` with the number that an entry has in the context."""
    number = {"entry": {"type": "integer", "description": "The entry's number in the context."}}
    properties = {**number, **tool.parameters["properties"]}
    schema = {**tool.parameters, "properties": properties, "required": ["entry"]}
    return Tool(tool.name, tool.act, words, schema, tool.intent)


#: Tools whose arguments are an entry, by what it is; booked by the bot when the model is done.
ENTRIES: dict[str, Tool] = {
    "sale": _entry("record_sale", Intent.SALE, "Goods were sold.", _GOODS, "lines"),
    "purchase": _entry(
        "record_purchase", Intent.PURCHASE, "Goods were bought for the shop.", _GOODS, "lines"
    ),
    "sale_return": _entry(
        "record_sale_return", Intent.SALE_RETURN, "A customer gave goods back.", _GOODS, "lines"
    ),
    "purchase_return": _entry(
        "record_purchase_return",
        Intent.PURCHASE_RETURN,
        "The shop gave goods back to a supplier.",
        _GOODS,
        "lines",
    ),
    "receipt": _entry(
        "record_receipt", Intent.RECEIPT, "A party paid money to the shop.", _MONEY, "party"
    ),
    "payment": _entry(
        "record_payment", Intent.PAYMENT, "The shop paid money to a party.", _MONEY, "party"
    ),
    "expense": _entry(
        "record_expense",
        Intent.EXPENSE,
        "Money was spent on running the shop, not on goods to sell.",
        ("category", "amount", "mode", "date"),
        "category",
    ),
    "transfer": _entry(
        "record_transfer",
        Intent.TRANSFER,
        "Own money moved between cash, bank and UPI.",
        ("source", "target", "amount", "date"),
        "source",
        "target",
    ),
    "opening": _entry(
        "record_opening",
        Intent.OPENING,
        "What there was before these books: stock, a party's old balance, money in hand.",
        ("lines", "party", "amount", "mode"),
    ),
    "stock_count": _entry(
        "count_stock", Intent.STOCK_COUNT, "Goods on the shelf were counted.", ("lines",), "lines"
    ),
    "price_set": _entry(
        "set_price",
        Intent.PRICE_SET,
        "An item costs something else from now on.",
        ("item", "sale_price", "cost_price"),
        "item",
    ),
    "correction": _numbered(
        _entry("correct_entry", Intent.UNDO, "", (*_GOODS, "amount", "category")),
        "An entry of the context was wrong: give only what it should say instead.",
    ),
    "undo": _numbered(
        _entry("undo_entry", Intent.UNDO, "", ()),
        "An entry of the context did not happen at all.",
    ),
}

#: What goods would cost, on paper; the books stay as they are.
QUOTATION = Tool(
    "offer_quotation",
    Act.OFFER,
    "A quotation (estimate, price list for somebody): what goods would cost; nothing was sold.",
    parameters(("lines", "party", "discount", "discount_percent"), ("lines",)),
    Intent.SALE,
)

#: Puts a line right of a paper that was read and is not written yet.
MENDING = Tool(
    "correct_paper",
    Act.MEND,
    'A line of the bill or list in the context\'s "asked" shall be otherwise, or go.',
    {
        "type": "object",
        "properties": {
            "line": {"type": "integer", "description": "The line's number."},
            **{name: {"type": "string"} for name in ("qty", "rate", "amount")},
            "gone": {"type": "boolean"},
        },
        "required": ["line"],
    },
)

#: Tools that show the merchant a page of the books.
SHOWS: dict[str, Tool] = {
    "stock_query": _show(
        "show_stock", Intent.STOCK_QUERY, "Show how much of an item, or of all, is left.", ("item",)
    ),
    "balance_query": _show(
        "show_khata", Intent.BALANCE_QUERY, "Show a party's account, or who owes.", ("party",)
    ),
    "report": _show("show_report", Intent.REPORT, "Show a report.", ("report", "period"), "report"),
}

CHARTS = ("sales", "profit", "items", "receivables")
FILES = ("entries", "books", "stock")


def _page(name: str, words: str, kinds: Iterable[str]) -> Tool:
    period = parameters(("period",))["properties"]
    kind = {"kind": {"type": "string", "enum": list(kinds)}}
    schema = {"type": "object", "properties": {**kind, **period}, "required": ["kind"]}
    return Tool(name, Act.PAGE, words, schema)


#: Tools that send the merchant a picture or a file.
PAGES: dict[str, Tool] = {
    "chart": _page(
        "send_chart",
        "Send a picture: sales by day, profit by month, best-selling items, receivables by age.",
        CHARTS,
    ),
    "file": _page(
        "send_file", "Send the books as a spreadsheet: entries, all books, or the stock.", FILES
    ),
}

_PERIOD = parameters(("period",), ("period",))


def _lookup(name: str, words: str, schema: Schema) -> Tool:
    return Tool(name, Act.LOOKUP, words, schema)


#: Tools that give figures of the books to the model, to reason on.
LOOKUPS: dict[str, Tool] = {
    tool.name: tool
    for tool in (
        _lookup(
            "business_figures",
            "Sales, cost, profit, expenses, purchases, money by mode and top items of a period.",
            _PERIOD,
        ),
        _lookup(
            "stock_list",
            "Items with stock, average cost and selling price; or one item.",
            parameters(("item",)),
        ),
        _lookup("receivables", "Who owes the shop, how much, how old.", parameters(())),
        _lookup("payables", "Whom the shop owes, how much, how old.", parameters(())),
        _lookup("party_account", "A party's account.", parameters(("party",), ("party",))),
        _lookup(
            "entries_of_period",
            "Entries of a period, the newest first; of one party or item if named.",
            parameters(("period", "party", "item"), ("period",)),
        ),
        _lookup("money_in_hand", "Cash, bank and UPI at the end of a period.", _PERIOD),
        _lookup("gst_figures", "GST on sales and purchases of a period.", _PERIOD),
    )
}


def handing_over(roles: tuple[str, ...]) -> Tool:
    """Gives the message to one of ``roles``, whose work it is."""
    return Tool(
        "hand_over",
        Act.HAND_OVER,
        "The message is for another of the shop's people: bookkeeper (what happened), stockkeeper "
        "(counts and prices), analyst (questions about figures), advisor (advice and talk).",
        {
            "type": "object",
            "properties": {"to": {"type": "string", "enum": list(roles)}},
            "required": ["to"],
        },
    )
