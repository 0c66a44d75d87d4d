"""What the server refuses of a request."""

import base64
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.sandbox.bots import png
from tests.sandbox.gemini.clients import NEW, OLD
from tests.sandbox.gemini.model import Model
from vyapari.sandbox.gemini import DEFAULT_KEY, GeminiServer

USER = {"role": "user", "parts": [{"text": "x"}]}


# One server for all: they are many, and change nothing in it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def http(model: Model) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"x-goog-api-key": DEFAULT_KEY}
    async with (
        GeminiServer(model) as server,
        httpx.AsyncClient(base_url=server.base_url, headers=headers) as client,
    ):
        yield client


def body(**fields: Any) -> dict[str, Any]:
    return {"contents": [USER], **fields}


def tool(*declared: Any) -> dict[str, Any]:
    return body(tools=[{"functionDeclarations": list(declared)}])


def taking(parameters: Any, field: str = "parameters") -> dict[str, Any]:
    return tool({"name": "f", field: parameters})


def json_taking(**properties: Any) -> dict[str, Any]:
    return taking({"type": "object", "properties": properties}, "parametersJsonSchema")


def one(schema: Any) -> dict[str, Any]:
    return taking({"type": "OBJECT", "properties": {"a": schema}})


def media(mime_type: str | None, data: str) -> dict[str, Any]:
    blob = {"data": data} if mime_type is None else {"mimeType": mime_type, "data": data}
    return {"contents": [{"role": "user", "parts": [{"inlineData": blob}]}]}


def json_mode(**fields: Any) -> dict[str, Any]:
    return body(generationConfig=fields)


PICTURE = base64.b64encode(png(2, 2)).decode()
BAD = [
    ({}, "contents is not specified"),
    ({"contents": [{"role": "user", "parts": []}]}, "contents[0].parts: contents.parts must not"),
    ({"contents": [{"role": "user", "parts": [{}]}]}, "oneof field 'data' must have one"),
    ({"contents": [{"role": "system", "parts": [{"text": "x"}]}]}, "valid role: user, model"),
    ({"contents": [USER, {"parts": [{"text": "x"}]}]}, "contents[1].role"),
    (body(colour="red"), 'Unknown name "colour": Cannot find field.'),
    (body(generationConfig={"heat": 1}), "Unknown name \"heat\" at 'generationConfig'"),
    ({"contents": [{"role": "user", "parts": [{"txt": "x"}]}]}, "at 'contents[0].parts[0]'"),
    (body(generationConfig={"temperature": "hot"}), "Invalid value at 'generationConfig.temper"),
    (body(generationConfig={"temperature": 3}), "must be in the range [0.0, 2.0]"),
    (body(generationConfig={"maxOutputTokens": 0}), "must be positive"),
    (tool({"name": "1st"}), "function_declarations[0].name: Invalid function name."),
    (tool({"name": "x" * 65}), "maximum length of 64"),
    (tool({"name": "f"}, {"name": "f"}), "Duplicate function declaration found: f"),
    (taking({"type": "STRING"}), "parameters.type: must be OBJECT"),
    (taking({"type": "OBJECT", "properties": {}}), "should be non-empty for OBJECT type"),
    (
        taking({"type": "OBJECT", "properties": {"a": {"type": "STRING"}}, "required": ["b"]}),
        "parameters.required[0]: property is not defined",
    ),
    (one({"type": "ARRAY"}), "parameters.properties[a].items: missing field."),
    (one({"type": "DECIMAL"}), "properties[a].type: Invalid value: 'DECIMAL'"),
    (one({}), "properties[a].type: must be specified"),
    (one({"type": "STRING", "$ref": "#/x"}), 'Unknown name "$ref"'),
    (one({"type": "INTEGER", "enum": ["1"]}), "enum: only allowed for STRING type"),
    (one({"type": "STRING", "enum": ["a", ""]}), "enum[1]: cannot be empty"),
    (one({"type": "STRING", "format": "uuid"}), "'date-time' and 'enum' are supported"),
    (one({"type": "STRING", "anyOf": {}}), "anyOf: must be a list"),
    (taking([], "parametersJsonSchema"), "parameters_json_schema: must be an object"),
    (taking({"type": "string"}, "parametersJsonSchema"), "type: must be object"),
    (
        json_taking(a={"type": "text"}),
        "properties[a].type: Invalid value: 'text'",
    ),
    (
        taking(
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/A"}}}, "parametersJsonSchema"
        ),
        "cannot resolve '#/$defs/A'",
    ),
    (
        taking({"type": "object", "properties": [], "required": ["a"]}, "parametersJsonSchema"),
        "properties: must be an object",
    ),
    (
        tool({"name": "f", "parameters": {"type": "OBJECT"}, "parametersJsonSchema": {}}),
        "only one of parameters and parameters_json_schema",
    ),
    (
        body(toolConfig={"functionCallingConfig": {"mode": "ANY"}}),
        "set without function_declarations",
    ),
    (
        {
            **tool({"name": "f"}),
            "toolConfig": {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": ["g"]}},
        },
        "g is not a declared function",
    ),
    (json_mode(responseSchema={"type": "STRING"}), "only allowed with mime type application/json"),
    (json_mode(responseJsonSchema={"type": "string"}), "only allowed with mime type"),
    (json_mode(responseMimeType="text/html"), "allowed mimetypes"),
    (
        json_mode(thinkingConfig={"thinkingBudget": 1, "thinkingLevel": "LOW"}),
        "only set one of thinking budget and thinking level",
    ),
    (media(None, PICTURE), "must be a MIME type"),
    (media("application/zip", PICTURE), "Unsupported MIME type: application/zip"),
    (media("image/png", "?!"), "Base64 decoding failed"),
    (media("image/png", ""), "data: must not be empty"),
    (media("image/jpeg", PICTURE), "Unable to process input image"),
]


@pytest.mark.parametrize(("sent", "sentence"), BAD, ids=[sentence[:40] for _, sentence in BAD])
async def test_a_wrong_request_is_told_what_is_wrong(
    http: httpx.AsyncClient, model: Model, sent: Any, sentence: str
) -> None:
    model.asked.clear()
    answer = await http.post(f"/v1beta/models/{NEW}:generateContent", json=sent)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["status"]) == (400, 400, "INVALID_ARGUMENT")
    assert sentence in error["message"]
    assert model.asked == []


GOOD = [
    body(),
    {"contents": [{"parts": [{"text": "x"}]}]},
    {"contents": [USER], "system_instruction": {"parts": [{"text": "x"}]}},
    body(generation_config={"max_output_tokens": 5}),
    media("image/png", PICTURE),
    media("image/png", PICTURE.replace("+", "-").replace("/", "_").rstrip("=")),
    media("audio/ogg; codecs=opus", "T2dnUw=="),
    tool({"name": "_f.g:h-1"}),
    one({"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "NULL"}]}}),
    taking({"type": "object", "properties": {}}, "parametersJsonSchema"),
    json_mode(responseMimeType="application/json", responseSchema={"type": "STRING"}),
    {**tool({"name": "f"}), "toolConfig": {"functionCallingConfig": {"mode": "ANY"}}},
]


@pytest.mark.parametrize("sent", GOOD)
@pytest.mark.parametrize("version", ["v1", "v1beta"])
async def test_a_right_request_is_answered(
    http: httpx.AsyncClient, version: str, sent: Any
) -> None:
    answer = await http.post(f"/{version}/models/{NEW}:generateContent", json=sent)
    assert answer.status_code == 200, answer.text
    assert answer.json()["candidates"][0]["content"]["parts"][0]["text"] == "Namaste"


async def test_an_older_model_can_do_less(http: httpx.AsyncClient) -> None:
    url = f"/v1beta/models/{OLD}:generateContent"
    both = {**tool({"name": "f"}), "generationConfig": {"responseMimeType": "application/json"}}
    answer = await http.post(url, json=both)
    assert "Function calling with a response mime type" in answer.json()["error"]["message"]
    answer = await http.post(url, json=json_mode(thinkingConfig={"thinkingLevel": "LOW"}))
    assert "Thinking level is not supported" in answer.json()["error"]["message"]


async def test_what_is_no_request_at_all_is_refused(http: httpx.AsyncClient) -> None:
    url = f"/v1beta/models/{NEW}:generateContent"
    for content in (b"{", b"[]", b"\xff"):
        answer = await http.post(url, content=content)
        assert answer.status_code == 400
        assert "Invalid JSON payload" in answer.json()["error"]["message"]
    answer = await http.post(url, content=b"x" * (20 * 1024 * 1024 + 1))
    assert "exceeds the limit: 20971520 bytes" in answer.json()["error"]["message"]
    answer = await http.post(f"/v1beta/models/{NEW}:streamGenerateContent", json=body())
    assert "alt=sse" in answer.json()["error"]["message"]
    assert (await http.get("/v1beta/nothing")).status_code == 404


async def test_a_key_may_stand_in_the_address_but_must_be_there(http: httpx.AsyncClient) -> None:
    async with httpx.AsyncClient(base_url=http.base_url) as keyless:
        url = f"/v1beta/models/{NEW}:generateContent"
        answer = await keyless.post(url, json=body())
        assert (answer.status_code, answer.json()["error"]["status"]) == (403, "PERMISSION_DENIED")
        assert (await keyless.post(f"{url}?key={DEFAULT_KEY}", json=body())).status_code == 200
