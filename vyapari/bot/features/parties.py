"""``/parties``: customers and suppliers, a page at a time."""

from typing import Any

from vyapari.books.catalogue import Party
from vyapari.books.commands import PutParty
from vyapari.books.shop import Right
from vyapari.bot.features import checks, forms, pressed
from vyapari.bot.features.gate import needs
from vyapari.bot.features.known import names_of
from vyapari.bot.features.lists import numbered_list
from vyapari.bot.features.pages import PER_PAGE, Page, grid
from vyapari.bot.features.typed import is_entry
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn


@needs(Right.LOOK)
async def parties(turn: Turn) -> Replies:
    """``/parties [name]``: who is meant, or the list."""
    if not turn.text:
        return _listing(turn, 0)
    known, match = names_of(turn).parties, names_of(turn).find_party(turn.text)
    ids = (match.id,) if match.id else match.candidates or match.similar
    meant = [known[each] for each in ids if each in known]
    if meant:
        buttons = grid([Button(party.name, f"party:{party.id}") for party in meant])
        return Reply(text=turn.say("khata-which"), buttons=buttons)
    text = turn.say("khata-unknown", name=turn.text[:60])
    return Reply(text=text, buttons=((Button(turn.say.plain("party-all"), "parties"),),))


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``parties``: the list; ``parties:<page>``: in place."""
    return _listing(turn, pressed.count(turn, 0), edit=bool(turn.args))


@needs(Right.PRICES)
async def add(turn: Turn) -> Replies:
    """``addparty``: asks for the new name."""
    return await forms.ask_value(turn, "parties", "new")


@needs(Right.PRICES)
async def answer(turn: Turn, _asked: dict[str, Any]) -> Replies:
    """The new customer's name."""
    if is_entry(turn):
        return None
    name = forms.read(turn, checks.line(80))
    if isinstance(name, Reply):
        return name
    party = Party(id=new_id(turn.key, "party"), name=name)
    return forms.told(turn, await turn.ask(None, PutParty(party), reply="party-saved", data={}))


def _listing(turn: Turn, number: int, *, edit: bool = False) -> Reply:
    say = turn.say
    ranked = sorted(names_of(turn).parties.values(), key=lambda each: each.name.casefold())
    new = ((Button(say.plain("parties-add"), "addparty"),),) if turn.may(Right.PRICES) else ()
    if not ranked:
        return Reply(text=say("parties-none"), buttons=new, edit=edit)
    page = Page(number, len(ranked))
    rows = ranked[page.first_row : page.first_row + PER_PAGE]
    return numbered_list(
        say,
        say("parties-title", count=len(ranked)),
        [(party.name, party.phone or say.plain(f"party-kind-{party.kind}")) for party in rows],
        [f"party:{party.id}" for party in rows],
        page,
        arrows="parties",
        more=new,
        edit=edit,
    )


ROUTES = Routes(
    commands={"parties": parties},
    buttons={"parties": press, "addparty": add},
    questions={"parties": answer},
)
