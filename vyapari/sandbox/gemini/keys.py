"""The keys that may call, and those that may not just now."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vyapari.sandbox.gemini.errors import (
    ApiError,
    key_forbidden,
    key_missing,
    key_unknown,
    quota,
)

# Opens nothing but a local server, so it is no secret.
DEFAULT_KEY: Final = "local-gemini-no-secret-at-all"


@dataclass(frozen=True, slots=True)
class _Exhaustion:
    daily: bool
    retry_after: float
    ends: float | None


class Keys:
    """The accepted keys; each may be forbidden, or exhausted for one model or for all."""

    def __init__(self, accepted: Iterable[str] = (DEFAULT_KEY,)) -> None:
        self._accepted = set(accepted)
        self._forbidden: set[str] = set()
        self._exhausted: dict[tuple[str, str], _Exhaustion] = {}

    def accept(self, key: str) -> None:
        """Take a key from now on, whatever it was."""
        self._accepted.add(key)
        self._forbidden.discard(key)
        for place in [place for place in self._exhausted if place[0] == key]:
            del self._exhausted[place]

    def forget(self, key: str) -> None:
        """Know a key no more."""
        self._accepted.discard(key)

    def forbid(self, key: str) -> None:
        """Answer a key with 403."""
        self._accepted.add(key)
        self._forbidden.add(key)

    def exhaust(
        self,
        key: str,
        model: str = "*",
        *,
        daily: bool = False,
        retry_after: float = 37,
        lasting: float | None = None,
    ) -> None:
        """Answer a key with 429, for so many seconds or until it is accepted again."""
        ends = None if lasting is None else time.monotonic() + lasting
        self._exhausted[key, model] = _Exhaustion(daily, retry_after, ends)

    def check(self, key: str) -> None:
        """Raises ApiError where the key is missing, unknown or forbidden."""
        if not key:
            raise key_missing()
        if key not in self._accepted:
            raise key_unknown()
        if key in self._forbidden:
            raise key_forbidden(key)

    def check_quota(self, key: str, model: str) -> None:
        """Raises ApiError where the key is exhausted for the model."""
        for place in ((key, model), (key, "*")):
            found = self._exhausted.get(place)
            if found is None:
                continue
            if found.ends is not None and time.monotonic() >= found.ends:
                del self._exhausted[place]
                continue
            raise _refusal(model, found)


def _refusal(model: str, found: _Exhaustion) -> ApiError:
    return quota(model, daily=found.daily, retry_after=found.retry_after)
