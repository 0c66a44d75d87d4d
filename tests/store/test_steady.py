"""Trying again, and leaving alone what keeps failing."""

import asyncio
import time

import pytest

from tests.store.memory import MemoryTransport
from vyapari.errors import Rejected, Unavailable
from vyapari.store.breaker import Breaker
from vyapari.store.steady import SteadyTransport
from vyapari.store.transport import Payload

NOTHING: Payload = {"commands": []}


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def test_a_short_trouble_is_outlasted() -> None:
    inner = MemoryTransport()
    inner.faults.extend([Unavailable("it"), Unavailable("it")])
    assert await SteadyTransport(inner).call("apply", NOTHING) == {"results": []}
    assert len(inner.batches) == 3


async def test_a_long_trouble_is_given_up_at_the_deadline() -> None:
    inner = MemoryTransport()
    inner.faults.extend([Unavailable("it")] * 1000)
    steady = SteadyTransport(inner, deadline=0.3, breaker=Breaker("it", threshold=1000))
    started = time.monotonic()
    with pytest.raises(Unavailable):
        await steady.call("apply", NOTHING)
    assert time.monotonic() - started < 1
    assert len(inner.batches) > 1


async def test_it_comes_back_no_sooner_than_asked() -> None:
    inner = MemoryTransport()
    inner.faults.append(Unavailable("it", retry_after=0.2))
    started = time.monotonic()
    await SteadyTransport(inner).call("apply", NOTHING)
    assert time.monotonic() - started >= 0.2


async def test_a_wait_beyond_the_deadline_is_not_begun() -> None:
    inner = MemoryTransport()
    inner.faults.append(Unavailable("it", retry_after=60))
    with pytest.raises(Unavailable) as caught:
        await SteadyTransport(inner, deadline=1).call("apply", NOTHING)
    assert caught.value.retry_after == 60
    assert len(inner.batches) == 1


async def test_a_rejection_is_not_tried_again_and_is_no_failure() -> None:
    inner = MemoryTransport()
    inner.faults.extend([Rejected("no")] * 9)
    steady = SteadyTransport(inner, breaker=Breaker("it", threshold=3))
    for _ in range(9):
        with pytest.raises(Rejected):
            await steady.call("apply", NOTHING)
    assert not steady.breaker.is_open


async def test_a_call_that_hangs_is_cut_off() -> None:
    inner = MemoryTransport()
    inner.gate.clear()
    steady = SteadyTransport(inner, deadline=0.1, patience=0.05)
    with pytest.raises(Unavailable):
        await steady.call("apply", NOTHING)
    assert inner.under_way == 0


async def test_cancelling_passes_through() -> None:
    inner = MemoryTransport()
    inner.gate.clear()
    steady = SteadyTransport(inner)
    task = asyncio.create_task(steady.call("apply", NOTHING))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(inner.batches) == 1


def test_the_breaker_opens_turns_away_and_lets_one_try() -> None:
    clock = Clock()
    breaker = Breaker("it", threshold=3, cooldown=2, clock=clock)
    for _ in range(3):
        breaker.enter()
        breaker.failed()
    assert breaker.is_open
    with pytest.raises(Unavailable) as caught:
        breaker.enter()
    assert caught.value.retry_after == 2
    clock.now += 2
    breaker.enter()  # the one that tries
    with pytest.raises(Unavailable):
        breaker.enter()
    breaker.failed()
    with pytest.raises(Unavailable):
        breaker.enter()
    clock.now += 2
    breaker.enter()
    breaker.succeeded()
    assert not breaker.is_open
    breaker.enter()


def test_who_asks_for_a_rest_is_left_alone_by_all() -> None:
    clock = Clock()
    breaker = Breaker("it", threshold=3, cooldown=2, clock=clock)
    breaker.failed(rest=1)
    assert not breaker.is_open
    breaker.failed(rest=30)
    with pytest.raises(Unavailable) as caught:
        breaker.enter()
    assert caught.value.retry_after == 30
    clock.now += 30
    breaker.enter()
    breaker.failed(rest=9_999)
    clock.now += 60
    breaker.enter()
    breaker.succeeded()
    breaker.enter()


def test_failures_that_do_not_follow_one_another_open_nothing() -> None:
    breaker = Breaker("it", threshold=2)
    for _ in range(5):
        breaker.failed()
        breaker.succeeded()
    assert not breaker.is_open


def test_who_was_on_the_way_cuts_short_no_rest_that_another_was_asked_for() -> None:
    clock = Clock()
    breaker = Breaker("it", threshold=1, cooldown=2, clock=clock)
    breaker.failed(rest=30)
    breaker.failed()
    assert breaker.left == 30
    breaker.succeeded()
    assert breaker.left == 0
    breaker.failed()
    assert breaker.left == 2
