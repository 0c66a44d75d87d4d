import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quick.corpus import TODAY, rows, shop
from vyapari.quick import (
    answer_amount,
    answer_date,
    answer_mode,
    answer_quantity,
    answer_yes_no,
    language,
    understand,
)

KIRANA = shop().names
PHRASES = [row.phrase for row in rows("phrases.tsv")]
GUJARATI = [row.phrase for row in rows("phrases_gujarati.tsv")]
TOKENS = sorted({word for phrase in (*PHRASES, *GUJARATI) for word in phrase.split()})


def hear(text: str) -> None:
    understand(text, KIRANA, TODAY)
    answer_amount(text)
    answer_date(text, TODAY)
    answer_mode(text)
    answer_quantity(text)
    answer_yes_no(text)
    language(text)
    KIRANA.find_item(text)
    KIRANA.find_party(text)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    hear(text)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from([*TOKENS, "\n", "/", "-", "1/2", "½", "%", "@"]), max_size=20))
def test_no_order_of_known_words_raises(words: list[str]) -> None:
    hear(" ".join(words))


@pytest.mark.parametrize(
    "text",
    [
        "<b>sold</b> 5 kg <script>sugar</script>",
        "sold 5 kg sugar & &amp; to Ramesh",
        "שלום 5 kg سكر",
        "\u202esold 5 kg sugar",
        "😊" * 500,
        "\u0915\u094d" * 200,
        "a\u0301" * 300,
        "0" * 300,
        "1," * 200,
        "1/2" * 100,
        "\x00\x07\ufffe",
        "٥ kg sugar",
        "12/34/5678 99-99-99",
    ],
)
def test_odd_texts_are_taken_calmly(text: str) -> None:
    hear(text)


@pytest.mark.parametrize(
    "unit", ["sugar ", "5 kg ", "a", "ramesh ko ", "1 ", "ke ", "sadhe ", "😊", "मैगी ", "aur "]
)
def test_a_message_of_4096_characters_takes_no_time_to_speak_of(unit: str) -> None:
    short = (unit * 600)[:590]
    full = (unit * 4096)[:4096]
    start = time.perf_counter()
    for _ in range(5):
        hear(short)
        hear(full)
    assert (time.perf_counter() - start) / 5 < 0.5


@pytest.mark.parametrize("phrase", ["sold 0 kg rice for 50", "0 kg", "0 darjan ande 80 mein beche"])
def test_nothing_has_no_price_as_a_whole(phrase: str) -> None:
    assert understand(phrase, KIRANA, TODAY) is None
