"""Commands run in this process leave its logs as they were."""

import logging
import sys
from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """A command sends them to the standard error of its test, which is gone with that."""
    root = logging.getLogger()
    handlers, level, uncaught = root.handlers[:], root.level, sys.excepthook
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook = uncaught
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()
