"""Agents on the real SDK and a local Gemini, whose words each test gives."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from vyapari.agents.agents import Agents
from vyapari.agents.cooldowns import CoolDownsInMemory
from vyapari.agents.gemini import Gemini
from vyapari.agents.keys import Key, KeyPool
from vyapari.sandbox.gemini import Answer, Call, GeminiServer, Request

MODEL, FALLBACK = "gemini-3.8-flash", "gemini-3.5-flash-lite"
KEYS = ("the-first-key-of-all", "the-second-key-of-all")


def calls(*named: tuple[str, dict[str, Any]]) -> Answer:
    """An answer that calls tools, each by its name and arguments."""
    return Answer.of(*(Call(name, args) for name, args in named))


@dataclass
class Script:
    """What the model says: in turn, the last for ever; or what a function makes of a request."""

    answers: list[Answer | Callable[[Request], Answer]] = field(default_factory=list)
    asked: list[Request] = field(default_factory=list)

    def says(self, *answers: Answer | str | Callable[[Request], Answer]) -> None:
        """From now on."""
        self.answers = [Answer.of(a) if isinstance(a, str) else a for a in answers]
        self.asked.clear()

    def __call__(self, request: Request) -> Answer:
        self.asked.append(request)
        assert self.answers, f"nobody has said what to answer to {request.text!r}"
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer if isinstance(answer, Answer) else answer(request)


@asynccontextmanager
async def agents(
    server: GeminiServer, keys: Sequence[str] = KEYS, *, fallback: str | None = FALLBACK, **how: Any
) -> AsyncIterator[Agents]:
    """Agents with these keys at ``server``; ``how`` as ``Agents`` takes it."""
    named = [Key(f"GEMINI_API_KEY{place}", key) for place, key in enumerate(keys, start=1)]
    gemini = Gemini(
        KeyPool(named, CoolDownsInMemory()),
        model=MODEL,
        fallback=fallback,
        url=server.base_url,
    )
    try:
        yield Agents(gemini, gemini, **how)
    finally:
        await gemini.close()
