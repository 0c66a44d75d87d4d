"""Long lists, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from vyapari.bot.reply import Button, Buttons
from vyapari.bot.texts import Phrasebook

#: Rows of a page.
PER_PAGE = 10
_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Page:
    """One page of ``count`` rows; ``number`` begins at 0 and may lie past the end."""

    number: int
    count: int
    per: int = PER_PAGE

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(0, (self.count - 1) // self.per)

    @property
    def first_row(self) -> int:
        """The place of its first row in the whole list, counted from 0."""
        return self.number * self.per

    def place(self, say: Phrasebook) -> str:
        """``11–20 of 34``, or nothing when all of it is on one page."""
        if not self.last:
            return ""
        until = min(self.first_row + self.per, self.count)
        return say.plain("pages-place", start=self.first_row + 1, end=until, count=self.count)

    def arrows(self, prefix: str, suffix: str = "") -> Buttons:
        """Buttons to the pages before and after; their data is prefix, number, suffix."""
        row = []
        if self.number > 0:
            row.append(Button("◀", f"{prefix}:{min(self.number, self.last + 1) - 1}{suffix}"))
        if self.number < self.last:
            row.append(Button("▶", f"{prefix}:{self.number + 1}{suffix}"))
        return (tuple(row),) if row else ()


def numbered(data: Sequence[str], *, start: int = 1) -> Buttons:
    """A button for each row of a numbered list, five side by side."""
    buttons = [Button(str(place), each) for place, each in enumerate(data, start)]
    return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))


def grid(buttons: Sequence[Button], wide: int = 2) -> Buttons:
    """Buttons in rows of ``wide``."""
    return tuple(tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide))
