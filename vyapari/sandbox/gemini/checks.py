"""What the API refuses of a request that is well-formed: each rule with the API's own sentence."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from vyapari.sandbox.gemini.body import (
    TOOLS,
    Blob,
    Body,
    FunctionDeclaration,
    GenerationConfig,
)
from vyapari.sandbox.gemini.errors import invalid
from vyapari.sandbox.gemini.models import is_third_generation
from vyapari.sandbox.gemini.schemas import Problem, json_schema_problems, openapi_problems
from vyapari.sandbox.gemini.turns import check_turns

_NAME: Final = re.compile(r"[a-zA-Z_][\w.:-]{0,63}", re.ASCII)
_NAME_RULE: Final = (
    "Invalid function name. Must start with a letter or an underscore. Must be alphanumeric "
    "(a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum "
    "length of 64."
)
_MIME: Final = re.compile(r"[\w.+-]+/[\w.+-]+(\s*;\s*[\w-]+=[^;]+)*")
_MEDIA: Final = ("image/", "audio/", "video/", "text/", "application/pdf", "application/json")
_MAGIC: Final = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}


def check(body: Body, model: str) -> None:
    """Raises ApiError 400 with everything that is wrong with a request."""
    problems = [
        *_content_problems(body),
        *_tool_problems(body.tools_text),
        *_choice_problems(body),
        *_config_problems(body.generation_config, model),
    ]
    if problems:
        lines = (f"* GenerateContentRequest.{path}: {sentence}" for path, sentence in problems)
        raise invalid("\n".join(lines))
    is_json = body.generation_config.response_mime_type == "application/json"
    if body.declarations and is_json and not is_third_generation(model):
        raise invalid(
            "Function calling with a response mime type: 'application/json' is unsupported"
        )
    check_turns(body.contents, model)


def _content_problems(body: Body) -> Iterator[Problem]:
    if not body.contents:
        yield "contents", "contents is not specified"
    for index, content in enumerate(body.contents):
        path = f"contents[{index}]"
        if content.role not in {"user", "model"} and (content.role or len(body.contents) > 1):
            yield f"{path}.role", "Please use a valid role: user, model."
        if not content.parts:
            yield f"{path}.parts", "contents.parts must not be empty."
        for place, part in enumerate(content.parts):
            if part.data_count != 1:
                yield (
                    f"{path}.parts[{place}].data",
                    "required oneof field 'data' must have one initialized field",
                )
            if part.inline_data is not None:
                yield from _media_problems(part.inline_data, f"{path}.parts[{place}].inline_data")
    if body.system_instruction is not None and not body.system_instruction.parts:
        yield "system_instruction.parts", "must not be empty."


def _media_problems(blob: Blob, path: str) -> Iterator[Problem]:
    kind = blob.mime_type
    if not _MIME.fullmatch(kind):
        yield f"{path}.mime_type", "must be a MIME type such as image/jpeg"
    elif not kind.startswith(_MEDIA):
        yield f"{path}.mime_type", f"Unsupported MIME type: {kind}"
    if not blob.data:
        yield f"{path}.data", "must not be empty"
    elif kind in _MAGIC and not _MAGIC[kind].match(blob.data):
        yield path, "Unable to process input image: the data is not of its MIME type"


@lru_cache(maxsize=64)
def _tool_problems(tools: str) -> tuple[Problem, ...]:
    """What is wrong with the tools, given as JSON: a caller's are the same in each request."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for at, tool in enumerate(TOOLS.validate_json(tools)):
        for index, declared in enumerate(tool.function_declarations):
            path = f"tools[{at}].function_declarations[{index}]"
            problems += _declaration_problems(declared, path)
            if declared.name in seen:
                sentence = f"Duplicate function declaration found: {declared.name}"
                problems.append((f"{path}.name", sentence))
            seen.add(declared.name)
    return tuple(problems)


def _choice_problems(body: Body) -> Iterator[Problem]:
    config = body.tool_config.function_calling_config if body.tool_config else None
    if config is None:
        return
    declared = {function.name for function in body.declarations}
    path = "tool_config.function_calling_config"
    if config.mode in {"ANY", "VALIDATED"} and not declared:
        yield path, "Function calling config is set without function_declarations."
    if config.allowed_function_names and config.mode not in {"ANY", "VALIDATED"}:
        yield f"{path}.allowed_function_names", "should only be set when mode is ANY or VALIDATED."
    for name in config.allowed_function_names:
        if name not in declared:
            yield f"{path}.allowed_function_names", f"{name} is not a declared function."


def _declaration_problems(declared: FunctionDeclaration, path: str) -> Iterator[Problem]:
    if not _NAME.fullmatch(declared.name):
        yield f"{path}.name", _NAME_RULE
    if declared.parameters is not None and declared.parameters_json_schema is not None:
        yield path, "only one of parameters and parameters_json_schema may be set"
    if declared.parameters is not None:
        if str(declared.parameters.get("type", "")).upper() != "OBJECT":
            yield f"{path}.parameters.type", "must be OBJECT"
        yield from openapi_problems(declared.parameters, f"{path}.parameters")
    if declared.parameters_json_schema is not None:
        schema = declared.parameters_json_schema
        place = f"{path}.parameters_json_schema"
        if isinstance(schema, dict) and schema.get("type") != "object":
            yield f"{place}.type", "must be object"
        yield from json_schema_problems(schema, place)


def _config_problems(config: GenerationConfig, model: str) -> Iterator[Problem]:
    path = "generation_config"
    if config.temperature is not None and not 0 <= config.temperature <= 2:
        yield f"{path}.temperature", "temperature must be in the range [0.0, 2.0]"
    if config.max_output_tokens is not None and config.max_output_tokens <= 0:
        yield f"{path}.max_output_tokens", "max_output_tokens must be positive"
    is_json = config.response_mime_type == "application/json"
    if config.response_mime_type not in {None, "text/plain", "application/json", "text/x.enum"}:
        yield f"{path}.response_mime_type", "allowed mimetypes are text/plain and application/json"
    if config.response_schema is not None:
        if not is_json and config.response_mime_type != "text/x.enum":
            yield f"{path}.response_schema", "only allowed with mime type application/json"
        yield from openapi_problems(config.response_schema, f"{path}.response_schema")
    if config.response_json_schema is not None:
        if not is_json:
            yield f"{path}.response_json_schema", "only allowed with mime type application/json"
        if config.response_schema is not None:
            yield path, "only one of response_schema and response_json_schema may be set"
        place = f"{path}.response_json_schema"
        yield from json_schema_problems(config.response_json_schema, place)
    thinking = config.thinking_config
    if thinking is not None and thinking.thinking_level is not None:
        place = f"{path}.thinking_config"
        if thinking.thinking_budget is not None:
            yield place, "You can only set one of thinking budget and thinking level."
        if not is_third_generation(model):
            yield place, "Thinking level is not supported for this model."
