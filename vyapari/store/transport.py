"""The seam to the database: functions called by name with JSON."""

from typing import Any, Protocol

Payload = dict[str, Any]


class Transport(Protocol):
    """Calls the database's functions.

    ``name`` is a function's without its prefix: ``apply`` for ``public.vyapari_apply``. Payload
    and result are JSON values. A call is one transaction: it happened whole or not at all, but
    when ``Unavailable`` is raised it is not known which.
    """

    async def call(self, name: str, payload: Payload) -> Any:
        """The function's result. Raises ``Unavailable`` when trying again may help, and
        ``Rejected`` when the database understood and refused."""

    async def close(self) -> None:
        """Let go of whatever is held. Safe to call twice."""
