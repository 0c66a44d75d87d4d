"""Gemini through google-genai: the one place that knows the SDK's requests and answers."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

import aiohttp
import structlog
from google import genai
from google.genai import types
from tenacity import (
    AsyncRetrying,
    RetryError,
    retry_if_exception_type,
    stop_after_attempt,
    wait_random_exponential,
)

from vyapari.agents.faults import Cure, Fault, fault_of
from vyapari.agents.keys import Key, KeyPool
from vyapari.agents.roles import Agent, Role
from vyapari.agents.talk import Call, Heard, Media, Message, Result, Show, Usage
from vyapari.agents.tools import Tool
from vyapari.errors import ModelUnavailable

log = structlog.get_logger(__name__)

T = TypeVar("T")

#: How often a model is tried that answers with passing troubles; the fallback is tried as often.
_TRIES = 3
#: The most seconds that one call may take, so that another one is left when it hangs.
_LONGEST_CALL = 15.0
_MOST_TOKENS = 4096
_CONNECTIONS = 100
_BLOCKED = frozenset(
    {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE"}
)


class _Passing(Exception):
    """A trouble that may be gone when the call is made again."""


class _NoKey(Exception):
    """Every key rests, or is refused, for this model."""


class _NoModel(Exception):
    """The model is not to be had, or cannot take this request."""


class Gemini:
    """A model behind the keys of a pool, with a fallback model behind it.

    A key that is used up rests and the next one is tried at once. Passing troubles are tried again
    on another key, after a random pause that grows. ``url`` is the API's root, ``None`` for
    Google's own.
    """

    def __init__(
        self, pool: KeyPool, *, model: str, fallback: str | None, url: str | None = None
    ) -> None:
        self._pool = pool
        self._models = [name for name in (model, fallback) if name]
        self._url = url
        self._session: aiohttp.ClientSession | None = None
        self._clients: dict[str, genai.Client] = {}
        self._certificates = ssl.create_default_context()
        self._configs: dict[tuple[Role, str], types.GenerateContentConfigDict] = {}

    async def answer(
        self, agent: Agent, messages: list[Message], deadline: float, show: Show | None = None
    ) -> Heard:
        """The model's next turn; see ``talk.Model``."""
        contents = [_content(message) for message in messages]

        async def call(client: genai.Client, model: str) -> Heard:
            config = self._config(agent, model)
            if not (agent.streams and show):
                whole = await client.aio.models.generate_content(
                    model=model,
                    contents=contents,
                    config=config,
                )
                return _heard([whole])
            chunks = await client.aio.models.generate_content_stream(
                model=model,
                contents=contents,
                config=config,
            )
            return _heard(await _listened(chunks, show))

        return await self._somehow(call, deadline)

    async def read(
        self, instructions: str, media: tuple[Media, ...], schema: dict[str, Any], deadline: float
    ) -> Any:
        """What stands in ``media``, as JSON; see ``talk.Reader``."""
        content = _content(Message("merchant", media))

        async def call(client: genai.Client, model: str) -> Any:
            config = _config(
                instructions,
                responseMimeType="application/json",
                responseJsonSchema=schema,
                maxOutputTokens=_MOST_TOKENS * 2,
                thinkingConfig=_thinking(model),
            )
            whole = await client.aio.models.generate_content(
                model=model, contents=[content], config=config
            )
            return _json(whole)

        return await self._somehow(call, deadline)

    async def close(self) -> None:
        """Let go of the connections. Safe to call twice."""
        self._clients = {}
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def _somehow(
        self, call: Callable[[genai.Client, str], Awaitable[T]], deadline: float
    ) -> T:
        """``call`` with the first key and model that answer it."""
        try:
            async with asyncio.timeout_at(deadline):
                for model in self._models:
                    try:
                        return await self._patiently(call, model, deadline)
                    except (RetryError, _NoKey, _NoModel) as error:
                        log.info("model.left", model=model, why=type(error).__name__.strip("_"))
        except TimeoutError:
            log.warning("model.timed_out")
            raise ModelUnavailable from None
        raise ModelUnavailable(await self._pool.wakes(self._models))

    async def _patiently(
        self, call: Callable[[genai.Client, str], Awaitable[T]], model: str, deadline: float
    ) -> T:
        failed: list[Key] = []
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(_Passing),
            stop=stop_after_attempt(_TRIES),
            wait=wait_random_exponential(multiplier=0.2, max=2),
        ):
            with attempt:
                return await self._with_a_key(call, model, deadline, failed)
        raise AssertionError("unreachable: the last attempt raises")

    async def _with_a_key(
        self,
        call: Callable[[genai.Client, str], Awaitable[T]],
        model: str,
        deadline: float,
        failed: list[Key],
    ) -> T:
        """One answer, from whichever key gives it; those that have ``failed`` come last."""
        while True:
            key = await self._pool.pick(model, but=failed) or await self._pool.pick(model)
            if key is None:
                raise _NoKey
            try:
                with self._pool.using(key):
                    left = deadline - asyncio.get_running_loop().time()
                    async with asyncio.timeout(min(_LONGEST_CALL, left)):
                        answer = await call(self._client(key), model)
            except Exception as error:
                fault = fault_of(error, datetime.now(UTC))
                if fault is None and not isinstance(error, _Passing):
                    raise
                await self._note(fault, key, model, failed, error)
            else:
                self._pool.worked(key, model)
                return answer

    async def _note(
        self, fault: Fault | None, key: Key, model: str, failed: list[Key], error: Exception
    ) -> None:
        """Draw the consequence of a fault; raises where another key alone does not help."""
        cure = fault.cure if fault else Cure.AGAIN
        if fault and cure is Cure.OTHER_KEY:
            await self._pool.rest(key, model, fault.rest)
        elif cure is Cure.NO_KEY:
            self._pool.refuse(key)
        elif cure is Cure.AGAIN:
            failed.append(key)
            log.info("call.failed", key=key.name, model=model, why=type(error).__name__)
            raise _Passing from error
        else:
            # What the server says of a request may repeat a merchant's words: no text of it here.
            log.error("call.refused", model=model, code=getattr(error, "code", None))
            raise _NoModel from error

    def _client(self, key: Key) -> genai.Client:
        if self._session is None:
            # One for all keys: a key is but a header, and a session of the SDK's own for each
            # would read the certificates anew, 50 ms and 2 MB a time.
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS)
            self._session = aiohttp.ClientSession(connector=connector)
        if key.name not in self._clients:
            given = {"verify": self._certificates, "ssl": self._certificates}
            self._clients[key.name] = genai.Client(
                api_key=key.secret,
                vertexai=False,
                http_options=types.HttpOptions(
                    base_url=self._url,
                    api_version="v1beta",
                    aiohttp_client=self._session,
                    client_args=given,
                    async_client_args=given,
                    # Retries are ours alone, outermost.
                    retry_options=types.HttpRetryOptions(attempts=1),
                ),
            )
        return self._clients[key.name]

    def _config(self, agent: Agent, model: str) -> types.GenerateContentConfigDict:
        at = (agent.role, model)
        if at not in self._configs:
            self._configs[at] = _config(
                agent.instructions,
                agent.tools.values(),
                maxOutputTokens=_MOST_TOKENS,
                thinkingConfig=_thinking(model),
            )
        return self._configs[at]


def _config(
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


def _thinking(model: str) -> dict[str, Any]:
    """As little thinking as the model lets itself be asked for: a merchant waits."""
    return {"thinkingBudget": 0} if model.startswith("gemini-2") else {"thinkingLevel": "LOW"}


def _content(message: Message) -> types.Content | types.ContentDict:
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


async def _listened(
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


def _heard(chunks: list[types.GenerateContentResponse]) -> Heard:
    """A model's turn of its chunks; raises ``_Passing`` for what is no turn."""
    parts = [part for chunk in chunks for part in _parts(chunk)]
    finish = _finish(chunks)
    usage = _usage(chunks)
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
        raise _Passing
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


def _usage(chunks: list[types.GenerateContentResponse]) -> Usage:
    """The last chunk's figures, which are of the whole turn."""
    told = [chunk.usage_metadata for chunk in chunks if chunk.usage_metadata]
    if not told:
        return Usage()
    last = told[-1]
    received = (last.candidates_token_count or 0) + (last.thoughts_token_count or 0)
    return Usage(last.prompt_token_count or 0, last.cached_content_token_count or 0, received)


def _json(response: types.GenerateContentResponse) -> Any:
    heard = _heard([response])
    if heard.blocked:
        return None
    try:
        return json.loads(heard.text)
    except ValueError as error:
        raise _Passing from error
