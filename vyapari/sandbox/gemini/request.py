"""A call of the model, as whoever answers it sees it."""

from dataclasses import dataclass

from vyapari.sandbox.gemini.body import Blob, Body, FunctionResponse
from vyapari.sandbox.gemini.turns import current_turn


@dataclass(frozen=True, slots=True)
class Request:
    """A request that passed all checks."""

    model: str
    key: str
    streamed: bool
    body: Body

    @property
    def text(self) -> str:
        """What the user wrote last."""
        contents = self.body.contents
        return contents[current_turn(contents)].text

    @property
    def system(self) -> str:
        """The system instruction."""
        instruction = self.body.system_instruction
        return "" if instruction is None else instruction.text

    @property
    def tools(self) -> tuple[str, ...]:
        """The names of the declared functions."""
        return tuple(declared.name for declared in self.body.declarations)

    @property
    def responses(self) -> tuple[FunctionResponse, ...]:
        """The function responses since the user's last message, oldest first."""
        contents = self.body.contents
        since = contents[current_turn(contents) :]
        return tuple(response for content in since for response in content.responses)

    @property
    def rounds(self) -> int:
        """How many times functions were called since the user's last message."""
        contents = self.body.contents
        return sum(bool(content.responses) for content in contents[current_turn(contents) :])

    @property
    def media(self) -> tuple[Blob, ...]:
        """What the user sent inline with the last message: ``mime_type`` and ``data``."""
        contents = self.body.contents
        parts = contents[current_turn(contents)].parts
        return tuple(part.inline_data for part in parts if part.inline_data is not None)

    @property
    def wants_json(self) -> bool:
        """Whether the answer has to be JSON."""
        return self.body.generation_config.response_mime_type == "application/json"
