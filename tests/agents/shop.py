"""The names of a shop, and JSON of any shape."""

from typing import Any

from hypothesis import strategies as st

from tests.bot.features.merchant import ITEMS, PARTIES, TODAY
from vyapari.agents.words import Words, words_of
from vyapari.quick.names import Names

NAMES = Names(ITEMS, PARTIES)


def words(text: str) -> Words:
    """What a message of today vouches for."""
    return words_of(text, NAMES, TODAY)


def json_values() -> st.SearchStrategy[Any]:
    """Whatever a model may put into arguments: also figures of any size, and nonsense."""
    figures = st.sampled_from(
        [
            "1e999999",
            "-1",
            "NaN",
            "Infinity",
            "1e-999999",
            "9" * 400,
            "5",
            "0",
            "١٢",
            "1,000",
            "0x1",
        ]
    )
    leaves = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=True, allow_infinity=True)
        | st.text(max_size=12)
        | figures
        | st.sampled_from(
            ["Sugar", "Ramesh Kumar", "cash", "kg", "2026-11-20", "https://evil.example"]
        )
    )
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["item", "qty", "rate", "amount", "unit", "x"]), inner, max_size=4
            )
        ),
        max_leaves=8,
    )
