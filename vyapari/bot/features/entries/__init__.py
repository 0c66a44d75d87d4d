"""Recording entries in chat: understood, asked about, booked, confirmed, corrected."""

from vyapari.bot.features.entries import (
    asks,
    confirmation,
    edits,
    guide,
    listen,
    mends,
    modes,
    prices,
    replying,
)
from vyapari.bot.features.entries.draft import KIND
from vyapari.bot.features.entries.merge import merge
from vyapari.bot.routes import Routes

ROUTES = Routes(
    commands={"record": guide.show, "cancel": replying.cancel},
    buttons={
        "draft": replying.press,
        "mode": modes.change_mode,
        "merge": merge,
        "price": prices.take_back,
        "buy": mends.buy,
        "count": mends.count,
        "guide": guide.press,
    },
    questions={KIND: replying.answer},
    replies={
        "entry": confirmation.entry,
        "entry-question": asks.question,
        "entry-priced": prices.priced,
        "entry-left": replying.left,
    },
    text=listen.text,
    edit=edits.edited,
)
