"""A circuit breaker: a part that keeps failing is left alone for a while.

Our own few lines because the library at hand lets every waiting call through when it half opens;
here a single one tries, and who is turned away learns when to come back.
"""

import time
from collections.abc import Callable

from vyapari.errors import Unavailable

#: Nobody is left alone for longer than that on the word of one answer.
_LONGEST_REST = 60.0


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
        self._part = part
        self._threshold = threshold
        self._cooldown = cooldown
        self._clock = clock
        self._failures = 0
        self._closed_again = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the last calls failed, so that most are being turned away."""
        return self._failures >= self._threshold

    def enter(self) -> None:
        """Ask before a call. Raises ``Unavailable`` with ``retry_after`` while open."""
        if not self.is_open:
            return
        left = self._closed_again - self._clock()
        if left > 0:
            raise Unavailable(self._part, retry_after=left)
        self._closed_again = self._clock() + self._cooldown  # this call is the one that tries

    def succeeded(self) -> None:
        """The call was answered."""
        self._failures = 0

    def failed(self, rest: float | None = None) -> None:
        """The call was not answered. A longer ``rest`` that was asked for begins at once."""
        self._failures += 1
        pause = self._cooldown
        if rest is not None and rest > pause:
            self._failures = max(self._failures, self._threshold)
            pause = min(rest, _LONGEST_REST)
        if self.is_open:
            self._closed_again = self._clock() + pause
