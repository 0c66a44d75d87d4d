"""The benchmarks run, book what they say they book, and print their baseline beside it."""

import json
from pathlib import Path

import pytest

from tests.conftest import LITE
from vyapari.__main__ import main
from vyapari.bench import (
    agent,
    cache,
    chat,
    command,
    crash,
    far,
    grounding,
    limit,
    memory,
    pdf,
    quick,
    reads,
    scale,
    stalls,
    writes,
)
from vyapari.bench.table import Figures, percentiles, show


async def test_chat_books_in_both_phases_and_is_set_beside_the_echo() -> None:
    books, echo, ratio = await chat.run(chat.Load(chats=3, each=2, pace=20, seconds=1))
    assert (books.name, echo.name, ratio.name) == ("vyapari", "echo", "ratio")
    assert set(books.values) == {"messages_per_s", "p50_ms", "p99_ms"}
    for name, value in ratio.values.items():
        assert value == books.values[name] / echo.values[name]
        assert value > 0


async def test_writes_books_through_the_queue_and_past_it() -> None:
    load = writes.Load(writers=3, each=2, direct_each=2, rounds=3, lone=2)
    queue, many, few, to_many, to_few = await writes.run(load, LITE)
    rate = "bookings_per_s"
    for ratio, other in ((to_many, many), (to_few, few)):
        assert 0 < ratio.values["least"] <= ratio.values[rate] <= ratio.values["most"]
        assert min(other.values["cpu_ms"], other.values[rate], queue.values[rate]) > 0
    assert to_few.values["lone_ms"] == queue.values["lone_ms"] / few.values["lone_ms"]


async def test_cache_shows_what_is_known_again_and_from_where() -> None:
    load = cache.Load(items=3, parties=2, store=0.01, rounds=2)
    *timed, kept = await cache.run(load, LITE)
    took = {row.name: row.values["ms"] for row in timed}
    assert min(took["books"], took["Redis, then the books"]) >= 10
    assert all(ms > 0 for ms in took.values())
    assert kept.values["kb"] > 0


def test_reads_are_timed_each() -> None:
    rows = reads.run(reads.Load(shops=2, each=20, rounds=2))
    assert {"khata", "vouchers of a month", "trading"} <= {row.name for row in rows}
    assert all(row.values["p50_ms"] > 0 for row in rows)


async def test_limit_shows_what_a_decision_costs_and_who_is_exact() -> None:
    ours, naive, ratio = await limit.run(decisions=200, at_once=4)
    assert (ours.values["round_trips"], ours.values["over"]) == (1, 0)
    assert naive.values["round_trips"] == 4
    assert ratio.values["per_s"] == ours.values["per_s"] / naive.values["per_s"]


async def test_scale_books_with_and_without_a_redis() -> None:
    load = chat.Load(chats=3, each=2, pace=20, seconds=1)
    base, one = await scale.run(load, workers=(1,))
    assert base.values["ratio"] == 1
    assert one.name == "1 worker"
    assert one.values["messages_per_s"] > 0


async def test_crash_counts_what_both_bots_answered_and_what_ours_booked() -> None:
    books, echo = await crash.run(crash.Load(chats=4, kills=1))
    assert set(books.values) - set(echo.values) == {"lost", "booked_twice"}
    assert books.values["sent"] > 10
    assert books.values["unanswered"] == books.values["lost"] == books.values["booked_twice"] == 0


async def test_memory_is_read_of_both_bots() -> None:
    books, echo, ratio = await memory.run(memory.Load(chats=2, messages=20))
    assert books.values["started_MB"] > echo.values["started_MB"] > 10
    assert ratio.values["after_MB"] == books.values["after_MB"] / echo.values["after_MB"]


async def test_far_books_what_only_the_model_makes_out_no_sooner_than_it_can() -> None:
    load = chat.Load(chats=3, each=2, pace=20, seconds=1)
    (one,) = await far.run(load, LITE, workers=(1,), store=0.01, model=0.2)
    assert one.values["ratio"] == 1
    assert one.values["p50_ms"] > 200


def test_pdf_is_made_by_each_engine_that_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    composing, ours, *others = pdf.run()
    assert composing.values["cpu_ms"] > 0
    assert ours.name == "typst"
    assert ours.values["cpu_ms"] > 0
    assert ours.values["engine_MB"] > 1
    told = capsys.readouterr().err.splitlines()
    assert len(others) + len(told) == 2
    assert all("not installed: pip install" in line for line in told)


def test_quick_is_measured_in_a_small_and_a_large_shop() -> None:
    small, large, ratio = quick.run(rounds=14)
    assert ratio.values["median_us"] == large.values["median_us"] / small.values["median_us"]


def test_each_step_of_an_agent_is_measured() -> None:
    rows = stalls.run(rounds=1, size=50)
    assert len({row.name for row in rows}) == len(rows) == 16
    assert all(row.values["worst_ms"] >= row.values["median_ms"] > 0 for row in rows)


async def test_an_agents_run_is_measured_in_processes_beside_the_bare_sdk() -> None:
    ours, bare, ratio = await agent.run(agent.at_hand(), runs=3, warm_ups=1, traced=1)
    assert ours.name.startswith("ours (google-genai ")
    assert bare.name.startswith("genai (google-genai ")
    assert ratio.name == "ours by genai"
    assert {"tool_ms", "run_ms", "run_p95_ms", "rss_MB", "blocks", "peak_kB"} < set(ours.values)
    for name, value in ratio.values.items():
        assert value == ours.values[name] / bare.values[name]
        assert value > 0


def test_what_surrounds_an_answer_is_measured_in_a_small_and_a_large_shop() -> None:
    small, large, ratio = grounding.run(rounds=2)
    for name, value in ratio.values.items():
        assert value == large.values[name] / small.values[name]


def test_figures_are_printed_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [Figures("ours", {"per_s": 1234.5}), Figures("theirs", {"per_s": 2.0, "p50_ms": 0.25})]
    show("a title", rows, tmp_path / "kept.json")
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "a title"
    assert printed[2].split() == ["ours", "1,234.50"]
    assert printed[3].split() == ["theirs", "2.00", "0.25"]
    kept = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
    assert kept["rows"]["theirs"] == {"per_s": 2.0, "p50_ms": 0.25}


def test_percentiles_are_in_milliseconds() -> None:
    assert percentiles([number / 1000 for number in range(101)]) == pytest.approx(
        {"p50_ms": 50.0, "p99_ms": 99.0}
    )


def test_a_scenario_that_there_is_not_ends_with_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bench", "nonsense"]) == 2
    there = ", ".join(command.SCENARIOS)
    told = capsys.readouterr().err.splitlines()
    assert told == [f"vyapari bench: no scenario 'nonsense'; there are {there}"]


@pytest.mark.parametrize(
    "given", ["quick --kills 3", "pdf --install", "reads chat --lite x", "chat --chats 0"]
)
def test_an_option_that_no_scenario_heeds_ends_with_one_line(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", *given.split()]) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("vyapari bench: ")
    assert given.split("--")[1].split(maxsplit=1)[0] in told
