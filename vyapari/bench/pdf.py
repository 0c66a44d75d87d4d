"""``pdf``: what a warm invoice of ten lines costs, beside the engines one might take instead."""

import json
import subprocess
import sys
import time
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from statistics import median

from vyapari.bench.engines import ENGINES
from vyapari.bench.table import Figures
from vyapari.books.bookkeeping import Desk, make_voucher
from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import Refusal
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.shop import Shop
from vyapari.books.voucher import Voucher
from vyapari.documents.invoice import compose
from vyapari.documents.labels import labels

_TODAY = date(2026, 11, 23)
SHOP = Shop(
    id="shop",
    name="Shree Kirana & General Stores",
    state="24",
    tax_scheme="regular",
    gstin="24ABCDE1234F1Z6",
    address="14, Station Road\nAhmedabad 380001",
    upi_id="shreekirana@okbank",
    terms="Goods once sold are not taken back.",
)
PARTY = Party("party", "Ramesh Kumar Traders @@", address="22 Ring Road, Surat", state="24")
#: With a number that differs from paper to paper, so that nothing is remembered from the last.
_GOODS = ("Sugar M-30 @@", "Basmati rice @@", "चीनी @@", "सरसों का तेल @@", "Tea 250 g @@")


def run() -> list[Figures]:
    """Ours, then each engine that is installed; what composing the paper takes comes on top."""
    sold = sale()
    taken = []
    for _ in range(50):
        busy = time.process_time()
        compose(SHOP, sold, PARTY, labels("en"))
        taken.append(time.process_time() - busy)
    paper = json.dumps(asdict(compose(SHOP, sold, PARTY, labels("en"))))
    rows = [Figures("composing it", {"cpu_ms": median(taken) * 1000})]
    return rows + [_engine(name, paper) for name in ENGINES if _there(name)]


def _there(name: str) -> bool:
    """Whether an engine is installed; says how to where it is not."""
    if find_spec(name) is not None:
        return True
    print(f"pdf: without {name}, which is not installed: pip install {name}", file=sys.stderr)
    return False


def _engine(name: str, paper: str) -> Figures:
    """An engine in a process of its own: what one has taken is not the next one's."""
    command = [sys.executable, "-m", "vyapari.bench.engines", name]
    done = subprocess.run(  # noqa: S603
        command, input=paper, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"pdf: {name} failed: {done.stderr.strip()[-200:]}", file=sys.stderr)
        return Figures(name)
    return Figures(name, json.loads(done.stdout))


def sale() -> Voucher:
    """A sale on credit of ten lines at three rates of tax."""
    items = {
        str(n): Item(
            id=str(n),
            name=f"{_GOODS[n % len(_GOODS)]}-{n}",
            unit="kg",
            hsn="1701",
            tax_rate=Decimal((5, 18, 0)[n % 3]),
        )
        for n in range(10)
    }
    lines = tuple(
        EntryLine(item.name, Decimal(n + 1), "kg", rate=Decimal("45.50") + n, item_id=item.id)
        for n, item in enumerate(items.values())
    )
    entry = Entry(
        Intent.SALE, lines, party=PARTY.name, party_id=PARTY.id, mode=Mode.CREDIT, date=_TODAY
    )
    desk = Desk(SHOP, items, {PARTY.id: PARTY}, _TODAY)
    made = make_voucher(entry, desk, voucher_id="sale")
    if isinstance(made, Refusal):
        raise TypeError(f"the sale is refused: {made.code}")
    return made
