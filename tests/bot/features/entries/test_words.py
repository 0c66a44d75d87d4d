"""Every sentence that may be needed is there, and none that is not."""

import re
from pathlib import Path

import pytest

import vyapari
from vyapari.books.entry import Mode
from vyapari.books.voucher import VoucherKind
from vyapari.bot.features.entries.doubts import WAVABLE
from vyapari.bot.texts import LANGUAGES, phrasebook

PACKAGE = Path(vyapari.__file__).parent
FEATURES = PACKAGE / "bot" / "features"
SOURCES = [*(FEATURES / "entries").glob("*.py"), FEATURES / "undo.py", FEATURES / "delete.py"]
CATALOGUES = ("entries", "undo", "refusals")
#: What only other features' commands are refused for.
ELSEWHERE = {"invite_used", "invite_expired", "last_owner", "already_member"}
#: The books' own checks, told as one sentence.
BUGS = {"unbalanced", "bad_totals", "bad_tax", "invalid"}


def literals() -> tuple[set[str], set[str]]:
    """Keys that the sources name in full, and the beginnings of those put together."""
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    known = r"(?:entries|undo|delete|refusal|guide)-"
    full = set(re.findall(rf'[^f]"({known}[\w-]+)"', text))
    begun = set(re.findall(rf'f"({known}[\w-]*){{', text))
    return full, begun


def keys() -> set[str]:
    """The keys of these catalogues."""
    folder = PACKAGE / "bot" / "locales" / "en"
    texts = ((folder / f"{name}.ftl").read_text("utf-8") for name in CATALOGUES)
    return {key for text in texts for key in re.findall(r"^([a-z][\w-]*) =", text, re.MULTILINE)}


def test_every_key_that_is_used_is_there_and_every_key_is_used() -> None:
    full, begun = literals()
    assert full <= keys()
    unused = {key for key in keys() - full if not key.startswith(tuple(begun))}
    assert not unused


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_doubt_and_mode_has_its_words(language: str) -> None:
    say = phrasebook(language)
    lined = {VoucherKind(kind) for kind in ("sale", "purchase", "sale_return", "purchase_return")}
    lined |= {VoucherKind.OPENING, VoucherKind.STOCK_ADJUSTMENT}
    wanted = {f"entries-head-{kind}" for kind in VoucherKind}
    wanted |= {f"entries-head-{kind}-many" for kind in lined}
    wanted |= {f"entries-brief-{kind}" for kind in lined - {VoucherKind.SALE}}
    wanted |= {f"entries-doubt-{code}" for code in WAVABLE}
    wanted |= {f"entries-yes-{code}" for code in WAVABLE}
    wanted |= {f"entries-to-{mode}" for mode in Mode}
    wanted |= {f"ledger-{mode}" for mode in Mode}
    assert {key for key in wanted if not say.has(key)} == set()


def test_every_refusal_is_a_sentence_or_a_question() -> None:
    python = "\n".join(p.read_text("utf-8") for p in (PACKAGE / "books").glob("*.py"))
    sql = "\n".join(p.read_text("utf-8") for p in (PACKAGE / "store" / "migrations").glob("*.sql"))
    codes = set(re.findall(r'Refusal\(\s*"(\w+)"', python))
    codes |= set(re.findall(r"refuse\(\s*'(\w+)'", sql))
    assert len(codes) > 15
    told = {code for code in codes if phrasebook("en").has(f"refusal-{code}")}
    assert codes - told - WAVABLE - ELSEWHERE - BUGS == set()


def test_every_category_of_expenses_has_its_word() -> None:
    lexicon = (PACKAGE / "quick" / "lexicons" / "en.toml").read_text("utf-8")
    (section,) = re.findall(r"^\[category\]\n(.*?)(?=^\[|\Z)", lexicon, re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"^(\w+) =", section, re.MULTILINE))
    assert named
    for language in LANGUAGES:
        said = phrasebook(language)
        assert {name for name in named if not said.has(f"ledger-category-{name}")} == set()
