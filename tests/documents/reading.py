"""Reading PDFs back with poppler, which knows nothing of how they were made."""

import re
import subprocess
import tempfile


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, its lines in reading order, as laid out."""
    text = _run("pdftotext", "-layout", "-", "-", given=pdf).decode()
    return text.removesuffix("\f").split("\f")


def text_of(pdf: bytes) -> str:
    """All the text with runs of white space made one."""
    return " ".join(" ".join(pages_of(pdf)).split())


def squeezed(pdf: bytes) -> str:
    """All the text without any white space or soft break.

    Poppler sees a space after some vowel signs of Devanagari; other readers do not.
    """
    return _run("pdftotext", "-raw", "-", "-", given=pdf).decode().translate(_SPACES)


def fonts_of(pdf: bytes) -> set[str]:
    """The names of the fonts in it, without the tag of the subset."""
    listed = _run("pdffonts", "-", given=pdf).decode().splitlines()[2:]
    return {row.split()[0].partition("+")[2] for row in listed}


def tops_of(pdf: bytes, word: str) -> list[float]:
    """How far from the top of its page each place stands where ``word`` is, in points."""
    marked = _run("pdftotext", "-bbox", "-", "-", given=pdf).decode()
    return [float(top) for top in re.findall(rf'yMin="([\d.]+)"[^>]*>{re.escape(word)}<', marked)]


def images_of(pdf: bytes) -> int:
    """How many pictures are in it, drawn of pixels."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return len(_run("pdfimages", "-list", file.name, given=b"").splitlines()) - 2


_SPACES = dict.fromkeys(map(ord, " \n\r\t\f\u00a0\u200b"))


def _run(*command: str, given: bytes) -> bytes:
    return subprocess.run(  # noqa: S603
        command, input=given, capture_output=True, check=True, timeout=60
    ).stdout
