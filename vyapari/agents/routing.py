"""Which role takes a message, by its words; what they do not tell the bookkeeper finds out."""

import re
from functools import cache

from vyapari.agents.phrases import folded, pattern, tables
from vyapari.agents.roles import Role

#: Where the words of several roles stand in a message, the first of these takes it.
_FIRST = (Role.ADVISOR, Role.ANALYST, Role.STOCKKEEPER)
_LONGEST = 600


def role_of(text: str) -> Role:
    """The role that ``text`` is for."""
    plain = folded(text[:_LONGEST])
    return next((role for role in _FIRST if _words()[role].search(plain)), Role.BOOKKEEPER)


@cache
def _words() -> dict[Role, re.Pattern[str]]:
    return {
        Role(name): pattern(phrase for phrases in languages.values() for phrase in phrases)
        for name, languages in tables("routing").items()
    }
