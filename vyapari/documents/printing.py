"""From a paper to its PDF: on sheets of A4, or on the roll of a thermal printer."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Literal

from vyapari.documents.logo import headed
from vyapari.documents.paper import Paper
from vyapari.documents.press import Press, shared_press
from vyapari.documents.typesetter import Typesetter

#: ``thermal`` is a roll 80 mm wide.
Form = Literal["a4", "thermal"]
_TEMPLATES: dict[Form, str] = {"a4": "invoice", "thermal": "thermal"}


async def print_paper(
    paper: Paper,
    made: datetime,
    *,
    logo: bytes | None = None,
    form: Form = "a4",
    press: Press | None = None,
) -> bytes:
    """The PDF of ``paper``, dated ``made``, set off the event loop by ``press``.

    ``logo`` is what ``logo_of`` made, for the head of it.

    Raises ``Unavailable`` when too many wait.
    """
    if logo is not None:
        paper = replace(paper, logo=headed(logo, centred=form == "thermal"))
    return await (press or shared_press()).run(
        lambda typesetter: render(typesetter, paper, made, form=form)
    )


def render(typesetter: Typesetter, paper: Paper, made: datetime, *, form: Form = "a4") -> bytes:
    """The PDF of ``paper``, dated ``made``."""
    return typesetter.pdf(_TEMPLATES[form], asdict(paper), made=made)
