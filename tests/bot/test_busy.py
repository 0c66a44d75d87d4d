"""The sign that the bot is at work stays up while it is, and goes down with the work."""

import asyncio

import pytest

from vyapari.bot.busy import Action, busy


async def test_it_is_put_up_again_for_as_long_as_the_work_takes() -> None:
    acts: list[Action] = []
    thrice = asyncio.Event()

    async def act(action: Action) -> None:
        acts.append(action)
        if len(acts) == 3:
            thrice.set()

    async with asyncio.timeout(5), busy(act, "typing", again=0.01):
        await thrice.wait()
    after = len(acts)
    await asyncio.sleep(0.05)
    assert acts == ["typing"] * after


async def test_it_neither_holds_up_the_work_nor_hides_what_goes_wrong() -> None:
    async def hang(_action: Action) -> None:
        await asyncio.Event().wait()

    async def fail(_action: Action) -> None:
        raise RuntimeError("no sign")

    async with asyncio.timeout(5), busy(hang, "typing"):
        await asyncio.sleep(0)
    async with busy(fail, "typing"):
        await asyncio.sleep(0)
    with pytest.raises(KeyError):
        async with busy(hang, "typing"):
            raise KeyError
