"""What is heard from Gemini: a turn of the model out of the chunks that it came in."""

import json
from collections.abc import AsyncIterator
from typing import Any

from google.genai import types

from vyapari.agents.faults import Passing
from vyapari.agents.talk import Call, Heard, Show, Usage

_BLOCKED = frozenset(
    {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE"}
)


async def listened(
    chunks: AsyncIterator[types.GenerateContentResponse], show: Show
) -> list[types.GenerateContentResponse]:
    """All chunks; the words among them are shown as they come."""
    heard: list[types.GenerateContentResponse] = []
    text = ""
    async for chunk in chunks:
        heard.append(chunk)
        if said := _text(_parts(chunk)):
            text += said
            show(text)
    return heard


def _parts(response: types.GenerateContentResponse) -> list[types.Part]:
    candidate = response.candidates[0] if response.candidates else None
    content = candidate.content if candidate else None
    return list(content.parts or ()) if content else []


def _text(parts: list[types.Part]) -> str:
    return "".join(part.text for part in parts if part.text and not part.thought)


def _finish(chunks: list[types.GenerateContentResponse]) -> str | None:
    reasons = (c.candidates[0].finish_reason for c in chunks if c.candidates)
    last = [reason for reason in reasons if reason is not None]
    return str(last[-1].value) if last else None


def _blocked(chunks: list[types.GenerateContentResponse]) -> bool:
    return any(chunk.prompt_feedback and chunk.prompt_feedback.block_reason for chunk in chunks)


def heard_of(chunks: list[types.GenerateContentResponse]) -> Heard:
    """A model's turn of its chunks; raises ``Passing`` for what is no turn."""
    parts = [part for chunk in chunks for part in _parts(chunk)]
    finish = _finish(chunks)
    usage = usage_of(chunks)
    if _blocked(chunks) or finish in _BLOCKED:
        return Heard(blocked=True, usage=usage)
    calls = tuple(
        Call(found.name, dict(found.args or {}), found.id)
        for part in parts
        if (found := part.function_call) is not None and found.name
    )
    text = _text(parts).strip()
    # A stream that was cut off ends without a reason, often without an error.
    if finish in (None, "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL") or not (calls or text):
        raise Passing
    raw = types.Content(role="model", parts=_joined(parts))
    return Heard(text, calls, raw, usage, cut=finish == "MAX_TOKENS")


def _joined(parts: list[types.Part]) -> list[types.Part]:
    """The parts of all chunks, runs of plain words in one."""
    joined: list[types.Part] = []
    for part in parts:
        plain = part.text is not None and not part.thought and not part.thought_signature
        last = joined[-1] if joined else None
        if plain and last and last.text is not None and not last.thought:
            signature = last.thought_signature
            joined[-1] = types.Part(text=last.text + (part.text or ""), thought_signature=signature)
        else:
            joined.append(part)
    return joined


def usage_of(chunks: list[types.GenerateContentResponse]) -> Usage:
    """The last chunk's figures, which are of the whole turn."""
    told = [chunk.usage_metadata for chunk in chunks if chunk.usage_metadata]
    if not told:
        return Usage()
    last = told[-1]
    received = (last.candidates_token_count or 0) + (last.thoughts_token_count or 0)
    return Usage(last.prompt_token_count or 0, last.cached_content_token_count or 0, received)


def json_of(response: types.GenerateContentResponse) -> Any:
    """The JSON that a whole answer is; ``None`` where the model would not give one."""
    heard = heard_of([response])
    if heard.blocked:
        return None
    try:
        return json.loads(heard.text)
    except ValueError as error:
        raise Passing from error
