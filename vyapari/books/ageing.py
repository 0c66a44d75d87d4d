"""What of an account is still open, the oldest bills taken as paid first."""

from decimal import Decimal

from vyapari.books.money import ZERO
from vyapari.books.views import Statement


def open_part(statement: Statement, voucher_id: str) -> Decimal | None:
    """What is still owed of a bill on credit: from nothing to all of it.

    ``None`` where the statement does not reach back to it, or it added nothing to the account.
    """
    newer = ZERO
    for row in reversed(statement.rows):
        if row.voucher_id == voucher_id:
            owed = statement.closing - newer
            return max(ZERO, min(row.amount, owed)) if row.amount > 0 else None
        newer += max(ZERO, row.amount)
    return None
