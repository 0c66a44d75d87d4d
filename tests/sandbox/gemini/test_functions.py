"""Function calls, their responses and signatures, through the real SDK."""

import pytest
from google.genai import types
from google.genai.client import AsyncClient
from google.genai.errors import ClientError

from tests.sandbox.gemini.clients import NEW, OLD, SALE, STOCK, said, with_tools
from tests.sandbox.gemini.model import Model
from vyapari.sandbox.gemini import Answer, Call

BOTH = Answer.of(
    Call("record_sale", {"item": "sugar", "quantity": "5"}), Call("look_up_stock", {"item": "tea"})
)
TOOLS = with_tools(SALE, STOCK)


def answered(call: types.FunctionCall) -> types.Part:
    response = types.FunctionResponse(id=call.id, name=call.name, response={"done": True})
    return types.Part(function_response=response)


async def called(client: AsyncClient, model: str = NEW) -> types.Content:
    answer = await client.models.generate_content(model=model, contents="sold", config=TOOLS)
    assert answer.candidates is not None
    content = answer.candidates[0].content
    assert content is not None
    return content


def parts_of(content: types.Content) -> list[types.Part]:
    return content.parts or []


def calls_of(content: types.Content) -> list[types.FunctionCall]:
    return [part.function_call for part in content.parts or () if part.function_call]


async def test_calls_come_with_ids_and_one_signature(client: AsyncClient, model: Model) -> None:
    model.says(BOTH)
    content = await called(client)
    first, second = parts_of(content)
    assert first.function_call is not None
    assert first.function_call.args == {"item": "sugar", "quantity": "5"}
    assert first.function_call.id
    assert first.thought_signature
    assert second.thought_signature is None


async def test_a_round_trip_passes(client: AsyncClient, model: Model) -> None:
    model.says(BOTH, "Booked")
    content = await called(client)
    history = [said("user", "sold"), content, said("user", *map(answered, calls_of(content)))]
    answer = await client.models.generate_content(model=NEW, contents=history, config=TOOLS)
    assert answer.text == "Booked"
    asked = model.asked[1]
    assert asked.text == "sold"
    assert asked.rounds == 1
    assert [response.name for response in asked.responses] == ["record_sale", "look_up_stock"]
    assert asked.responses[0].response == {"done": True}


async def test_a_streamed_call_comes_whole(client: AsyncClient, model: Model) -> None:
    model.says(Answer.of("Let me see. ", Call("look_up_stock", {"item": "tea"})), "Booked")
    stream = await client.models.generate_content_stream(model=NEW, contents="s", config=TOOLS)
    parts = [part async for chunk in stream for part in chunk.parts or ()]
    called = [part for part in parts if part.function_call]
    assert len(called) == 1
    assert called[0].function_call is not None
    assert called[0].function_call.args == {"item": "tea"}
    assert called[0].thought_signature
    history = [
        said("user", "sold"),
        types.Content(role="model", parts=parts),
        said("user", answered(called[0].function_call)),
    ]
    answer = await client.models.generate_content(model=NEW, contents=history, config=TOOLS)
    assert answer.text == "Booked"


async def refusal(client: AsyncClient, *history: types.Content, model: str = NEW) -> str:
    with pytest.raises(ClientError) as refused:
        await client.models.generate_content(model=model, contents=list(history), config=TOOLS)
    assert (refused.value.code, refused.value.status) == (400, "INVALID_ARGUMENT")
    return str(refused.value.message)


async def test_a_signature_must_come_back(client: AsyncClient, model: Model) -> None:
    model.says(Answer.of(Call("record_sale", {"item": "sugar"})))
    content = await called(client)
    (part,) = parts_of(content)
    assert part.function_call is not None
    assert part.thought_signature is not None
    signature, reply = part.thought_signature, said("user", answered(part.function_call))
    part.thought_signature = None
    message = await refusal(client, said("user", "sold"), content, reply)
    assert "missing a thought_signature" in message
    assert "record_sale" in message
    part.thought_signature = signature[:-1] + bytes([signature[-1] ^ 1])
    message = await refusal(client, said("user", "sold"), content, reply)
    assert message == "Thought signature is not valid."
    part.thought_signature = b"skip_thought_signature_validator"
    history = [said("user", "sold"), content, reply]
    assert await client.models.generate_content(model=NEW, contents=history, config=TOOLS)


async def test_a_signature_belongs_to_its_call(client: AsyncClient, model: Model) -> None:
    model.says(Answer.of(Call("record_sale", {})), Answer.of(Call("look_up_stock", {})))
    one, other = await called(client), await called(client)
    (part,), (foreign,) = parts_of(one), parts_of(other)
    assert part.function_call is not None
    part.thought_signature = foreign.thought_signature
    reply = said("user", answered(part.function_call))
    assert "not valid" in await refusal(client, said("user", "sold"), one, reply)


async def test_an_earlier_turn_and_an_older_model_need_no_signature(
    client: AsyncClient, model: Model
) -> None:
    model.says(Answer.of(Call("record_sale", {})), "ok")
    content = await called(client)
    (part,) = parts_of(content)
    assert part.function_call is not None
    part.thought_signature = None
    turn = [said("user", "sold"), content, said("user", answered(part.function_call))]
    later = [*turn, said("model", "Booked"), said("user", "and tea")]
    assert await client.models.generate_content(model=NEW, contents=later, config=TOOLS)
    part.function_call.id = None
    turn[-1] = said("user", answered(part.function_call))
    assert await client.models.generate_content(model=OLD, contents=turn, config=TOOLS)


async def test_calls_and_responses_must_match(client: AsyncClient, model: Model) -> None:
    model.says(BOTH)
    content = await called(client)
    first, second = calls_of(content)
    start = said("user", "sold")
    count = "number of function response parts is equal"
    assert count in await refusal(client, start, content, said("user", answered(first)))
    assert count in await refusal(client, start, content, said("user", "never mind"))
    assert count in await refusal(client, start, content)
    wrong = said("user", answered(first), answered(first))
    assert "names of the function calls" in await refusal(client, start, content, wrong)
    after = "immediately after a function call turn"
    assert after in await refusal(client, said("user", answered(first)))
    assert after in await refusal(client, start, said("model", "ok"), said("user", answered(first)))
    second.id = "other"
    mixed = said("user", answered(first), answered(second))
    second.id = "its own"
    assert "an id that no call has" in await refusal(client, start, content, mixed)
