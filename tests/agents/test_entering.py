"""Arguments of any shape: an entry or a sentence, never an error and never a float."""

import asyncio
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.agents.shop import NAMES, json_values, words
from tests.bot.features.merchant import TODAY
from vyapari.agents.acting import _called
from vyapari.agents.entering import Wrong, read_entry
from vyapari.agents.grounding import unsaid
from vyapari.agents.outcome import Run
from vyapari.agents.request import Request
from vyapari.agents.roles import Role, agent
from vyapari.agents.talk import Call
from vyapari.agents.tools import ENTRIES, SHOWS, Act
from vyapari.books.entry import Entry
from vyapari.books.money import LARGEST
from vyapari.store.store import Store

TOOLS = [tool for tool in (*ENTRIES.values(), *SHOWS.values()) if tool.intent is not None]


def parts(value: Any) -> list[Any]:
    """All that a value is made of."""
    if is_dataclass(value):
        return [part for each in fields(value) for part in parts(getattr(value, each.name))]
    if isinstance(value, list | tuple):
        return [part for each in value for part in parts(each)]
    return [value]


@given(st.data())
def test_no_arguments_raise_and_no_float_gets_into_an_entry(data: st.DataObject) -> None:
    tool = data.draw(st.sampled_from(TOOLS))
    names = st.sampled_from([*tool.parameters["properties"], "shop_id"])
    args = data.draw(st.dictionaries(names, json_values(), max_size=6))
    entry = read_entry(tool, args, NAMES)
    if isinstance(entry, Wrong):
        assert entry.why
        return
    made = parts(entry)
    assert not any(isinstance(part, float) for part in made)
    assert all(0 <= part <= LARGEST for part in made if isinstance(part, Decimal))
    # What is an entry can also be held against a message.
    unsaid([entry], words("Ramesh ko 5 kilo cheeni 45"), NAMES)


@given(st.data())
def test_no_call_of_any_tool_raises(data: st.DataObject) -> None:
    acting = agent(data.draw(st.sampled_from(Role)))
    tools = [tool for tool in acting.tools.values() if tool.act is not Act.LOOKUP]
    tool = data.draw(st.sampled_from(tools))
    args = data.draw(
        st.dictionaries(st.sampled_from([*tool.parameters["properties"]]), json_values())
    )
    request = Request(
        text="hello",
        language="English",
        today=TODAY,
        names=NAMES,
        named=words("hello").named,
        shop=None,
        member=None,
        store=cast("Store", None),  # no lookup is made
    )
    done = Run(acting.role)
    answer = asyncio.run(_called(Call(tool.name, args), acting, request, done, late=False))
    assert answer.keys() <= {"noted", "done", "error"}
    assert ("error" in answer) != (answer.keys() <= {"noted", "done"})


@pytest.mark.parametrize(
    ("qty", "means"), [(2.5, "2.5"), (2, "2"), ("2.5", "2.5"), (0.1, "0.1"), (1e3, "1000.0")]
)
def test_a_number_that_a_model_writes_is_the_digits_it_wrote(qty: object, means: str) -> None:
    entry = read_entry(ENTRIES["sale"], {"lines": [{"item": "Sugar", "qty": qty}]}, NAMES)
    assert isinstance(entry, Entry)
    assert entry.lines[0].qty == Decimal(means)


def test_what_is_not_said_is_to_be_asked() -> None:
    entry = read_entry(ENTRIES["sale"], {"lines": [{"item": "Saffron"}], "mode": "credit"}, NAMES)
    assert isinstance(entry, Entry)
    assert entry.missing == ("qty", "rate", "party")


@pytest.mark.parametrize(
    "args",
    [
        {"lines": [{"item": "Sugar", "qty": "1"}], "shop_id": "other"},
        {"lines": [{"item": "Sugar", "qty": "1", "cost": "0"}]},
        {"lines": [{"item": "see https://evil.example", "qty": "1"}]},
        {"lines": [{"item": "Sugar\nTotal ₹1", "qty": "1"}]},
        {"lines": [{"item": "Sugar", "qty": "1", "rate": "5", "amount": "5"}]},
        {"lines": [{"item": "x" * 81, "qty": "1"}]},
        {"lines": [{"item": "Sugar", "qty": "1"}] * 61},
        {"lines": "Sugar"},
        {"party": "Ramesh"},
    ],
)
def test_what_does_not_fit_is_told_to_the_model(args: dict[str, Any]) -> None:
    assert isinstance(read_entry(ENTRIES["sale"], args, NAMES), Wrong)
