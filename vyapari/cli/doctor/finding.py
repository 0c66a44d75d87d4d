"""What a check has found of a part, and how checks are run: at once, each within its time."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from vyapari.errors import Misconfigured, Unavailable

T = TypeVar("T")


class State(StrEnum):
    """How a part is."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """A line about a part: what was found and, unless all is well, what to do.

    Neither holds a secret, a name or a message.
    """

    part: str
    state: State
    found: str
    advice: str = ""


Look = Callable[[], Awaitable[list[Finding]]]


@dataclass(frozen=True, slots=True)
class Check:
    """One look at a ``part``, which may take so many ``seconds``."""

    part: str
    look: Look
    seconds: float = 15.0


def ok(part: str, found: str) -> Finding:
    """All is well."""
    return Finding(part, State.OK, found)


def warning(part: str, found: str, advice: str) -> Finding:
    """It works, but not as it should."""
    return Finding(part, State.WARNING, found, advice)


def failed(part: str, found: str, advice: str) -> Finding:
    """It does not work."""
    return Finding(part, State.FAILED, found, advice)


def refused(part: str, error: Misconfigured) -> Finding:
    """What start-up would say, which ends in what to do."""
    found, _, advice = str(error).partition("; ")
    return failed(part, found, advice or "mend that setting")


async def run(checks: list[Check]) -> list[Finding]:
    """All findings, in the order of the checks, whatever goes wrong in them."""
    found = await asyncio.gather(*map(_bounded, checks))
    return [finding for findings in found for finding in findings]


async def _bounded(check: Check) -> list[Finding]:
    try:
        async with asyncio.timeout(check.seconds):
            return await check.look()
    except TimeoutError:
        told = f"no answer within {check.seconds:.0f} s"
        return [failed(check.part, told, "see whether it is overloaded, or the way there is cut")]
    except Misconfigured as error:
        return [refused(check.part, error)]
    except Unavailable as error:
        return [failed(check.part, str(error), "try again; see whether it runs")]
    except OSError as error:
        told = f"the system refuses: {error.strerror or type(error).__name__}"
        return [failed(check.part, told, "run this as the user that the bot runs as")]
    except Exception as error:  # noqa: BLE001  one part's trouble hides no other's
        told = f"the check itself failed ({type(error).__name__})"
        return [failed(check.part, told, "report this, with the line and the versions")]


async def aside(work: Callable[[], T]) -> T:
    """What ``work`` returns or raises, on a thread that nobody waits for at the program's end.

    A disk or a server that hangs would otherwise keep the doctor from telling so.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def tell(result: T | None, error: BaseException | None) -> None:
        if not future.done():
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)  # type: ignore[arg-type]  # what ``work`` has returned

    def go() -> None:
        result: T | None = None
        problem: BaseException | None = None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  it is raised where ``work`` is awaited
            problem = error
        if not loop.is_closed():
            loop.call_soon_threadsafe(tell, result, problem)

    threading.Thread(target=go, daemon=True).start()
    return await future
