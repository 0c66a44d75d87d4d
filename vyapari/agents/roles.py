"""The roles of an agent: what each is for and which tools it has."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from vyapari.agents.tools import (
    ENTRIES,
    LOOKUPS,
    MENDING,
    PAGES,
    QUOTATION,
    SHOWS,
    Tool,
    handing_over,
)


class Role(StrEnum):
    """Who takes a message."""

    BOOKKEEPER = "bookkeeper"
    STOCKKEEPER = "stockkeeper"
    ANALYST = "analyst"
    ADVISOR = "advisor"


@dataclass(frozen=True, slots=True)
class Agent:
    """A role made ready: its instructions and tools, the same for every shop and message.

    ``streams`` says that its answer is words, which are shown while they are written.
    """

    role: Role
    instructions: str
    tools: dict[str, Tool]
    streams: bool


_BOOKS = ("sale", "purchase", "receipt", "payment", "expense", "sale_return", "purchase_return",
          "transfer", "opening")  # fmt: skip
_SHELF = ("stock_count", "price_set", "opening", "sale", "purchase")
_TOOLS: dict[Role, tuple[Tool, ...]] = {
    Role.BOOKKEEPER: (
        *(ENTRIES[name] for name in _BOOKS),
        ENTRIES["correction"],
        ENTRIES["undo"],
        QUOTATION,
        MENDING,
        *SHOWS.values(),
        *PAGES.values(),
    ),
    Role.STOCKKEEPER: (
        *(ENTRIES[name] for name in _SHELF),
        SHOWS["stock_query"],
        LOOKUPS["stock_list"],
    ),
    Role.ANALYST: (*SHOWS.values(), *PAGES.values(), *LOOKUPS.values()),
    Role.ADVISOR: tuple(LOOKUPS.values()),
}
_STREAMING = frozenset({Role.ANALYST, Role.ADVISOR})


@cache
def agent(role: Role) -> Agent:
    """The agent of ``role``, built on its first use and shared by all chats."""
    others = tuple(other.value for other in Role if other is not role)
    tools = (*_TOOLS[role], handing_over(others))
    return Agent(
        role=role,
        instructions=f"{_text('ground')}\n{_text(role.value)}",
        tools={tool.name: tool for tool in tools},
        streams=role in _STREAMING,
    )


def _text(name: str) -> str:
    return (resources.files(__package__) / "prompts" / f"{name}.txt").read_text(encoding="utf-8")
