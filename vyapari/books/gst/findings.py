"""What is wrong or missing in a month's returns, and whether they agree with the books."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from vyapari.books.gst.duty import HEADS, Duty, total
from vyapari.books.gst.month import Month, duty_of
from vyapari.books.gst.outward import Outward
from vyapari.books.gst.summary import Summary
from vyapari.books.gstin import Gstin, check_gstin
from vyapari.books.journal import Books
from vyapari.books.money import ZERO
from vyapari.books.statements import trial_balance
from vyapari.books.tax import rates
from vyapari.books.voucher import Voucher, VoucherKind

Code = Literal[
    "no_gstin", "no_state", "no_hsn", "short_hsn", "bad_gstin", "wrong_head", "odd_rate",
    "no_address", "taken_back_late",
]  # fmt: skip
#: From this value on, an unregistered buyer's name and address belong on the invoice (Rule 46).
_NAMED_FROM = Decimal(50_000)
_SHORTEST_HSN = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend before filing: its code, and what a sentence about it names."""

    code: Code
    about: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a return and the books do not agree on."""

    what: str
    told: Decimal
    booked: Decimal


def findings(month: Month) -> tuple[Finding, ...]:
    """All that is wrong or missing, each thing once."""
    found = [finding for rule in _RULES for finding in rule(month)]
    return tuple({(f.code, *f.about.items()): f for f in found}.values())


def differences(
    month: Month, outward: Outward, summary: Summary, books: Books
) -> tuple[Difference, ...]:
    """Where the returns and the ledger's accounts of the same days come to different sums.

    What was taken back late is in the books of this month and in no table of it: it is counted on
    the returns' side here, and told of by ``findings``.
    """
    moved = {row.account.account: row.debit - row.credit for row in trial_balance(books)}
    late = total(_signed(v) for v in month.late if v.kind in _SOLD)
    late_in = total(_signed(v) for v in month.late if v.kind not in _SOLD)
    plain = total(
        _signed(v) for v in month.standing if v.kind in _SOLD and v.tax_scheme != "regular"
    )
    told = outward.total() + late + plain
    pairs = [("sales", told.taxable, -moved.get("sales", ZERO))]
    for head in HEADS:
        pairs.append((f"output_{head}", _of(told, head), -moved.get(f"output_{head}", ZERO)))
        credit = _of(summary.credit + late_in, head)
        pairs.append((f"input_{head}", credit, moved.get(f"input_{head}", ZERO)))
    in_sums = summary.taxed + Duty(summary.nil)
    pairs.append(("gstr3b", in_sums.taxable, outward.total().taxable))
    pairs.append(("gstr3b_tax", in_sums.tax, outward.total().tax))
    coded = total(row.duty for row in (*outward.hsn_b2b, *outward.hsn_b2c))
    pairs.append(("hsn", coded.taxable, outward.total().taxable))
    pairs.append(("hsn_tax", coded.tax, outward.total().tax))
    return tuple(Difference(what, one, other) for what, one, other in pairs if one != other)


_SOLD = (VoucherKind.SALE, VoucherKind.SALE_RETURN)


def _signed(voucher: Voucher) -> Duty:
    """How a voucher counts in the accounts of sales or purchases."""
    back = voucher.kind in (VoucherKind.SALE_RETURN, VoucherKind.PURCHASE_RETURN)
    duty = duty_of(voucher)
    return -duty if back is (voucher.reverses is None) else duty


def _of(duty: Duty, head: str) -> Decimal:
    value: Decimal = getattr(duty, head)
    return value


def _the_shop(month: Month) -> Iterator[Finding]:
    gstin = month.shop.gstin
    if not gstin or not isinstance(check_gstin(gstin), Gstin):
        yield Finding("no_gstin")
    if not month.shop.state:
        yield Finding("no_state")


def _goods(month: Month) -> Iterator[Finding]:
    for voucher in month.sales(*_SOLD):
        for line in voucher.lines:
            code = month.code(line)
            if not code:
                yield Finding("no_hsn", {"item": line.description})
            elif len(code) < _SHORTEST_HSN:
                yield Finding("short_hsn", {"item": line.description, "hsn": code})
            if line.tax_rate not in rates(voucher.date):
                yield Finding(
                    "odd_rate",
                    {
                        "item": line.description,
                        "rate": f"{line.tax_rate.normalize():f}",
                        "number": voucher.number or "",
                    },
                )


def _buyers(month: Month) -> Iterator[Finding]:
    for voucher in month.sales(*_SOLD):
        party = month.parties.get(voucher.party_id or "")
        if party and party.gstin and month.gstin(voucher) is None:
            yield Finding("bad_gstin", {"party": party.name, "gstin": party.gstin})
        large = voucher.kind is VoucherKind.SALE and voucher.total >= _NAMED_FROM
        if large and not month.gstin(voucher) and not (party and party.address):
            about = {"number": voucher.number or "", "party": party.name if party else ""}
            yield Finding("no_address", about)


def _heads(month: Month) -> Iterator[Finding]:
    """Tax of the wrong government: IGST within the state, or CGST across its border."""
    for voucher in month.sales(*_SOLD):
        gstin = month.gstin(voucher)
        place = gstin[:2] if gstin else month.place(voucher)
        taxed = voucher.igst or voucher.cgst
        if taxed and month.shop.state and bool(voucher.igst) is (place == month.shop.state):
            head = "IGST" if voucher.igst else "CGST + SGST"
            yield Finding("wrong_head", {"number": voucher.number or "", "head": head})


def _late(month: Month) -> Iterator[Finding]:
    for voucher in month.late:
        if voucher.kind in _SOLD and voucher.tax_scheme == "regular":
            original = month.originals.get(voucher.reverses or "")
            number, day = (original.number, original.date) if original else (None, voucher.date)
            about = {"number": number or "", "date": day.isoformat()}
            yield Finding("taken_back_late", about)


_RULES: tuple[Callable[[Month], Iterator[Finding]], ...] = (
    _the_shop, _buyers, _goods, _heads, _late,
)  # fmt: skip
