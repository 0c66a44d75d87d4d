"""The words of a voice note stand above what is answered to them."""

from dataclasses import replace

from vyapari.bot.reply import Replies, Reply, all_of
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn

#: More of a long note is not repeated.
_LONGEST = 600


def with_heard(turn: Turn, replies: Replies) -> Replies:
    """``replies`` with what was heard above the first; as they are if nothing was spoken."""
    if not turn.heard:
        return replies
    heard = turn.heard if len(turn.heard) <= _LONGEST else f"{turn.heard[:_LONGEST]}…"
    line = turn.say("core-heard", words=heard)
    said = all_of(replies)
    for place, reply in enumerate(said):
        if reply.text:
            told = replace(reply, text=Markup(f"{line}\n{reply.text}"))
            return (*said[:place], told, *said[place + 1 :])
    return (Reply(line), *said)
