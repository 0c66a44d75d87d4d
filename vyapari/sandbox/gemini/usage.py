"""Counting tokens, roughly, and what the prompt cache would have spared."""

import json
from collections import OrderedDict, deque
from typing import Any, Final

from vyapari.sandbox.gemini.request import Request

_CHARACTERS: Final = 4
_IMAGE: Final = 258
_SMALLEST_HIT: Final = 1024
_BLOCK: Final = 256
_KEPT: Final = 8
_PROJECTS: Final = 256


class PromptCache:
    """The beginnings that one key's requests to one model share with the last ones before them.

    A token is taken for four characters; hits of less than 1,024 tokens do not count.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[str, str], deque[str]] = OrderedDict()

    def look_up(self, request: Request) -> tuple[int, int]:
        """How many tokens a request has, and how many of these the cache holds."""
        prompt = _prompt(request)
        place = (request.key, request.model)
        earlier = self._seen.setdefault(place, deque(maxlen=_KEPT))
        self._seen.move_to_end(place)
        if len(self._seen) > _PROJECTS:
            self._seen.popitem(last=False)
        shared = 0
        for before in reversed(earlier):
            shared = max(shared, _shared(prompt, before))
            if shared == len(prompt):
                break
        else:
            earlier.append(prompt)
        hit = shared // _CHARACTERS
        pictures = sum(
            _IMAGE
            for content in request.body.contents
            for part in content.parts
            if part.inline_data is not None
        )
        return tokens(prompt) + pictures, hit if hit >= _SMALLEST_HIT else 0


def tokens(text: str) -> int:
    """About how many tokens a text has."""
    return -(-len(text) // _CHARACTERS)


def usage(prompt: int, cached: int, answered: int) -> dict[str, Any]:
    """The ``usageMetadata`` of an answer."""
    counts: dict[str, Any] = {
        "promptTokenCount": prompt,
        "candidatesTokenCount": answered,
        "totalTokenCount": prompt + answered,
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": prompt}],
    }
    if cached:
        counts["cachedContentTokenCount"] = cached
        counts["cacheTokensDetails"] = [{"modality": "TEXT", "tokenCount": cached}]
    return counts


def _prompt(request: Request) -> str:
    """All that the model reads, in the order in which it does; media by their size only."""
    texts = [request.system, request.body.tools_text]
    for content in request.body.contents:
        for part in content.parts:
            if part.text is not None:
                texts.append(part.text)
            elif part.inline_data is not None:
                texts.append(f"<{part.inline_data.mime_type} {len(part.inline_data.data)}>")
            elif part.function_call is not None:
                texts.append(part.function_call.name + json.dumps(part.function_call.args))
            elif part.function_response is not None:
                texts.append(json.dumps(part.function_response.response))
    return "\n".join(texts)


def _shared(one: str, other: str) -> int:
    """The length of the beginning that two texts share, in whole blocks."""
    end = min(len(one), len(other))
    for start in range(0, end, _BLOCK):
        if one[start : start + _BLOCK] != other[start : start + _BLOCK]:
            return start
    return end
