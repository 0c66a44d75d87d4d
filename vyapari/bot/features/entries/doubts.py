"""What the bot wonders at before it books: said with the figures, answered with a tap."""

from decimal import Decimal

from vyapari.books.bookkeeping import DOUBTS
from vyapari.books.voucher import Voucher
from vyapari.bot.features.entries.bill import brief, joined, said
from vyapari.bot.features.entries.draft import Question
from vyapari.bot.reply import Button, Buttons
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn
from vyapari.store.wire import from_json

#: Codes that the merchant may wave through, those of the books and the store's, and the bot's own:
#: whether an edited message shall change what is booked, and whether what an agent has understood
#: is right.
WAVABLE = DOUBTS | {"duplicate", "credit_limit", "change", "unsaid"}


def doubt_text(turn: Turn, asked: Question) -> Markup:
    """The doubt in a sentence. ``about`` is the refusal's data and its ``code``."""
    say, about = turn.say, asked.about
    key = f"entries-doubt-{about['code']}"
    match about["code"]:
        case "odd_rate":
            return say(
                key,
                item=about["item"],
                unit=say.plain(f"unit-{about['unit']}"),
                **_money(say, about, "rate", "usual", "total"),
            )
        case "large_total":
            return say(key, what=said(say, asked.draft.entry), **_money(say, about, "total"))
        case "duplicate":
            what = brief(say, from_json(Voucher, about["voucher"]))
            return say(key, what=what, minutes=int(Decimal(about["minutes"])))
        case "credit_limit":
            figures = _money(say, about, "limit", "balance", "would_be")
            return say(key, party=about["party"], **figures)
        case "unsaid":
            parts = (say("entries-unsaid"), Markup(about["rows"]), Markup(about["remarks"]))
            return joined((*parts, say(key)), "\n")
    return say(key, before=Markup(about["before"]), after=Markup(about["after"]))


def doubt_buttons(say: Phrasebook, asked: Question, press: str) -> Buttons:
    """Yes, and what else there is to do."""
    code = asked.about["code"]
    yes = Button(say.plain(f"entries-yes-{code}"), f"{press}:yes")
    if code in DOUBTS:
        return ((yes, Button(say.plain("entries-mend"), f"{press}:change")),)
    no = Button(say.plain(f"entries-no-{code}"), f"{press}:no")
    if code == "unsaid":
        return ((yes,), (Button(say.plain("entries-mend"), f"{press}:change"), no))
    if code == "credit_limit":
        return ((yes, Button(say.plain("entries-to-cash"), f"{press}:cash")), (no,))
    return ((yes, no),)


def _money(say: Phrasebook, about: dict[str, str], *names: str) -> dict[str, str]:
    return {name: say.money(Decimal(about[name])) for name in names}
