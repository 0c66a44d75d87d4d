"""A shop's logo: from the photo that was sent to a small picture at the head of papers."""

from base64 import b64encode

import typst

from vyapari.documents.press import Press, shared_press

#: What pictures begin with, as the typesetter takes them.
_KINDS = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"))
#: Room on paper, in tenths of a millimetre.
_WIDE, _HIGH = 600, 160


async def logo_of(photo: bytes, *, press: Press | None = None) -> bytes:
    """``photo`` as a PNG small enough for the head of a paper, made off the event loop.

    Raises ``ValueError`` for what is no JPEG or PNG, ``Unavailable`` when too many wait.
    """
    if not photo.startswith(tuple(start for start, _ in _KINDS)):
        raise ValueError("neither a JPEG nor a PNG")
    data = {"picture": list(photo)}
    try:
        return await (press or shared_press()).run(lambda typesetter: typesetter.png("logo", data))
    except typst.TypstError as error:
        raise ValueError("a picture that cannot be read") from error


def headed(logo: bytes, *, centred: bool) -> str:
    """``logo`` as an SVG that fills the room for it, at its left or in the middle."""
    kind = next(kind for start, kind in _KINDS if logo.startswith(start))
    picture = f"data:image/{kind};base64,{b64encode(logo).decode()}"
    place = "xMidYMid" if centred else "xMinYMid"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}">'
        f'<image width="{_WIDE}" height="{_HIGH}" preserveAspectRatio="{place} meet"'
        f' href="{picture}"/></svg>'
    )
