"""What comes unasked: the day's summary, what runs low with it, the month's packet."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from vyapari.books.commands import Booked, SetJob
from vyapari.books.job import Job, JobKind, next_run
from vyapari.books.shop import Right
from vyapari.bot.features import forms, pressed
from vyapari.bot.features.gate import needs
from vyapari.bot.features.pages import grid
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn

#: In the morning it is about the day before.
HOURS = ("7", "8", "9", "18", "19", "20", "21", "22", "23")
_NOON, _NIGHT = 12, 20
_PACKET_HOUR = 9


@needs(Right.REPORTS)
async def press(turn: Turn) -> Replies:
    """``schedule``: the card; ``schedule:hour``: the hours; ``schedule:<which>:<value>``."""
    if not turn.args:
        return await _card(turn)
    which = pressed.word(turn, 0, ("hour", "low", "packet"))
    if which == "hour" and len(turn.args) == 1:
        return _choice(turn)
    summary, packet = await _jobs(turn)
    if which == "hour":
        value = pressed.word(turn, 1, (*HOURS, "off"))
        hour = None if value == "off" else int(value)
        return await _save(turn, summary, "summary", hour)
    on = pressed.word(turn, 1, "01") == "1"
    if which == "packet":
        return await _save(turn, packet, "packet", _PACKET_HOUR if on else None)
    if summary is None:
        return await _card(turn)
    return await _save(turn, replace(summary, low_stock=on), "summary", summary.hour)


async def _save(turn: Turn, job: Job | None, kind: JobKind, hour: int | None) -> Replies:
    """Have the job done at ``hour`` from now on, or no more."""
    job = job or Job(turn.chat_id, kind, hour or 0, None)
    due = None if hour is None else _due(turn, kind, hour)
    step = SetJob(replace(job, hour=job.hour if hour is None else hour, due=due))
    return forms.told(turn, await turn.book(step, reply="schedule-saved"))


def _due(turn: Turn, kind: JobKind, hour: int) -> datetime:
    return next_run(kind, hour, ZoneInfo(turn.shop.timezone), turn.at)


async def _jobs(turn: Turn) -> tuple[Job | None, Job | None]:
    """The chat's summary and packet, where they are wanted."""
    jobs = {job.kind: job for job in await turn.store.jobs.of_chat(turn.shop.id, turn.chat_id)}
    return jobs.get("summary"), jobs.get("packet")


async def _card(turn: Turn) -> Reply:
    say = turn.say
    summary, packet = await _jobs(turn)
    daily = hour_words(say, summary.hour) if summary else say.plain("schedule-off")
    lines = [say("schedule-title"), say("schedule-summary-line", when=daily)]
    buttons = [Button(say.plain("schedule-summary"), "schedule:hour")]
    if summary:
        lines.append(say("schedule-low-line", state=_state(say, on=summary.low_stock)))
        buttons.append(_switch(say, "low", on=summary.low_stock))
    lines.append(say("schedule-packet-line", state=_state(say, on=packet is not None)))
    buttons.append(_switch(say, "packet", on=packet is not None))
    back = (Button(say.plain("settings-back"), "settings"),)
    rows = (*grid(buttons), back)
    return Reply(text=Markup("\n".join(lines)), buttons=rows, edit=turn.kind == "button")


def _state(say: Phrasebook, *, on: bool) -> str:
    return say.plain("schedule-on" if on else "schedule-off")


def _switch(say: Phrasebook, which: str, *, on: bool) -> Button:
    """To have it no more, or from now on."""
    label = say.plain(f"schedule-{which}-stop" if on else f"schedule-{which}-start")
    return Button(label, f"schedule:{which}:{int(not on)}")


def _choice(turn: Turn) -> Reply:
    say = turn.say
    hours = [Button(hour_words(say, int(hour)), f"schedule:hour:{hour}") for hour in HOURS]
    last = (
        Button(say.plain("schedule-summary-stop"), "schedule:hour:off"),
        Button(say.plain("settings-back"), "schedule"),
    )
    return Reply(text=say("schedule-ask-hour"), buttons=(*grid(hours, 3), last), edit=True)


def hour_words(say: Phrasebook, hour: int) -> str:
    """``9 pm``, as it is said in the language."""
    part = "morning" if hour < _NOON else "evening" if hour < _NIGHT else "night"
    return say.plain(f"schedule-{part}", hour=hour if hour <= _NOON else hour - _NOON)


async def _saved(turn: Turn, _: Booked) -> Reply:
    return await _card(turn)


ROUTES = Routes(buttons={"schedule": press}, replies={"schedule-saved": _saved})
