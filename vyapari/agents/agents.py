"""The agents as the rest of the program knows them."""

import asyncio

from vyapari.agents.loop import Showing, run
from vyapari.agents.outcome import Run
from vyapari.agents.papers import PAPER, TRANSCRIPT, Paper, instructions, paper_of
from vyapari.agents.request import Request
from vyapari.agents.roles import Role, agent
from vyapari.agents.room import Room
from vyapari.agents.routing import role_of
from vyapari.agents.schema import Schema
from vyapari.agents.talk import Media, Model, Reader
from vyapari.errors import ModelUnavailable
from vyapari.ops.stages import Stage

#: Within so many seconds a message is answered, whatever the model does.
ANSWER_SECONDS, READ_SECONDS = 25.0, 40.0
#: Bytes of the files that are being read, all together; on the way each takes twice as much again.
_FILES = 64 * 2**20


class Agents:
    """Understands what quick understanding passes on, and reads voice notes and photos.

    At most ``at_once`` messages are with the model at a time; others wait within their own time.
    Whoever gets files to be read holds their bytes in ``files`` first.
    """

    def __init__(
        self,
        model: Model,
        reader: Reader,
        *,
        at_once: int = 48,
        answer_seconds: float = ANSWER_SECONDS,
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self._model = model
        self._reader = reader
        self._room = asyncio.Semaphore(at_once)
        self.files = Room(_FILES)
        self._answer_seconds = answer_seconds
        self._read_seconds = read_seconds

    async def run(self, request: Request, show: Showing | None = None) -> Run:
        """What comes of a message. Raises ``ModelUnavailable``; ``Unavailable`` with the store."""
        deadline = asyncio.get_running_loop().time() + self._answer_seconds
        try:
            with Stage("agent") as stage:
                async with asyncio.timeout_at(deadline), self._room:
                    role = role_of(request.text)
                    done = await run(self._model, request, role, deadline=deadline, show=show)
                    stage.note(role=done.role.value, rounds=done.rounds)
                    return done
        except TimeoutError:
            raise ModelUnavailable from None

    async def transcribe(self, voice: Media) -> str:
        """The words of a voice note; empty where none can be understood."""
        answer = await self._read(instructions("transcript"), (voice,), TRANSCRIPT)
        words = answer.get("words") if isinstance(answer, dict) else None
        return words.strip() if isinstance(words, str) else ""

    async def read_paper(self, pages: tuple[Media, ...]) -> Paper:
        """What stands on the pages of one paper."""
        return paper_of(await self._read(instructions("paper"), pages, PAPER))

    async def _read(self, task: str, media: tuple[Media, ...], schema: Schema) -> object:
        deadline = asyncio.get_running_loop().time() + self._read_seconds
        try:
            with Stage("reading"):
                async with asyncio.timeout_at(deadline), self._room:
                    return await self._reader.read(task, media, schema, deadline)
        except TimeoutError:
            raise ModelUnavailable from None


def warm_up() -> None:
    """Build what the first message would have to wait for."""
    for role in Role:
        agent(role)
    role_of("")
