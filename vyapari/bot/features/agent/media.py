"""What is sent without words: voice notes, photos of bills and lists, PDF pages."""

from dataclasses import asdict
from typing import Any

from vyapari.agents import talk
from vyapari.agents.agents import Agents
from vyapari.agents.captions import captioned
from vyapari.books.commands import Booked, Refusal
from vyapari.books.shop import Right
from vyapari.bot.features.agent.paper import KIND, propose
from vyapari.bot.features.asking import is_asked, is_waited_for, question
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.gate import refusal
from vyapari.bot.features.known import names_of
from vyapari.bot.media import Media
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.routes import Spoken
from vyapari.bot.turn import Turn
from vyapari.errors import TooLarge

#: A longer voice note is no entry, and more pages no bill.
_LONGEST_SECONDS, _MOST_PAGES = 300, 10
#: What a model takes of a message, all files together, in bytes.
_LARGEST = 14 * 2**20
_BEGINNINGS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"RIFF": "image/webp",
    b"%PDF": "application/pdf",
}
_PAGES = frozenset(
    {"image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "application/pdf"}
)


async def read(turn: Turn, media: Media, agents: Agents) -> Replies | Spoken:
    """Read what was sent; raises ``TooLarge``, ``ModelUnavailable``, ``Unavailable``."""
    if turn.session.shop is not None and (no := refusal(turn, Right.RECORD)) is not None:
        return no
    if media.kind == "voice":
        return await _voice(turn, media, agents)
    if media.mime_type in _PAGES:
        return await _page(turn, media, agents)
    return Reply(text=turn.say("agent-file-unknown"))


async def _voice(turn: Turn, media: Media, agents: Agents) -> Replies | Spoken:
    if (media.seconds or 0) > _LONGEST_SECONDS:
        return Reply(text=turn.say("agent-voice-long", minutes=_LONGEST_SECONDS // 60))
    if (size := _size(media)) > _LARGEST:
        raise TooLarge(_LARGEST)
    async with turn.busy("typing"), agents.files.held(size):
        content = await turn.fetch(media)
        words = await agents.transcribe(talk.Media(content, media.mime_type))
    if not words:
        return Reply(text=turn.say("agent-voice-unclear"))
    return Spoken(words)


async def _page(turn: Turn, media: Media, agents: Agents) -> Replies | Spoken:
    """A page of a paper: kept while others of its album follow; with the last, all are read.

    What is written under pictures of no paper counts as written without them.
    """
    begun = _begun(turn)
    earlier = [Media(**page) for page in begun["pages"]] if begun else []
    pages = [*earlier, media][-_MOST_PAGES:]
    # Telegram puts the caption of an album under its first picture.
    caption = turn.text or (begun.get("caption", "") if begun else "")
    if await turn.more_coming():
        told: list[dict[str, Any]] = [asdict(page) for page in pages]
        gathered = {"album": turn.album, "pages": told, "caption": caption}
        # What has been asked stays open: perhaps these are pages of nothing.
        asked = _open(turn) or question(turn, KIND, quiet=True)
        outcome = await turn.ask({**asked, "gathered": gathered}, reply="pages", data={})
        return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome
    if (size := sum(map(_size, pages))) > _LARGEST:
        raise TooLarge(_LARGEST)
    async with turn.busy("typing"), agents.files.held(size):
        contents: list[talk.Media] = []
        for page in pages:
            content = await turn.fetch(page)
            contents.append(talk.Media(content, _mime_type(content, page.mime_type)))
            if sum(len(each.content) for each in contents) > _LARGEST:
                raise TooLarge(_LARGEST)
        paper = await agents.read_paper(tuple(contents))
    if paper.kind == "other" and caption:
        return Spoken(caption, heard=False)
    if not turn.forwarded:
        paper = captioned(paper, caption, names_of(turn), turn.today)
    dropped = _drops_question(turn)
    return await propose(turn, paper, pages, caption=caption, dropped=dropped)


def _size(media: Media) -> int:
    """The bytes that it will be, as Telegram says; where it does not, as if it were small."""
    return media.size or 2**20


def _mime_type(content: bytes, said: str) -> str:
    """What the bytes are; Telegram and senders' programs only say what they should be."""
    begins = (kind for start, kind in _BEGINNINGS.items() if content.startswith(start))
    return next(begins, said)


def _open(turn: Turn) -> dict[str, Any] | None:
    state = turn.session.question
    return state if state is not None and is_asked(turn, state) else None


def _begun(turn: Turn) -> dict[str, Any] | None:
    """What stands in the chat's state of the same album's earlier pages, read or not."""
    state = _open(turn)
    if state is None or turn.album is None:
        return None
    kept = (state.get("gathered"), state)
    return next((each for each in kept if each and each.get("album") == turn.album), None)


def _drops_question(turn: Turn) -> bool:
    """Whether the paper puts something else aside; pages that come late only add to it."""
    state = _open(turn)
    if state is not None and turn.album is not None and state.get("album") == turn.album:
        return bool(state["dropped"])
    return is_waited_for(turn)


async def waiting(turn: Turn, _booked: Booked) -> Replies:
    """Nothing is said of a page while others are on their way."""
    del turn
    return None
