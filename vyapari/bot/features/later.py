"""A reminder for a day to come: that a party is to be reminded of what it owes."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from vyapari.books.catalogue import Party
from vyapari.books.commands import Booked, SetJob
from vyapari.books.job import Job, Run, clock
from vyapari.books.shop import Right
from vyapari.bot.features import forms, pressed
from vyapari.bot.features.gate import needs, sentence, stale
from vyapari.bot.features.known import party_of
from vyapari.bot.features.pages import grid
from vyapari.bot.features.reminder import remind
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn

_HOUR = 10
#: Days from now, and days of the month, that are offered.
_AHEAD, _DATES = (1, 3, 7), (1, 5, 10, 15, 20, 25)
#: So far ahead a day may be.
_LONGEST = timedelta(days=366)


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``later:<party>``: the choice of days; with ``:2026-12-05`` or ``:off``: chosen."""
    party = await party_of(turn, pressed.ident(turn, 0))
    if party is None:
        return stale(turn)
    if len(turn.args) == 1:
        return await _choice(turn, party)
    day = None if pressed.word(turn, 1) == "off" else _day(turn)
    if day is not None and not turn.today < day <= turn.today + _LONGEST:
        return sentence(turn, "later-past")
    due = None if day is None else clock(day, _HOUR, _zone(turn))
    job = Job(turn.chat_id, "remind", _HOUR, due, about=party.id)
    told = {"party": party.name, "day": day.isoformat() if day else None}
    return forms.told(turn, await turn.book(SetJob(job), reply="later-set", data=told))


async def _choice(turn: Turn, party: Party) -> Reply:
    say, today = turn.say, turn.today
    days = [Button(say.date(day, today=today), f"later:{party.id}:{day}") for day in offered(today)]
    last = [Button(say.plain("later-khata"), f"khata:{party.id}")]
    text = say("later-ask", party=party.name)
    for job in await turn.store.jobs.of_chat(turn.shop.id, turn.chat_id, party.id):
        if job.due is not None:
            day = say.date(job.due.astimezone(_zone(turn)).date(), today=today)
            text = say("later-ask-again", party=party.name, day=day)
            last.insert(0, Button(say.plain("later-off"), f"later:{party.id}:off"))
    return Reply(text=text, buttons=(*grid(days, 3), tuple(last)))


def offered(today: date) -> list[date]:
    """Some days from now, and the next days on which people are paid or promise to."""
    following = (today.replace(day=1) + timedelta(days=31)).replace(day=1)
    dates = {month.replace(day=day) for month in (today, following) for day in _DATES}
    soon = sorted(day for day in dates if day > today)[: len(_DATES)]
    return sorted({*soon, *(today + timedelta(days=ahead) for ahead in _AHEAD)})


async def _set(turn: Turn, booked: Booked) -> Reply:
    say, told = turn.say, booked.reply_data
    edit = turn.kind == "button"
    if told["day"] is None:
        return Reply(text=say("later-none", party=told["party"]), edit=edit)
    day = say.date(date.fromisoformat(told["day"]), today=turn.today)
    return Reply(text=say("later-set", party=told["party"], day=day), edit=edit)


async def tell(turn: Turn, run: Run) -> Replies:
    """That the day has come, and the reminder itself, for the merchant to send on."""
    party = await party_of(turn, run.job.about)
    if party is None:
        return None
    turn.args = (party.id,)
    reminder = await remind(turn)
    khata = Button(turn.say.plain("later-khata"), f"khata:{party.id}")
    due = Reply(text=turn.say("later-due", party=party.name), buttons=((khata,),))
    return (due, reminder) if isinstance(reminder, Reply) else due


def _day(turn: Turn) -> date:
    try:
        return date.fromisoformat(pressed.word(turn, 1))
    except ValueError as error:
        raise pressed.Unreadable from error


def _zone(turn: Turn) -> ZoneInfo:
    return ZoneInfo(turn.shop.timezone)


ROUTES = Routes(buttons={"later": press}, replies={"later-set": _set}, jobs={"remind": tell})
