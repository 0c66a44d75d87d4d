import gc
import weakref
from collections.abc import Iterator

import pytest

from vyapari.ops.garbage import settle


class _Ring:
    """Something that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_lives_is_left_alone_and_later_garbage_is_found() -> None:
    before = len(gc.get_objects())
    settle()
    assert gc.get_freeze_count() > before // 2
    assert len(gc.get_objects()) < before // 10
    ring = weakref.ref(_Ring())
    gc.collect()
    assert ring() is None


def test_a_million_new_objects_cause_no_round_through_all() -> None:
    settle()
    rounds = gc.get_stats()[2]["collections"]
    kept = [[number] for number in range(1_000_000)]
    assert len(kept) == 1_000_000
    assert gc.get_stats()[2]["collections"] == rounds
