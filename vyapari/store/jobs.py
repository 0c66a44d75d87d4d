"""What is to be told unasked: looked up, taken when its time comes, noted as done."""

from datetime import datetime

from vyapari.books.job import Job, Run
from vyapari.store.transport import Payload, Transport
from vyapari.store.wire import all_from_json


class Jobs:
    """The jobs of all shops; they are set by commands (``SetJob``).

    Raises ``Unavailable`` when the database cannot be reached in time.
    """

    def __init__(self, reads: Transport, writes: Transport) -> None:
        self._reads = reads
        self._writes = writes

    async def of_chat(self, shop_id: str, chat_id: int, about: str = "") -> tuple[Job, ...]:
        """What a chat is told of its shop, or of the party ``about``."""
        asked = {"shop_id": shop_id, "chat_id": chat_id, "about": about}
        return all_from_json(Job, await self._reads.call("jobs", asked))

    async def take(self, now: datetime, until: datetime, limit: int) -> tuple[Run, ...]:
        """Up to ``limit`` of what is due at ``now``; nobody else gets it before ``until``.

        What has not been noted as done by then is given out again.
        """
        asked = {"now": now.isoformat(), "until": until.isoformat(), "limit": limit}
        return all_from_json(Run, await self._writes.call("take_jobs", asked))

    async def done(self, run: Run, following: datetime | None) -> None:
        """The run is over and its job due again at ``following``, or never.

        A job that was changed since it was taken stays as it is.
        """
        following_json = following.isoformat() if following else None
        await self._writes.call("job_done", {**_named(run), "next": following_json})

    async def later(self, run: Run, wake: datetime) -> None:
        """The run could not be told: it is given out again at ``wake``.

        A job that was changed since it was taken stays as it is.
        """
        await self._writes.call("job_later", {**_named(run), "wake": wake.isoformat()})


def _named(run: Run) -> Payload:
    job = run.job
    return {
        "shop_id": run.shop_id,
        "chat_id": job.chat_id,
        "kind": job.kind,
        "about": job.about,
        "due": job.due.isoformat() if job.due else None,
    }
