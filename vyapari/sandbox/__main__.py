"""``python -m vyapari.sandbox``: the sandbox as a process of its own."""

import argparse
import asyncio
import sys
from pathlib import Path

from platformdirs import user_data_path

from vyapari.errors import Misconfigured
from vyapari.sandbox.server import DEFAULT_TOKEN, SandboxServer
from vyapari.stopping import stops


def main() -> int:
    """Run until SIGTERM or Ctrl-C; 2 where it cannot start."""
    parser = argparse.ArgumentParser(prog="python -m vyapari.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--data", type=Path, help="folder that keeps chats and files")
    where.add_argument("--memory", action="store_true", help="keep nothing")
    chosen = parser.parse_args()
    folder = None if chosen.memory else chosen.data or user_data_path("vyapari") / "sandbox"
    try:
        asyncio.run(_serve(SandboxServer(folder, chosen.host, chosen.port, chosen.token)))
    except Misconfigured as error:
        print(error, file=sys.stderr)
        return 2
    return 0


async def _serve(server: SandboxServer) -> None:
    stopping = asyncio.Event()
    with stops(stopping.set):
        async with server:
            print(f"chat page and Bot API on {server.base_url}", flush=True)
            await stopping.wait()


if __name__ == "__main__":
    sys.exit(main())
