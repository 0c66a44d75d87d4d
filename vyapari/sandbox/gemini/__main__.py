"""``python -m vyapari.sandbox.gemini``: a local Gemini as a process of its own."""

import argparse
import asyncio
import sys
from pathlib import Path

from vyapari.errors import Misconfigured
from vyapari.sandbox.gemini.answer import Answer, Answering
from vyapari.sandbox.gemini.keys import DEFAULT_KEY
from vyapari.sandbox.gemini.request import Request
from vyapari.sandbox.gemini.script import Script
from vyapari.sandbox.gemini.server import GeminiServer
from vyapari.stopping import stops


def main() -> int:
    """Run until SIGTERM or Ctrl-C; 2 where it cannot start."""
    parser = argparse.ArgumentParser(prog="python -m vyapari.sandbox.gemini", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8082, help="0 takes a free one")
    parser.add_argument("--script", type=Path, help="TOML file with rules; without one it echoes")
    parser.add_argument("--key", action="append", help=f"an accepted key, else {DEFAULT_KEY}")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before an answer")
    parser.add_argument(
        "--pause", type=float, default=0.0, help="seconds between a stream's pieces"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the faults' chances")
    chosen = parser.parse_args()
    try:
        answering: Answering = echo if chosen.script is None else Script.load(chosen.script)
        keys = chosen.key or [DEFAULT_KEY]
        server = GeminiServer(answering, chosen.host, chosen.port, keys=keys, seed=chosen.seed)
        server.timing.latency, server.timing.pause = chosen.latency, chosen.pause
        asyncio.run(_serve(server))
    except Misconfigured as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def echo(request: Request) -> Answer:
    """Say what the user said."""
    return Answer.of(f"You said: {request.text}")


async def _serve(server: GeminiServer) -> None:
    stopping = asyncio.Event()
    with stops(stopping.set):
        async with server:
            print(f"Gemini API on {server.base_url}", flush=True)
            await stopping.wait()


if __name__ == "__main__":
    sys.exit(main())
