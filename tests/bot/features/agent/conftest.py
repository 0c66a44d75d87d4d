"""A merchant whose messages are passed on to agents, at a local Gemini."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant
from tests.gemini import KEYS, Script, agents
from vyapari.sandbox.gemini import GeminiServer


@pytest.fixture
def model() -> Script:
    """What the model says."""
    return Script()


@pytest.fixture
async def gemini(model: Script) -> AsyncIterator[GeminiServer]:
    """The server, for its faults and records."""
    async with GeminiServer(model, keys=KEYS) as server:
        yield server


@pytest.fixture
async def mina(opened: Open, gemini: GeminiServer) -> AsyncIterator[Merchant]:
    """The owner, in English, with agents."""
    async with agents(gemini) as ready:
        owner = await opened()
        owner.bot.agents = ready
        yield owner
