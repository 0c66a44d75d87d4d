"""The press: one worker on which documents are made, away from the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from threading import Lock
from typing import TypeVar

from vyapari.documents.typesetter import Typesetter
from vyapari.errors import Unavailable
from vyapari.ops.stages import Stage

T = TypeVar("T")


class Press:
    """Runs jobs one after the other on a thread of its own, with a typesetter kept warm.

    The typesetter lets go of the interpreter while it works, so the loop goes on. At most
    ``waiting`` jobs are taken at a time; beyond that ``Unavailable`` says when to come again.
    """

    def __init__(self, *, waiting: int = 100) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="press")
        self._typesetter: Typesetter | None = None
        self._most = waiting
        self._taken = 0
        self._lock = Lock()

    async def run(self, job: Callable[[Typesetter], T]) -> T:
        """What ``job`` returns or raises. A caller that is cancelled before its turn costs none."""
        with self._lock:
            if self._taken >= self._most:
                raise Unavailable("the printing of documents", retry_after=2)
            future = self._worker.submit(self._work, job)
            self._taken += 1
            self._worker.submit(self._tidy)
        future.add_done_callback(self._finished)
        with Stage("document", by="press"):
            return await asyncio.wrap_future(future)

    async def warm_up(self) -> None:
        """Load the fonts now, so that the first document is as quick as the next."""
        await self.run(lambda _: None)

    def close(self) -> None:
        """Finish what has begun, drop what has not, and end the worker. Safe to repeat."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _work(self, job: Callable[[Typesetter], T]) -> T:
        if self._typesetter is None:
            self._typesetter = Typesetter()
        return job(self._typesetter)

    def _finished(self, _: "Future[T]") -> None:
        with self._lock:
            self._taken -= 1

    def _tidy(self) -> None:
        """Between documents, when nobody waits: give their memory back."""
        if self._typesetter is not None and not self._taken:
            self._typesetter.forget()


@cache
def shared_press() -> Press:
    """The press that the process shares; its worker and fonts start with the first job."""
    return Press()
