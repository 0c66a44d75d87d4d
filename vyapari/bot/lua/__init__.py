"""What runs inside Redis: each script one step that happens whole or not at all."""

from importlib.resources import files


def source(name: str) -> str:
    """The Lua source of ``name``."""
    return (files(__name__) / f"{name}.lua").read_text(encoding="utf-8")
