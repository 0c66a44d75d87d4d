"""A local Gemini: a server that speaks its API, strict and with faults on demand."""

from vyapari.sandbox.gemini.answer import Answer, Answering, Call, Text
from vyapari.sandbox.gemini.errors import ApiError
from vyapari.sandbox.gemini.faults import Fault
from vyapari.sandbox.gemini.keys import DEFAULT_KEY
from vyapari.sandbox.gemini.request import Request
from vyapari.sandbox.gemini.server import GeminiServer

__all__ = [
    "DEFAULT_KEY",
    "Answer",
    "Answering",
    "ApiError",
    "Call",
    "Fault",
    "GeminiServer",
    "Request",
    "Text",
]
