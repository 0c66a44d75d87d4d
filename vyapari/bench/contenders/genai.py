"""google-genai alone, which all contenders stand on: one call, its arguments checked, no more."""

from google import genai
from google.genai import types

from vyapari.bench.contenders.sale import sale_of
from vyapari.bench.contenders.task import Once, Task, Till

PACKAGES = ("google-genai",)


def prepare(task: Task, till: Till) -> Once:
    """A client and a configuration, as the SDK's own examples make them."""
    client = genai.Client(
        api_key=task.key, http_options=types.HttpOptions(base_url=task.url, api_version="v1beta")
    )
    declared = [
        types.FunctionDeclaration(
            name=tool.name, description=tool.description, parameters_json_schema=tool.parameters
        )
        for tool in task.tools
    ]
    config = types.GenerateContentConfig(
        system_instruction=task.instructions,
        tools=[types.Tool(function_declarations=declared)],
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
    )

    async def once() -> None:
        answer = await client.aio.models.generate_content(
            model=task.model, contents=task.message, config=config
        )
        for call in answer.function_calls or ():
            till.note(sale_of(call.args or {}))

    return once
