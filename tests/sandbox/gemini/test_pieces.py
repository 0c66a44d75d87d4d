"""How an answer is cut for a stream."""

from hypothesis import given
from hypothesis import strategies as st

from tests.sandbox.gemini.clients import NEW, OLD
from vyapari.sandbox.gemini import Answer
from vyapari.sandbox.gemini.wire import Reply


@given(st.text(), st.sampled_from([NEW, OLD]))
def test_the_pieces_make_the_whole(text: str, model: str) -> None:
    chunks = list(Reply(Answer.of(text), model, 1, 0).chunks())
    parts = [
        part for chunk in chunks for part in chunk["candidates"][0]["content"].get("parts", ())
    ]
    assert "".join(part["text"] for part in parts) == text
    assert all(len(part["text"]) <= 40 for part in parts)
    assert [chunk["candidates"][0].get("finishReason") for chunk in chunks] == [
        *[None] * (len(chunks) - 1),
        "STOP",
    ]
    assert len({chunk["responseId"] for chunk in chunks}) == 1
