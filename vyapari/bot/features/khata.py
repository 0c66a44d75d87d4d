"""Accounts of customers and suppliers: who owes what, and one party's statement."""

from typing import Literal, get_args

from vyapari.books.shop import Right
from vyapari.books.views import BalancePage
from vyapari.bot.features import pressed
from vyapari.bot.features.gate import needs, stale
from vyapari.bot.features.known import names_of
from vyapari.bot.features.lists import numbered_list
from vyapari.bot.features.look import looks
from vyapari.bot.features.pages import PER_PAGE, Page, grid
from vyapari.bot.features.statement import ROWS, statement
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn

Side = Literal["receivable", "payable"]
SIDES: tuple[Side, ...] = get_args(Side)
#: Days that amounts have stood, as the books split them.
_AGES = ("30", "60", "90", "more")


@needs(Right.LOOK)
async def khata(turn: Turn) -> Replies:
    """``/khata [party]``: the party's statement, or who owes."""
    if not turn.text:
        return await balances(turn, "receivable", 0)
    return await named(turn, turn.text)


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``khata``: the list; ``khata:<party>``: a statement; with a page after it, in place."""
    if not turn.args:
        return await balances(turn, "receivable", 0)
    party_id, number = pressed.ident(turn, 0), pressed.count(turn, 1)
    return await show(turn, party_id, number, edit=len(turn.args) > 1)


@needs(Right.LOOK)
async def turn_page(turn: Turn) -> Replies:
    """``khatas:<side>:<page>``: the list in place."""
    side: Side = "payable" if pressed.word(turn, 0, SIDES) == "payable" else "receivable"
    return await balances(turn, side, pressed.count(turn, 1), edit=True)


async def named(turn: Turn, name: str) -> Replies:
    """The statement of the party that ``name`` means; a choice where it may be several."""
    parties = names_of(turn).parties
    match = names_of(turn).find_party(name)
    if match.id is not None:
        return await show(turn, match.id, 0)
    meant = [parties[each] for each in match.candidates or match.similar if each in parties]
    if not meant:
        everybody = Button(turn.say.plain("khata-everybody"), "parties")
        text = turn.say("khata-unknown", name=name[:60])
        return Reply(text=text, buttons=((everybody,),))
    buttons = grid([Button(party.name, f"khata:{party.id}") for party in meant])
    return Reply(text=turn.say("khata-which"), buttons=buttons)


@looks
async def show(turn: Turn, party_id: str, number: int, *, edit: bool = False) -> Reply:
    """A page of a party's statement; ``party_id`` may be anybody's."""
    found = await turn.store.khata(
        turn.shop.id, party_id, today=turn.today, limit=ROWS, offset=number * ROWS
    )
    return statement(turn, found, number, edit=edit) if found else stale(turn)


@looks
async def balances(turn: Turn, side: Side, number: int, *, edit: bool = False) -> Reply:
    """Who owes the shop, or whom it owes, the largest amounts first."""
    found = await turn.store.balances(
        turn.shop.id, side=side, today=turn.today, limit=PER_PAGE, offset=number * PER_PAGE
    )
    say, page = turn.say, Page(number, found.count)
    other: Side = "payable" if side == "receivable" else "receivable"
    last = [Button(say.plain(f"khata-show-{other}"), f"khatas:{other}:0")]
    if not found.count:
        return Reply(text=say(f"khata-no-{side}"), buttons=(tuple(last),), edit=edit)
    if side == "receivable":
        last.insert(0, Button(say.plain("charts-button"), "chart:receivables:today"))
    title = say(f"khata-{side}", total=say.money(abs(found.total)), count=found.count)
    if ages := _ages(say, found):
        title = Markup(f"{title}\n{ages}")
    return numbered_list(
        say,
        title,
        [(row.name, say.number(abs(row.balance), money=True)) for row in found.rows],
        [f"khata:{row.party_id}" for row in found.rows],
        page,
        arrows=f"khatas:{side}",
        more=(tuple(last),),
        edit=edit,
    )


def _ages(say: Phrasebook, found: BalancePage) -> str:
    """How long the amounts have stood, when some of them have stood long."""
    if not any(found.ages[1:]):
        return ""
    named = zip(_AGES, found.ages, strict=True)
    return " · ".join(
        say(f"khata-age-{age}", amount=say.money(abs(amount))) for age, amount in named if amount
    )


ROUTES = Routes(
    commands={"khata": khata},
    buttons={"khata": press, "khatas": turn_page},
)
