"""A month's returns together, with what is wrong with them."""

from dataclasses import dataclass

from vyapari.books.gst.findings import Difference, Finding, differences, findings
from vyapari.books.gst.month import Month
from vyapari.books.gst.outward import Outward, outward
from vyapari.books.gst.summary import Summary, summary
from vyapari.books.journal import Books


@dataclass(frozen=True, slots=True)
class Filing:
    """GSTR-1 and GSTR-3B of a month. With ``differences`` from the books it must not be filed."""

    month: Month
    outward: Outward
    summary: Summary
    findings: tuple[Finding, ...]
    differences: tuple[Difference, ...]


def filing(month: Month, books: Books) -> Filing:
    """Draw up the returns of ``month`` and hold them against the ``books`` of the same days."""
    gstr1, gstr3b = outward(month), summary(month)
    return Filing(month, gstr1, gstr3b, findings(month), differences(month, gstr1, gstr3b, books))
