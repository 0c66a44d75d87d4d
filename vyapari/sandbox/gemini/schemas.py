"""Checks of the two kinds of schemas that a request may hold.

Each yields pairs of a path and what is wrong there.
"""

from collections.abc import Iterator
from typing import Any, Final

Problem = tuple[str, str]

_FIELDS: Final = frozenset(
    {
        "type", "format", "title", "description", "nullable", "enum", "items", "maxItems",
        "minItems", "properties", "required", "minProperties", "maxProperties", "minLength",
        "maxLength", "pattern", "example", "anyOf", "propertyOrdering", "default", "minimum",
        "maximum",
    }
)  # fmt: skip
_TYPES: Final = frozenset({"STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL"})
_FORMATS: Final = {
    "STRING": {"enum", "date-time"},
    "NUMBER": {"float", "double"},
    "INTEGER": {"int32", "int64"},
}
_FORMS: Final[dict[str, type[dict[str, Any]] | type[list[Any]]]] = {
    "properties": dict,
    "$defs": dict,
    "required": list,
    "anyOf": list,
    "oneOf": list,
    "allOf": list,
    "prefixItems": list,
}
_MAX_DEPTH: Final = 32


def openapi_problems(schema: Any, path: str, depth: int = 0) -> Iterator[Problem]:
    """What is wrong with a schema in ``parameters`` or ``responseSchema``."""
    if not isinstance(schema, dict):
        yield path, "must be an object"
        return
    if depth > _MAX_DEPTH:
        yield path, "is nested too deeply"
        return
    for name in schema:
        if _camel(name) not in _FIELDS:
            yield path, f'Unknown name "{name}": Cannot find field.'
    schema = {_camel(name): value for name, value in schema.items()}
    kind = str(schema.get("type", "")).upper()
    if "type" in schema and kind not in _TYPES:
        yield f"{path}.type", f"Invalid value: {schema['type']!r}"
    elif not kind and "anyOf" not in schema:
        yield f"{path}.type", "must be specified"
    yield from _object_problems(schema, kind, path, depth)
    yield from _list_problems(schema, kind, path, depth)
    if "enum" in schema:
        yield from _enum_problems(schema["enum"], kind, path)
    form = schema.get("format")
    if form and kind in _FORMATS and form not in _FORMATS[kind]:
        known = " and ".join(f"'{name}'" for name in sorted(_FORMATS[kind]))
        yield f"{path}.format", f"only {known} are supported for {kind} type"


def _object_problems(schema: dict[str, Any], kind: str, path: str, depth: int) -> Iterator[Problem]:
    properties = schema.get("properties", {})
    if not isinstance(properties, dict):
        yield f"{path}.properties", "must be an object"
        return
    if kind == "OBJECT" and not properties:
        yield f"{path}.properties", "should be non-empty for OBJECT type"
    if properties and kind not in {"OBJECT", ""}:
        yield f"{path}.properties", "only allowed for OBJECT type"
    for name, inner in properties.items():
        yield from openapi_problems(inner, f"{path}.properties[{name}]", depth + 1)
    for field in ("required", "propertyOrdering"):
        for index, name in enumerate(schema.get(field) or ()):
            if name not in properties:
                yield f"{path}.{field}[{index}]", "property is not defined"


def _list_problems(schema: dict[str, Any], kind: str, path: str, depth: int) -> Iterator[Problem]:
    if "items" in schema:
        if kind != "ARRAY":
            yield f"{path}.items", "only allowed for ARRAY type"
        yield from openapi_problems(schema["items"], f"{path}.items", depth + 1)
    elif kind == "ARRAY":
        yield f"{path}.items", "missing field."
    choices = schema.get("anyOf", [])
    if not isinstance(choices, list):
        yield f"{path}.anyOf", "must be a list"
        return
    for index, inner in enumerate(choices):
        yield from openapi_problems(inner, f"{path}.anyOf[{index}]", depth + 1)


def _enum_problems(values: Any, kind: str, path: str) -> Iterator[Problem]:
    if kind != "STRING":
        yield f"{path}.enum", "only allowed for STRING type"
    elif not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        yield f"{path}.enum", "must be a list of strings"
    elif "" in values:
        yield f"{path}.enum[{values.index('')}]", "cannot be empty"


def json_schema_problems(schema: Any, path: str) -> Iterator[Problem]:
    """What is wrong with a schema in ``parametersJsonSchema`` or ``responseJsonSchema``."""
    if not isinstance(schema, dict):
        yield path, "must be an object"
        return
    yield from _json_problems(schema, schema, path, 0)


def _json_problems(schema: Any, root: dict[str, Any], path: str, depth: int) -> Iterator[Problem]:
    if isinstance(schema, bool):
        return
    if not isinstance(schema, dict):
        yield path, "must be an object"
        return
    if depth > _MAX_DEPTH:
        yield path, "is nested too deeply"
        return
    kinds = schema.get("type", [])
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if not isinstance(kind, str) or kind != kind.lower() or kind.upper() not in _TYPES:
            yield f"{path}.type", f"Invalid value: {kind!r}"
    reference = schema.get("$ref")
    if reference is not None and not _resolves(reference, root):
        yield f"{path}.$ref", f"cannot resolve {reference!r}"
    for field, form in _FORMS.items():
        if not isinstance(schema.get(field, form()), form):
            yield f"{path}.{field}", f"must be {'an object' if form is dict else 'a list'}"
            return
    for index, name in enumerate(schema.get("required", ())):
        if name not in schema.get("properties", {}):
            yield f"{path}.required[{index}]", "property is not defined"
    for field, inner in _inner_schemas(schema):
        yield from _json_problems(inner, root, f"{path}.{field}", depth + 1)


def _inner_schemas(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for field in ("properties", "$defs"):
        for name, inner in schema.get(field, {}).items():
            yield f"{field}[{name}]", inner
    for field in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for index, inner in enumerate(schema.get(field, ())):
            yield f"{field}[{index}]", inner
    for field in ("items", "additionalProperties"):
        if field in schema:
            yield field, schema[field]


def _resolves(reference: Any, root: dict[str, Any]) -> bool:
    if not isinstance(reference, str) or not reference.startswith("#"):
        return False
    place: Any = root
    for step in reference.removeprefix("#").strip("/").split("/"):
        if not step:
            continue
        if not isinstance(place, dict) or step not in place:
            return False
        place = place[step]
    return True


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)
