from collections.abc import Iterator

import pytest

from vyapari.documents.press import Press
from vyapari.documents.typesetter import Typesetter


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.close()
