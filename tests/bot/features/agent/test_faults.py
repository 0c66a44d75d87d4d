"""With every fault of Gemini at three calls of ten: answered in time, booked once or not at all."""

import asyncio
import random
import re
from decimal import Decimal

import structlog
from structlog.testing import capture_logs

from tests.bot.features.conftest import Open
from tests.bot.features.harness import Bot
from tests.bot.features.merchant import SHOP, Merchant
from tests.gemini import agents, calls
from vyapari.agents.agents import Agents
from vyapari.books.shop import Role as MemberRole
from vyapari.books.voucher import Voucher
from vyapari.bot.router import ROUTES
from vyapari.bot.turn import Person
from vyapari.sandbox.gemini import Answer, Call, Fault, GeminiServer, Request

KEYS = tuple(f"key-number-{place}-of-four" for place in range(4))
_OFTEN = 0.3
_MESSAGES = 24
_SECONDS = 2.0
FAULTS = (
    Fault(kind="quota", retry_after=0.05, probability=_OFTEN),
    Fault(kind="daily_quota", probability=_OFTEN),
    Fault(kind="bare_quota", probability=_OFTEN),
    Fault(kind="internal", probability=_OFTEN),
    Fault(kind="overloaded", probability=_OFTEN),
    Fault(kind="too_slow", probability=_OFTEN),
    Fault(kind="slow", seconds=5, probability=_OFTEN),
    Fault(kind="reset", probability=_OFTEN),
    Fault(kind="cut", probability=_OFTEN),
    Fault(kind="unfinished", probability=_OFTEN),
    Fault(kind="garbage", probability=_OFTEN),
    Fault(kind="broken_event", probability=_OFTEN),
    Fault(kind="empty", probability=_OFTEN),
    Fault(kind="blocked", probability=_OFTEN),
)
#: What a model does wrong by itself: a call that is none, and calls with arguments that are wrong.
SLIPS = (
    Answer.of("", finish="MALFORMED_FUNCTION_CALL"),
    calls(("record_receipt", {"party": "Suresh Patel", "amount": "a lot"})),
    calls(("record_receipt", {"amount": 500.5, "shop": "all"})),
    calls(("record_sale", {"lines": "Sugar"})),
    calls(("no_such_tool", {})),
    calls(("hand_over", {"to": {"a": 1}})),
)


class Model:
    """Books what the message says, looks up what is asked; sometimes it slips."""

    def __init__(self, slips: tuple[Answer, ...] = ()) -> None:
        self._slips = slips
        self._chance = random.Random(3)

    def __call__(self, request: Request) -> Answer:
        if self._slips and self._chance.random() < _OFTEN:
            return self._chance.choice(self._slips)
        asked = request.text.rpartition("</context>")[2]
        if (amount := re.search(r"(\d+) jama", asked)) is not None:
            receipt = {"party": "Suresh Patel", "amount": amount[1]}
            return Answer.of(Call("record_receipt", receipt))
        if "compare" in asked and not request.responses:
            return Answer.of(Call("business_figures", {"period": "this_month"}))
        return Answer.of("All is well. ", "Keep the shop open on Sunday.")


async def test_each_message_is_answered_and_booked_once_or_not(opened: Open) -> None:
    owner = await opened()
    with capture_logs(processors=[structlog.processors.format_exc_info]) as logs:
        days = [_troubled(owner, fault, place) for place, fault in enumerate(FAULTS)]
        told = [*await asyncio.gather(*days), await _slipping(owner, len(FAULTS))]
    assert all(told), "of each day some messages went through"
    amounts = [amount for day in told for amount in day]
    booked = [voucher.total for voucher in await _vouchers(owner)]
    assert sorted(booked) == sorted(amounts), "told is what was booked, each once"
    assert await owner.owed("Suresh Patel") == -sum(amounts)
    logged = str(logs)
    assert "Traceback" not in logged
    assert not [key for key in KEYS if key in logged]
    assert "jama" not in logged


async def _troubled(owner: Merchant, fault: Fault, place: int) -> list[Decimal]:
    seconds = 0.4 if fault.kind == "slow" else _SECONDS
    async with GeminiServer(Model(), keys=KEYS, seed=7) as server:
        server.faults.add(fault)
        async with agents(server, KEYS, answer_seconds=seconds) as ready:
            return await _a_day(await _clerk(owner, ready, place), place, seconds)


async def _slipping(owner: Merchant, place: int) -> list[Decimal]:
    async with (
        GeminiServer(Model(SLIPS), keys=KEYS) as server,
        agents(server, KEYS, answer_seconds=_SECONDS) as ready,
    ):
        return await _a_day(await _clerk(owner, ready, place), place, _SECONDS, times=3)


async def _clerk(owner: Merchant, ready: Agents, place: int) -> Merchant:
    """One of the shop's people, at a bot with agents of its own."""
    bot = Bot(owner.bot.store, ROUTES, keys=owner.numbers, agents=ready)
    clerk = Merchant(bot, Person(100 + place, "Raju", "en"), 100 + place, numbers=owner.numbers)
    await owner.join(clerk, MemberRole.ACCOUNTANT)
    return clerk


async def _a_day(clerk: Merchant, place: int, seconds: float, times: int = 1) -> list[Decimal]:
    """What the clerk was told to be booked."""
    told: list[Decimal] = []
    for number in range(_MESSAGES * times):
        amount = 1000 * (place + 1) + number
        text = (
            f"Suresh bhai shaam ko aaye the dukaan pe, {amount} jama kara gaye apne",
            f"compare this month with the last one, why {number}",
            f"hello, any advice for shop number {number}",
        )[number % 3]
        # What is booked and rendered comes on top of the model's own time.
        async with asyncio.timeout(seconds + 10):
            reply = await clerk.say(text)
        assert reply.text
        if "✅" in reply.text:
            told.append(Decimal(amount))
        if "Shall I write" in reply.text:
            await clerk.tap("Leave it")
    return told


async def _vouchers(owner: Merchant) -> list[Voucher]:
    page = await owner.bot.store.vouchers(SHOP, limit=500)
    return [voucher for voucher in page.rows if voucher.kind != "opening"]
