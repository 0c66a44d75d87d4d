"""Steps that go with an entry's own."""

from vyapari.books.commands import ReverseVoucher, SetChat
from vyapari.books.shop import Right
from vyapari.bot.features.asking import is_asked
from vyapari.bot.ids import new_id
from vyapari.bot.turn import Turn


def taking_back(turn: Turn, voucher_id: str | None) -> tuple[ReverseVoucher, ...]:
    """The step that reverses a voucher; one's own alone, for who may not correct others'."""
    if voucher_id is None:
        return ()
    return (
        ReverseVoucher(
            voucher_id,
            new_id(turn.key, "reversal", voucher_id),
            turn.today,
            own_only=not turn.may(Right.CORRECT),
        ),
    )


def closing(turn: Turn, *, always: bool = False) -> tuple[SetChat, ...]:
    """The step that closes the chat's open question, if the person who speaks was asked one.

    A press may close what somebody else was asked: the button was under it.
    """
    asked = turn.session.question
    mine = asked is not None and (turn.kind == "button" or is_asked(turn, asked))
    if not mine and not always:
        return ()
    return (SetChat(turn.chat_id, {"question": None}),)
