"""An answer in the form of the API, whole or in the pieces of a stream."""

import base64
import re
import secrets
from collections.abc import Iterator
from typing import Any, Final

from vyapari.sandbox.gemini.answer import Answer, Call, Text
from vyapari.sandbox.gemini.models import is_third_generation
from vyapari.sandbox.gemini.signatures import issue
from vyapari.sandbox.gemini.usage import tokens, usage

Json = dict[str, Any]

_PIECE: Final = re.compile(r"(?s).{1,39}(?:\s|$)|.{40}")


class Reply:
    """The answer to one request: its id, its parts with ids and signatures, its usage."""

    def __init__(self, answer: Answer, model: str, prompt: int, cached: int) -> None:
        self._model = model
        self._finish = answer.finish
        self._prompt = prompt
        self._cached = cached
        self._id = secrets.token_urlsafe(16)
        self._parts = list(_wired(answer, signed=is_third_generation(model)))
        self._tokens = sum(_size(part) for part in answer.parts)

    def whole(self) -> Json:
        """The answer in one piece."""
        return self._response(self._parts, self._finish, self._tokens)

    def chunks(self) -> Iterator[Json]:
        """The answer in pieces: texts of a few words, calls whole.

        A signature of a text comes in a last piece of its own, with an empty text, as the API
        sends it.
        """
        said = 0
        for part in self._parts:
            if "functionCall" in part:
                said += _size(Call(part["functionCall"]["name"], part["functionCall"]["args"]))
                yield self._response([part], None, said)
                continue
            bare = {name: value for name, value in part.items() if name != "thoughtSignature"}
            for piece in _PIECE.findall(part["text"]):
                said += tokens(piece)
                yield self._response([{**bare, "text": piece}], None, said)
        last = self._parts[-1] if self._parts else {}
        closing: list[Json] = []
        if "functionCall" not in last and "thoughtSignature" in last:
            closing = [{"text": "", "thoughtSignature": last["thoughtSignature"]}]
        elif self._parts:
            closing = [{"text": ""}]
        yield self._response(closing, self._finish, self._tokens)

    def blocked(self) -> Json:
        """The answer where the prompt was refused."""
        response = self._response([], None, 0)
        del response["candidates"]
        return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, **response}

    def empty(self) -> Json:
        """An answer that ended without a word."""
        return self._response([], "STOP", 0)

    def _response(self, parts: list[Json], finish: str | None, said: int) -> Json:
        content: Json = {"parts": parts, "role": "model"} if parts else {"role": "model"}
        candidate: Json = {"content": content, "index": 0}
        if finish is not None:
            candidate["finishReason"] = finish
            if finish == "MALFORMED_FUNCTION_CALL":
                candidate["content"] = {}
                candidate["finishMessage"] = "Malformed function call"
        return {
            "candidates": [candidate],
            "usageMetadata": usage(self._prompt, self._cached, said),
            "modelVersion": self._model,
            "responseId": self._id,
        }


def _wired(answer: Answer, *, signed: bool) -> Iterator[Json]:
    """The parts; of several calls the first is signed, of texts alone the last."""
    calls = [part for part in answer.parts if isinstance(part, Call)]
    for index, part in enumerate(answer.parts):
        if isinstance(part, Text):
            wired: Json = {"text": part.text}
            if part.thought:
                wired["thought"] = True
            elif signed and not calls and index == len(answer.parts) - 1:
                wired["thoughtSignature"] = _encoded(issue(""))
        else:
            call: Json = {"name": part.name, "args": dict(part.args)}
            wired = {"functionCall": call}
            if signed:
                call["id"] = secrets.token_hex(4)
                if part is calls[0]:
                    wired["thoughtSignature"] = _encoded(issue(part.name))
        yield wired


def _encoded(signature: bytes) -> str:
    return base64.b64encode(signature).decode()


def _size(part: Text | Call) -> int:
    return tokens(part.text if isinstance(part, Text) else f"{part.name}{dict(part.args)}")
