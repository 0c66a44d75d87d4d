"""Engines that set the same paper as PDF, each run in a process of its own.

``python -m vyapari.bench.engines NAME`` takes the paper as JSON on standard input (``@@`` in it
becomes another number each time) and prints what it cost as JSON.
"""

import html
import io
import json
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import psutil

Fields = dict[str, Any]
Make = Callable[[Fields], bytes]

_ROUNDS = 100


def typst() -> Make:
    """Ours, with the tidying that the press does between documents."""
    from vyapari.documents.typesetter import Typesetter  # noqa: PLC0415 - its memory is measured

    typesetter = Typesetter()

    def make(paper: Fields) -> bytes:
        pdf = typesetter.pdf("invoice", paper)
        typesetter.forget()
        return pdf

    return make


def reportlab() -> Make:
    """Its own fonts, Latin alone: it puts letters side by side and shapes none."""
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table  # noqa: PLC0415

    styles = getSampleStyleSheet()

    def make(paper: Fields) -> bytes:
        kept = io.BytesIO()
        story = [Paragraph(html.escape(paper["seller"]["name"]), styles["Title"])]
        story += [Paragraph(html.escape(line), styles["Normal"]) for line in _lines(paper)]
        story.append(Spacer(1, 12))
        for rows in _tables(paper):
            cells = [[Paragraph(html.escape(c), styles["Normal"]) for c in row] for row in rows]
            story += [Table(cells, style=[("GRID", (0, 0), (-1, -1), 0.4, "grey")]), Spacer(1, 12)]
        SimpleDocTemplate(kept).build(story)
        return kept.getvalue()

    return make


def weasyprint() -> Make:
    """The system's fonts, shaped by Pango."""
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    style = "<style>table{border-collapse:collapse;width:100%}td{border:1px solid grey}</style>"

    def make(paper: Fields) -> bytes:
        told = "".join(f"<p>{html.escape(line)}</p>" for line in _lines(paper))
        tables = "".join(
            "<table>" + "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows) + "</table>"
            for rows in _tables(paper)
        )
        page = f"{style}<h1>{html.escape(paper['seller']['name'])}</h1>{told}{tables}"
        pdf: bytes = HTML(string=page).write_pdf(font_config=fonts)
        return pdf

    return make


ENGINES = {engine.__name__: engine for engine in (typst, reportlab, weasyprint)}


def measured(name: str, paper: str) -> dict[str, float]:
    """Milliseconds of one paper, warm, and the megabytes that the engine took up to the last.

    Its memory is counted from before it is loaded; what Python and the paper take is not in it.
    """
    process = psutil.Process()
    before = process.memory_info().rss
    make = ENGINES[name]()
    cpu, wall = [], []
    for number in range(_ROUNDS):
        fields = json.loads(paper.replace("@@", str(number)))
        busy, started = time.process_time(), time.perf_counter()
        pdf = make(fields)
        cpu.append(time.process_time() - busy)
        wall.append(time.perf_counter() - started)
        if not pdf.startswith(b"%PDF-"):
            raise ValueError(f"{name} has made no PDF")
    grown = process.memory_info().rss - before
    return {
        "cpu_ms": median(cpu) * 1000,
        "ms": median(wall) * 1000,
        "first_ms": wall[0] * 1000,
        "engine_MB": grown / 1e6,
        "kB": len(pdf) / 1000,
    }


def _lines(paper: Fields) -> list[str]:
    facts = [f"{label}: {value}" for label, value in paper["facts"]]
    buyer = [paper["buyer"]["label"], paper["buyer"]["name"], *paper["buyer"]["lines"]]
    return [paper["title"], *paper["seller"]["lines"], *buyer, *facts, paper["words"][1]]


def _tables(paper: Fields) -> list[list[list[str]]]:
    sheets = [sheet for sheet in (paper["goods"], paper["tax"]) if sheet]
    tables = [
        [
            [column["head"] for column in sheet["columns"]],
            *([" ".join(cell).strip() for cell in row] for row in sheet["rows"]),
        ]
        for sheet in sheets
    ]
    return [*tables, [list(fact) for fact in (*paper["sums"], paper["total"])]]


def _cell(text: str) -> str:
    return f"<td>{html.escape(text)}</td>"


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], sys.stdin.read())))
