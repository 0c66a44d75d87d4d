"""A server whose answers each test gives, and a client of it."""

from collections.abc import AsyncIterator

import pytest
from google.genai.client import AsyncClient

from tests.sandbox.gemini.clients import sdk
from vyapari.sandbox.gemini import Answer, GeminiServer, Request


class Model:
    """What the model says: in turn, the last for ever; it remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = [Answer.of("Namaste")]
        self.asked: list[Request] = []

    def says(self, *answers: Answer | str) -> None:
        self.answers = [Answer.of(a) if isinstance(a, str) else a for a in answers]

    def __call__(self, request: Request) -> Answer:
        self.asked.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


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
