"""Logs: readable or JSON, and never what is not theirs to tell."""

import asyncio
import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import structlog

from vyapari.errors import Unavailable
from vyapari.ops import logs
from vyapari.ops.pseudonym import mark_of

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    out = io.StringIO()
    logs.configure("info", "json", out)
    yield out
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)
    logging.raiseExceptions = True
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_line_with_its_values(stream: io.StringIO) -> None:
    structlog.get_logger().info("update.handled", ms=1.5, route="text")
    structlog.get_logger().debug("update.ignored")
    (line,) = lines(stream)
    assert line["event"] == "update.handled"
    assert (line["ms"], line["route"], line["level"]) == (1.5, "text", "info")


def test_a_reader_that_is_gone_stops_nobody(stream: io.StringIO) -> None:
    stream.close()
    structlog.get_logger().info("update.handled")
    logging.getLogger("elsewhere").warning("nobody hears this")


def test_a_key_is_cut_out_wherever_it_stands(stream: io.StringIO) -> None:
    logs.configure("info", "json", stream)
    structlog.get_logger().info("call.failed", why="consumer AIzaSyD-9tSrke72PouQMnMX refused")
    assert "SyD-9tSrke72" not in stream.getvalue()
    assert "consumer [secret] refused" in stream.getvalue()


def test_a_token_is_cut_out_wherever_it_stands(stream: io.StringIO) -> None:
    structlog.get_logger().info("called", url=f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert TOKEN not in stream.getvalue()
    assert "bot[secret]/getMe" in stream.getvalue()


def test_a_librarys_line_is_its_template_alone(stream: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: %s", f"https://x/bot{TOKEN}/getMe")
    logging.getLogger("telegram.ext").error("Update %s failed", "5 kg sugar to Ramesh")
    (line,) = lines(stream)
    assert (line["event"], line["logger"]) == ("library.logged", "telegram.ext")
    assert line["template"] == "Update %s failed"
    assert str(line["at"]).startswith("test_logs.py:")


def test_what_a_library_has_filled_in_itself_is_left_out(stream: io.StringIO) -> None:
    logging.getLogger("google_genai").warning(f"refused: {TOKEN} 5 kg to Ramesh")  # noqa: G004
    (line,) = lines(stream)
    assert line["logger"] == "google_genai"
    assert "Ramesh" not in stream.getvalue()
    assert TOKEN not in stream.getvalue()


def test_a_librarys_line_that_cannot_be_formatted_is_not_printed(
    stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    root.handlers[0].setFormatter(logging.Formatter())
    logging.getLogger("x").error("%d kg", "Ramesh")
    assert "Ramesh" not in capsys.readouterr().err + stream.getvalue()


def test_an_exception_is_told_by_class_and_place_without_its_message(stream: io.StringIO) -> None:
    def fail() -> None:
        raise KeyError("Ramesh 98765 43210")

    try:
        try:
            fail()
        except KeyError as error:
            raise Unavailable("store") from error
    except Unavailable:
        structlog.get_logger().exception("update.failed")
    (line,) = lines(stream)
    assert "Ramesh" not in stream.getvalue()
    assert isinstance(line["error"], list)
    assert line["error"][0].startswith("vyapari.errors.Unavailable: store cannot be reached at")
    assert "ops/test_logs.py:" in line["error"][1]


def test_a_warning_and_a_lost_task_do_not_quote_either(stream: io.StringIO) -> None:
    logging.getLogger("py.warnings").warning("%s", "RuntimeWarning: Ramesh")
    logging.getLogger("asyncio").error("Task exception: Ramesh")
    assert "Ramesh" not in stream.getvalue()
    assert [line["logger"] for line in lines(stream)] == ["py.warnings", "asyncio"]


async def test_what_the_loop_has_to_tell_is_told_without_its_words(stream: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    logs.watch(loop)
    error = ValueError("5 kg to Ramesh")
    loop.call_exception_handler({"message": "Task failed: Ramesh", "exception": error})
    loop.call_exception_handler({"message": "Unclosed connection: Ramesh"})
    loop.call_exception_handler({"message": "5 kg to Ramesh"})
    loop.set_exception_handler(None)
    assert "Ramesh" not in stream.getvalue()
    assert [line.get("what") for line in lines(stream)] == [None, "Unclosed connection", None]


def test_what_fails_in_a_thread_or_while_collected_is_told_by_class_and_place(
    stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    error = ValueError("5 kg to Ramesh")
    threading.excepthook(threading.ExceptHookArgs((ValueError, error, None, None)))
    unraisable = SimpleNamespace(exc_type=ValueError, exc_value=error, exc_traceback=None)
    sys.unraisablehook(unraisable)
    sys.excepthook(ValueError, error, None)
    assert [line["event"] for line in lines(stream)] == [
        "thread.failed",
        "program.failed_aside",
        "program.failed",
    ]
    assert "Ramesh" not in stream.getvalue() + capsys.readouterr().err


def test_a_chat_and_a_user_are_marks_that_need_the_key(stream: io.StringIO) -> None:
    logs.configure("info", "json", stream, key=TOKEN)
    structlog.get_logger().info("update.handled", chat=-1001234567890, user=987654321)
    logs.configure("info", "json", stream, key="another")
    structlog.get_logger().info("update.handled", user=987654321)
    mine, other = lines(stream)
    assert mine["chat"] == mark_of(-1001234567890, TOKEN)
    assert mine["user"] == mark_of(987654321, TOKEN)
    assert mine["user"] != other["user"]
    assert "987654321" not in stream.getvalue()


def test_the_secrets_of_the_configuration_are_cut_out_wherever_they_stand(
    stream: io.StringIO,
) -> None:
    secrets = ['a "quoted" pass', "redis://:open-sesame@host/0", "open-sesame"]
    logs.configure("info", "json", stream, secrets=secrets)
    structlog.get_logger().info("told", deep=[{"url": secrets[1]}], why=secrets[0])
    structlog.get_logger().info(secrets[2])
    assert "sesame" not in stream.getvalue()
    assert "quoted" not in stream.getvalue()
    assert lines(stream)[0]["deep"] == [{"url": "[secret]"}]


def test_what_is_no_json_is_told_by_its_kind(stream: io.StringIO) -> None:
    structlog.get_logger().info("told", what=SimpleNamespace(name="Ramesh"))
    assert lines(stream)[0]["what"] == "SimpleNamespace"


def test_the_console_form_is_for_people(stream: io.StringIO) -> None:
    logs.configure("info", "console", stream)
    structlog.get_logger().info("program.started")
    assert "program.started" in stream.getvalue()
    assert not stream.getvalue().startswith("{")
