"""The books themselves: whether they add up, and who could reach them."""

import asyncio
from collections import Counter

from vyapari.cli.doctor.finding import Finding, failed, ok
from vyapari.ops.plural import counted
from vyapari.store import Store
from vyapari.store.overview import Checked

#: Seconds for going through all of them; of larger books a part is looked at.
_SECONDS = 20.0


async def look(store: Store) -> list[Finding]:
    """Every check that a database's functions offer."""
    return [await _access(store), await _sums(store)]


async def _access(store: Store) -> Finding:
    access = await store.overview.access()
    told = [
        *(f"public may call {name}" for name in access.functions),
        *(f"public may reach {name}" for name in access.tables),
        *(f"{name} has no row level security" for name in access.unguarded),
        *(f"{name} has a policy" for name in access.policies),
    ]
    if not told:
        return ok("access", "the public roles may call nothing and see nothing")
    more = f" and {len(told) - 3} more" if len(told) > 3 else ""
    advice = "run in the SQL editor: select vyapari.guard(); and drop what policies there are"
    return failed("access", f"{', '.join(told[:3])}{more}", advice)


async def _sums(store: Store) -> Finding:
    checked = Checked()
    try:
        async with asyncio.timeout(_SECONDS):
            await store.overview.check(checked)
    except TimeoutError:
        pass
    told = f"{counted(checked.vouchers, 'voucher')} of {counted(checked.shops, 'shop')}"
    if checked.wrong:
        kinds = ", ".join(
            f"{n} {what}" for what, n in Counter(w.what for w in checked.wrong).items()
        )
        first = checked.wrong[0]
        advice = f"restore a backup or report it; the first is {first.what} {first.id}"
        return failed("entries", f"out of order in {told}: {kinds}", advice)
    if not checked.whole:
        return ok("entries", f"{told}, as far as there was time, add up")
    return ok("entries", f"all adds up: {told}")
