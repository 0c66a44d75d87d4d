"""The seam to the database: functions called by name with JSON."""

from typing import Any, Protocol

Payload = dict[str, Any]

#: SQLSTATEs that pass by themselves: lost connections, deadlocks and serialisation, exhausted
#: resources, a lock not had in time, an operator's intervention, a failing disk. PGRST00 is the
#: API that does not reach the database.
_PASSING = ("08", "40", "53", "55P03", "57", "58", "PGRST00")


def passes(code: str | None) -> bool:
    """Whether what went wrong with this code may go right when tried again."""
    return code is not None and code.startswith(_PASSING)


class Transport(Protocol):
    """Calls the database's functions.

    ``name`` is a function's without its prefix: ``apply`` for ``public.vyapari_apply``. Payload
    and result are JSON values, the result never a bare text. A call is one transaction: it happened
    whole or not at all, but when ``Unavailable`` is raised it is not known which.
    """

    async def call(self, name: str, payload: Payload) -> Any:
        """The function's result. Raises ``Unavailable`` when trying again may help, and
        ``Rejected`` when the database understood and refused."""

    async def close(self) -> None:
        """Let go of whatever is held. Safe to call twice."""
