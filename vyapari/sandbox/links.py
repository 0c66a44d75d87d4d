"""Links: those a text names by itself, and those that markup gives."""

import re
from typing import Final

from vyapari.sandbox.entities import Entity, in_order, utf16_length

_HINT: Final = re.compile(r"[/@#.+]")
_USER: Final = re.compile(r"tg://user\?id=(\d+)$")
_LINK: Final = re.compile(
    r"(?:(?P<scheme>https?|ftp|tg|ton|tonsite)://)?(?P<host>[^\s/?#]+)(?P<rest>[^\s]*)$",
    re.IGNORECASE,
)
_TOP_LEVEL: Final = (
    "com|org|net|in|io|me|co|dev|app|info|biz|shop|store|edu|gov|uk|us|ru|de|ai|xyz|online|site"
)
_FOUND: Final = re.compile(
    r"(?P<email>(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,18}(?!\w))"
    r"|(?P<url>(?<![\w@.])(?:https?://[^\s<>]*[^\s<>.,;:!?\"'()\[\]]"
    rf"|(?:[A-Za-z0-9-]+\.)+(?:{_TOP_LEVEL})(?![\w.-]*\w)(?:[/?#][^\s<>]*[^\s<>.,;:!?\"'()])?))"
    r"|(?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z0-9_]{2,32}(?!\w))"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
    r"|(?P<phone_number>(?<![\w+])\+\d[\d \-]{6,16}\d(?!\w))"
)
_CLOSED: Final = frozenset({"code", "pre", "text_link", "text_mention", "url", "custom_emoji"})


def link_entity(address: str) -> Entity | None:
    """The entity a link to ``address`` becomes; None where Telegram drops the link silently."""
    user = _USER.match(address)
    if user is not None:
        return {"type": "text_mention", "user_id": int(user.group(1))}
    match = _LINK.match(address.strip())
    if match is None:
        return None
    scheme, host, rest = match.group("scheme", "host", "rest")
    if scheme is None and "." not in host:
        return None
    web = (scheme or "http").lower()
    if web in {"http", "https"} and "." not in host and not host.startswith("localhost"):
        return None
    return {"type": "text_link", "url": f"{web}://{host}{rest or '/'}"}


def with_links(text: str, entities: list[Entity]) -> list[Entity]:
    """``entities`` and those that the text shows by itself: commands, mentions, addresses, tags."""
    if _HINT.search(text) is None:
        return entities
    narrow = text.isascii() or max(text) <= "\uffff"
    found = []
    for match in _FOUND.finditer(text):
        offset = match.start() if narrow else utf16_length(text[: match.start()])
        length = utf16_length(match.group())
        if not any(_meet(entity, offset, length) for entity in entities):
            found.append({"type": str(match.lastgroup), "offset": offset, "length": length})
    return in_order(entities + found) if found else entities


def _meet(entity: Entity, offset: int, length: int) -> bool:
    begin = entity["offset"]
    apart = begin + entity["length"] <= offset or offset + length <= begin
    return entity["type"] in _CLOSED and not apart
