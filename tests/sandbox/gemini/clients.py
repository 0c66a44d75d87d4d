"""The real SDK, pointed at the local server."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import httpx
from google import genai
from google.genai import types
from google.genai.client import AsyncClient

from vyapari.sandbox.gemini import DEFAULT_KEY, GeminiServer

NEW = "gemini-3.5-flash"
OLD = "gemini-2.5-flash"

SALE = types.FunctionDeclaration(
    name="record_sale",
    description="Books a sale",
    parameters=types.Schema(
        type=types.Type.OBJECT,
        properties={
            "item": types.Schema(type=types.Type.STRING),
            "quantity": types.Schema(type=types.Type.STRING),
        },
        required=["item"],
    ),
)
STOCK = types.FunctionDeclaration(
    name="look_up_stock",
    parameters_json_schema={
        "type": "object",
        "properties": {"item": {"$ref": "#/$defs/Item"}},
        "required": ["item"],
        "additionalProperties": False,
        "$defs": {"Item": {"type": "string", "minLength": 1}},
    },
)


# Given, or each client loads three sets of certificates.
_TLS = ssl.create_default_context()
_TLS_ARGS = {"verify": _TLS, "ssl": _TLS}


def _options(url: str, milliseconds: int, **transport: Any) -> types.HttpOptions:
    return types.HttpOptions(
        base_url=url,
        api_version="v1beta",
        timeout=milliseconds,
        retry_options=types.HttpRetryOptions(attempts=1),
        client_args=_TLS_ARGS,
        async_client_args=_TLS_ARGS,
        **transport,
    )


@asynccontextmanager
async def sdk_at(
    url: str, key: str = DEFAULT_KEY, milliseconds: int = 10_000
) -> AsyncIterator[AsyncClient]:
    """A client that tries once, over a session of its own (the SDK's own one warns)."""
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        options = _options(url, milliseconds, aiohttp_client=session)
        async with genai.Client(api_key=key, http_options=options).aio as client:
            yield client


@asynccontextmanager
async def sdk(
    server: GeminiServer, key: str = DEFAULT_KEY, milliseconds: int = 10_000
) -> AsyncIterator[AsyncClient]:
    """The same for a server in this process."""
    async with sdk_at(server.base_url, key, milliseconds) as client:
        yield client


@asynccontextmanager
async def sdk_over_httpx(
    server: GeminiServer, key: str = DEFAULT_KEY, milliseconds: int = 10_000
) -> AsyncIterator[AsyncClient]:
    """The same over httpx."""
    async with httpx.AsyncClient() as http:
        options = _options(server.base_url, milliseconds, httpx_async_client=http)
        async with genai.Client(api_key=key, http_options=options).aio as client:
            yield client


def config(**fields: Any) -> types.GenerateContentConfig:
    """A config with automatic function calling off."""
    off = types.AutomaticFunctionCallingConfig(disable=True)
    return types.GenerateContentConfig(automatic_function_calling=off, **fields)


def with_tools(*declared: types.FunctionDeclaration, **fields: Any) -> types.GenerateContentConfig:
    """A config with functions."""
    return config(tools=[types.Tool(function_declarations=list(declared))], **fields)


def said(role: str, *parts: types.Part | str) -> types.Content:
    """A turn of the conversation."""
    return types.Content(
        role=role, parts=[types.Part(text=p) if isinstance(p, str) else p for p in parts]
    )
