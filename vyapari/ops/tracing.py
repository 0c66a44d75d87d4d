"""Traces for OpenTelemetry: a span of each stage, sent over HTTP to a collector.

Imported only where a collector is configured: it costs the start a fifth of a second.
"""

import asyncio
import logging
import threading
from collections.abc import Sequence
from typing import Any

import structlog
from opentelemetry import context, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExportResult
from opentelemetry.sdk.trace.sampling import (
    ALWAYS_OFF,
    ALWAYS_ON,
    ParentBased,
    Sampler,
    TraceIdRatioBased,
)
from opentelemetry.trace import Span, SpanContext, Status, StatusCode
from opentelemetry.util.re import parse_env_headers

from vyapari.ops import stages
from vyapari.ops.stages import Stage

log = structlog.get_logger(__name__)

#: The stages that traces begin with; another one outside of these is housekeeping.
_ROOTS = frozenset({"update", "job", "batch"})
#: Seconds for the last spans to be sent in.
_LONGEST_FLUSH = 2.0
_NANO = 1_000_000_000


class Traces:
    """Sends a span of every stage to the collector at ``endpoint`` until closed.

    ``headers`` as the variable of OpenTelemetry gives them. ``sampler`` and its ``share`` as its
    variables name them. A collector that fails disturbs nothing: it is logged once, and spans that
    do not fit the queue are dropped.
    """

    def __init__(self, endpoint: str, *, headers: str, sampler: str, share: float) -> None:
        # Of what the exporter says at every try, the log has what matters once.
        logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)
        exporter = _Exporter(
            f"{endpoint.rstrip('/')}/v1/traces",
            headers=parse_env_headers(headers, liberal=True) if headers else None,
        )
        self._provider = TracerProvider(
            sampler=_sampler(sampler, share),
            # Who and where it runs is for the standard variables to add.
            resource=Resource.create({"service.name": "vyapari"}),
            shutdown_on_exit=False,
        )
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        stages.trace(_Tracer(self._provider.get_tracer("vyapari")))

    async def close(self) -> None:
        """Send what is left, within two seconds or so."""
        stages.trace(None)
        # A thread of its own: it may hang in a call for longer than anybody waits.
        flushing = threading.Thread(target=self._provider.shutdown, daemon=True)
        flushing.start()
        await asyncio.to_thread(flushing.join, _LONGEST_FLUSH)
        if flushing.is_alive():
            log.warning("traces.left")


class _Tracer:
    """See ``stages.Tracer``. A span comes with what puts the context back as it was."""

    def __init__(self, tracer: trace.Tracer) -> None:
        self._tracer = tracer

    def begin(self, stage: Stage, started: float) -> tuple[Span, Any] | None:
        inside = trace.get_current_span().get_span_context().is_valid
        if not inside and stage.name not in _ROOTS:
            return None
        span = self._tracer.start_span(stage.name, start_time=int(started * _NANO))
        return span, context.attach(trace.set_span_in_context(span))

    def end(self, stage: Stage, span: tuple[Span, Any]) -> None:
        of, token = span
        context.detach(token)
        if of.is_recording():
            for name, fact in stage.facts.items():
                of.set_attribute(f"vyapari.{name}", fact)
            trouble = stage.trouble or stage.facts.get("why")
            if trouble is not None:
                of.set_status(Status(StatusCode.ERROR, trouble))
        of.end()

    def mark(self, span: tuple[Span, Any]) -> SpanContext | None:
        found = span[0].get_span_context()
        return found if found.trace_flags.sampled else None

    def join(self, span: tuple[Span, Any], mark: SpanContext) -> None:
        span[0].add_link(mark)

    def trace(self, span: tuple[Span, Any]) -> str | None:
        found = self.mark(span)
        return trace.format_trace_id(found.trace_id) if found else None


class _Exporter(OTLPSpanExporter):
    """Says once that the collector is lost, and once that it is reached again."""

    _lost = False

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        result = super().export(spans)
        lost = result is not SpanExportResult.SUCCESS
        if lost != self._lost:
            self._lost = lost
            (log.warning if lost else log.info)("traces.lost" if lost else "traces.reached")
        return result


def _sampler(name: str, share: float) -> Sampler:
    own: dict[str, Sampler] = {
        "always_on": ALWAYS_ON,
        "always_off": ALWAYS_OFF,
        "traceidratio": TraceIdRatioBased(share),
    }
    found = own[name.removeprefix("parentbased_")]
    return ParentBased(found) if name.startswith("parentbased_") else found
