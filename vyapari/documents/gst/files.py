"""The files of a month's returns."""

from collections.abc import Sequence

from vyapari.books.gst.filing import Filing
from vyapari.documents.books.table import Col, Table
from vyapari.documents.books.xlsx import workbook
from vyapari.documents.gst.portal import gstr1_json
from vyapari.documents.gst.sheets import gst_tables


def gst_files(filing: Filing, wrong: Sequence[str]) -> dict[str, bytes]:
    """Workbook and JSON, by name; no JSON without a GSTIN to file it under. Blocks.

    ``wrong`` are the sentences about what is to be put right; they come on a sheet of their own.
    """
    month = filing.month
    tables = gst_tables(filing.outward, filing.summary)
    if wrong:
        listed = Table("to put right", (Col("To put right before filing", "text", 110),))
        for sentence in wrong:
            listed.add(sentence)
        tables = (listed, *tables)
    days = f"{month.start:%d-%m-%Y} to {month.end:%d-%m-%Y} · check in the GST offline tool"
    period = f"{month.start:%m%Y}"
    files = {f"gst-{period}.xlsx": workbook(tables, month.shop.name, days)}
    if month.shop.gstin:
        files[f"gstr1-{period}.json"] = gstr1_json(month, filing.outward)
    return files
