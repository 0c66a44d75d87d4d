"""Structured logs: one event a line, with key-values, and nothing in it that is not ours to tell.

Events of this package are dotted, past-tense names with key-values. What a library logs is let
through from ``warning`` up, at every level of our own, and reduced to who said it, where, and its
template, because its arguments may hold a message's text or a URL with the bot's token. Ids of
chats and users are replaced by marks, and the secrets of the configuration are cut out of every
line, wherever they have come from.
"""

import asyncio
import json
import logging
import re
import sys
import threading
from collections.abc import Callable, Iterable, MutableMapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Literal, TextIO, cast

import structlog
from structlog.types import Processor

from vyapari.ops.pseudonym import mark_of
from vyapari.ops.tracebacks import describe

Level = Literal["debug", "info", "warning", "error"]
Format = Literal["console", "json"]
_Event = MutableMapping[str, Any]

#: A bot token wherever it stands, in a URL for one; a key of Google's, of Supabase's.
_TELLING = r"(?<!\d)\d{3,}:[\w-]{20,}|AIza[\w-]{20,}|sb_secret_[\w-]+|eyJ[\w-]+\.[\w-]+\.[\w-]+"
#: What those have in them, and hardly anything else.
_LONG, _SIGNS = re.compile(r":[\w-]{20}", re.ASCII), ("AIza", "sb_secret_", "eyJ")
#: Shorter ones would be found in innocent words; none that is any good is.
_SHORTEST = 6
#: The fields that say whose an event is.
_IDS = ("chat", "user")


def configure(
    level: Level,
    form: Format | None = None,
    stream: TextIO | None = None,
    *,
    key: str = "",
    secrets: Iterable[str] = (),
) -> None:
    """Send all logs of the process to ``stream`` (standard error), as ``form`` says.

    Without ``form``: readable on a terminal, JSON otherwise. Chats and users are marked with
    ``key``; ``secrets`` are cut out wherever they stand.
    """
    stream = stream or sys.stderr
    console = form == "console" or (form is None and stream.isatty())
    shared = _shared(key)
    rendering = _rendering(console=console, secrets=secrets)
    structlog.reset_defaults()
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, *shared, rendering],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=structlog.WriteLoggerFactory(cast("TextIO", _Unfailing(stream))),
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_bare, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, rendering],
            use_get_message=False,
            pass_foreign_args=True,
        )
    )
    # A record that cannot be formatted would be printed, arguments and all.
    logging.raiseExceptions = False
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _uncaught_in_thread


class _Unfailing:
    """A stream whose reader may be gone: a line is lost then, not the booking that it tells of."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):  # a broken pipe, a full disk; a closed file
            self._stream.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._stream.flush()


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Log what nobody awaited or caught on ``loop`` as ``loop.failed``."""
    loop.set_exception_handler(_lost)


def _shared(key: str) -> list[Processor]:
    def marked(_logger: Any, _method: str, event: _Event) -> _Event:
        for name in _IDS:
            if isinstance(ident := event.get(name), int):
                event[name] = mark_of(ident, key)
        return event

    return [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _described,
        marked,
    ]


def _rendering(*, console: bool, secrets: Iterable[str]) -> Processor:
    """The last step: the event as a line, without what is secret in it."""
    render: Processor = (
        structlog.dev.ConsoleRenderer(pad_event_to=28)
        if console
        else structlog.processors.JSONRenderer(ensure_ascii=False, default=_unknown)
    )
    cut = scrubber(secrets)

    def rendered(logger: Any, method: str, event: _Event) -> str:
        return cut(str(render(logger, method, event)))

    return rendered


def scrubber(secrets: Iterable[str]) -> Callable[[str], str]:
    """A function that cuts ``secrets``, and whatever looks like one, out of a line."""
    # As JSON spells them, too; the longest first, for one may begin another.
    known = {form for secret in secrets for form in (secret, json.dumps(secret)[1:-1])}
    longest_first = sorted((s for s in known if len(s) >= _SHORTEST), key=len, reverse=True)
    pattern = re.compile("|".join((*map(re.escape, longest_first), _TELLING)), re.ASCII)
    signs = (*longest_first, *_SIGNS)

    def cut(line: str) -> str:
        # Looking for signs first takes a tenth of the time.
        if _LONG.search(line) or any(sign in line for sign in signs):
            return pattern.sub("[secret]", line)
        return line

    return cut


def _unknown(value: object) -> str:
    """What is no JSON is told by its kind: its words might hold anything."""
    return type(value).__name__


def _described(_logger: Any, _method: str, event: _Event) -> _Event:
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = describe(error)
    return event


def _bare(_logger: Any, _method: str, event: _Event) -> _Event:
    """A library's line: who said it, where, and what it always says there."""
    record: logging.LogRecord = event["_record"]
    told: _Event = {
        "event": "library.logged",
        "logger": record.name,
        "at": f"{record.filename}:{record.lineno}",
    }
    # Without arguments it is not known for a template: it may have been filled in already.
    if isinstance(record.msg, str) and event.get("positional_args"):
        told["template"] = record.msg
    if record.name in {"asyncio", "py.warnings"}:  # these come filled in
        told.pop("template", None)
    told.update({name: event[name] for name in _KEPT if name in event})
    return told


#: What the formatter itself needs of a library's event.
_KEPT = ("_record", "_from_structlog", "exc_info")


def _lost(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    log = structlog.get_logger("vyapari.ops.logs")
    error = context.get("exception")
    if error is not None:
        log.error("loop.failed", exc_info=error)
        return
    # The loop's own words may quote what a callback was called with; their beginning does not.
    what = str(context.get("message")).partition(":")[0]
    log.error("loop.failed", what=what if re.fullmatch(r"[A-Za-z ']+", what) else None)


def _uncaught(
    _kind: type[BaseException], error: BaseException, _traceback: TracebackType | None
) -> None:
    structlog.get_logger("vyapari.ops.logs").critical("program.failed", exc_info=error)


def _unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    log = structlog.get_logger("vyapari.ops.logs")
    log.error("program.failed_aside", exc_info=unraisable.exc_value)


def _uncaught_in_thread(failed: threading.ExceptHookArgs) -> None:
    log = structlog.get_logger("vyapari.ops.logs")
    log.error("thread.failed", exc_info=failed.exc_value)
