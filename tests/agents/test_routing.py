"""Which role takes a message."""

import pytest

from vyapari.agents.roles import Role
from vyapari.agents.routing import role_of


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ramesh ko paanch kilo cheeni di", Role.BOOKKEEPER),
        ("રમેશ ભાઈ આવ્યા હતા", Role.BOOKKEEPER),
        ("", Role.BOOKKEEPER),
        ("Hello!", Role.ADVISOR),
        ("Hi, who are you?", Role.ADVISOR),
        ("hi!", Role.ADVISOR),
        ("Ramesh ko kal hi do kilo cheeni di thi", Role.BOOKKEEPER),
        ("how can I grow my shop", Role.ADVISOR),
        ("dhandha kaise badhaun", Role.ADVISOR),
        ("धंधा कैसे बढ़ाऊं", Role.ADVISOR),
        ("ધંધો કેવી રીતે વધારવું", Role.ADVISOR),
        ("why are sales down", Role.ANALYST),
        ("sabse zyada kya bika", Role.ANALYST),
        ("बिक्री की तुलना करो", Role.ANALYST),
        ("વેચાણની સરખામણી", Role.ANALYST),
        ("counted the soap, 12", Role.STOCKKEEPER),
        ("cheeni ka naya bhav 48", Role.STOCKKEEPER),
        ("चीनी का नया भाव 48", Role.STOCKKEEPER),
        ("ખાંડનો નવો ભાવ 48", Role.STOCKKEEPER),
        # A word within another one is none.
        ("sold this chicken", Role.BOOKKEEPER),
        ("WHY\u200b so", Role.ANALYST),
    ],
)
def test_the_words_tell_the_role(text: str, role: Role) -> None:
    assert role_of(text) is role
