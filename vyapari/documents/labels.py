"""What stands printed on papers, in each language: Fluent catalogues inside the package."""

from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

#: Who reads Hindi in Latin letters is used to English on paper.
_CATALOGUES = {"en": "en", "hi": "hi", "hi-Latn": "en"}


class Labels:
    """The labels of one language. ``language`` is the catalogue's own: ``en`` or ``hi``."""

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


@cache
def labels(language: str) -> Labels:
    """The labels for a reader of ``language``; English where there are none of its own."""
    catalogue = _CATALOGUES.get(language, "en")
    bundle = FluentBundle([catalogue], use_isolating=False)
    for name in (catalogue, f"books-{catalogue}"):
        text = (files(__package__) / "locales" / f"{name}.ftl").read_text("utf-8")
        bundle.add_resource(FluentResource(text))
    return Labels(catalogue, bundle)
