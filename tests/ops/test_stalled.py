"""A loop that stands still is told of, with where it stands."""

import asyncio
import io
import json
import time

from vyapari.ops import logs
from vyapari.ops.stalled import Watchdog


async def test_a_loop_that_stands_still_is_told_of_once_and_that_it_goes_on() -> None:
    said = io.StringIO()
    logs.configure("info", "json", said)
    watchdog = Watchdog(patience=0.1)
    with watchdog.watching(every=0.02):
        time.sleep(0.4)  # noqa: ASYNC251 - what must not be done
        watchdog.feed()
        async with asyncio.timeout(5):
            while "loop.resumed" not in said.getvalue():
                watchdog.feed()
                await asyncio.sleep(0.01)
    events = [json.loads(line) for line in said.getvalue().splitlines()]
    assert [event["event"] for event in events] == ["loop.stalled", "loop.resumed"]
    assert "test_stalled.py" in events[0]["at"]
