"""The whole program with a chat page of its own, as a newcomer starts it."""

import re
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from tests.program import Program, data_folder
from vyapari.sandbox.client import SandboxClient


@dataclass(frozen=True, slots=True)
class Opened:
    """A running Vyapari: the address of its chat page, and its people."""

    url: str
    people: SandboxClient


@pytest.fixture
async def opened() -> AsyncIterator[Opened]:
    """`python -m vyapari` on an empty data folder; it must stop well and log no error."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with data_folder() as folder:
        program = Program(None, folder / "home", SANDBOX_PORT=str(port))
        await program.start()
        try:
            await program.ready()
            async with SandboxClient(url) as people:
                yield Opened(url, people)
        finally:
            code = await program.stop()
        assert code == 0, program.log
        assert not re.search(r'Traceback|"level": "(error|critical)"', program.log), program.log
