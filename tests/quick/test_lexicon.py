from decimal import Decimal
from pathlib import Path

import pytest

from tests.quick.corpus import TODAY
from vyapari.books.catalogue import Item, Party
from vyapari.books.entry import Intent, Mode
from vyapari.books.quantity import UNITS
from vyapari.quick import Names, understand
from vyapari.quick.lexicon import Lexicon, files

#: A made-up tongue: verbs last, particles behind the name.
TOY = """
language = "toy"
[num]
"3" = ["tri"]
[unit]
kg = ["klop"]
[verb]
sell = ["zadu"]
[word]
ko = ["vis"]
after = ["lum"]
[mode]
credit = ["pesh"]
"""


def test_a_language_is_added_by_a_data_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "toy.toml"
    file.write_text(TOY, encoding="utf-8")
    names = Names([Item("s", "Sugar", "kg", ("gliko",))], [Party("r", "Ramesh Kumar")])
    text = "ramesh vis tri klop gliko 45 lum zadu pesh"
    assert understand(text, names, TODAY) is None
    ours = [known.read_text(encoding="utf-8") for known in files()]
    entry = understand(text, names, TODAY, Lexicon([*ours, file.read_text(encoding="utf-8")]))
    assert entry is not None
    assert (entry.intent, entry.party_id, entry.mode) == (Intent.SALE, "r", Mode.CREDIT)
    line = entry.lines[0]
    assert (line.item_id, line.qty, line.unit, line.rate) == ("s", 3, "kg", Decimal(45))


def test_a_file_without_its_language_is_refused() -> None:
    with pytest.raises(ValueError, match="language"):
        Lexicon(["[num]\n'1' = ['one']"])


def test_every_unit_of_the_vocabulary_is_one_of_the_books() -> None:
    units = Lexicon([file.read_text(encoding="utf-8") for file in files()]).spellings("unit")
    assert {code.partition("*")[0] for code in units.values()} <= UNITS


def test_every_mode_of_the_vocabulary_is_one_of_the_books() -> None:
    modes = Lexicon([file.read_text(encoding="utf-8") for file in files()]).spellings("mode")
    assert set(modes.values()) <= set(Mode)
