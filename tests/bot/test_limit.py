"""The rate limit: a moving window per chat."""

import time
from inspect import signature

from vyapari.bot.limit import MESSAGE, PRESS, MovingWindow


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_so_many_pass_and_the_next_is_refused_until_the_first_is_a_window_old() -> None:
    clock = Clock()
    gate = MovingWindow(3, 60, clock=clock)
    for _ in range(3):
        assert await gate.admit(7, MESSAGE) is None
        clock.now += 10
    refused = await gate.admit(7, MESSAGE)
    assert refused
    assert (refused.messages, refused.seconds) == (3, 30)
    clock.now += 30
    assert await gate.admit(7, MESSAGE) is None
    assert await gate.admit(7, MESSAGE) is not None


async def test_chats_do_not_count_against_each_other() -> None:
    gate = MovingWindow(1, 60, clock=Clock())
    assert await gate.admit(7, MESSAGE) is None
    assert await gate.admit(8, MESSAGE) is None
    assert await gate.admit(7, MESSAGE) is not None


async def test_what_is_refused_does_not_count() -> None:
    clock = Clock()
    gate = MovingWindow(1, 60, clock=clock)
    await gate.admit(7, MESSAGE)
    clock.now += 59
    assert await gate.admit(7, MESSAGE) is not None
    clock.now += 1
    assert await gate.admit(7, MESSAGE) is None


async def test_only_the_first_refusal_in_a_window_is_the_first() -> None:
    clock = Clock()
    gate = MovingWindow(1, 60, clock=clock)
    await gate.admit(7, MESSAGE)
    firsts = [refused.first for _ in range(3) if (refused := await gate.admit(7, MESSAGE))]
    assert firsts == [True, False, False]
    clock.now += 61
    await gate.admit(7, MESSAGE)
    refused = await gate.admit(7, MESSAGE)
    assert refused
    assert refused.first


async def test_a_press_weighs_half_a_message() -> None:
    gate = MovingWindow(2, 60, clock=Clock())
    assert [await gate.admit(7, PRESS) for _ in range(4)] == [None] * 4
    assert await gate.admit(7, PRESS) is not None


async def test_it_forgets_the_chats_that_are_quiet() -> None:
    clock = Clock()
    gate = MovingWindow(5, 60, clock=clock)
    for chat in range(1000):
        await gate.admit(chat, MESSAGE)
    clock.now += 121
    await gate.admit(1, MESSAGE)
    assert gate.chats == 1


async def test_a_decision_stays_cheap_with_a_thousand_chats() -> None:
    gate = MovingWindow(1_000_000, 60)
    started = time.process_time()
    for number in range(5000):
        await gate.admit(number % 1000, MESSAGE)
    assert time.process_time() - started < 1.0


async def test_a_refused_press_does_not_take_the_notice_from_a_refused_message() -> None:
    gate = MovingWindow(1, 60, clock=Clock())
    await gate.admit(7, MESSAGE)
    assert await gate.admit(7, PRESS) is not None
    refused = await gate.admit(7, MESSAGE)
    assert refused
    assert refused.first


def test_a_clock_set_back_refuses_nobody() -> None:
    assert signature(MovingWindow).parameters["clock"].default is time.monotonic
