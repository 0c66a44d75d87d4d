"""The fonts that papers are set in, all of them installed with the package or by Debian."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import typst

#: Latin and the rupee sign come with the typesetter, Devanagari with ``devanagari-fonts``; its
#: Latin letters are the same design, so that mixed lines look of one piece.
_OWN = ("Libertinus Serif", "Shobhika")
#: The other scripts, with a letter of each, where fonts-noto-core is installed.
_SCRIPTS = {
    "Noto Serif Gujarati": "ગ",
    "Noto Serif Gurmukhi": "ਗ",
    "Noto Serif Bengali": "গ",
    "Noto Sans Oriya": "ଗ",
    "Noto Serif Tamil": "க",
    "Noto Serif Telugu": "గ",
    "Noto Serif Kannada": "ಗ",
    "Noto Serif Malayalam": "ഗ",
    "Noto Naskh Arabic": "گ",
}
#: Last in the chain, for arrows, ticks, Greek, Cyrillic, Hebrew; they come with the typesetter.
_SYMBOLS = ("DejaVu Sans Mono", "New Computer Modern Math")
#: Where Debian and others install the Noto fonts.
NOTO = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/noto"))


@contextmanager
def opened_fonts(noto: Sequence[Path]) -> Iterator[tuple[typst.Fonts, dict[str, str]]]:
    """The fonts, and by family the letters to try it with, in the order of falling back.

    ``noto`` are the folders in which fonts for other scripts are looked for.

    The typesetter takes folders alone, and Debian's is too big to search (seconds on a cold
    disk): so the few files wanted are linked into a folder that lives as long as the context.
    A font is read on its first use: within the context, use each that is to be used after it.
    """
    with tempfile.TemporaryDirectory(prefix="vyapari-fonts-") as folder:
        for file in _noto_files(noto):
            (Path(folder) / file.name).symlink_to(file)
        devanagari = files("devanagari_fonts") / "fonts"
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(devanagari), folder])
        present = set(fonts.families())
        letters = dict.fromkeys(_OWN, "A₹अ") | _SCRIPTS | dict.fromkeys(_SYMBOLS, "→")
        yield fonts, {family: letters[family] for family in letters if family in present}


def installed(family: str, folders: Sequence[Path] = NOTO) -> bool:
    """Whether a Noto family, one of the other scripts', is in one of ``folders``."""
    name = f"{family.replace(' ', '')}-Regular.ttf"
    return any((folder / name).is_file() for folder in folders)


def _noto_files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for family in _SCRIPTS:
            for weight in ("Regular", "Bold"):
                file = folder / f"{family.replace(' ', '')}-{weight}.ttf"
                if file.is_file():
                    yield file
