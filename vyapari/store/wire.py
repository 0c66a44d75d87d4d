"""The books' values as JSON, and back: for what is kept beside them, such as an open question."""

from typing import Any, TypeVar

from pydantic import TypeAdapter

from vyapari.store import shapes

T = TypeVar("T")
_adapters: dict[type, TypeAdapter[Any]] = {}


def from_json(kind: type[T], value: Any) -> T:
    """The ``kind`` that ``value`` stands for; raises ``pydantic.ValidationError``."""
    return shapes.read(kind, value)


def to_json(value: Any) -> Any:
    """A dataclass as JSON: decimals as strings, dates in ISO's form."""
    kind = type(value)
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind].dump_python(value, mode="json")
