"""What is known of the parts, and since when."""

from datetime import UTC, datetime, timedelta

from vyapari.ops.health import Health, State, is_ready

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


class Books:
    """A part whose state a test sets."""

    def __init__(self) -> None:
        self.works = True

    def look(self) -> State:
        return State("embedded", self.works)


def test_a_part_tells_since_when_it_works_or_does_not() -> None:
    books, health = Books(), Health(START)
    health.add("books", books.look, needed=True)
    (part,) = health.look(at(5))
    assert (part.name, part.mode, part.works, part.since) == ("books", "embedded", True, START)
    books.works = False
    assert health.look(at(7))[0].since == at(7)
    (part,) = health.look(at(60))
    assert (part.works, part.since) == (False, at(7))
    books.works = True
    assert health.look(at(61))[0].since == at(61)


def test_it_is_ready_while_it_runs_and_all_works_that_is_needed() -> None:
    books, health = Books(), Health(START)
    health.add("books", books.look, needed=True)
    health.add("agents", lambda: State("resting", works=False))
    assert not is_ready(health.phase, health.look(at(1)))
    health.phase = "running"
    assert is_ready(health.phase, health.look(at(2)))
    books.works = False
    assert not is_ready(health.phase, health.look(at(3)))
    books.works = True
    health.phase = "stopping"
    assert not is_ready(health.phase, health.look(at(4)))
