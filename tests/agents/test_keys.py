"""The pool of keys: the least used first, what is used up rests, what is refused is gone."""

from collections import Counter
from contextlib import ExitStack

from structlog.testing import capture_logs

from vyapari.agents.cooldowns import CoolDownsInMemory
from vyapari.agents.keys import Key, KeyPool

MODEL = "a-model"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def pool(count: int = 4) -> tuple[KeyPool, list[Key], Clock]:
    clock = Clock()
    keys = [Key(f"GEMINI_API_KEY{place}", f"secret-{place}") for place in range(1, count + 1)]
    return KeyPool(keys, CoolDownsInMemory(clock), clock=clock), keys, clock


async def test_calls_are_spread_evenly() -> None:
    keys, _, _ = pool()
    used: Counter[str] = Counter()
    for _ in range(401):
        key = await keys.pick(MODEL)
        assert key is not None
        with keys.using(key):
            used[key.name] += 1
    assert max(used.values()) - min(used.values()) <= 1


async def test_calls_at_the_same_time_go_to_keys_that_are_not_in_use() -> None:
    keys, _, _ = pool()
    used: Counter[str] = Counter()
    with ExitStack() as held:
        for _ in range(10):
            key = await keys.pick(MODEL)
            assert key is not None
            held.enter_context(keys.using(key))
            used[key.name] += 1
    assert sorted(used.values()) == [2, 2, 3, 3]


async def test_a_key_rests_for_as_long_as_was_said_and_for_that_model_alone() -> None:
    keys, (one, *_), clock = pool(1)
    await keys.rest(one, MODEL, 37.0)
    assert await keys.pick(MODEL) is None
    assert await keys.pick("another-model") is one
    assert await keys.wakes([MODEL]) == 37.0
    assert await keys.wakes([MODEL, "another-model"]) == 0.0
    clock.now += 37.0
    assert await keys.pick(MODEL) is one


async def test_without_a_word_a_rest_doubles_each_time_up_to_two_minutes() -> None:
    keys, (one, *_), clock = pool(1)
    rests = []
    for _ in range(7):
        await keys.rest(one, MODEL, None)
        rests.append(await keys.wakes([MODEL]))
        clock.now += rests[-1] or 0
    assert rests == [5, 10, 20, 40, 80, 120, 120]
    keys.worked(one, MODEL)
    await keys.rest(one, MODEL, None)
    assert await keys.wakes([MODEL]) == 5


async def test_a_refused_key_is_told_once_by_its_name_and_used_no_more() -> None:
    keys, (one, two), _ = pool(2)
    with capture_logs() as logs:
        keys.refuse(one)
        keys.refuse(one)
    assert [(log["event"], log["key"], log["left"]) for log in logs] == [
        ("key.refused", "GEMINI_API_KEY1", 1)
    ]
    assert len(keys) == 1
    assert {await keys.pick(MODEL) for _ in range(3)} == {two}
    keys.refuse(two)
    assert await keys.pick(MODEL) is None
    assert await keys.wakes([MODEL]) is None


async def test_a_key_shows_its_name_and_never_itself() -> None:
    keys, (one,), _ = pool(1)
    assert "secret-1" not in repr(one)
    assert "secret-1" not in one.mark
    with capture_logs() as logs:
        await keys.rest(one, MODEL, 1.0)
        keys.refuse(one)
    assert "secret-1" not in str(logs)


async def test_a_key_whose_server_says_to_come_back_at_once_rests_all_the_same() -> None:
    keys, (one,), clock = pool(1)
    await keys.rest(one, MODEL, 0.0)
    assert await keys.pick(MODEL) is None
    clock.now += 5.1
    assert await keys.pick(MODEL) is one
