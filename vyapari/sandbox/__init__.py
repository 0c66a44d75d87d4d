"""A local Telegram: a Bot API server and a chat page on it."""

from vyapari.sandbox.client import SandboxClient
from vyapari.sandbox.errors import DataInUse, PortInUse
from vyapari.sandbox.server import DEFAULT_TOKEN, SandboxServer

__all__ = ["DEFAULT_TOKEN", "DataInUse", "PortInUse", "SandboxClient", "SandboxServer"]
