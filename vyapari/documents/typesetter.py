"""The typesetter: a Typst compiler kept warm, that makes papers from templates and plain data."""

import json
from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import typst

from vyapari.documents.fonts import NOTO, opened_fonts

_TEMPLATES = Path(str(files(__package__) / "templates"))
_REMEMBERED = 10
#: Of a picture, to a point: a phone's own density.
_PIXELS = 3


class Typesetter:
    """Sets templates in fonts read once. It takes one job at a time; use it from one thread.

    Latin and Devanagari are always there; other scripts as far as ``noto``, folders of Noto
    fonts, has them. What no font has is printed as a box. ``families`` are those found.

    Making one takes a few hundredths of a second, a page some hundredths more; both hold a
    processor, so they belong in a ``Press``.
    """

    def __init__(self, noto: Sequence[Path] = NOTO) -> None:
        with opened_fonts(noto) as (fonts, families):
            self.families = tuple(families)
            self._compiler = typst.Compiler(root=str(_TEMPLATES), font_paths=fonts)
            self.pdf("specimen", {"specimens": list(families.items())})

    def pdf(self, template: str, data: dict[str, Any], *, made: datetime | None = None) -> bytes:
        """The PDF that ``template`` (a name, without ``.typ``) makes of ``data``.

        ``data`` is JSON and reaches the template as values, never as markup: no text in it can
        be read as a command. ``made`` is the PDF's date. Raises ``typst.TypstError`` when the
        template does not fit the data, which is a bug.
        """
        return self._compile(template, {"fonts": self.families, **data}, made=made)

    def png(self, template: str, data: dict[str, Any]) -> bytes:
        """As ``pdf``, but a picture: the one page as PNG, three pixels a point."""
        return self._compile(template, {"fonts": self.families, **data}, kind="png")

    def forget(self) -> None:
        """Give back the memory that the last documents took (some milliseconds of work).

        Typst keeps the layouts of its last ten documents, 5 to 10 MB each, in case the next is
        nearly the same. An invoice never is; empty pages push them out.
        """
        for _ in range(_REMEMBERED + 1):
            self._compile("blank", {})

    def _compile(
        self,
        template: str,
        data: dict[str, Any],
        *,
        kind: Literal["pdf", "png"] = "pdf",
        made: datetime | None = None,
    ) -> bytes:
        try:
            page = self._compiler.compile(
                input=str(_TEMPLATES / f"{template}.typ"),
                format=kind,
                ppi=_PIXELS * 72,
                sys_inputs={"data": json.dumps(data)},
                # Seconds since the epoch: it takes no zones by name and no microseconds.
                timestamp=None if made is None else int(made.timestamp()),
                # Tags double the file for what a page of tables says in its order anyway.
                pdf_tags=False,
            )
        except BaseException as error:
            if isinstance(error, Exception):
                raise
            # The engine's own panics are no Exceptions and would end the event loop.
            raise RuntimeError(f"the typesetter failed: {error}") from error
        if not isinstance(page, bytes):
            raise TypeError("a PDF is one file, and so is a picture of one page")
        return page
