"""Exceptions as logs may hold them: what and where, never what was in their hands."""

from traceback import extract_tb
from types import TracebackType

from vyapari.errors import Misconfigured, Unavailable

_DEEPEST = 8


def describe(error: BaseException) -> list[str]:
    """One line an exception of the chain: its class and the innermost frames that it passed.

    The message is left out unless it is known to tell nothing: a vendor's message may quote what
    a merchant wrote, a row of the books, or a URL with the token in it.
    """
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        said = f": {current}" if isinstance(current, (Misconfigured, Unavailable)) else ""
        lines.append(f"{_name(current)}{said} at {_frames(current.__traceback__)}")
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return lines


def _name(error: BaseException) -> str:
    kind = type(error)
    return (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )


def _frames(traceback: TracebackType | None) -> str:
    frames = extract_tb(traceback)[-_DEEPEST:]
    short = (f"{'/'.join(f.filename.split('/')[-2:])}:{f.lineno}" for f in frames)
    return " > ".join(short) or "nowhere"
