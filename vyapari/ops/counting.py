"""From the stages of the work to the metrics: a listener, so that nothing else need count."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

from prometheus_client import Counter

from vyapari.ops import metrics
from vyapari.ops.prices import Prices
from vyapari.ops.stages import Stage

#: What an error is called where there was none.
NONE = "none"


class Counting:
    """Counts every stage that is over. The models' cost is estimated by ``prices``."""

    def __init__(self, prices: Prices) -> None:
        self._prices = prices
        self._further: dict[str, Callable[[Stage], None]] = {
            "update": _update,
            "limit": _limit,
            "read": _store_call,
            "write": _store_call,
            "batch": _batch,
            "model": self._model,
            "job": _job,
        }

    def __call__(self, stage: Stage) -> None:
        """A stage is over."""
        _seconds(stage.name)(stage.seconds)
        if (further := self._further.get(stage.name)) is not None:
            further(stage)

    def _model(self, stage: Stage) -> None:
        facts = stage.facts
        model = facts["model"]
        _child(metrics.GEMINI_CALLS, model, facts["key"], stage.trouble or NONE).inc()
        tokens = sent, cached, received = (
            facts.get("sent", 0),
            facts.get("cached", 0),
            facts.get("received", 0),
        )
        for kind, count in zip(("in", "cached", "out"), tokens, strict=True):
            _child(metrics.GEMINI_TOKENS, model, kind).inc(count)
        if (price := self._prices.of(model, datetime.now(UTC).date())) is not None:
            cost = price.of(sent, cached, received)
            _child(metrics.GEMINI_COST, model).inc(float(cost))


def _update(stage: Stage) -> None:
    facts = stage.facts
    # What stands behind a colon says which button or question it was: too many for a label.
    route = str(facts.get("route", NONE)).partition(":")[0]
    _child(metrics.UPDATES, route, facts.get("outcome", NONE)).inc()
    if "why" in facts:
        _child(metrics.ERRORS, facts["category"], facts["why"]).inc()


def _limit(stage: Stage) -> None:
    if "refused" in stage.facts:
        _child(metrics.LIMIT, "refused" if stage.facts["refused"] else "admitted").inc()


def _store_call(stage: Stage) -> None:
    if again := stage.facts.get("retries"):
        _child(metrics.STORE_RETRIES, stage.name).inc(again)
    if stage.trouble == "Unavailable":
        _child(metrics.STORE_FAILURES, stage.name).inc()


def _batch(stage: Stage) -> None:
    metrics.BATCH.observe(stage.facts["commands"])


def _job(stage: Stage) -> None:
    _child(metrics.JOBS, stage.facts["kind"], stage.trouble or NONE).inc()
    metrics.JOB_LATE.observe(stage.facts["late"])


@cache
def _child(counter: Counter, *labels: str) -> Counter:
    """One of a metric's series; looking it up costs more than counting it."""
    return counter.labels(*labels)


@cache
def _seconds(stage: str) -> Callable[[float], None]:
    return metrics.STAGE.labels(stage).observe
