"""This machine's clock beside another's, as the ``Date`` of an answer tells it."""

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from vyapari.cli.doctor.finding import Finding, ok, warning

#: Seconds beyond which days and reminders go wrong, and keys of short life are refused.
_MOST = 5.0


def compared(headers: Mapping[str, str], whose: str, asked: float) -> list[Finding]:
    """How far this clock is from the one of ``whose`` answer, ``asked`` for at that moment.

    The header counts whole seconds, and the answer was under way: between the two nothing is told.
    """
    try:
        there = parsedate_to_datetime(headers.get("Date", "")).timestamp()
    except ValueError:
        return []
    now = time.time()
    off = max(there - now, asked - there - 1, 0.0)
    if off <= _MOST:
        return [ok("clock", f"agrees with {whose} within {max(1, round(off))} s")]
    which = "behind" if there > now else "ahead"
    advice = "let the system keep its time: timedatectl set-ntp true"
    return [warning("clock", f"is {off:.0f} s {which} of {whose}", advice)]
