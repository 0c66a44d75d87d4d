"""google-adk: an ``Agent`` on its ``Gemini``, run by its ``InMemoryRunner``."""

from typing import Any

from google.adk.agents import Agent
from google.adk.models import Gemini
from google.adk.runners import InMemoryRunner
from google.adk.tools.base_tool import BaseTool
from google.adk.tools.tool_context import ToolContext
from google.genai import types

from vyapari.bench.contenders.sale import sale_of
from vyapari.bench.contenders.task import Declared, Once, Task, Till

PACKAGES = ("google-adk", "google-genai")
_APP, _USER = "bench", "merchant"


class _Tool(BaseTool):  # type: ignore[misc]  # google-adk is not installed where types are checked
    """A tool by its schema."""

    def __init__(self, declared: Declared, till: Till) -> None:
        super().__init__(name=declared.name, description=declared.description)
        self._parameters = declared.parameters
        self._till = till

    def _get_declaration(self) -> types.FunctionDeclaration:
        return types.FunctionDeclaration(
            name=self.name,
            description=self.description,
            parameters_json_schema=self._parameters,
        )

    async def run_async(self, *, args: dict[str, Any], tool_context: ToolContext) -> Any:
        del tool_context
        return self._till.note(sale_of(args))


def prepare(task: Task, till: Till) -> Once:
    """Agent and runner are built once; each message has a session of its own, as elsewhere."""
    agent = Agent(
        name="bookkeeper",
        model=Gemini(model=task.model, base_url=task.url),
        instruction=lambda _context: task.instructions,
        tools=[_Tool(tool, till) for tool in task.tools],
    )
    runner = InMemoryRunner(agent=agent, app_name=_APP)
    message = types.Content(role="user", parts=[types.Part(text=task.message)])

    async def once() -> None:
        session = await runner.session_service.create_session(app_name=_APP, user_id=_USER)
        events = runner.run_async(user_id=_USER, session_id=session.id, new_message=message)
        async for _event in events:
            pass
        await runner.session_service.delete_session(
            app_name=_APP, user_id=_USER, session_id=session.id
        )

    return once
