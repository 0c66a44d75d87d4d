"""What stands printed on papers, in each language: Fluent catalogues inside the package."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from vyapari.documents.fonts import NOTO, installed

#: Who reads Hindi in Latin letters is used to English on paper.
_CATALOGUES = {"en": "en", "hi": "hi", "hi-Latn": "en", "gu": "gu"}
#: Languages whose letters do not come with the package; without the font they read English.
_FONTS = {"gu": "Noto Serif Gujarati"}


class Labels:
    """The labels of one language. ``language`` is the catalogue's own: ``en``, ``hi`` or
    ``gu``."""

    def __init__(self, language: str, bundle: FluentBundle) -> None:
        self.language = language
        self._bundle = bundle

    def __call__(self, name: str, **values: str) -> str:
        """The label ``name``. One that is missing, or lacks a value, raises ``KeyError``."""
        pattern = self._bundle.get_message(name).value
        if pattern is None:
            raise KeyError(name)
        text, problems = self._bundle.format_pattern(pattern, values)
        if problems:
            raise KeyError(name) from problems[0]
        return str(text)

    def either(self, name: str, otherwise: str) -> str:
        """The label ``name`` where there is one; else ``otherwise``."""
        return self(name) if self._bundle.has_message(name) else otherwise

    def unit(self, code: str) -> str:
        """What ``code`` (of ``books.quantity``) is called; an unknown one, itself."""
        return self.either(f"unit-{code}", code)


def labels(language: str, noto: Sequence[Path] = NOTO) -> Labels:
    """The labels for a reader of ``language``.

    English where it has none of its own, or where no font for them is among ``noto``, the folders
    of the typesetter's fonts for other scripts.
    """
    return _catalogue(_CATALOGUES.get(language, "en") if lettered(language, noto) else "en")


def lettered(language: str, noto: Sequence[Path] = NOTO) -> bool:
    """Whether there are letters to print ``language`` in: its own, or with the package."""
    font = _FONTS.get(language)
    return font is None or installed(font, noto)


@cache
def _catalogue(catalogue: str) -> Labels:
    bundle = FluentBundle([catalogue], use_isolating=False)
    for name in (catalogue, f"books-{catalogue}"):
        text = (files(__package__) / "locales" / f"{name}.ftl").read_text("utf-8")
        bundle.add_resource(FluentResource(text))
    return Labels(catalogue, bundle)
