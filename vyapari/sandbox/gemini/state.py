"""What a test looks at and turns while the server runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vyapari.sandbox.gemini.faults import Faults
from vyapari.sandbox.gemini.keys import Keys
from vyapari.sandbox.gemini.records import Records
from vyapari.sandbox.gemini.timing import Timing


@dataclass(frozen=True, slots=True)
class State:
    """The keys and models that are known, the faults in force, the calls so far, the timing."""

    keys: Keys
    faults: Faults
    models: Sequence[str]
    records: Records = field(default_factory=Records)
    timing: Timing = field(default_factory=Timing)
