"""Ids of new things, the same again when an update is run a second time."""

from uuid import UUID, uuid5

_SPACE = UUID("5b0c6f3e-6a51-4c39-9d0e-2f1f4f3f7a11")


def new_id(turn_key: str, *parts: str) -> str:
    """The id of the thing that ``parts`` name, made by the update ``turn_key``."""
    return str(uuid5(_SPACE, "\x1f".join((turn_key, *parts))))
