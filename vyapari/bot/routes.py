"""Who answers what: every feature's handlers, in one visible list."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, TypeVar

from vyapari.books.commands import Booked
from vyapari.books.job import JobKind, Run
from vyapari.bot.reply import Replies
from vyapari.bot.turn import Turn

T = TypeVar("T")

#: Answers a command; ``turn.text`` is what stands after it.
Handler = Callable[[Turn], Awaitable[Replies]]
#: Answers a pressed button; ``turn.args`` are the parts of its data after the verb.
Presser = Callable[[Turn], Awaitable[Replies]]
#: Answers an open question, for the person who was asked alone; ``None`` when the text is no answer
#: to it, so that others may try.
Answerer = Callable[[Turn, dict[str, Any]], Awaitable[Replies]]
#: Answers a text, or passes it on to who takes longer over it.
TextHandler = Callable[[Turn], Awaitable["Replies | Passed"]]
#: Answers what is no text, or gives the words that were said, to be answered as if typed.
OtherHandler = Callable[[Turn], Awaitable["Replies | Spoken"]]
#: Tells the merchant what was booked.
Renderer = Callable[[Turn, Booked], Awaitable[Replies]]
#: Tells what somebody wanted to be told unasked; ``None`` where there is nothing to tell.
JobHandler = Callable[[Turn, Run], Awaitable[Replies]]


class Passed(Enum):
    """What ``text`` answers when it has not understood: ``passed`` shall have it."""

    ON = auto()


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a voice note; those under a picture (not ``heard``) that says nothing itself."""

    words: str
    heard: bool = True


@dataclass(frozen=True, slots=True)
class Routes:
    """A feature's handlers, by command, button verb, question kind, reply name, kind of job.

    ``text`` answers what is neither a command nor the answer to a question; ``edit`` a message
    that the merchant has changed; ``passed`` what these two pass on; ``other`` what is no text (a
    place, a sticker; a voice note, a picture or a document, which is in ``turn.media``). For each
    of these four at most one feature has a handler. ``files`` answers an open question, by its
    kind, with the file that was sent.
    """

    commands: dict[str, Handler] = field(default_factory=dict)
    buttons: dict[str, Presser] = field(default_factory=dict)
    questions: dict[str, Answerer] = field(default_factory=dict)
    files: dict[str, Answerer] = field(default_factory=dict)
    replies: dict[str, Renderer] = field(default_factory=dict)
    jobs: dict[JobKind, JobHandler] = field(default_factory=dict)
    text: TextHandler | None = None
    passed: Handler | None = None
    edit: TextHandler | None = None
    other: OtherHandler | None = None

    @classmethod
    def of(cls, features: Iterable["Routes"]) -> "Routes":
        """All features' routes in one; raises ``ValueError`` where two claim the same name."""
        features = tuple(features)
        merged = cls(
            text=_only("text", (feature.text for feature in features)),
            passed=_only("passed", (feature.passed for feature in features)),
            edit=_only("edit", (feature.edit for feature in features)),
            other=_only("other", (feature.other for feature in features)),
        )
        for feature in features:
            for mine, theirs in (
                (merged.commands, feature.commands),
                (merged.buttons, feature.buttons),
                (merged.questions, feature.questions),
                (merged.files, feature.files),
                (merged.replies, feature.replies),
                (merged.jobs, feature.jobs),
            ):
                if twice := mine.keys() & theirs.keys():
                    raise ValueError(f"two features claim {sorted(twice)}")
                mine.update(theirs)  # type: ignore[arg-type]
        return merged


def _only(name: str, claims: Iterable[T | None]) -> T | None:
    handlers = [handler for handler in claims if handler is not None]
    if len(handlers) > 1:
        raise ValueError(f"two features claim {name!r}")
    return handlers[0] if handlers else None
