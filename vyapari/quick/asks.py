"""What the merchant asks of the books: stock, balances, reports; and undo."""

from datetime import timedelta

from vyapari.books.entry import Entry, Intent
from vyapari.books.period import PERIODS, span
from vyapari.quick.chunks import Kind
from vyapari.quick.dates import named_month
from vyapari.quick.doubted import doubted
from vyapari.quick.reading import Name, Reading, known

_TALK = ("show", "howmuch", "filler", "question", "of")
#: Reports of how things stand; a period says nothing there.
_DAYS = frozenset({"today", "yesterday"})
_STANDING = frozenset({"receivables", "payables", "stock", "low_stock"})


def undo(reading: Reading) -> Entry | None:
    """Undo the last entry."""
    picks = reading.account("undo", "undone", "filler")
    if picks is None or not picks.has("undo") or not reading.only():
        return None
    return Entry(intent=Intent.UNDO)


def stock(reading: Reading) -> Entry | None:
    """How much of an item, or of everything, is there."""
    if not reading.only(Kind.NAME, Kind.DAY) or len(reading.names) > 1:
        return None
    picks = reading.account("stock", "left", "inhand", "goods", *_TALK, "in", "now", "unit")
    if picks is None or any(day.day != reading.today for day in reading.of(Kind.DAY)):
        return None
    asked = picks.has("stock") or (
        picks.has("left") and (picks.has("howmuch") or picks.has("inhand"))
    )
    asked = asked or (picks.has("inhand") and bool(reading.names))
    if not asked:
        return None
    if not reading.names:
        return Entry(intent=Intent.STOCK_QUERY)
    name = next(iter(reading.names.values()))
    if name.role not in {"", "of"}:
        return None
    item = reading.item(name)
    if item is None and not name.item.candidates and not _new_goods(name, reading):
        return None
    return doubted(
        Entry(
            intent=Intent.STOCK_QUERY,
            item=item.name if item else name.text,
            item_id=item.id if item else None,
        ),
        reading,
        [name],
        [],
    )


def _new_goods(name: Name, reading: Reading) -> bool:
    """Whether a name that the shop does not know must be an item's: stock of saffron."""
    if known(name.party) or not name.fresh:
        return False
    return bool(name.wares) or (reading.belongs(name) and not reading.runs_on(name))


def _new_person(name: Name, reading: Reading, *, owing: bool) -> bool:
    """Whether a name that the shop does not know must be a party's.

    By what is said of it ("Ramesh ka hisaab"), or, ``owing``, by "how much does Ramesh owe".
    """
    if known(name.item) or name.wares or not name.fresh:
        return False
    marked = reading.belongs(name) or name.role in {"upon", "se", "ko", "to", "from"}
    return marked or (owing and not name.role)


def balance(reading: Reading) -> Entry | None:
    """What a party owes or is owed."""
    if not reading.only(Kind.NAME, Kind.MODE) or len(reading.names) != 1:
        return None
    # "udhar" and "khate me" are modes of an entry and the very thing asked after here
    modes = reading.of(Kind.MODE)
    if any(mode.value != "credit" for mode in modes):
        return None
    words = ("owes", "ihave", "balance", *_TALK, "hehas", "to", "from", "cashnoun", "upon")
    picks = reading.account(*words, "report:receivables", "report:payables")
    if picks is None:
        return None
    asked = any(map(picks.has, ("balance", "owes", "ihave", "report")))
    name = next(iter(reading.names.values()))
    told = picks.has("howmuch") or picks.has("show") or name.role == "of"
    if not asked and not (modes and told):
        return None
    party = reading.party(name)
    owing = picks.has("owes") and picks.has("hehas")
    if name.role == "ne":
        return None
    if not known(name.party) and not _new_person(name, reading, owing=owing):
        return None
    return doubted(
        Entry(
            intent=Intent.BALANCE_QUERY,
            party=party.name if party else name.text,
            party_id=party.id if party else None,
        ),
        reading,
        [],
        [name],
    )


def report(reading: Reading) -> Entry | None:
    """A report and the days it is of."""
    if reading.names or not reading.only(Kind.DAY, Kind.NUM, Kind.MODE):
        return None
    kinds = {chunk.senses["report"] for chunk in reading.of(Kind.MODE) if "report" in chunk.senses}
    if len(kinds) != len(reading.of(Kind.MODE)):
        return None
    days = reading.of(Kind.DAY)
    particles = ("period", "month", "last", "days", "since", "until", "ondate")
    picks = reading.account(
        "report", "did", "balance", *particles, *_TALK, "goods", "in", "verb:give", "cashnoun"
    )
    if picks is None:
        return None
    kinds |= set(picks.of("report"))
    if picks.has("did"):
        if kinds or not picks.has("howmuch"):
            return None
        kinds = set(picks.of("did"))
    if not kinds and picks.has("balance"):
        kinds = {"day_book"} if days or set(picks.of("period")) <= _DAYS else set()
    if len(kinds) != 1 or (picks.has("verb") and not picks.has("howmuch")):
        return None
    kind = kinds.pop()
    if kind == "day_book" and picks.has("balance") and not (days or picks.has("period")):
        return None
    found = _period(reading, picks.of("period"), picks.of("month"))
    if found is None:
        return None
    period = found or None
    if len(days) == 2 and not (picks.has("until") or picks.has("since")):
        return None
    if kind in _STANDING and period is not None:
        if period != "today":
            return None
        period = None
    return Entry(intent=Intent.REPORT, report=kind, period=period)


def _period(reading: Reading, said: list[str], months: list[str]) -> str | None:
    """The code or span of days; empty where none is said, ``None`` where it is not clear."""
    days, figures = reading.of(Kind.DAY), reading.of(Kind.NUM)
    if len({*said}) + len(months) + len(figures) + bool(days) > 1 or len(days) > 2:
        return None
    if figures:
        return _last_days(reading)
    if said:
        return said[0]
    if months:
        first, last = named_month(int(months[0]), reading.today)
        return f"{first}..{last}"
    if not days:
        return ""
    period = days[0].senses.get("period")
    if len(days) == 1 and period in PERIODS:
        return period
    start, end = days[0].day, days[-1].day
    if start is None or end is None or start > end:
        return None
    return f"{start}..{end}"


def _last_days(reading: Reading) -> str | None:
    """ "last 7 days", today included."""
    for place in range(1, len(reading.chunks) - 1):
        before, figure, after = reading.chunks[place - 1 : place + 2]
        if figure.kind is Kind.NUM and "last" in before.senses and "days" in after.senses:
            if figure.number != int(figure.number) or not 0 < figure.number <= 366:
                return None
            first = reading.today - timedelta(days=int(figure.number) - 1)
            return f"{first}..{reading.today}"
    return None


__all__ = ["balance", "report", "span", "stock", "undo"]
