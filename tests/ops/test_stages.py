"""Stages: timed once, and told to whoever wants to know."""

import asyncio
from collections.abc import Iterator

import pytest

from vyapari.ops import stages
from vyapari.ops.stages import Stage
from vyapari.ops.tally import current, tallied


@pytest.fixture
def over() -> Iterator[list[Stage]]:
    """The stages that are over."""
    found: list[Stage] = []
    leave = stages.listen(found.append)
    yield found
    leave()


def test_a_tally_sums_up_what_its_stages_have_come_to() -> None:
    with tallied() as tally:
        for sent in (10, 20):
            with Stage("model", model="flash") as stage:
                stage.note(sent=sent, cached=0, received=1)
        with Stage("agent") as agent:
            agent.note(role="analyst")
        with Stage("read", function="chat"):
            pass
    figures = tally.figures()
    assert (figures["model_calls"], figures["reads"]) == (2, 1)
    assert (figures["tokens_in"], figures["tokens_out"]) == (30, 2)
    assert "tokens_cached" not in figures
    assert "writes" not in figures
    assert tally.words == {"agent.role": "analyst"}


async def test_what_is_begun_in_a_tallys_context_counts_and_what_is_not_does_not() -> None:
    async def read() -> None:
        with Stage("read"):
            await asyncio.sleep(0)

    with tallied() as tally:
        await asyncio.gather(read(), read())
    await read()
    assert tally.times == {"read": 2}
    assert current() is None


def test_listeners_hear_of_each_stage_when_it_is_over(over: list[Stage]) -> None:
    with pytest.raises(KeyError), Stage("answer", ago=2.0), Stage("read", function="chat"):
        raise KeyError("Ramesh")
    inner, outer = over
    assert (inner.name, inner.facts, inner.trouble) == ("read", {"function": "chat"}, "KeyError")
    assert outer.seconds > 2.0 > inner.seconds


def test_without_a_tally_or_a_tracer_a_stage_is_but_a_clock() -> None:
    with Stage("read") as stage:
        stage.note(retries=2)
        stage.join(stage.mark)
    assert stage.mark is None
    assert stage.seconds > 0
