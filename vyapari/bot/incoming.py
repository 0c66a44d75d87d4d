"""What an update says to the bot, read from Telegram's form of it."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from telegram import CallbackQuery, Message, MessageEntity, Update, User

from vyapari.bot.media import Media, media_of
from vyapari.bot.turn import Kind, Person

_COMMAND = re.compile(r"/(\w{1,64})(?:@(\w+))?(?:\s+|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot's own account."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something said to the bot: a message, a changed one, a pressed button.

    ``text`` is without the command and the bot's mention; a pressed button's data. ``at`` is
    ``None`` for a press, which Telegram does not date. ``press`` is the press's own id. What is no
    text may hold ``media``; ``text`` is its caption. ``album`` names the album that it is part of;
    ``forwarded`` says that somebody else may have written it.
    """

    kind: Kind
    chat_id: int
    private: bool
    person: Person
    text: str
    message_id: int
    at: datetime | None = None
    command: str | None = None
    press: str | None = None
    replied_to: int | None = None
    media: Media | None = None
    album: str | None = None
    forwarded: bool = False


def read(update: Update, me: Me) -> Incoming | None:
    """What ``update`` says; ``None`` when it is not for the bot to answer.

    In a group that is everything but commands, mentions, and replies to the bot. Never for it are
    channels, other bots, and what Telegram itself notes in a chat.
    """
    if update.callback_query:
        return _press(update.callback_query)
    if update.message:
        return _message(update.message, me, "text")
    if update.edited_message:
        return _message(update.edited_message, me, "edit")
    return None


def moved(update: Update) -> tuple[int, int] | None:
    """From which chat to which a group has moved, where ``update`` tells that."""
    message = update.message
    if message is not None and message.migrate_to_chat_id is not None:
        return message.chat.id, message.migrate_to_chat_id
    if message is not None and message.migrate_from_chat_id is not None:
        return message.migrate_from_chat_id, message.chat.id
    return None


def _press(query: CallbackQuery) -> Incoming | None:
    if query.message is None:
        return None
    chat = query.message.chat
    return Incoming(
        kind="button",
        chat_id=chat.id,
        private=chat.type == "private",
        person=_person(query.from_user),
        text=query.data or "",
        message_id=query.message.message_id,
        press=query.id,
    )


def _message(message: Message, me: Me, kind: Kind) -> Incoming | None:
    if message.from_user is None or message.from_user.is_bot:
        return None
    text = message.text
    if text is None:
        # A place shared live is edited time and again; Telegram's own notes hold nothing.
        if kind == "edit" or message.effective_attachment is None:
            return None
        kind, text = "other", message.caption or ""
    answered = message.reply_to_message
    incoming = Incoming(
        kind=kind,
        chat_id=message.chat.id,
        private=message.chat.type == "private",
        person=_person(message.from_user),
        text=text.strip(),
        message_id=message.message_id,
        at=(message.edit_date or message.date).astimezone(UTC),
        replied_to=answered.message_id if answered else None,
        media=media_of(message),
        album=message.media_group_id,
        # A bot that is called by name in the chat writes for whoever called it.
        forwarded=message.forward_origin is not None or message.via_bot is not None,
    )
    own = kind != "other" and not incoming.forwarded
    if own and (command := _COMMAND.match(incoming.text)):
        return _command(incoming, command, me)
    if (unmentioned := _without_mention(message, text, me)) is not None:
        return replace(incoming, text=unmentioned)
    to_me = bool(answered and answered.from_user and answered.from_user.id == me.id)
    return incoming if incoming.private or to_me else None


def _command(incoming: Incoming, found: re.Match[str], me: Me) -> Incoming | None:
    name, whose = found[1], found[2]
    others = whose is not None and whose.lower() != me.username.lower()
    # A command is not run again because its text was changed.
    if incoming.kind == "edit" or (others and not incoming.private):
        return None
    return replace(incoming, text=incoming.text[found.end() :].strip(), command=name.lower())


def _without_mention(message: Message, text: str, me: Me) -> str | None:
    """The text without the bot's mention; ``None`` if it is not mentioned."""
    entities = message.parse_entities() if message.entities else {}
    if message.caption_entities:
        entities = message.parse_caption_entities()
    for entity, mention in entities.items():
        by_name = (
            entity.type == MessageEntity.MENTION and mention[1:].lower() == me.username.lower()
        )
        by_id = entity.user is not None and entity.user.id == me.id
        if by_name or by_id:
            return re.sub(r"[ \t]{2,}", " ", text.replace(mention, " ", 1)).strip(" \t,:")
    return None


def _person(user: User) -> Person:
    return Person(user.id, user.full_name, user.language_code)
