"""A sandbox of its own for every test, and the library's own Bot on it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.sandbox.bots import bot_of
from vyapari.sandbox import SandboxClient, SandboxServer


@pytest.fixture(autouse=True)
def _durations_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's coming form; its present one warns on every 429."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def server() -> AsyncIterator[SandboxServer]:
    async with SandboxServer(None, port=0) as running:
        yield running


@pytest.fixture
async def people(server: SandboxServer) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(server.base_url) as client:
        yield client


@pytest.fixture
async def bot(server: SandboxServer) -> AsyncIterator[Bot]:
    async with bot_of(server) as running:
        yield running


@pytest.fixture
async def asha(people: SandboxClient) -> int:
    """A shopkeeper who has started the bot; their id and their chat's."""
    user_id = await people.add_user("Asha")
    await people.start(user_id)
    return user_id
