"""From stages to metrics, and what tokens are taken to cost."""

from datetime import date
from decimal import Decimal
from typing import Any

from vyapari.ops import metrics
from vyapari.ops.counting import Counting
from vyapari.ops.prices import Prices
from vyapari.ops.stages import Stage


def value(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


#: A stage of this test takes longer than the one and no longer than the other.
_LE = ("0.25", "0.5")


def ended(name: str, **facts: Any) -> Stage:
    stage = Stage(name, **facts)
    stage.seconds = 0.3
    return stage


def test_an_update_is_counted_by_route_outcome_and_error() -> None:
    labels = {"route": "button", "outcome": "later"}
    before = value("vyapari_updates_total", **labels)
    errors = {"category": "passing", "error": "Unavailable"}
    wrong = value("vyapari_errors_total", **errors)
    route = "button:undo"  # which of many buttons is not told
    facts = {"category": "passing", "why": "Unavailable"}
    under, over = (value("vyapari_stage_seconds_bucket", stage="update", le=le) for le in _LE)
    Counting(Prices())(ended("update", route=route, outcome="later", **facts))
    assert value("vyapari_updates_total", **labels) == before + 1
    assert value("vyapari_errors_total", **errors) == wrong + 1
    assert value("vyapari_stage_seconds_bucket", stage="update", le=_LE[0]) == under
    assert value("vyapari_stage_seconds_bucket", stage="update", le=_LE[1]) == over + 1


def test_a_models_tokens_are_counted_and_cost_what_the_operator_says() -> None:
    prices = Prices({"dear": (Decimal(1), Decimal("0.5"), Decimal(10))})
    count = Counting(prices)
    for model in ("dear", "unknown"):
        count(
            ended("model", model=model, key="GEMINI_API_KEY1", sent=3000, cached=1000, received=5)
        )
    assert value("vyapari_gemini_tokens_total", model="dear", kind="cached") == 1000
    # 2,000 fresh at $1, 1,000 cached at $0.50, 5 out at $10, a million each.
    assert round(value("vyapari_gemini_cost_dollars_total", model="dear"), 6) == 0.00255
    assert (
        metrics.REGISTRY.get_sample_value("vyapari_gemini_cost_dollars_total", {"model": "unknown"})
        is None
    )


def test_the_listed_prices_change_on_their_day_and_can_be_left_out() -> None:
    this_year = Prices().of("gemini-3.8-flash", date(2026, 12, 31))
    next_year = Prices().of("gemini-3.8-flash", date(2027, 1, 1))
    assert this_year is not None
    assert next_year is not None
    assert (this_year.received, next_year.received) == (Decimal("3.75"), Decimal("7.50"))
    assert Prices().of("no-such-model", date(2026, 12, 31)) is None
    assert Prices({}).of("gemini-3.8-flash", date(2026, 12, 31)) is None
