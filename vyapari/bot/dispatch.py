"""Who answers: the command's handler, the button's, the open question's, or the free text's."""

from dataclasses import replace
from typing import Any

from vyapari.books.commands import Booked
from vyapari.books.job import Run
from vyapari.bot.features.asking import is_asked
from vyapari.bot.heard import with_heard
from vyapari.bot.incoming import Incoming
from vyapari.bot.questions import pressed_of
from vyapari.bot.reply import Replies, Reply, all_of, told
from vyapari.bot.routes import Passed, Routes, Spoken, TextHandler
from vyapari.bot.turn import Turn


class Dispatcher:
    """Hands turns to the features' handlers."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    async def answer(self, turn: Turn, incoming: Incoming) -> tuple[str, Replies]:
        """The name of the route that answered, for the log, and what it says."""
        if incoming.press is not None:
            return await self._press(turn)
        if incoming.command is not None:
            return await self._command(turn, incoming.command)
        if turn.kind == "edit":
            return await self._read(turn, "edit", self._routes.edit)
        if turn.kind == "other":
            return await self._other(turn)
        return await self._text(turn)

    async def render(self, turn: Turn, booked: Booked) -> Replies:
        """The reply to a booked command, and what is also told; raises ``LookupError`` if it
        names none."""
        if booked.reply is None:
            raise LookupError("a command without a reply")
        replies = await self._routes.replies[booked.reply](turn, booked)
        if (also := booked.reply_data.get("also")) is None:
            return replies
        beside = replace(booked, reply=also["reply"], reply_data=also["data"])
        more = await self._routes.replies[also["reply"]](turn, beside)
        return told(all_of(replies, more))

    async def do(self, turn: Turn, run: Run) -> Replies:
        """What is to be told now that the time of a job has come."""
        return await self._routes.jobs[run.job.kind](turn, run)

    async def _press(self, turn: Turn) -> tuple[str, Replies]:
        verb, *args = turn.text.split(":")
        turn.args = tuple(args)
        session = turn.session
        session.question = pressed_of(session.asked, args) or session.question
        presser = self._routes.buttons.get(verb)
        if presser is None:
            return "button", Reply(toast=turn.say.plain("core-old-button"))
        return f"button:{verb}", await presser(turn)

    async def _command(self, turn: Turn, command: str) -> tuple[str, Replies]:
        handler = self._routes.commands.get(command)
        if handler is not None:
            return f"/{command}", await handler(turn)
        # In a group it is probably another bot's.
        unknown = Reply(turn.say("core-unknown-command", command=command))
        return "/", unknown if turn.private else None

    async def _text(self, turn: Turn) -> tuple[str, Replies]:
        question = _asked(turn)
        answerer = self._routes.questions.get(question["kind"]) if question else None
        if question and answerer:
            replies = await answerer(turn, question)
            if replies is not None:
                return f"question:{question['kind']}", replies
        return await self._read(turn, "quick", self._routes.text)

    async def _read(
        self, turn: Turn, route: str, handler: TextHandler | None
    ) -> tuple[str, Replies]:
        answer = await handler(turn) if handler else None
        if answer is not Passed.ON:
            return route, answer
        return "agent", await self._routes.passed(turn) if self._routes.passed else None

    async def _other(self, turn: Turn) -> tuple[str, Replies]:
        question = _asked(turn)
        answerer = self._routes.files.get(question["kind"]) if question and turn.media else None
        if question and answerer:
            replies = await answerer(turn, question)
            if replies is not None:
                return f"question:{question['kind']}", replies
        if self._routes.other:
            answer = await self._routes.other(turn)
            if not isinstance(answer, Spoken):
                return "other", answer
            turn.kind, turn.text = "text", answer.words
            if not answer.heard:
                return await self._text(turn)
            turn.hear(answer.words)
            route, replies = await self._text(turn)
            return f"voice:{route}", with_heard(turn, replies)
        if await turn.more_coming():  # an album is answered once
            return "other", None
        return "other", Reply(turn.say("core-only-text"))


def _asked(turn: Turn) -> dict[str, Any] | None:
    """The chat's open question, if the person who speaks is the one who was asked."""
    question = turn.session.question
    return question if question and is_asked(turn, question) else None
