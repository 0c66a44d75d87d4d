"""What every contender is given, and how it tells that the tool has run."""

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Declared:
    """A tool: its name, what it is for, and the JSON schema of its arguments."""

    name: str
    description: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """A message that ends in one call of ``record_sale``; ``url`` is the root of a Gemini API.

    It is to be run so many times: to warm up, for the CPU, and ``traced``, which takes long.
    """

    url: str
    key: str
    model: str
    instructions: str
    message: str
    tools: tuple[Declared, ...]
    runs: int
    warm_ups: int
    traced: int

    @classmethod
    def read(cls, text: str) -> "Task":
        """The task that ``written`` wrote."""
        given = json.loads(text)
        tools = tuple(Declared(**tool) for tool in given.pop("tools"))
        return cls(tools=tools, **given)

    def written(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


class Till:
    """What the tools do: note when they were called, and with what."""

    def __init__(self) -> None:
        self.sold: list[Any] = []
        self.at = 0.0

    def note(self, sold: Any) -> dict[str, Any]:
        """A tool has been called, its arguments are good."""
        self.at = time.process_time()
        self.sold.append(sold)
        return {"noted": True}


#: One message, from its words to the end of the run.
Once = Callable[[], Awaitable[None]]
#: Builds all that is built once in a program's life.
Prepare = Callable[[Task, Till], Once]
