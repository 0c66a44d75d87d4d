"""The memory that files of all chats may take together."""

import asyncio

import pytest

from vyapari.agents.room import Room


async def reader(room: Room, size: int, held: list[int], most: list[int]) -> None:
    async with room.held(size):
        held.append(size)
        most.append(sum(held))
        await asyncio.sleep(0)
        held.remove(size)


async def test_no_more_is_held_at_once_than_there_is_room() -> None:
    room, held, most = Room(100), list[int](), list[int]()
    await asyncio.gather(*(reader(room, size, held, most) for size in (60, 60, 30, 100, 10, 90, 5)))
    assert max(most) <= 100
    assert len(most) == 7
    assert room.free == 100


async def test_what_is_larger_than_all_takes_all() -> None:
    room = Room(100)
    async with room.held(500):
        assert room.free == 0
    assert room.free == 100


async def test_small_ones_do_not_overtake_a_large_one_for_ever() -> None:
    room, order = Room(100), list[str]()

    async def hold(name: str, size: int) -> None:
        async with room.held(size):
            order.append(name)
            await asyncio.sleep(0)

    async with room.held(50):
        waiting = [asyncio.create_task(hold(*who)) for who in (("large", 80), ("small", 10))]
        await asyncio.sleep(0.01)
        assert order == []
    await asyncio.gather(*waiting)
    assert order == ["large", "small"]


async def test_who_gives_up_waiting_or_fails_leaves_the_room_as_it_was() -> None:
    room = Room(100)
    async with room.held(100):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01), room.held(1):
                pass
    with pytest.raises(ValueError, match="unreadable"):
        async with room.held(70):
            raise ValueError("unreadable")
    async with asyncio.timeout(1), room.held(100):
        assert room.free == 0
