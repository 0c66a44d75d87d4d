"""Logs: readable or JSON, and never what is not theirs to tell."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from vyapari.errors import Unavailable
from vyapari.ops import logs

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    out = io.StringIO()
    logs.configure("info", "json", out)
    yield out
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_line_with_its_values(stream: io.StringIO) -> None:
    structlog.get_logger().info("update.handled", ms=1.5, route="text")
    structlog.get_logger().debug("update.ignored")
    (line,) = lines(stream)
    assert line["event"] == "update.handled"
    assert (line["ms"], line["route"], line["level"]) == (1.5, "text", "info")


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
    assert line["event"] == "telegram.ext: Update %s failed"


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
    assert [line["event"] for line in lines(stream)] == ["py.warnings", "asyncio"]


def test_the_console_form_is_for_people(stream: io.StringIO) -> None:
    logs.configure("info", "console", stream)
    structlog.get_logger().info("program.started")
    assert "program.started" in stream.getvalue()
    assert not stream.getvalue().startswith("{")
