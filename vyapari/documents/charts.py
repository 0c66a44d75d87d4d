"""Charts: pictures of the books for a phone, made from plain amounts.

Each function makes a PNG, 1,080 pixels wide, off the event loop; ``heading`` says in the
merchant's language what it shows, ``language`` is that of dates and short amounts. They raise
``ValueError`` for nothing to draw, ``Unavailable`` when too many wait.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal

from vyapari.books.money import ZERO
from vyapari.documents import scale
from vyapari.documents.lettering import fit
from vyapari.documents.press import Press, shared_press

#: Longer spans are drawn by month: a phone cannot show more bars.
_MOST_DAYS = 62
#: Characters of an item's name.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a chart: what it shows, and of when."""

    title: str
    period: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from 0 to ``reach``, parts of the whole scale; ``figure`` is its amount in words."""

    label: str
    figure: str
    reach: float
    loss: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture. ``zero`` is the place of nothing, and each mark has one, from 0 to 1.

    ``upright``: bars stand side by side along time; otherwise they lie one below the other.
    """

    heading: Heading
    total: str
    bars: tuple[Bar, ...]
    upright: bool
    language: str
    zero: float = 0.0
    marks: tuple[tuple[float, str], ...] = ()


async def sales_by_day(
    billed: dict[date, Decimal],
    start: date,
    end: date,
    heading: Heading,
    *,
    language: str,
    press: Press | None = None,
) -> bytes:
    """What was billed on each day from ``start`` to ``end``; long spans are drawn by month."""
    write = scale.month if _long(start, end) else scale.day
    slots = _by_slot(billed, start, end)
    named = [(write(each, language), amount) for each, amount in slots.items()]
    return await _drawn(_upright(heading, named, language), press)


async def profit_by_month(
    profits: Sequence[tuple[date, Decimal]],
    heading: Heading,
    *,
    language: str,
    press: Press | None = None,
) -> bytes:
    """What each month left, known by a day in it; losses hang below the line."""
    named = [(scale.month(month, language), amount) for month, amount in profits]
    return await _drawn(_upright(heading, named, language), press)


async def top_items(
    items: Sequence[tuple[str, Decimal]],
    heading: Heading,
    *,
    language: str,
    press: Press | None = None,
) -> bytes:
    """What items sold for, the first on top."""
    named = [(_name(name), amount) for name, amount in items]
    return await _drawn(_lying(heading, named, language, total=""), press)


async def receivables_by_age(
    ages: Sequence[tuple[str, Decimal]],
    heading: Heading,
    *,
    language: str,
    press: Press | None = None,
) -> bytes:
    """What has been owed for how long, each age with its name, and all of it together."""
    total = scale.full(sum((amount for _, amount in ages), ZERO))
    return await _drawn(_lying(heading, ages, language, total=total), press)


def _long(start: date, end: date) -> bool:
    return (end - start).days >= _MOST_DAYS


def _by_slot(billed: dict[date, Decimal], start: date, end: date) -> dict[date, Decimal]:
    """The sums of the days, or of a long span's months, in their order, empty ones too."""
    slots: dict[date, Decimal] = {}
    for past in range((end - start).days + 1):
        day = start + timedelta(days=past)
        slot = day.replace(day=1) if _long(start, end) else day
        slots[slot] = slots.get(slot, ZERO) + billed.get(day, ZERO)
    return slots


def _upright(heading: Heading, named: Sequence[tuple[str, Decimal]], language: str) -> Chart:
    amounts = [amount for _, amount in named]
    if not any(amounts):
        raise ValueError("there is nothing to draw")
    marks = scale.marks(amounts)
    lowest, whole = marks[0], marks[-1] - marks[0]
    bars = tuple(
        Bar(label, scale.short(amount, language), float(abs(amount) / whole), amount < 0)
        for label, amount in named
    )
    return Chart(
        heading,
        scale.full(sum(amounts, ZERO)),
        bars,
        upright=True,
        language=language,
        zero=float(-lowest / whole),
        marks=tuple(
            (float((mark - lowest) / whole), scale.short(mark, language)) for mark in marks
        ),
    )


def _lying(
    heading: Heading, named: Sequence[tuple[str, Decimal]], language: str, *, total: str
) -> Chart:
    most = max((abs(amount) for _, amount in named), default=ZERO)
    if not most:
        raise ValueError("there is nothing to draw")
    bars = tuple(
        Bar(label, scale.full(amount), float(abs(amount) / most), amount < 0)
        for label, amount in named
    )
    return Chart(heading, total, bars, upright=False, language=language)


def _name(name: str) -> str:
    return fit(name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…")


async def _drawn(chart: Chart, press: Press | None) -> bytes:
    data = asdict(chart)
    return await (press or shared_press()).run(lambda typesetter: typesetter.png("chart", data))
