"""The books in a Supabase project."""

import socket

from vyapari.errors import Misconfigured, Rejected, Unavailable
from vyapari.ops.shared import Shared
from vyapari.store.bucket import SupabaseBucket
from vyapari.store.migrate import check_version
from vyapari.store.store import Store
from vyapari.store.supabase import KeyRefused, NoProject, SupabaseTransport


class HostedBooks:
    """The store in the project at ``url``, its files behind links that last ``link_days``.

    Making one connects to nothing.
    """

    def __init__(
        self, url: str, key: str, *, link_days: int = 0, shared: Shared | None = None
    ) -> None:
        self._url = url
        self._transport = SupabaseTransport(url, key)
        self.store = Store(
            self._transport,
            connections=self._transport.CONNECTIONS,
            shared=shared,
            bucket=SupabaseBucket(url, key),
            link_days=link_days,
        )

    async def examine(self) -> None:
        """Return once the project is known to be the right one, ready for this program.

        Raises ``Misconfigured`` with one line when there is no such project, when it does not take
        the key, or when its schema is another version's; and ``Unavailable`` when that cannot be
        found out just now.
        """
        try:
            await check_version(self._transport)
        except KeyRefused as error:
            raise Misconfigured(
                f"SUPABASE_API_KEY: {self._url} refuses it; take the secret (service_role) key "
                "from the project's settings (for example SUPABASE_API_KEY=sb_secret_…)"
            ) from error
        except Rejected as error:
            if not (error.code or "").startswith("PGRST"):
                # It is one, and its database has trouble of its own: perhaps not for long.
                raise Unavailable("the books' database") from error
            raise self._no_project() from error
        except NoProject as error:
            raise self._no_project() from error
        except Unavailable as error:
            if _is_nowhere(error):
                raise Misconfigured(
                    f"SUPABASE_URL_KEY: there is no host of {self._url} "
                    "(for example SUPABASE_URL_KEY=https://abcdefghijklmnop.supabase.co)"
                ) from error
            raise

    def _no_project(self) -> Misconfigured:
        return Misconfigured(
            f"SUPABASE_URL_KEY: {self._url} answers, but not as a Supabase project does "
            "(for example SUPABASE_URL_KEY=https://abcdefghijklmnop.supabase.co)"
        )


def _is_nowhere(error: BaseException) -> bool:
    """Whether the name itself is unknown, not only the way there."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror):
            return cause.errno in {socket.EAI_NONAME, socket.EAI_NODATA}
        cause = cause.__cause__ or cause.__context__
    return False
