"""Which way goods go: what a verb, the party's role and the party's kind make of a message."""

from vyapari.books.entry import Intent, Mode
from vyapari.quick.reading import Name, Reading, known

#: Verbs whose party may stand without a particle.
_BARE = frozenset({"sell", "", "buy", "carry", "bringback"})
_TO, _FROM = frozenset({"ko", "to", "khata"}), frozenset({"se", "from"})

#: What happened: (verb, role of the party, kind of the party) → intent. A party not in the books
#: yet is ``new``; ``*`` is any kind.
_DIRECTIONS: dict[tuple[str, str, str], Intent] = {
    ("sell", "", "*"): Intent.SALE,
    ("sell", "to", "*"): Intent.SALE,
    ("sell", "object", "customer"): Intent.SALE,
    ("buy", "", "*"): Intent.PURCHASE,
    ("buy", "from", "*"): Intent.PURCHASE,
    ("buy", "object", "supplier"): Intent.PURCHASE,
    ("buy", "by", "customer"): Intent.SALE,
    ("buy", "by", "new"): Intent.SALE,
    ("give", "", "*"): Intent.SALE,
    ("give", "to", "customer"): Intent.SALE,
    ("give", "to", "new"): Intent.SALE,
    ("give", "object", "customer"): Intent.SALE,
    ("give", "by", "supplier"): Intent.PURCHASE,
    ("take", "from", "supplier"): Intent.PURCHASE,
    ("take", "from", "new"): Intent.PURCHASE,
    ("carry", "by", "customer"): Intent.SALE,
    ("carry", "by", "new"): Intent.SALE,
    ("carry", "object", "customer"): Intent.SALE,
    ("take", "by", "customer"): Intent.SALE,
    ("take", "by", "new"): Intent.SALE,
    ("receive", "from", "supplier"): Intent.PURCHASE,
    ("bringback", "by", "customer"): Intent.SALE_RETURN,
    ("bringback", "by", "new"): Intent.SALE_RETURN,
    ("bringback", "object", "customer"): Intent.SALE_RETURN,
    ("return", "by", "customer"): Intent.SALE_RETURN,
    ("return", "by", "new"): Intent.SALE_RETURN,
    ("return", "from", "customer"): Intent.SALE_RETURN,
    ("return", "from", "new"): Intent.SALE_RETURN,
    ("return", "to", "supplier"): Intent.PURCHASE_RETURN,
    ("return", "to", "new"): Intent.PURCHASE_RETURN,
    ("sale_return", "", "*"): Intent.SALE_RETURN,
    ("sale_return", "from", "*"): Intent.SALE_RETURN,
    ("sale_return", "by", "*"): Intent.SALE_RETURN,
    ("sale_return", "object", "customer"): Intent.SALE_RETURN,
    ("purchase_return", "", "*"): Intent.PURCHASE_RETURN,
    ("purchase_return", "to", "*"): Intent.PURCHASE_RETURN,
    ("purchase_return", "object", "supplier"): Intent.PURCHASE_RETURN,
    # No verb: the roles, and a price or a mode, say enough.
    ("", "", "*"): Intent.SALE,
    ("", "to", "customer"): Intent.SALE,
    ("", "to", "new"): Intent.SALE,
    ("", "from", "supplier"): Intent.PURCHASE,
    ("", "object", "customer"): Intent.SALE,
}


def one_verb(verbs: set[str], mode: Mode | None) -> str | None:
    """The one verb that counts, ``""`` for none; ``None`` where they tell of several things."""
    rest = set(verbs)
    for kind in ("sale_return", "purchase_return"):
        if kind in rest:
            return kind if rest <= {kind, "give", "take", "receive", "return"} else None
    if "return" in rest:
        return "return" if rest <= {"return", "give", "take", "receive"} else None
    if len(rest) > 1 and mode is not None:
        # "sold …, paid by upi": the second verb goes with the mode
        rest -= {"give", "receive"}
    return None if len(rest) > 1 else next(iter(rest), "")


def direction(verb: str, name: Name | None, reading: Reading) -> Intent | None:
    if name is None:
        return _DIRECTIONS.get((verb, "", "*"))
    party = reading.party(name)
    kind = party.kind if party else "new"
    role = name.role
    unmarked = role == "" and not known(name.party)
    if unmarked and not (reading.subject(name) == "subject" and reading.stands_alone(name)):
        return None  # a name new to the books must stand where only a name can
    if not party and not name.party.candidates and not name.fresh:
        return None
    if role in {"for", "sake"} and not (party or name.party.candidates):
        return None  # "for the wedding" is nobody
    if role in _TO or role in {"for", "sake"}:
        role = "to"
    elif role in _FROM:
        role = "from"
    elif role == "ne" or (role == "" and reading.subject(name) == "subject"):
        role = "by"
    elif role == "" and (verb in _BARE or reading.subject(name) == "object"):
        role = "object"
    else:
        return None
    if name.party.candidates:
        kind = reading.book.parties[name.party.candidates[0]].kind
    return _DIRECTIONS.get((verb, role, kind)) or _DIRECTIONS.get((verb, role, "*"))
