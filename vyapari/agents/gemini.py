"""Gemini through google-genai."""

import ssl
from datetime import UTC, datetime
from typing import Any

import aiohttp
from google import genai
from google.genai import types

from vyapari.agents.faults import Fault, fault_of
from vyapari.agents.hearing import heard_of, json_of, listened
from vyapari.agents.keys import Key, KeyPool
from vyapari.agents.roles import Agent, Role
from vyapari.agents.saying import config_of, content_of, thinking
from vyapari.agents.talk import Heard, Media, Message, Show
from vyapari.agents.trying import Tries

_MOST_TOKENS = 4096
_CONNECTIONS = 100


class Gemini:
    """A model behind the keys of a pool, with a fallback model behind it.

    ``url`` is the API's root, ``None`` for Google's own.
    """

    def __init__(
        self, pool: KeyPool, *, model: str, fallback: str | None, url: str | None = None
    ) -> None:
        self._tries = Tries(pool, [name for name in (model, fallback) if name])
        self._url = url
        self._session: aiohttp.ClientSession | None = None
        self._clients: dict[str, genai.Client] = {}
        self._certificates = ssl.create_default_context()
        self._configs: dict[tuple[Role, str], types.GenerateContentConfigDict] = {}

    async def answer(
        self, agent: Agent, messages: list[Message], deadline: float, show: Show | None = None
    ) -> Heard:
        """The model's next turn; see ``talk.Model``."""
        contents = [content_of(message) for message in messages]

        async def call(key: Key, model: str) -> Heard:
            config = self._config(agent, model)
            if not (agent.streams and show):
                whole = await self._client(key).aio.models.generate_content(
                    model=model,
                    contents=contents,
                    config=config,
                )
                return heard_of([whole])
            chunks = await self._client(key).aio.models.generate_content_stream(
                model=model,
                contents=contents,
                config=config,
            )
            return heard_of(await listened(chunks, show))

        return await self._tries.answer(call, deadline)

    async def read(
        self, instructions: str, media: tuple[Media, ...], schema: dict[str, Any], deadline: float
    ) -> Any:
        """What stands in ``media``, as JSON; see ``talk.Reader``."""
        content = content_of(Message("merchant", media))

        async def call(key: Key, model: str) -> Any:
            config = config_of(
                instructions,
                responseMimeType="application/json",
                responseJsonSchema=schema,
                maxOutputTokens=_MOST_TOKENS * 2,
                thinkingConfig=thinking(model),
            )
            whole = await self._client(key).aio.models.generate_content(
                model=model, contents=[content], config=config
            )
            return json_of(whole)

        return await self._tries.answer(call, deadline)

    async def examine(self, key: Key, model: str) -> Fault | None:
        """What keeps ``key`` from using ``model``, if anything does.

        It is asked what the model is, which takes no tokens: a quota that is used up may not show.
        """
        try:
            await self._client(key).aio.models.get(model=model)
        except Exception as error:
            fault = fault_of(error, datetime.now(UTC))
            if fault is None:
                raise
            return fault
        return None

    async def close(self) -> None:
        """Let go of the connections. Safe to call twice."""
        self._clients = {}
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

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
            self._configs[at] = config_of(
                agent.instructions,
                agent.tools.values(),
                maxOutputTokens=_MOST_TOKENS,
                thinkingConfig=thinking(model),
            )
        return self._configs[at]
