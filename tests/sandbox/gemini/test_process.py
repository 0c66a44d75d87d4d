"""The server as a process of its own, with a script, steered over HTTP."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from google.genai import types
from google.genai.errors import APIError

from tests.sandbox.gemini.clients import NEW, SALE, config, said, sdk_at, with_tools
from tests.sandbox.gemini.model import Model
from vyapari.errors import Misconfigured
from vyapari.sandbox.gemini import DEFAULT_KEY, GeminiServer
from vyapari.sandbox.gemini.script import Script

SCRIPT = r"""
[[rule]]
media = "audio/"
answer.text = "5 kilo cheeni"

[[rule]]
text = '(?i)sold (?P<quantity>\d+) kg (?P<item>\w+)'
responses = 0
tool = "record_sale"
[rule.answer]
text = "Writing it down."
calls = [{ name = "record_sale", args = { item = "{item}", quantity = "{quantity}" } }]

[[rule]]
responses = 1
answer.text = "Booked."

[[rule]]
text = "^bill$"
answer.json = { total = "520.00" }

[[rule]]
text = "bad"
answer.finish = "SAFETY"
"""


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[str]:
    """The address of a server in a process of its own."""
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "vyapari.sandbox.gemini",
        "--port",
        "0",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
    )
    assert running.stdout is not None
    try:
        line = (await running.stdout.readline()).decode()
        assert line.startswith("Gemini API on http://127.0.0.1:")
        yield line.split()[-1]
    finally:
        running.terminate()
        assert await running.wait() == 0


async def test_a_process_answers_from_its_script(tmp_path: Path) -> None:
    script = tmp_path / "script.toml"
    script.write_text(SCRIPT)
    async with process("--script", str(script), "--key", "k1") as url:
        async with sdk_at(url, "k1") as client:

            async def asked(contents: Any) -> types.GenerateContentResponse:
                setting = with_tools(SALE)
                return await client.models.generate_content(
                    model=NEW, contents=contents, config=setting
                )

            first = await asked("Sold 5 kg sugar")
            assert first.candidates is not None
            turn = first.candidates[0].content
            assert turn is not None
            (call,) = first.function_calls or [types.FunctionCall()]
            assert (call.name, call.args) == ("record_sale", {"item": "sugar", "quantity": "5"})
            done = types.FunctionResponse(id=call.id, name=call.name, response={"ok": True})
            reply = said("user", types.Part(function_response=done))
            assert (await asked([said("user", "Sold 5 kg sugar"), turn, reply])).text == "Booked."
            voice = types.Part.from_bytes(data=b"OggS", mime_type="audio/ogg")
            assert (await asked([voice])).text == "5 kilo cheeni"
            assert (await asked("bill")).text == '{"total": "520.00"}'
            assert (await asked("bad")).text is None
            assert (await asked("else")).text == "(No rule of the script fits: else)"
        async with sdk_at(url, DEFAULT_KEY) as stranger:
            with pytest.raises(APIError, match="API_KEY_INVALID"):
                await stranger.models.generate_content(model=NEW, contents="x", config=config())


async def test_without_a_script_it_echoes() -> None:
    async with process() as url, sdk_at(url) as client:
        answer = await client.models.generate_content(model=NEW, contents="hi", config=config())
    assert answer.text == "You said: hi"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[rule]]\n", r"rule\.0\.answer: Field required"),
        ("[[rule]]\nanswer.txt = 'x'", r"rule\.0\.answer\.txt: Extra inputs"),
        ("[[rule]]\ntext = '('\nanswer.text = 'x'", r"rule\.0\.text: .*regular expression"),
        ("[[", "Expected|Invalid"),
    ],
)
def test_a_bad_script_is_told_in_one_line(tmp_path: Path, text: str, sentence: str) -> None:
    script = tmp_path / "script.toml"
    script.write_text(text)
    with pytest.raises(Misconfigured, match=sentence) as refused:
        Script.load(script)
    assert "\n" not in str(refused.value)


async def test_a_missing_script_ends_the_program(tmp_path: Path) -> None:
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "vyapari.sandbox.gemini",
        "--script",
        str(tmp_path / "none.toml"),
        stderr=asyncio.subprocess.PIPE,
    )
    _, errors = await running.communicate()
    assert running.returncode == 2
    assert b"none.toml" in errors


async def test_the_server_is_steered_over_http(gemini: GeminiServer, model: Model) -> None:
    async with httpx.AsyncClient(base_url=gemini.base_url) as http, sdk_at(gemini.base_url) as sdk:

        async def code() -> int:
            try:
                await sdk.models.generate_content(model=NEW, contents="x", config=config())
            except APIError as error:
                return error.code
            return 200

        async def put_key(state: str) -> None:
            answer = await http.post("/sandbox/keys", json={"key": DEFAULT_KEY, "state": state})
            assert answer.status_code == 200

        for state, expected in (
            ("forbidden", 403),
            ("accepted", 200),
            ("exhausted", 429),
            ("accepted", 200),
            ("unknown", 400),
            ("accepted", 200),
        ):
            await put_key(state)
            assert await code() == expected
        await http.post("/sandbox/faults", json={"kind": "overloaded", "count": 2})
        assert await code() == 503
        (left,) = (await http.get("/sandbox/faults")).json()
        assert (left["kind"], left["count"]) == ("overloaded", 1)
        await http.delete("/sandbox/faults")
        assert await code() == 200
        await http.put("/sandbox/timing", json={"latency": 0.001, "pause": 0.002})
        assert (gemini.timing.latency, gemini.timing.pause) == (0.001, 0.002)
        seen = (await http.get("/sandbox/requests")).json()
        assert seen["count"] == 8
        assert [call["status"] for call in seen["calls"]][:2] == [403, 200]
        await http.delete("/sandbox/requests")
        assert gemini.records.count() == 0
        assert (await http.post("/sandbox/faults", json={"kind": "odd"})).status_code == 422


async def test_hundreds_ask_at_once(gemini: GeminiServer) -> None:
    gemini.timing.latency = 0.2
    async with sdk_at(gemini.base_url) as client:

        async def ask(number: int) -> str | None:
            answer = await client.models.generate_content(
                model=NEW, contents=f"{number}", config=config()
            )
            return answer.text

        texts = await asyncio.gather(*map(ask, range(300)))
    assert texts == ["Namaste"] * 300
    assert gemini.records.count(DEFAULT_KEY, NEW) == 300
