"""A collector of OpenTelemetry's on this machine, which keeps what it is sent."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)


@dataclass(frozen=True, slots=True)
class Span:
    """One span as it was sent."""

    name: str
    trace: str
    id: str
    parent: str
    start: int
    end: int
    failed: str | None
    facts: dict[str, Any]
    links: tuple[str, ...]


@dataclass(slots=True)
class Collector:
    """What was sent, as a whole and span by span; it answers with ``status``."""

    url: str = ""
    status: int = 200
    requests: int = 0
    raw: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.requests += 1
        if self.status != 200:
            return web.Response(status=self.status)
        self.raw += body
        self.headers |= {name.lower(): value for name, value in request.headers.items()}
        sent = ExportTraceServiceRequest.FromString(body)
        for resource in sent.resource_spans:
            for scope in resource.scope_spans:
                self.spans += map(_span, scope.spans)
        answer = ExportTraceServiceResponse().SerializeToString()
        return web.Response(body=answer, content_type="application/x-protobuf")


def _span(sent: Any) -> Span:
    facts = {}
    for each in sent.attributes:
        kind = each.value.WhichOneof("value")
        facts[each.key.removeprefix("vyapari.")] = getattr(each.value, kind)
    return Span(
        sent.name,
        sent.trace_id.hex(),
        sent.span_id.hex(),
        sent.parent_span_id.hex(),
        sent.start_time_unix_nano,
        sent.end_time_unix_nano,
        sent.status.message if sent.status.code == 2 else None,
        facts,
        tuple(link.span_id.hex() for link in sent.links),
    )


@asynccontextmanager
async def collector() -> AsyncIterator[Collector]:
    """Listening on a free port."""
    found = Collector()
    app = web.Application(client_max_size=64 * 2**20)
    app.router.add_post("/v1/traces", found.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    found.url = f"http://{host}:{port}"
    yield found
    await runner.cleanup()
