"""``/record``: what can be written, shown by example."""

from vyapari.bot.features import pressed
from vyapari.bot.features.gate import stale
from vyapari.bot.features.pages import grid
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.turn import Turn

#: What there are examples of; the keys of the texts and of the buttons.
SUBJECTS = (
    "sale",
    "purchase",
    "receipt",
    "payment",
    "expense",
    "return",
    "count",
    "price",
    "opening",
    "transfer",
)


async def show(turn: Turn) -> Replies:
    """The overview, with a button for each kind of entry."""
    return Reply(text=turn.say("guide-all"), buttons=_buttons(turn, None))


async def press(turn: Turn) -> Replies:
    """One kind's examples, in the place of the overview; or the overview, to be read anew."""
    if not turn.args:
        return await show(turn)
    try:
        subject = pressed.word(turn, 0, SUBJECTS)
    except pressed.Unreadable:
        return stale(turn)
    return Reply(turn.say(f"guide-{subject}"), _buttons(turn, subject), edit=True)


def _buttons(turn: Turn, shown: str | None) -> tuple[tuple[Button, ...], ...]:
    return grid(
        [
            Button(turn.say.plain(f"guide-button-{subject}"), f"guide:{subject}")
            for subject in SUBJECTS
            if subject != shown
        ],
        wide=3,
    )
