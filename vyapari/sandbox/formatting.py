"""From what a bot or a person wrote to the text and entities that the chat shows."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from vyapari.sandbox.entities import (
    Entity,
    Formatted,
    UnreadableMarkup,
    cleaned,
    in_order,
    trimmed,
    utf16_length,
)
from vyapari.sandbox.errors import BadRequest
from vyapari.sandbox.html import parse_html
from vyapari.sandbox.links import with_links
from vyapari.sandbox.markdown import parse_markdown

TEXT_LIMIT: Final = 4096
CAPTION_LIMIT: Final = 1024

FindUser = Callable[[int], Mapping[str, Any] | None]


def formatted_by_bot(
    text: str, parse_mode: str, entities: list[Entity] | None, find_user: FindUser
) -> Formatted:
    """What a bot's text becomes; entities it gives are used only where no parse mode is."""
    text = cleaned(text)
    mode = parse_mode.lower()
    if mode in {"html", "markdownv2"}:
        try:
            formatted = parse_html(text) if mode == "html" else parse_markdown(text)
        except UnreadableMarkup as error:
            raise BadRequest(f"can't parse entities: {error}") from error
    elif mode in {"", "none"}:
        formatted = Formatted(text, in_order(_checked(entities or [], utf16_length(text))))
    else:
        raise BadRequest("unsupported parse_mode")
    formatted = trimmed(formatted)
    entities = [_with_user(entity, find_user) for entity in formatted.entities]
    return Formatted(formatted.text, with_links(formatted.text, entities))


def formatted_by_person(text: str) -> Formatted:
    """What a person's plain text becomes: commands, mentions and addresses are found."""
    plain = cleaned(text).strip()
    return Formatted(plain, with_links(plain, []))


def _checked(entities: list[Entity], length: int) -> list[Entity]:
    """Entities that lie in the text, with nothing but what Telegram keeps of them."""
    kept = []
    for entity in entities:
        if not isinstance(entity, dict) or "type" not in entity:
            raise BadRequest('can\'t parse MessageEntity: Field "type" must be of type String')
        start, span = entity.get("offset", -1), entity.get("length", 0)
        if not isinstance(start, int) or not isinstance(span, int):
            raise BadRequest("can't parse MessageEntity: offset and length must be of type Number")
        if start < 0 or span < 0 or start > length:
            raise BadRequest("ENTITY_BOUNDS_INVALID")
        span = min(span, length - start)
        if span:
            kept.append({**entity, "offset": start, "length": span})
    return kept


def _with_user(entity: Entity, find_user: FindUser) -> Entity:
    if "user_id" not in entity:
        return entity
    span = {key: entity[key] for key in ("offset", "length")}
    user = find_user(entity["user_id"])
    if user is None:
        return {**span, "type": "text_link", "url": f"tg://user?id={entity['user_id']}"}
    return {**span, "type": "text_mention", "user": dict(user)}
