"""The garbage collector's rounds, kept short enough for an event loop."""

import gc

#: The oldest generation is gone through after 2.5 million objects more, a middle one holds
#: 50,000: a hundredth of a second or two. Python's own figures go through all that lives again
#: and again while a large book is read, a third of a second each time, whatever the thread.
_THRESHOLDS = (10_000, 5, 50)


def settle() -> None:
    """Count all that lives now as there for good; call it once the program stands.

    What becomes garbage later is still found, in shorter rounds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
