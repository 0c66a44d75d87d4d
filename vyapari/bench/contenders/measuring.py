"""CPU, allocations and memory of a contender's runs."""

import asyncio
import gc
import os
import sys
import time
import tracemalloc
from pathlib import Path
from statistics import median, quantiles
from types import FrameType
from typing import Any

from vyapari.bench.contenders.task import Once, Prepare, Task, Till


def rss() -> float:
    """Megabytes that this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def processor(prepare: Prepare, task: Task) -> dict[str, float]:
    """CPU milliseconds of a run, whole and until its tool is called; memory after all runs."""
    till = Till()
    once = prepare(task, till)
    for _ in range(task.warm_ups):
        await once()
    whole, until_tool = [], []
    for _ in range(task.runs):
        started = time.process_time()
        await once()
        whole.append((time.process_time() - started) * 1000)
        until_tool.append((till.at - started) * 1000)
    _check(till, task.warm_ups + task.runs)
    return {
        "tool_ms": median(until_tool),
        "run_ms": median(whole),
        "run_p95_ms": quantiles(whole, n=20, method="inclusive")[18],
        "rss_MB": rss(),
    }


async def allocations(prepare: Prepare, task: Task) -> dict[str, float]:
    """Blocks of memory that a run takes, and the most kilobytes that it holds at once."""
    till = Till()
    once = prepare(task, till)
    for _ in range(task.warm_ups):
        await once()
    taken = [await _blocks(once) for _ in range(task.traced)]
    tracemalloc.start()
    await once()
    peaks = []
    for _ in range(task.traced):
        gc.collect()
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        await once()
        peaks.append((tracemalloc.get_traced_memory()[1] - before) / 1000)
    tracemalloc.stop()
    _check(till, task.warm_ups + 2 * task.traced + 1)
    return {"blocks": median(taken), "peak_kB": median(peaks)}


async def _blocks(once: Once) -> int:
    """Blocks that a run takes, seen from one call or return to the next.

    What is taken and let go between two of them is missed, in every contender alike.
    """
    taken, last = 0, 0

    def seen(_frame: FrameType, _event: str, _arg: Any) -> None:
        nonlocal taken, last
        now = sys.getallocatedblocks()
        if now > last:
            taken += now - last
        last = now

    gc.collect()
    last = sys.getallocatedblocks()
    sys.setprofile(seen)
    try:
        await once()
    finally:
        sys.setprofile(None)
    return taken


def _check(till: Till, runs: int) -> None:
    if len(till.sold) != runs:
        raise RuntimeError(f"the tool was called {len(till.sold)} times in {runs} runs")


def run(what: str, prepare: Prepare, task: Task) -> dict[str, float]:
    """One pass, ``processor`` or ``allocations``."""
    return asyncio.run({"processor": processor, "allocations": allocations}[what](prepare, task))
