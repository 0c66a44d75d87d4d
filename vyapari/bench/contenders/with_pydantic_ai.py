"""pydantic-ai: an ``Agent`` on its ``GoogleModel``."""

from collections.abc import Awaitable, Callable
from typing import Any

from google import genai
from google.genai import types
from pydantic_ai import Agent, Tool
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.providers.google import GoogleProvider

from vyapari.bench.contenders.sale import sale_of
from vyapari.bench.contenders.task import Once, Task, Till

PACKAGES = ("pydantic-ai-slim", "google-genai")


def prepare(task: Task, till: Till) -> Once:
    """The agent is built once, as its documentation says."""
    options = types.HttpOptions(base_url=task.url, api_version="v1beta")
    client = genai.Client(api_key=task.key, http_options=options)
    agent = Agent(
        GoogleModel(task.model, provider=GoogleProvider(client=client)),
        instructions=task.instructions,
        tools=[
            Tool.from_schema(_tool(till), tool.name, tool.description, tool.parameters)
            for tool in task.tools
        ],
    )

    async def once() -> None:
        await agent.run(task.message)

    return once


def _tool(till: Till) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def call(**args: Any) -> dict[str, Any]:
        return till.note(sale_of(args))

    return call
