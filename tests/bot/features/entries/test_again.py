"""A crash between booking and answering: the answer is told from what was kept."""

import pytest

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import Merchant
from vyapari.bot.incoming import Incoming

STEPS = [
    ["sold 5 kg sugar at 45 to Ramesh on credit"],
    ["sold 2 kg sgar at 45 to Kiran", "[It was Sugar]"],
    ["60 kg sugar sold at 44 cash", "[Count stock]", "12"],
    ["sold 5 kg sugar", "[Undo]", "[Bring back]", "[UPI]"],
    ["sold 3 kg saffron to Mohan", "2,40,000", "[No, change]", "100"],
    ["sold 5 kg sugar at 450", "[Yes]"],
    ["received 500 from Ramesh", "received 500 from Ramesh", "[No, same one]"],
    ["sugar price is now 48", "[Undo]"],
    ["sold 10 kg rice to Fatima on credit", "[credit]"],
    ["5 kg sugar 45 udhaar", "Kiran"],
    ["/delete", "[opening]", "[Yes]"],
    ["sold 5 kg saffron", "/cancel"],
]


@pytest.mark.parametrize("steps", STEPS, ids=[" ".join(steps) for steps in STEPS])
async def test_every_booked_answer_can_be_told_again(opened: Open, steps: list[str]) -> None:
    mina = await opened()
    for step in steps:
        if step.startswith("["):
            first = await mina.tap(step.strip("[]"))
        else:
            first = await mina.say(step)
        assert first.text
        await _again(mina, pressed=step.startswith("["))


async def _again(mina: Merchant, *, pressed: bool) -> None:
    """What the last update booked, told by a process that has only just begun."""
    key = f"test:{mina.numbers.last}"
    booked = await mina.bot.store.applied(key)
    if booked is None:
        return  # it was answered without booking anything
    told = mina.last[0]
    mina.bot.restart()
    incoming = Incoming(
        kind="button" if pressed else "text",
        chat_id=mina.chat_id,
        private=True,
        person=mina.person,
        text="",
        message_id=1,
        at=mina.bot.now,
    )
    turn = await mina.turn(incoming, key)
    assert await turn.tell(booked) == told
