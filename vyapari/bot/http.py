"""The bot's connection to the Bot API, over aiohttp: a call costs it a fraction of httpx's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import getproxies

import aiohttp
from telegram._utils.types import ODVInput
from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from vyapari.errors import TooLarge
from vyapari.ops.metrics import TELEGRAM_ANSWERS

#: Files take longer to send than words.
_FILE_SECONDS = 60.0


class AiohttpRequest(BaseRequest):
    """A transport for python-telegram-bot with ``connections`` kept open to one server.

    ``timeout`` seconds may pass between connecting, sending, and each part of the answer, unless
    a call names its own read timeout. A call beyond the connections waits its turn. Timeouts raise
    ``TimedOut``, whatever else goes wrong on the way ``NetworkError``.
    """

    #: What its calls are counted as.
    CALL = "call"

    __slots__ = ("_connections", "_session", "_timeout")

    def __init__(self, connections: int, timeout: float = 10.0) -> None:
        self._connections = connections
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer where a call does not say."""
        return self._timeout

    async def initialize(self) -> None:
        """Make the connections possible; none is opened yet."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                # Where no proxy is set, heeding the environment costs two threads a call.
                trust_env=bool(getproxies()),
            )

    async def shutdown(self) -> None:
        """Close the connections; calling it again does nothing."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(  # noqa: PLR0917 - the library names the parameters
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call of the Bot API; its status and body."""
        del write_timeout, connect_timeout, pool_timeout
        read = read_timeout if isinstance(read_timeout, int | float) else self._timeout
        if request_data is not None and request_data.contains_files:
            read = max(read, _FILE_SECONDS)
        timeout = aiohttp.ClientTimeout(sock_connect=self._timeout, sock_read=read)
        status = 0
        try:
            with _translated():
                async with self._opened.request(
                    method, url, data=self._body(request_data), timeout=timeout
                ) as response:
                    content = await response.read()
                    status = response.status
            return status, content
        finally:
            TELEGRAM_ANSWERS.labels(self.CALL, status).inc()

    async def download(self, url: str, most: int) -> bytes:
        """The file at ``url``; raises ``TooLarge`` as soon as more than ``most`` bytes come.

        Raises ``BadRequest`` when the server does not have it.
        """
        timeout = aiohttp.ClientTimeout(sock_connect=self._timeout, sock_read=self._timeout)
        content = bytearray()
        with _translated():
            # The token stands in the URL: nobody else is told of it by being led elsewhere.
            async with self._opened.get(url, timeout=timeout, allow_redirects=False) as response:
                if response.status != 200:
                    gone = 300 <= response.status < 500 and response.status != 429
                    raise (BadRequest if gone else NetworkError)(f"status {response.status}")
                async for piece in response.content.iter_any():
                    content += piece
                    if len(content) > most:
                        raise TooLarge(most)
        return bytes(content)

    def _body(self, request_data: RequestData | None) -> Any:
        """What is sent along."""
        return _form(request_data)

    @property
    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        return self._session


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise TimedOut from error
    except (aiohttp.ClientError, OSError) as error:
        # The error's own words may hold the URL, and that the token.
        raise NetworkError(type(error).__name__) from error


def _form(request_data: RequestData | None) -> Any:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters
    # Telegram takes file names as they are, not percent-encoded.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, mime_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=mime_type)
    return form
