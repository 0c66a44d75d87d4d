"""A circuit breaker: a part that keeps failing is left alone for a while.

Our own few lines because the library at hand lets every waiting call through when it half opens;
here a single one tries, and who is turned away learns when to come back.
"""

import time
from collections.abc import Callable

from vyapari.errors import Unavailable

#: Nobody is left alone for longer than that on the word of one answer.
LONGEST_REST = 60.0


class Breaker:
    """Opens after ``threshold`` failures in a row, for ``cooldown`` seconds.

    Then one call is let through: its success closes the breaker, its failure opens it again.
    """

    def __init__(
        self,
        part: str,
        *,
        threshold: int = 5,
        cooldown: float = 2.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.part = part
        self.cooldown = cooldown
        self._threshold = threshold
        self._clock = clock
        self._failures = 0
        self._closed_again = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the last calls failed, so that most are being turned away."""
        return self._failures >= self._threshold

    @property
    def left(self) -> float:
        """For how many seconds everybody is turned away from now on."""
        return max(0.0, self._closed_again - self._clock()) if self.is_open else 0.0

    def enter(self) -> bool:
        """Ask before a call; whether it is the one that tries.

        Raises ``Unavailable`` with ``retry_after`` while open.
        """
        if not self.is_open:
            return False
        if (left := self.left) > 0:
            raise Unavailable(self.part, retry_after=left)
        self._closed_again = self._clock() + self.cooldown
        return True

    def succeeded(self) -> None:
        """The call was answered."""
        self._failures = 0
        self._closed_again = 0.0

    def failed(self, rest: float | None = None) -> None:
        """The call was not answered. A longer ``rest`` that was asked for begins at once."""
        self._failures += 1
        pause = self.cooldown
        if rest is not None and rest > pause:
            self._failures = max(self._failures, self._threshold)
            pause = min(rest, LONGEST_REST)
        if self.is_open:
            self._rest(pause)

    def open(self, rest: float) -> None:
        """Open for ``rest`` seconds at least, because another breaker is."""
        self._failures = max(self._failures, self._threshold)
        self._rest(rest)

    def close(self) -> None:
        """Close because another breaker has; the first failure here opens it again."""
        self._failures = self._threshold - 1
        self._closed_again = 0.0

    def _rest(self, seconds: float) -> None:
        """Who was on the way does not cut short what another was asked for."""
        self._closed_again = max(self._closed_again, self._clock() + seconds)
