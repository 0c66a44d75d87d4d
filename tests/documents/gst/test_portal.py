"""GSTR-1 as the portal's JSON, and the returns as a workbook."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings

from tests.books.gst.months import PARTIES, SHOP, Ledger, ledgers
from tests.documents.books.sheets import opened, worked_out
from vyapari.books.entry import Intent
from vyapari.books.gst.outward import outward
from vyapari.books.gst.summary import summary
from vyapari.documents.books.xlsx import workbook
from vyapari.documents.gst.portal import gstr1_json
from vyapari.documents.gst.sheets import gst_tables


def told(ledger: Ledger) -> dict[str, Any]:
    month = ledger.month()
    read: dict[str, Any] = json.loads(gstr1_json(month, outward(month)), parse_float=Decimal)
    return read


def _sum(rows: list[dict[str, Any]]) -> Decimal:
    heads = ("txval", "iamt", "camt", "samt", "csamt")
    return sum((Decimal(row.get(head, 0)) for row in rows for head in heads), Decimal(0))


def _items(groups: list[dict[str, Any]], rows: str) -> list[dict[str, Any]]:
    return [i["itm_det"] for group in groups for row in group[rows] for i in row["itms"]]


@given(ledgers())
def test_the_file_adds_up_to_the_return(ledger: Ledger) -> None:
    found = outward(ledger.month())
    file = told(ledger)
    notes = _items(file.get("cdnr", []), "nt")
    notes += [i["itm_det"] for note in file.get("cdnur", []) for i in note["itms"]]
    given_out = _items(file.get("b2b", []), "inv") + _items(file.get("b2cl", []), "inv")
    nil = sum((Decimal(row["nil_amt"]) for row in file.get("nil", {}).get("inv", [])), Decimal(0))
    whole = found.total()
    sums = _sum(given_out) + _sum(file.get("b2cs", [])) - _sum(notes) + nil
    assert sums == whole.taxable + whole.tax
    coded = [row for rows in file.get("hsn", {}).values() for row in rows]
    assert _sum(coded) == whole.taxable + whole.tax


def test_an_invoice_is_told_by_the_portals_names() -> None:
    ledger = Ledger(replace(SHOP, prices_include_tax=False))
    ledger.write(Intent.SALE, ("surf", "1", "100.50"), ("gold", "1", "1000"), party="near")
    ledger.write(Intent.SALE, ("sugar", "2", "50"), party="away")
    ledger.write(Intent.SALE_RETURN, ("surf", "1", "50"), party="near")
    ledger.write(Intent.SALE, ("milk", "2", "30"))
    file = json.loads(gstr1_json(ledger.month(), outward(ledger.month())))
    assert (file["gstin"], file["fp"], file["hash"]) == ("24ABCDE1234F1Z6", "112026", "hash")
    assert file["b2b"] == [
        {
            "ctin": PARTIES["near"].gstin,
            "inv": [
                {
                    "inum": "INV/26-27/000001",
                    "idt": "05-11-2026",
                    "val": 1149,
                    "pos": "24",
                    "rchrg": "N",
                    "inv_typ": "R",
                    "itms": [
                        {
                            "num": 301,
                            "itm_det": {
                                "rt": 3,
                                "txval": 1000,
                                "camt": 15,
                                "samt": 15,
                                "csamt": 0,
                            },
                        },
                        {
                            "num": 1801,
                            "itm_det": {
                                "rt": 18,
                                "txval": 100.5,
                                "camt": 9.05,
                                "samt": 9.05,
                                "csamt": 0,
                            },
                        },
                    ],
                }
            ],
        }
    ]
    assert file["b2cs"] == [
        {"sply_ty": "INTER", "pos": "27", "typ": "OE", "rt": 5, "txval": 100, "iamt": 5, "csamt": 0}
    ]
    (note,) = file["cdnr"][0]["nt"]
    assert (note["ntty"], note["nt_num"], note["nt_dt"]) == ("C", "CN/26-27/000001", "05-11-2026")
    assert file["nil"] == {
        "inv": [{"sply_ty": "INTRAB2C", "expt_amt": 0, "nil_amt": 60, "ngsup_amt": 0}]
    }
    assert file["doc_issue"]["doc_det"] == [
        {
            "doc_num": 1,
            "docs": [
                {
                    "num": 1,
                    "from": "INV/26-27/000001",
                    "to": "INV/26-27/000003",
                    "totnum": 3,
                    "cancel": 0,
                    "net_issue": 3,
                }
            ],
        },
        {
            "doc_num": 5,
            "docs": [
                {
                    "num": 1,
                    "from": "CN/26-27/000001",
                    "to": "CN/26-27/000001",
                    "totnum": 1,
                    "cancel": 0,
                    "net_issue": 1,
                }
            ],
        },
    ]
    assert set(file["hsn"]) == {"hsn_b2b", "hsn_b2c"}


def test_goods_without_a_code_do_not_spoil_the_file() -> None:
    ledger = Ledger()
    ledger.write(Intent.SALE, ("sugar", "2", "50"), ("surf", "1", "100"))
    (sold,) = ledger.vouchers
    bare = replace(sold.lines[0], hsn=None, item_id="unknown")
    ledger.vouchers = [replace(sold, lines=(bare, sold.lines[1]))]
    rows = told(ledger)["hsn"]["hsn_b2c"]
    assert [(row["num"], row["hsn_sc"]) for row in rows] == [(1, "3402")]


@settings(max_examples=20)
@given(ledgers())
def test_the_workbooks_totals_are_the_returns(ledger: Ledger) -> None:
    month = ledger.month()
    found, sums = outward(month), summary(month)
    book = opened(workbook(gst_tables(found, sums), "Shop", "November"))
    sheet = book["gstr3b"]
    due = [worked_out(sheet, cell) for cell in sheet[sheet.max_row][2:6]]
    assert sum(due) == sums.payable
    if "hsn (b2c)" in book.sheetnames:
        coded = book["hsn (b2c)"]
        told_there = worked_out(coded, coded.cell(coded.max_row, 6))
        assert told_there == sum(row.duty.taxable for row in found.hsn_b2c)
