"""The lock file: it names all that is installed, in the versions that are."""

from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(__file__).parents[2] / "requirements.lock"
#: What an environment brings along before anything is installed, and this very program.
_OWN = {"pip", "setuptools", "wheel", "vyapari"}


def pins() -> list[Requirement]:
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line[:1].isalnum()]


def test_all_that_is_installed_is_pinned() -> None:
    here = [pin for pin in pins() if pin.marker is None or pin.marker.evaluate()]
    locked = {canonicalize_name(pin.name): pin.specifier for pin in here}
    assert len(locked) == len(here)
    loose = [
        f"{each.name} {each.version}"
        for each in distributions()
        if (name := canonicalize_name(each.name)) not in _OWN
        and (name not in locked or not locked[name].contains(each.version, prereleases=True))
    ]
    assert not loose


def test_every_pin_is_exact_and_says_who_needs_it() -> None:
    for pin in pins():
        (only,) = pin.specifier
        assert only.operator == "==", pin
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        assert not line[:1].isalnum() or after.startswith("    # via"), line
