"""What tests of the running bot need."""

from collections.abc import AsyncIterator

import pytest

from vyapari.sandbox import SandboxServer


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    """A local Telegram that forgets all at the end."""
    async with SandboxServer(None, port=0) as server:
        yield server
