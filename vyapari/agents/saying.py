"""What is said to Gemini, in the API's own names."""

from collections.abc import Iterable
from typing import Any

from google.genai import types

from vyapari.agents.talk import Media, Message, Result
from vyapari.agents.tools import Tool


def config_of(
    instructions: str, tools: Iterable[Tool] = (), **generation: Any
) -> types.GenerateContentConfigDict:
    """Instructions, tools and the ``generationConfig``, in the API's own names.

    Given in the SDK's types they would be copied, checked and converted anew for each call, which
    takes longer than all else in it.
    """
    declared = [
        {
            "name": tool.name,
            "description": tool.description,
            "parametersJsonSchema": tool.parameters,
        }
        for tool in tools
    ]
    body: dict[str, Any] = {
        "systemInstruction": {"parts": [{"text": instructions}]},
        "generationConfig": generation,
    }
    if declared:
        body["tools"] = [{"functionDeclarations": declared}]
    return {
        "automatic_function_calling": {"disable": True},
        "http_options": {"extra_body": body},
    }


def thinking(model: str) -> dict[str, Any]:
    """As little thinking as the model lets itself be asked for: a merchant waits."""
    return {"thinkingBudget": 0} if model.startswith("gemini-2") else {"thinkingLevel": "LOW"}


def content_of(message: Message) -> types.Content | types.ContentDict:
    """A message; a model's own as it came, for some of its parts are signed."""
    if isinstance(message.raw, types.Content):
        return message.raw
    role = "user" if message.author == "merchant" else "model"
    return {"role": role, "parts": [_part(part) for part in message.parts]}


def _part(part: str | Media | Result) -> types.PartDict:
    match part:
        case str():
            return {"text": part}
        case Media(content, mime_type):
            return {"inline_data": {"data": content, "mime_type": mime_type}}
        case Result(call, data):
            return {"function_response": {"id": call.id, "name": call.name, "response": data}}
