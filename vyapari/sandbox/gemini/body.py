"""The body of a generateContent call: its fields as the Gemini API names them, and no others."""

import base64
import binascii
from functools import cached_property
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter
from pydantic.alias_generators import to_camel


def decoded(value: Any) -> Any:
    """The bytes of a base64 text, in the standard or the URL's alphabet, padded or not."""
    if not isinstance(value, str):
        return value
    text = value.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("Base64 decoding failed") from error


Base64 = Annotated[bytes, BeforeValidator(decoded)]


class Message(BaseModel):
    """A message of the API: camelCase or snake_case names, an unknown one is an error."""

    model_config = ConfigDict(
        alias_generator=to_camel, validate_by_name=True, extra="forbid", frozen=True
    )


class Blob(Message):
    """Media inside the request."""

    mime_type: str = ""
    data: Base64 = b""
    display_name: str | None = None


class FunctionCall(Message):
    """A call that the model made, as the history repeats it."""

    name: str = ""
    args: dict[str, Any] = Field(default_factory=dict)
    id: str | None = None


class FunctionResponse(Message):
    """What a function answered."""

    name: str = ""
    response: dict[str, Any] = Field(default_factory=dict)
    id: str | None = None
    parts: list[Any] | None = None
    will_continue: bool | None = None
    scheduling: str | None = None


class Part(Message):
    """One piece of a content: exactly one of its data fields is set."""

    text: str | None = None
    inline_data: Blob | None = None
    file_data: dict[str, Any] | None = None
    function_call: FunctionCall | None = None
    function_response: FunctionResponse | None = None
    executable_code: dict[str, Any] | None = None
    code_execution_result: dict[str, Any] | None = None
    thought: bool | None = None
    thought_signature: Base64 | None = None
    video_metadata: dict[str, Any] | None = None
    media_resolution: Any = None
    part_metadata: dict[str, Any] | None = None

    @property
    def data_count(self) -> int:
        """How many data fields are set."""
        data = (
            self.text,
            self.inline_data,
            self.file_data,
            self.function_call,
            self.function_response,
            self.executable_code,
            self.code_execution_result,
        )
        return sum(field is not None for field in data)


class Content(Message):
    """A turn of the conversation."""

    role: str | None = None
    parts: list[Part] = Field(default_factory=list)

    @property
    def text(self) -> str:
        """Its texts, joined; thoughts are left out."""
        return "".join(part.text for part in self.parts if part.text and not part.thought)

    @property
    def calls(self) -> list[FunctionCall]:
        """The function calls in it."""
        return [part.function_call for part in self.parts if part.function_call is not None]

    @property
    def responses(self) -> list[FunctionResponse]:
        """The function responses in it."""
        return [part.function_response for part in self.parts if part.function_response is not None]


class FunctionDeclaration(Message):
    """A function that the model may call; its schemas are checked elsewhere."""

    name: str = ""
    description: str | None = None
    parameters: dict[str, Any] | None = None
    parameters_json_schema: Any = None
    response: dict[str, Any] | None = None
    response_json_schema: Any = None
    behavior: str | None = None


class Tool(Message):
    """What the model may use."""

    function_declarations: list[FunctionDeclaration] = Field(default_factory=list)
    google_search: Any = None
    google_search_retrieval: Any = None
    google_maps: Any = None
    code_execution: Any = None
    computer_use: Any = None
    url_context: Any = None
    file_search: Any = None
    mcp_servers: Any = None


TOOLS: Final = TypeAdapter(list[Tool])


class FunctionCallingConfig(Message):
    """Whether the model may, must or must not call functions."""

    mode: Literal["MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED"] = "AUTO"
    allowed_function_names: list[str] = Field(default_factory=list)


class ToolConfig(Message):
    """How the tools are used."""

    function_calling_config: FunctionCallingConfig | None = None
    retrieval_config: Any = None
    include_server_side_tool_invocations: bool | None = None


class ThinkingConfig(Message):
    """How much the model thinks."""

    include_thoughts: bool | None = None
    thinking_budget: int | None = None
    thinking_level: str | None = None


class GenerationConfig(Message):
    """How the model answers."""

    temperature: float | None = None
    top_p: float | None = None
    top_k: float | None = None
    candidate_count: int | None = None
    max_output_tokens: int | None = None
    stop_sequences: list[str] | None = None
    response_mime_type: str | None = None
    response_schema: dict[str, Any] | None = None
    response_json_schema: Any = Field(default=None)
    response_modalities: list[str] | None = None
    thinking_config: ThinkingConfig | None = None
    seed: int | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    response_logprobs: bool | None = None
    logprobs: int | None = None
    speech_config: Any = None
    image_config: Any = None
    media_resolution: Any = None
    enable_enhanced_civic_answers: bool | None = None


class Body(Message):
    """A whole request."""

    contents: list[Content] = Field(default_factory=list)
    system_instruction: Content | None = None
    tools: list[Tool] = Field(default_factory=list)
    tool_config: ToolConfig | None = None
    generation_config: GenerationConfig = Field(default_factory=GenerationConfig)
    safety_settings: list[dict[str, Any]] = Field(default_factory=list)
    cached_content: str | None = None
    model: str | None = None
    service_tier: str | None = None
    store: bool | None = None

    @cached_property
    def tools_text(self) -> str:
        """Its tools as JSON."""
        return TOOLS.dump_json(self.tools, by_alias=True, exclude_none=True).decode()

    @property
    def declarations(self) -> list[FunctionDeclaration]:
        """The functions of all its tools."""
        return [declared for tool in self.tools for declared in tool.function_declarations]
