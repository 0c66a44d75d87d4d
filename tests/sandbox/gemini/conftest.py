"""A server whose answers each test gives, and a client of it."""

from collections.abc import AsyncIterator

import pytest
from google.genai.client import AsyncClient

from tests.sandbox.gemini.clients import sdk
from tests.sandbox.gemini.model import Model
from vyapari.sandbox.gemini import GeminiServer


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
async def gemini(model: Model) -> AsyncIterator[GeminiServer]:
    async with GeminiServer(model) as running:
        yield running


@pytest.fixture
async def client(gemini: GeminiServer) -> AsyncIterator[AsyncClient]:
    async with sdk(gemini) as running:
        yield running
