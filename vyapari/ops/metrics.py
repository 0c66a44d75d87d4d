"""Everything that is counted and timed: each metric, its unit and its labels, in one place.

A label's values are the program's own words and few: nothing of a merchant's stands in one. What
is counted here is told by ``exposition``, of one process or of all workers together.
"""

from typing import Final, Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics

disable_created_metrics()  # type: ignore[no-untyped-call]

REGISTRY: Final = CollectorRegistry()

#: Seconds: what is in memory, a round trip, a model's answer, a message that had to wait.
_SECONDS: Final = (
    *(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5),
    *(1.0, 2.5, 5.0, 10.0, 25.0, 60.0),
)
_COMMANDS: Final = (1, 2, 4, 8, 16, 32, 64, 128, 256)
_LATE: Final = (1, 10, 30, 60, 300, 900, 3600, 14_400)


def _counter(name: str, what: str, *labels: str) -> Counter:
    return Counter(f"vyapari_{name}", what, labels, registry=REGISTRY)


def _histogram(name: str, what: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
    return Histogram(f"vyapari_{name}", what, labels, buckets=buckets, registry=REGISTRY)


def _gauge(
    name: str,
    what: str,
    *labels: str,
    of_all: Literal["livemin", "livemax", "livesum"] = "livemax",
) -> Gauge:
    """``of_all``: what several workers' values make together."""
    return Gauge(f"vyapari_{name}", what, labels, registry=REGISTRY, multiprocess_mode=of_all)


UPDATES = _counter("updates_total", "Turns of updates that ended", "route", "outcome")
ERRORS = _counter("errors_total", "Turns that went wrong, by who can mend it", "category", "error")
STAGE = _histogram("stage_seconds", "Time that the work spends in a stage", _SECONDS, "stage")
LIMIT = _counter("rate_limit_decisions_total", "Messages that the limit judged", "decision")

INBOX_UPDATES = _gauge("inbox_updates", "Updates that wait or are in a turn", "place")
INBOX_OLDEST = _gauge("inbox_oldest_seconds", "Age of the oldest of them, 0 for none", "place")
DEAD_LETTERS = _gauge("dead_letters", "Updates that were laid aside", "place")

WRITES_HELD = _gauge("writes_held", "Commands that wait or are under way", of_all="livesum")
BATCH = _histogram("batch_commands", "Commands booked in one round trip", _COMMANDS)
STORE_RETRIES = _counter("store_retries_total", "Calls of the database tried again", "calls")
STORE_FAILURES = _counter("store_failures_total", "Calls of the database given up", "calls")
STORE_CALLS = _gauge("store_calls", "Calls of the database under way", of_all="livesum")
STORE_CONNECTIONS = _gauge("store_connections", "How many may be at once", of_all="livesum")
BREAKER_OPEN = _gauge("store_breaker_open", "1 while calls are being turned away", "calls")

TELEGRAM_ANSWERS = _counter(
    "telegram_answers_total", "Answers of the Bot API by status, 0 for none", "call", "status"
)
POLLED_AT = _gauge("telegram_polled_timestamp_seconds", "When a poll was last answered")

GEMINI_CALLS = _counter(
    "gemini_calls_total", "Calls of a model, and the error they ended with", "model", "key", "error"
)
GEMINI_TOKENS = _counter(
    "gemini_tokens_total", "Tokens in, of these cached, and out", "model", "kind"
)
#: An estimate, in the floating point that metrics have; no books are kept in it.
GEMINI_COST = _counter(
    "gemini_cost_dollars_total", "Estimated cost, of models whose prices are known", "model"
)
COOL_DOWNS = _counter("gemini_cooldowns_total", "Rests of a key that is used up", "model", "key")

JOBS = _counter("jobs_total", "Things told unasked, and the error they ended with", "job", "error")
JOB_LATE = _histogram("job_late_seconds", "How late something was told unasked", _LATE)

PART_UP = _gauge("part_up", "1 while a part works", "part", of_all="livemin")
READY = _gauge("ready", "1 while messages are taken in and booked")
MEMORY = _gauge("memory_bytes", "Resident memory of a process", "worker")
STARTED_AT = _gauge("started_timestamp_seconds", "When a process began", "worker")
LOOP_LAG = _histogram("loop_lag_seconds", "How late the event loop came to what was due", _SECONDS)
BUILD = _gauge("build_info", "The program's version; always 1", "version")

WORKERS = _gauge("workers", "Workers that there should be, and that are ready", "state")
WORKERS_ENDED = _counter("workers_ended_total", "Workers that ended, by exit code", "code")
