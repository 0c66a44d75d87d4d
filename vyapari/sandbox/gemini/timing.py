"""How long the model takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from vyapari.sandbox.gemini.faults import Fault


@dataclass(slots=True)
class Timing:
    """Seconds before an answer begins, and between the pieces of a stream; may be set any time."""

    latency: float = 0.0
    pause: float = 0.0

    def with_faults(self, slow: Iterable[Fault]) -> tuple[float, float]:
        """Both, with what the slownesses add."""
        latency, pause = self.latency, self.pause
        for fault in slow:
            latency += fault.seconds
            pause += fault.pause
        return latency, pause
