"""Whatever comes in, an answer goes out."""

import json
from typing import Any

import httpx
from hypothesis import given
from hypothesis import strategies as st

from vyapari.sandbox import SandboxServer
from vyapari.sandbox.entities import Formatted, UnreadableMarkup, utf16_length
from vyapari.sandbox.html import parse_html
from vyapari.sandbox.links import with_links
from vyapari.sandbox.markdown import parse_markdown

HTML = st.lists(
    st.sampled_from(
        ["<b>", "</b>", "<i>", "</i>", "<a href=", '"x.in">', "</a>", "<pre>", "</pre>"]
    )
    | st.sampled_from(["<code class='language-c'>", "</code>", "&lt;", "&#x1F9FE;", "&", "<", ">"])
    | st.text(max_size=4)
).map("".join)
MARKDOWN = st.lists(st.sampled_from(list("_*[]()~`>|\\\n!.")) | st.text(max_size=3)).map("".join)


def check(formatted: Formatted) -> None:
    length = utf16_length(formatted.text)
    for entity in with_links(formatted.text, formatted.entities):
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= length


@given(HTML)
def test_any_html_is_read_or_refused(source: str) -> None:
    try:
        check(parse_html(source))
    except UnreadableMarkup:
        return


@given(MARKDOWN)
def test_any_markdown_is_read_or_refused(source: str) -> None:
    try:
        check(parse_markdown(source))
    except UnreadableMarkup:
        return


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped) == Formatted(text)


async def test_nonsense_is_refused_with_400(server: SandboxServer, asha: int) -> None:
    nonsense: list[tuple[str, dict[str, Any]]] = [
        ("sendMessage", {}),
        ("sendMessage", {"chat_id": "@nobody", "text": "x"}),
        ("sendMessage", {"chat_id": asha, "text": "x", "entities": [{"offset": "a"}]}),
        ("sendMessage", {"chat_id": asha, "text": "x", "entities": [{"type": "b", "offset": "a"}]}),
        ("sendMessage", {"chat_id": asha, "text": "x", "entities": "{}"}),
        ("sendMessage", {"chat_id": asha, "text": "x", "reply_markup": "{"}),
        ("sendMessage", {"chat_id": asha, "text": "x", "reply_markup": {"inline_keyboard": [[1]]}}),
        ("sendMessage", {"chat_id": asha, "text": "x", "reply_markup": {"keyboard": 5}}),
        ("sendMessage", {"chat_id": asha, "text": "x", "reply_parameters": [1]}),
        ("sendMessage", {"chat_id": asha, "text": "x", "parse_mode": "rtf"}),
        ("sendPhoto", {"chat_id": asha}),
        ("sendMediaGroup", {"chat_id": asha, "media": [{}, {}]}),
        ("setMyCommands", {"commands": [5]}),
        ("setMyCommands", {"commands": [], "scope": {"type": "universe"}}),
        ("setMessageReaction", {"chat_id": asha, "message_id": 1, "reaction": [5]}),
        ("deleteMessage", {"chat_id": asha}),
        ("getFile", {}),
        ("answerCallbackQuery", {"callback_query_id": "5"}),
    ]
    async with httpx.AsyncClient(base_url=f"{server.base_url}/bot{server.token}/") as http:
        for method, params in nonsense:
            answer = (await http.post(method, json=params)).json()
            assert answer["error_code"] == 400, (method, json.dumps(params), answer)
            assert answer["description"].startswith("Bad Request: ")
