"""What the bot says: Fluent catalogues, one folder a language, and Indian formats of values."""

import html
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from babel.dates import format_date
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from vyapari.books.money import paise

#: The languages the bot answers in, by their own names; the first is the fallback.
LANGUAGES = {"en": "English", "hi-Latn": "Hinglish", "hi": "हिन्दी", "gu": "ગુજરાતી"}
_FALLBACK = "en"
#: Hinglish writes its dates as Indian English does.
_LOCALES = {"en": "en_IN", "hi-Latn": "en_IN", "hi": "hi_IN", "gu": "gu_IN"}


class Markup(str):
    """Text that is HTML already: ``Phrasebook`` does not escape it again."""

    __slots__ = ()


class Phrasebook:
    """The bot's sentences in one language.

    Calling it formats a message as Telegram HTML: string arguments are escaped unless ``Markup``.
    ``plain`` formats one for where no HTML is read (button labels, toasts, file names). Decimals
    and dates are passed already formatted, by ``money``, ``number``, ``quantity`` and ``date``.
    A key that no catalogue has raises ``KeyError``.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = _LOCALES[language]
        self._bundle = _bundle(language)

    def __call__(self, key: str, /, **args: str | int) -> Markup:
        """The message as HTML."""
        return Markup(self._format(key, args, _escape))

    def plain(self, key: str, /, **args: str | int) -> str:
        """The message as plain text."""
        return self._format(key, args, _keep)

    def escaped(self, text: str) -> Markup:
        """Plain text as HTML that shows it."""
        return Markup(html.escape(text, quote=False))

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return self._bundle.has_message(key)

    def money(self, amount: Decimal) -> str:
        """``₹1,23,456.50``; whole rupees without paise, a true minus sign before the ₹."""
        sign = "−" if amount < 0 else ""
        return f"{sign}₹{self.number(paise(abs(amount)), money=True)}"

    def number(self, value: Decimal, *, money: bool = False) -> str:
        """``1,23,456.5``: Indian grouping, no trailing zeros; ``money`` has two places or none."""
        whole = value == value.to_integral_value()
        places = "#,##,##0" if whole else ("#,##,##0.00" if money else "#,##,##0.###")
        return str(format_decimal(value, format=places, locale="en_IN"))

    def quantity(self, value: Decimal, unit: str) -> str:
        """``2.5 kg``, the unit in the language's own word."""
        sign = "−" if value < 0 else ""
        word = f"unit-{unit}" if 0 < abs(value) <= 1 else f"unit-{unit}-many"
        return f"{sign}{self.number(abs(value))} {self.plain(word)}"

    def month(self, day: date) -> str:
        """``November 2026``."""
        return str(format_date(day, "MMMM y", locale=self._locale))

    def date(self, day: date, *, today: date | None = None) -> str:
        """``23 Nov``; with the year when it is not ``today``'s."""
        pattern = "d MMM" if today is not None and day.year == today.year else "d MMM y"
        return str(format_date(day, pattern, locale=self._locale))

    def _format(
        self, key: str, args: dict[str, str | int], guard: Callable[[str | int], str | int]
    ) -> str:
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, problems = self._bundle.format_pattern(
            message.value, {name: guard(value) for name, value in args.items()}
        )
        if problems:
            raise ValueError(f"{self.language}/{key}: {problems[0]}")
        return str(text)


@cache
def phrasebook(language: str | None) -> Phrasebook:
    """The phrasebook of ``language``, or of the fallback where there is none."""
    return Phrasebook(language if language in LANGUAGES else _FALLBACK)


def from_client(language_code: str | None) -> str:
    """The language to begin with for a Telegram client set to ``language_code``."""
    code = (language_code or "").partition("-")[0]
    return code if code in LANGUAGES else _FALLBACK


def _escape(value: str | int) -> str | int:
    if isinstance(value, str) and not isinstance(value, Markup):
        return html.escape(value, quote=False)
    return value


def _keep(value: str | int) -> str | int:
    return value


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([_LOCALES[language].replace("_", "-")], use_isolating=False)
    for source in sorted(_catalogues(language), key=lambda entry: entry.name):
        bundle.add_resource(FluentResource(source.read_text(encoding="utf-8")))
    return bundle


def _catalogues(language: str) -> list[Traversable]:
    folder = resources.files("vyapari.bot") / "locales" / language
    return [entry for entry in folder.iterdir() if entry.name.endswith(".ftl")]
