"""Numbers as merchants say them: 2,40,000, 2.5k, dhai sau, sadhe teen, ek sau pachees, 1 1/2."""

from collections.abc import Sequence
from decimal import Decimal

from vyapari.quick.terms import Term

_ONE, _HUNDRED, _THOUSAND = Decimal(1), Decimal(100), Decimal(1000)
_HALVES = {(1, 2): Decimal("0.5"), (1, 4): Decimal("0.25"), (3, 4): Decimal("0.75")}
LARGEST = Decimal(9999999999)
_NUMERIC = frozenset({"num", "scale", "plus"})


def number(terms: Sequence[Term], start: int) -> tuple[Decimal, int] | None:
    """The number that begins at ``start`` and the index after it; ``None`` where none does."""
    if not _begins(terms, start):
        return None
    end = start
    total, current = Decimal(0), None
    last_scale: Decimal | None = None
    while end < len(terms):
        term = terms[end]
        scale = _scale(term)
        if scale is not None:
            if current is None and (total or last_scale is not None):
                break
            # "hazar" alone is a thousand; "dedh sau" a hundred and a half
            if scale == _HUNDRED:
                current = (_ONE if current is None else current) * scale
                if last_scale is not None and last_scale <= scale:
                    return None
            else:
                if last_scale is not None and last_scale <= scale:
                    return None
                total += (_ONE if current is None else current) * scale
                current, last_scale = None, scale
            end += 1
            continue
        part = _part(terms, end)
        if part is None:
            break
        value, after = part
        if current is None:
            if last_scale is not None and (value >= last_scale or value != int(value)):
                break
            current = value
        elif _joins(current, value, terms, end):
            current += value
        else:
            break
        end = after
    if end == start or (current is None and not total):
        return None
    value = total + (current or 0)
    if end < len(terms) and "tail" in terms[end].senses:
        value += Decimal(terms[end].senses["tail"])
        end += 1
    if value > LARGEST:
        return None
    return (value.quantize(_ONE) if value == value.to_integral_value() else value), end


def _begins(terms: Sequence[Term], start: int) -> bool:
    if start >= len(terms):
        return False
    term = terms[start]
    return term.value is not None or not _NUMERIC.isdisjoint(term.senses)


def _scale(term: Term) -> Decimal | None:
    scale = term.senses.get("scale")
    # a lone k is "ke" far more often than a thousand
    if scale is None or (term.text in {"k", "K"} and not term.glued):
        return None
    return Decimal(scale)


def _joins(current: Decimal, value: Decimal, terms: Sequence[Term], place: int) -> bool:
    """Whether ``value`` goes on with ``current``: a hundred and five, twenty five."""
    if value != int(value) or value >= _HUNDRED or terms[place].value is not None:
        return False
    if terms[place - 1].value is not None:
        return False
    tens = current % _HUNDRED
    return (tens == 0 and current > 0) or (tens >= 20 and tens % 10 == 0 and 1 <= value < 10)


def _part(terms: Sequence[Term], place: int) -> tuple[Decimal, int] | None:
    """One digit literal or number word, with the quarter words that stand before it."""
    term = terms[place]
    following = terms[place + 1] if place + 1 < len(terms) else None
    if term.value is not None:
        return _digits(terms, place)
    plus = term.senses.get("plus")
    if plus is not None:
        if following is not None and _scale(following) is not None:
            return _ONE + Decimal(plus), place + 1
        if following is not None and (value := _literal(following)) is not None:
            # of two hundred in one word a quarter would be fifty
            return (value + Decimal(plus), place + 2) if value < _HUNDRED else None
        # "sava kilo", "paune kilo": of one
        return (_ONE + Decimal(plus), place + 1) if plus != "0.5" else None
    value = _literal(term)
    if value is not None:
        return value, place + 1
    if place and "and" in term.senses and following is not None:
        # one hundred and twenty five
        before = terms[place - 1]
        value = _literal(following)
        if before.senses.get("scale") == "100" and following.value is None and value is not None:
            return value, place + 2
    return None


def _literal(term: Term) -> Decimal | None:
    if term.value is not None:
        return term.value
    spelled = term.senses.get("num")
    return None if spelled is None else Decimal(spelled)


def _digits(terms: Sequence[Term], place: int) -> tuple[Decimal, int]:
    """1/2, 1½ and 1 1/2 beside plain digits."""
    value = terms[place].value or Decimal(0)
    fraction = _fraction(terms, place)
    if fraction is not None:
        return fraction, place + 3
    after = terms[place + 1] if place + 1 < len(terms) else None
    if after is not None and after.value is not None and value == int(value):
        if after.text in "½¼¾":
            return value + after.value, place + 2
        fraction = _fraction(terms, place + 1)
        if fraction is not None:
            return value + fraction, place + 4
    return value, place + 1


def _fraction(terms: Sequence[Term], place: int) -> Decimal | None:
    if place + 2 >= len(terms) or terms[place + 1].text != "/":
        return None
    over, under = terms[place].value, terms[place + 2].value
    if over is None or under is None or over != int(over) or under != int(under):
        return None
    return _HALVES.get((int(over), int(under)))
