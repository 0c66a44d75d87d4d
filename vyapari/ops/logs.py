"""Structured logs: one event a line, with key-values, and nothing in it that is not ours to tell.

Events of this package are dotted, past-tense names with key-values. What a library logs is let
through from ``warning`` up and reduced to its template, because its arguments may hold a message's
text or a URL with the bot's token.
"""

import asyncio
import logging
import re
import sys
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
from structlog.types import Processor

from vyapari.ops.traces import describe

Level = Literal["debug", "info", "warning", "error"]
Format = Literal["console", "json"]
_Event = MutableMapping[str, Any]

#: A bot token wherever it stands, in a URL for one; a key of Google's.
_SECRET = re.compile(r"(?<!\d)\d{3,}:[\w-]{20,}|AIza[\w-]{20,}", re.ASCII)


def configure(level: Level, form: Format | None = None, stream: TextIO | None = None) -> None:
    """Send all logs of the process to ``stream`` (standard error), as ``form`` says.

    Without ``form``: readable on a terminal, JSON otherwise.
    """
    stream = stream or sys.stderr
    console = form == "console" or (form is None and stream.isatty())
    structlog.reset_defaults()
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, *_shared(), *_rendering(console)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=structlog.WriteLoggerFactory(stream),
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_template_only, *_shared()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_rendering(console),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Log what nobody awaited or caught on ``loop`` as ``loop.failed``."""
    loop.set_exception_handler(_lost)


def _shared() -> list[Processor]:
    return [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _described,
        _without_secrets,
    ]


def _rendering(console: bool) -> list[Processor]:
    if console:
        return [structlog.dev.ConsoleRenderer(pad_event_to=28)]
    return [structlog.processors.JSONRenderer(ensure_ascii=False)]


def _described(_logger: Any, _method: str, event: _Event) -> _Event:
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = describe(error)
    return event


def _without_secrets(_logger: Any, _method: str, event: _Event) -> _Event:
    for name, value in event.items():
        if isinstance(value, str) and (":" in value or "AIza" in value):
            event[name] = _SECRET.sub("[secret]", value)
    return event


def _template_only(_logger: Any, _method: str, event: _Event) -> _Event:
    record: logging.LogRecord = event["_record"]
    event["event"] = f"{record.name}: {record.msg}" if isinstance(record.msg, str) else record.name
    event.pop("positional_args", None)
    if record.name in {"asyncio", "py.warnings"}:  # these come formatted already
        event["event"] = record.name
    return event


def _lost(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    log = structlog.get_logger("vyapari.ops.logs")
    error = context.get("exception")
    # Beside an exception the loop's own words may quote what the failed callback was called with.
    what = {} if error else {"what": context.get("message")}
    log.error("loop.failed", exc_info=error, **what)


def _uncaught(
    _kind: type[BaseException], error: BaseException, _traceback: TracebackType | None
) -> None:
    structlog.get_logger("vyapari.ops.logs").critical("program.failed", exc_info=error)
