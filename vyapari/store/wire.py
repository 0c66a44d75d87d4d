"""The books' values as JSON, and back: what the database and an open question are told in."""

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")

#: Built once for each type, on its first use: building is what costs.
_adapters: dict[Any, TypeAdapter[Any]] = {}


def from_json(kind: type[T], value: Any) -> T:
    """The ``kind`` that ``value`` stands for.

    Raises ``pydantic.ValidationError`` where the two do not fit.
    """
    result: T = _adapter(kind).validate_python(value)
    return result


def all_from_json(kind: type[T], values: list[Any]) -> tuple[T, ...]:
    """As ``from_json``, for each of a list."""
    result: tuple[T, ...] = _adapter(tuple[kind, ...]).validate_python(values)  # type: ignore[valid-type]
    return result


def to_json(value: Any) -> Any:
    """A dataclass as JSON: decimals as strings, dates in ISO's form."""
    return _adapter(type(value)).dump_python(value, mode="json")


def to_text(value: Any) -> str:
    """A dataclass as the text of its JSON."""
    return _adapter(type(value)).dump_json(value).decode()


def from_text(kind: type[T], text: str) -> T:
    """The ``kind`` that ``to_text`` has made ``text`` of; raises as ``from_json``."""
    result: T = _adapter(kind).validate_json(text)
    return result


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]
