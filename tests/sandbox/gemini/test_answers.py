"""Whole and streamed answers, through the real SDK."""

import json

from google.genai import types
from google.genai.client import AsyncClient
from pydantic import BaseModel

from tests.sandbox.bots import png
from tests.sandbox.gemini.clients import NEW, OLD, SALE, STOCK, config, sdk, with_tools
from tests.sandbox.gemini.model import Model
from vyapari.sandbox.gemini import Answer, GeminiServer, Request, Text

LONG = "Ramesh ka hisaab: " + "udhaar ₹1,225 aur jama ₹500; " * 20


class Bill(BaseModel):
    seller: str
    total: str


async def test_a_whole_answer_has_all_that_the_sdk_reads(client: AsyncClient, model: Model) -> None:
    answer = await client.models.generate_content(model=NEW, contents="hello", config=config())
    assert answer.text == "Namaste"
    assert answer.candidates is not None
    assert answer.candidates[0].finish_reason is types.FinishReason.STOP
    assert answer.model_version == NEW
    assert answer.response_id
    assert answer.usage_metadata is not None
    counts = answer.usage_metadata
    assert counts.prompt_token_count
    assert counts.candidates_token_count
    assert counts.total_token_count == counts.prompt_token_count + counts.candidates_token_count
    assert model.asked[0].text == "hello"


async def test_a_streamed_answer_comes_in_pieces(client: AsyncClient, model: Model) -> None:
    model.says(LONG)
    stream = await client.models.generate_content_stream(model=NEW, contents="x", config=config())
    chunks = [chunk async for chunk in stream]
    assert len(chunks) > 5
    texts = [part.text for chunk in chunks for part in chunk.parts or ()]
    assert "".join(text or "" for text in texts) == LONG
    reasons = [chunk.candidates[0].finish_reason for chunk in chunks if chunk.candidates]
    assert reasons == [None] * (len(chunks) - 1) + [types.FinishReason.STOP]
    assert model.asked[0].streamed


async def test_a_text_of_the_third_generation_is_signed_at_its_end(
    client: AsyncClient, model: Model
) -> None:
    model.says("One. ", "One. ")
    whole = await client.models.generate_content(model=NEW, contents="x", config=config())
    stream = await client.models.generate_content_stream(model=NEW, contents="x", config=config())
    chunks = [chunk async for chunk in stream]
    assert whole.parts is not None
    assert whole.parts[-1].thought_signature
    last = chunks[-1].parts
    assert last is not None
    assert last[0].text == ""
    assert last[0].thought_signature
    old = await client.models.generate_content(model=OLD, contents="x", config=config())
    assert old.parts is not None
    assert old.parts[0].thought_signature is None


async def test_json_is_parsed_by_the_sdk(client: AsyncClient, model: Model) -> None:
    model.says(Answer.json({"seller": "गुप्ता ट्रेडर्स", "total": "520.00"}))
    wanted = config(response_mime_type="application/json", response_schema=Bill)
    answer = await client.models.generate_content(model=NEW, contents="read", config=wanted)
    assert answer.parsed == Bill(seller="गुप्ता ट्रेडर्स", total="520.00")
    wanted = config(
        response_mime_type="application/json", response_json_schema=Bill.model_json_schema()
    )
    answer = await client.models.generate_content(model=NEW, contents="read", config=wanted)
    assert answer.text is not None
    assert json.loads(answer.text)["total"] == "520.00"
    assert all(request.wants_json for request in model.asked)


async def test_pictures_and_voice_come_as_they_were_sent(client: AsyncClient, model: Model) -> None:
    picture, voice = png(8, 8), b"OggS" + bytes(range(256))
    parts = [
        types.Part.from_bytes(data=picture, mime_type="image/png"),
        types.Part.from_bytes(data=voice, mime_type="audio/ogg"),
        types.Part(text="What is this?"),
    ]
    await client.models.generate_content(model=NEW, contents=parts, config=config())
    media = model.asked[0].media
    assert [(blob.mime_type, blob.data) for blob in media] == [
        ("image/png", picture),
        ("audio/ogg", voice),
    ]
    assert model.asked[0].text == "What is this?"


async def test_the_one_who_answers_sees_system_text_and_tools(
    client: AsyncClient, model: Model
) -> None:
    setting = with_tools(SALE, STOCK, system_instruction="You are a munim.")
    await client.models.generate_content(model=NEW, contents="x", config=setting)
    asked = model.asked[0]
    assert asked.system == "You are a munim."
    assert asked.tools == ("record_sale", "look_up_stock")
    assert (asked.rounds, asked.responses, asked.media) == (0, (), ())


async def test_thoughts_are_apart_from_the_answer(client: AsyncClient, model: Model) -> None:
    model.says(Answer.of(Text("Hm, sugar.", thought=True), "Chini 45 kg"))
    answer = await client.models.generate_content(model=NEW, contents="x", config=config())
    assert answer.text == "Chini 45 kg"
    assert answer.parts is not None
    assert [part.thought for part in answer.parts] == [True, None]


async def test_an_answer_may_end_for_another_reason(client: AsyncClient, model: Model) -> None:
    model.says(
        Answer.of("Half a sent", finish="MAX_TOKENS"),
        Answer.of(finish="SAFETY"),
        Answer.of(finish="MALFORMED_FUNCTION_CALL"),
    )
    seen = []
    for _ in range(3):
        answer = await client.models.generate_content(model=NEW, contents="x", config=config())
        assert answer.candidates is not None
        seen.append((answer.candidates[0].finish_reason, answer.text))
    assert seen == [
        (types.FinishReason.MAX_TOKENS, "Half a sent"),
        (types.FinishReason.SAFETY, None),
        (types.FinishReason.MALFORMED_FUNCTION_CALL, None),
    ]


async def test_a_long_beginning_is_found_in_the_cache(client: AsyncClient) -> None:
    setting = config(system_instruction="The rules of the shop. " * 400)
    counts = []
    for question in ("one", "two"):
        answer = await client.models.generate_content(model=NEW, contents=question, config=setting)
        assert answer.usage_metadata is not None
        counts.append(answer.usage_metadata.cached_content_token_count)
    assert counts[0] is None
    assert counts[1] is not None
    assert counts[1] > 2000


async def test_models_are_listed(client: AsyncClient, gemini: GeminiServer) -> None:
    names = [found.name async for found in await client.models.list()]
    assert f"models/{NEW}" in names
    found = await client.models.get(model=NEW)
    assert found.name == f"models/{NEW}"


async def test_answering_may_wait(model: Model) -> None:
    async def answering(request: Request) -> Answer:
        return Answer.of(request.text.upper())

    async with GeminiServer(answering) as server, sdk(server) as client:
        answer = await client.models.generate_content(model=NEW, contents="x", config=config())
    assert answer.text == "X"
