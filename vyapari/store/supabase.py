"""Calls over a Supabase project's API: ``rpc`` by supabase-py on one pool of connections."""

import re
import time
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from postgrest.exceptions import APIError
from supabase import AsyncClient, AsyncClientOptions

from vyapari.errors import Rejected, Unavailable
from vyapari.store.transport import Payload, passes

_PART = "the books' database"

#: Long enough for a full batch; an answer that takes longer is asked for again.
_TIMEOUT = httpx.Timeout(15.0, connect=3.0, pool=3.0)
#: A connection is kept over a shopkeeper's pauses: a new one costs two more round trips.
_KEEP_SECONDS = 50.0
#: Statuses of the API, or of what stands before it, that pass, if need be when somebody has paid:
#: too slow, too many requests, a gateway that reaches nobody, a project that is paused or starting.
PASSING = frozenset({402, 408, 425, 429, 502, 503, 504, 540, *range(520, 531)})
_TOO_LARGE = 413
#: How a page begins, or JSON of which there is only half.
_NO_TEXT = ("<", "{", "[", '"')

#: A SQLSTATE or PostgREST's own: the function was reached, or known to be none.
_CODE = re.compile(r"[0-9A-Z]{5}|PGRST\d{3}")


class KeyRefused(Unavailable):
    """The project does not take the key: nothing goes through until the operator mends it."""

    category = "operator"


class NoProject(Unavailable):
    """Who answers there is no project: it is gone, or something stands in the way to it."""

    category = "operator"


class SupabaseTransport:
    """One project's functions, at most ``connections`` calls at once.

    HTTP/1.1 on a pool of warm connections: httpx's HTTP/2 was measured to cost up to twice the
    processor time a call, and to have calls that wait on the database wait for one another.
    """

    CONNECTIONS = 16

    def __init__(self, url: str, key: str, *, connections: int = CONNECTIONS) -> None:
        self._http = httpx.AsyncClient(
            timeout=_TIMEOUT,
            limits=httpx.Limits(
                max_connections=connections,
                max_keepalive_connections=connections,
                keepalive_expiry=_KEEP_SECONDS,
            ),
            event_hooks={"response": [_judge]},
        )
        options = AsyncClientOptions(
            httpx_client=self._http,
            auto_refresh_token=False,
            persist_session=False,
            postgrest_client_retry=False,  # ``SteadyTransport`` is the one place for that
        )
        self._client = AsyncClient(url, key, options)

    async def call(self, name: str, payload: Payload) -> Any:
        asked = self._client.rpc(f"vyapari_{name}", {"payload": payload})
        try:
            answer = await asked.execute()
        except httpx.HTTPError as error:
            raise Unavailable(_PART) from error
        except APIError as error:  # an empty answer, or one that was cut short
            raise Unavailable(_PART) from error
        except RuntimeError as error:
            if self._http.is_closed:
                raise Unavailable(_PART) from error
            raise
        # What is no JSON comes as the text that it is: somebody else's page, or half an answer. A
        # function may give a text too, but none that begins like that.
        if isinstance(answer.data, str) and answer.data.startswith(_NO_TEXT):
            raise NoProject(_PART)
        return answer.data

    async def close(self) -> None:
        await self._http.aclose()


async def _judge(response: httpx.Response) -> None:
    """Turn what is no answer of a function into the error that it is."""
    if response.is_success:
        if "json" not in response.headers.get("content-type", "json"):
            raise NoProject(_PART)
        return
    await response.aread()
    code, message = _told(response)
    status = response.status_code
    if status in {401, 403} or code == "42501":
        raise KeyRefused(_PART)
    if status in PASSING or passes(code):
        raise Unavailable(_PART, retry_after(response))
    if not _CODE.fullmatch(code or "") and status != _TOO_LARGE:
        raise (Unavailable if status >= 500 else NoProject)(_PART, retry_after(response))
    raise Rejected(message or f"it answered {status}", code)


def _told(response: httpx.Response) -> tuple[str | None, str | None]:
    """The error's code and message, where it has them."""
    try:
        body = response.json()
    except ValueError:
        return None, None
    if not isinstance(body, dict):
        return None, None
    code, message = body.get("code"), body.get("message")
    return code if isinstance(code, str) else None, str(message) if message else None


def retry_after(response: httpx.Response) -> float | None:
    """How many seconds it asks to wait, however the header says it."""
    given = response.headers.get("retry-after", "")
    try:
        seconds = float(given)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(given).timestamp() - time.time()
        except ValueError:
            return None
    return max(0.0, seconds)
