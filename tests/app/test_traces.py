"""Traces of the real program, sent to a collector: one an update, from arrival to answer."""

import asyncio
import json
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.collector import Collector, Span, collector
from tests.program import Program
from vyapari.sandbox import SandboxClient
from vyapari.sandbox.gemini import Answer, GeminiServer

KEY = "the-key-of-the-traced-program"
TEXTS = ("sold 5 kg gulkand at 45 to Qureshi on credit", "why does Qureshi pay so late", "/invoice")


@pytest.fixture
async def sink() -> AsyncIterator[Collector]:
    async with collector() as found:
        yield found


@asynccontextmanager
async def traced(
    root: str, folder: Path, collector_url: str, **settings: str
) -> AsyncIterator[tuple[Program, SandboxClient]]:
    """The program at work, with traces for a collector, and the people who write to it.

    It is left running: how it stops is the test's to see.
    """
    program = Program(root, folder / "home", OTEL_EXPORTER_OTLP_ENDPOINT=collector_url, **settings)
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people:
        yield program, people


def handled(program: Program) -> list[dict[str, object]]:
    lines = (line for line in program.log.splitlines() if line.startswith("{"))
    return [line for line in map(json.loads, lines) if line["event"] == "update.handled"]


async def test_a_trace_holds_the_whole_way_of_an_update(
    root: str, folder: Path, sink: Collector
) -> None:
    async with GeminiServer(lambda _: Answer.of("Ask Qureshi."), keys=[KEY]) as gemini:
        settings = {
            "OTEL_EXPORTER_OTLP_HEADERS": "x-access=planted%20pass",
            "GEMINI_API_URL": gemini.base_url,
            "GEMINI_API_KEY1": KEY,
        }
        async with traced(root, folder, sink.url, **settings) as (program, people):
            zubaida = await people.add_user("Zubaida")
            for text in TEXTS:
                shown = await people.wait_for(
                    zubaida, (await people.send_text(zubaida, text)).seq, timeout=30
                )
                if text == "/invoice":
                    await people.press_data(
                        zubaida,
                        shown.message["message_id"],
                        shown.buttons[0][0]["callback_data"],
                    )
            async with asyncio.timeout(30):
                while program.log.count('"update.handled"') <= len(TEXTS):  # noqa: ASYNC110  the press, too
                    await asyncio.sleep(0.05)
        assert await program.stop() == 0
    sale, question = (_trace(sink, line["trace"]) for line in handled(program)[:2])

    for line in handled(program)[:2]:
        assert (line["kind"], line["outcome"], line["replies"]) == ("text", "done", 1)
        assert {"waited_ms", "ms", "reads", "read_ms", "telegram_ms", "chat", "user"} <= line.keys()
    sold, asked = handled(program)[:2]
    assert (sold["route"], sold["writes"]) == ("quick", 1)
    assert "model_calls" not in sold
    assert str(asked["route"]).startswith("agent:")
    assert asked["model_calls"] == 1
    assert asked["tokens_in"] == question["model"][0].facts["sent"]

    (root_span,) = sale["update"]
    assert (root_span.parent, root_span.facts["route"]) == ("", "quick")
    (waited,) = sale["inbox"]
    assert root_span.start == pytest.approx(waited.start, abs=1_000_000)
    (answered,) = sale["answer"]
    assert waited.end <= answered.start
    assert {sale[name][0].parent for name in ("inbox", "limit", "answer", "reply")} == {
        root_span.id
    }
    assert {sale[name][0].parent for name in ("quick", "booking")} == {answered.id}
    assert sale["read"][0].facts["function"] == "chat"
    assert sale["telegram"][-1].parent == sale["reply"][0].id
    assert sale["telegram"][-1].facts["method"] == "sendMessage"
    assert all(root_span.start <= s.start <= s.end <= root_span.end for s in _all(sale))

    batch = next(s for s in sink.spans if s.name == "batch" and sale["booking"][0].id in s.links)
    assert batch.id in sale["booking"][0].links
    assert batch.trace != root_span.trace
    assert _within(sink, batch, "write").facts["function"] == "apply"

    (agent,) = question["agent"]
    assert agent.facts["role"] in {"bookkeeper", "analyst", "advisor"}
    (model,) = question["model"]
    assert model.parent == agent.id
    assert model.facts["model"] == "gemini-3.8-flash"
    assert model.facts["sent"] > 100
    assert "document" in {span.name for span in sink.spans}

    assert sink.headers["x-access"] == "planted pass"
    assert "planted" not in program.log
    for private in ("Qureshi", "gulkand", "Zubaida", KEY, str(zubaida)):
        assert private.encode() not in sink.raw, private


async def test_a_collector_that_fails_disturbs_nothing_and_is_told_once(
    root: str, folder: Path, sink: Collector
) -> None:
    sink.status = 500
    settings = {"OTEL_BSP_SCHEDULE_DELAY": "100", "LOG_LEVEL": "debug"}
    async with traced(root, folder, sink.url, **settings) as (program, people):
        asha = await people.add_user("Asha")
        for kilos in range(1, 4):
            shown = await people.ask(asha, f"sold {kilos} kg sugar at 45 cash")
            assert shown.text.startswith("✅")
            async with asyncio.timeout(30):
                while sink.requests < kilos:  # noqa: ASYNC110  it comes from another process
                    await asyncio.sleep(0.05)
        sink.status = 200
        await people.ask(asha, "sold 9 kg sugar at 45 cash")
        async with asyncio.timeout(10):
            while "traces.reached" not in program.log:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    assert await program.stop() == 0
    assert program.log.count("traces.lost") == 1
    assert "library.logged" not in program.log


async def test_a_collector_that_hangs_holds_up_no_stop(root: str, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:  # takes calls and answers none
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        async with traced(root, folder, address) as (program, people):
            asha = await people.add_user("Asha")
            assert (await people.ask(asha, "sold 5 kg sugar at 45 cash")).text.startswith("✅")
        started = time.monotonic()
        assert await program.stop() == 0
        assert time.monotonic() - started < 8
    assert "traces.left" in program.log


async def test_a_sampler_that_keeps_nothing_sends_nothing(
    root: str, folder: Path, sink: Collector
) -> None:
    settings = {
        "OTEL_TRACES_SAMPLER": "parentbased_traceidratio",
        "OTEL_TRACES_SAMPLER_ARG": "0",
    }
    async with traced(root, folder, sink.url, **settings) as (program, people):
        await people.ask(await people.add_user("Asha"), "sold 5 kg sugar at 45 cash")
    assert await program.stop() == 0
    assert sink.spans == []
    assert "trace" not in handled(program)[0]


async def test_without_a_collector_nothing_that_makes_or_sends_spans_is_imported() -> None:
    # redis-py takes the rest of the library in by itself, where it is installed.
    ours = ("vyapari.ops.tracing", "opentelemetry.sdk.trace", "opentelemetry.exporter")
    looks = f"import sys, vyapari.app; print([m for m in sys.modules if m.startswith({ours})])"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", looks, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert out.decode().strip() == "[]"


def _trace(sink: Collector, number: object) -> dict[str, list[Span]]:
    """A trace's spans by their names, in the order in which they began."""
    found: dict[str, list[Span]] = {}
    for span in sorted(sink.spans, key=lambda span: span.start):
        if span.trace == number:
            found.setdefault(span.name, []).append(span)
    return found


def _all(trace: dict[str, list[Span]]) -> list[Span]:
    return [span for spans in trace.values() for span in spans]


def _within(sink: Collector, outer: Span, name: str) -> Span:
    return next(s for s in sink.spans if s.parent == outer.id and s.name == name)
