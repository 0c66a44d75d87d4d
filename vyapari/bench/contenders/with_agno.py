"""agno: an ``Agent`` on its ``Gemini``."""

from collections.abc import Awaitable, Callable
from typing import Any

from agno.agent import Agent
from agno.models.google import Gemini
from agno.tools.function import Function
from google import genai
from google.genai import types

from vyapari.bench.contenders.sale import sale_of
from vyapari.bench.contenders.task import Once, Task, Till

PACKAGES = ("agno", "google-genai")


def prepare(task: Task, till: Till) -> Once:
    """The agent is built once; it does not report to its makers."""
    options = types.HttpOptions(base_url=task.url, api_version="v1beta")
    agent = Agent(
        model=Gemini(id=task.model, client=genai.Client(api_key=task.key, http_options=options)),
        instructions=task.instructions,
        tools=[
            Function(
                name=tool.name,
                description=tool.description,
                parameters=_plain(tool.parameters),
                entrypoint=_tool(till),
                skip_entrypoint_processing=True,
            )
            for tool in task.tools
        ],
        telemetry=False,
    )

    async def once() -> None:
        await agent.arun(task.message)

    return once


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the format of dates: agno sends Gemini's older kind of schema, which knows none."""
    properties = {
        name: {word: value for word, value in field.items() if word != "format"}
        for name, field in schema["properties"].items()
    }
    return {**schema, "properties": properties}


def _tool(till: Till) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def call(**args: Any) -> dict[str, Any]:
        return till.note(sale_of(args))

    return call
