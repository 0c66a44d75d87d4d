"""Cool-downs of one process."""

from vyapari.agents.cooldowns import CoolDownsInMemory


async def test_what_rests_is_told_until_it_has_rested_enough() -> None:
    now = 100.0
    cooldowns = CoolDownsInMemory(lambda: now)
    await cooldowns.rest("one", 130.0)
    await cooldowns.rest("other", 110.0)
    assert await cooldowns.until(["one", "other", "third"]) == {"one": 130.0, "other": 110.0}
    now = 110.0
    assert await cooldowns.until(["one", "other"]) == {"one": 130.0}


async def test_the_later_of_two_ends_counts() -> None:
    cooldowns = CoolDownsInMemory(lambda: 0.0)
    await cooldowns.rest("one", 50.0)
    await cooldowns.rest("one", 20.0)
    assert await cooldowns.until(["one"]) == {"one": 50.0}
