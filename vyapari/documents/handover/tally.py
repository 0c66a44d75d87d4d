"""The books as XML for Tally: ledgers to import first, then the vouchers on them.

Stock goes by value, on ledgers as in these books, and not by item: Tally's trial balance, profit
and balance sheet then come to the same as here. Tally writes debits negative.
"""

from collections.abc import Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, tostring

from vyapari.books.journal import Books, Entered, JournalRow
from vyapari.books.statements import trial_balance
from vyapari.books.voucher import VoucherKind
from vyapari.documents.books import wording
from vyapari.documents.cells import printable
from vyapari.documents.handover.accounts import Key, accounts, key, named
from vyapari.documents.labels import labels

_GROUPS = {
    "cash": "Cash-in-Hand",
    "bank": "Bank Accounts",
    "upi": "Bank Accounts",
    # Tally lets no voucher post to its own group of stock.
    "inventory": "Current Assets",
    "capital": "Capital Account",
    "sales": "Sales Accounts",
    "cogs": "Direct Expenses",
    "stock_adjustment": "Direct Expenses",
    "round_off": "Indirect Expenses",
}
_TYPES = {
    VoucherKind.SALE: "Sales",
    VoucherKind.PURCHASE: "Purchase",
    VoucherKind.RECEIPT: "Receipt",
    VoucherKind.PAYMENT: "Payment",
    VoucherKind.EXPENSE: "Payment",
    VoucherKind.SALE_RETURN: "Credit Note",
    VoucherKind.PURCHASE_RETURN: "Debit Note",
    VoucherKind.TRANSFER: "Contra",
}
_MONEY = ("cash", "bank", "upi")


def tally_masters(books: Books, company: str) -> bytes:
    """Every ledger with the group it belongs to and its opening balance."""
    envelope, data = _envelope("All Masters", company)
    names = _names(books)
    for row in trial_balance(books):
        name = names[key(row.account)]
        message = SubElement(data, "TALLYMESSAGE", {"xmlns:UDF": "TallyUDF"})
        ledger = SubElement(message, "LEDGER", {"NAME": name, "ACTION": "Create"})
        SubElement(SubElement(ledger, "NAME.LIST"), "NAME").text = name
        SubElement(ledger, "PARENT").text = _group(row.account, row.closing)
        SubElement(ledger, "ISBILLWISEON").text = "No"
        SubElement(ledger, "OPENINGBALANCE").text = _amount(row.opening)
    return _written(envelope)


def tally_vouchers(books: Books, company: str) -> bytes:
    """Every voucher, its own postings on the ledgers of ``tally_masters``."""
    envelope, data = _envelope("Vouchers", company)
    names = _names(books)
    for row in books.rows:
        if row.postings:
            message = SubElement(data, "TALLYMESSAGE", {"xmlns:UDF": "TallyUDF"})
            message.append(_voucher(row, names))
    return _written(envelope)


def _names(books: Books) -> dict[Key, str]:
    english = labels("en")
    # A ledger's name may be long, but is told apart by its letters alone.
    return named(
        accounts(books), lambda entered: printable(wording.account(entered, english)).strip() or "-"
    )


def _group(account: Entered, closing: Decimal) -> str:
    if account.account == "party":
        return "Sundry Debtors" if closing >= 0 else "Sundry Creditors"
    if account.account.startswith(("input_", "output_")):
        return "Duties & Taxes"
    return _GROUPS.get(account.account, "Indirect Expenses")


def _voucher(row: JournalRow, names: dict[Key, str]) -> Element:
    kind = _type(row)
    voucher = Element("VOUCHER", {"REMOTEID": row.voucher_id, "VCHTYPE": kind, "ACTION": "Create"})
    english = labels("en")
    about = (wording.kind(row, english), wording.about(row, english))
    party = next((names[key(p)] for p in row.postings if p.party_id), None)
    fields = {
        "DATE": f"{row.date:%Y%m%d}",
        "GUID": row.voucher_id,
        "VOUCHERTYPENAME": kind,
        "VOUCHERNUMBER": row.number,
        "REFERENCE": row.reference,
        "PARTYLEDGERNAME": party,
        "NARRATION": printable(": ".join(part for part in about if part)),
    }
    for tag, text in fields.items():
        if text:
            SubElement(voucher, tag).text = printable(text)
    for posting in _debits_first(row):
        entry = SubElement(voucher, "ALLLEDGERENTRIES.LIST")
        SubElement(entry, "LEDGERNAME").text = names[key(posting)]
        SubElement(entry, "ISDEEMEDPOSITIVE").text = "Yes" if posting.amount > 0 else "No"
        SubElement(entry, "AMOUNT").text = _amount(posting.amount)
    return voucher


def _type(row: JournalRow) -> str:
    """Tally's type; a journal for what its own types would not take."""
    money = any(posting.account in _MONEY for posting in row.postings)
    of_money = row.kind in {VoucherKind.RECEIPT, VoucherKind.PAYMENT, VoucherKind.EXPENSE}
    if row.reverses or (of_money and not money):
        return "Journal"
    return _TYPES.get(row.kind, "Journal")


def _debits_first(row: JournalRow) -> Iterator[Entered]:
    yield from (posting for posting in row.postings if posting.amount > 0)
    yield from (posting for posting in row.postings if posting.amount < 0)


def _amount(debit: Decimal) -> str:
    return f"{-debit:.2f}"


def _envelope(report: str, company: str) -> tuple[Element, Element]:
    envelope = Element("ENVELOPE")
    SubElement(SubElement(envelope, "HEADER"), "TALLYREQUEST").text = "Import Data"
    imported = SubElement(SubElement(envelope, "BODY"), "IMPORTDATA")
    about = SubElement(imported, "REQUESTDESC")
    SubElement(about, "REPORTNAME").text = report
    SubElement(SubElement(about, "STATICVARIABLES"), "SVCURRENTCOMPANY").text = printable(company)
    return envelope, SubElement(imported, "REQUESTDATA")


def _written(envelope: Element) -> bytes:
    content: bytes = tostring(envelope, encoding="utf-8", xml_declaration=True)
    return content
