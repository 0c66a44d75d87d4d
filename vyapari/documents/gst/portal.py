"""GSTR-1 as JSON, by the names that the GST portal's offline tool gives its tables and fields."""

import json
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import Any

from vyapari.books.gst.duty import Duty
from vyapari.books.gst.month import Month
from vyapari.books.gst.outward import Bucket, Coded, Document, Issued, Outward
from vyapari.books.voucher import VoucherKind

_VERSION = "GST3.2.4"
#: The portal's numbers for kinds of document.
_INVOICES, _CREDIT_NOTES = 1, 5


def gstr1_json(month: Month, found: Outward) -> bytes:
    """The file that the offline tool and the portal take. Tables without rows are left out."""
    tables = {
        "b2b": _by_buyer(found.b2b, "inv", _invoice),
        "b2cl": [
            {"pos": place, "inv": [_large(document) for document in documents]}
            for place, documents in _grouped(found.b2cl, lambda document: document.place)
        ],
        "b2cs": [_bucket(bucket) for bucket in found.b2cs],
        "cdnr": _by_buyer(found.cdnr, "nt", _note),
        "cdnur": [{"typ": "B2CL", **_bare_note(document)} for document in found.cdnur],
        "nil": {"inv": _nil(found)} if found.nil else {},
        "hsn": _hsn(found),
        "doc_issue": {"doc_det": _issued(found.issued)} if found.issued else {},
    }
    root = {
        "gstin": month.shop.gstin or "",
        "fp": f"{month.start:%m%Y}",
        "version": _VERSION,
        "hash": "hash",
        **{name: table for name, table in tables.items() if table},
    }
    return json.dumps(root, ensure_ascii=False, indent=1).encode()


def _by_buyer(documents: Iterable[Document], rows: str, row: Any) -> list[dict[str, Any]]:
    return [
        {"ctin": gstin, rows: [row(document) for document in group]}
        for gstin, group in _grouped(documents, lambda document: document.gstin)
    ]


def _grouped(documents: Iterable[Document], key: Any) -> list[tuple[str, list[Document]]]:
    ordered = sorted(documents, key=lambda d: (key(d), d.date, d.number))
    return [(name, list(group)) for name, group in groupby(ordered, key=key)]


def _invoice(document: Document) -> dict[str, Any]:
    return {
        "inum": document.number,
        "idt": f"{document.date:%d-%m-%Y}",
        "val": _number(document.value),
        "pos": document.place,
        "rchrg": "N",
        "inv_typ": "R",
        "itms": _items(document),
    }


def _large(document: Document) -> dict[str, Any]:
    wanted = ("inum", "idt", "val", "itms")
    return {name: value for name, value in _invoice(document).items() if name in wanted}


def _note(document: Document) -> dict[str, Any]:
    return {**_bare_note(document), "rchrg": "N", "inv_typ": "R"}


def _bare_note(document: Document) -> dict[str, Any]:
    return {
        "ntty": "C",
        "nt_num": document.number,
        "nt_dt": f"{document.date:%d-%m-%Y}",
        "val": _number(document.value),
        "pos": document.place,
        "itms": _items(document),
    }


def _items(document: Document) -> list[dict[str, Any]]:
    # The portal numbers an item by its rate: 1801 is the one at 18 %.
    return [
        {"num": int(rate * 100) + 1, "itm_det": {"rt": _number(rate), **_duty(duty, document)}}
        for rate, duty in document.items
    ]


def _duty(duty: Duty, of: Document | Bucket) -> dict[str, Any]:
    """The heads that the supply can have: across a border IGST, else CGST and SGST."""
    local = {"camt": duty.cgst, "samt": duty.sgst}
    heads = {"iamt": duty.igst} if of.interstate else local
    told = {"txval": duty.taxable, **heads, "csamt": duty.cess}
    return {name: _number(value) for name, value in told.items()}


def _bucket(bucket: Bucket) -> dict[str, Any]:
    return {
        "sply_ty": "INTER" if bucket.interstate else "INTRA",
        "pos": bucket.place,
        "typ": "OE",
        "rt": _number(bucket.rate),
        **_duty(bucket.duty, bucket),
    }


def _nil(found: Outward) -> list[dict[str, Any]]:
    return [
        {
            "sply_ty": ("INTR" if away else "INTRA") + ("B2B" if registered else "B2C"),
            "expt_amt": 0,
            "nil_amt": _number(value),
            "ngsup_amt": 0,
        }
        for (away, registered), value in sorted(found.nil.items())
    ]


def _hsn(found: Outward) -> dict[str, Any]:
    """Table 12. Goods without a code would have the whole file refused, and stay out."""
    sides = {"hsn_b2b": found.hsn_b2b, "hsn_b2c": found.hsn_b2c}
    sides = {name: tuple(row for row in rows if row.hsn) for name, rows in sides.items()}
    return {
        name: [_coded(number, row) for number, row in enumerate(rows, 1)]
        for name, rows in sides.items()
        if rows
    }


def _coded(number: int, row: Coded) -> dict[str, Any]:
    return {
        "num": number,
        "hsn_sc": row.hsn,
        "desc": row.description[:30],
        "uqc": row.uqc,
        "qty": _number(row.qty),
        "rt": _number(row.rate),
        "txval": _number(row.duty.taxable),
        "iamt": _number(row.duty.igst),
        "camt": _number(row.duty.cgst),
        "samt": _number(row.duty.sgst),
        "csamt": _number(row.duty.cess),
    }


def _issued(runs: Iterable[Issued]) -> list[dict[str, Any]]:
    kinds = {_INVOICES: VoucherKind.SALE, _CREDIT_NOTES: VoucherKind.SALE_RETURN}
    told = []
    for code, kind in kinds.items():
        docs = [
            {
                "num": number,
                "from": run.first,
                "to": run.last,
                "totnum": run.count,
                "cancel": run.cancelled,
                "net_issue": run.count - run.cancelled,
            }
            for number, run in enumerate((run for run in runs if run.kind is kind), 1)
        ]
        if docs:
            told.append({"doc_num": code, "docs": docs})
    return told


def _number(value: Decimal) -> int | float:
    """A number of JSON, which knows no decimals; two or three places come through unharmed."""
    return int(value) if value == value.to_integral_value() else float(value)
