"""Which role takes a message, by its words; what they do not tell the bookkeeper finds out."""

import re
from functools import cache

from vyapari.agents.phrases import folded, pattern, tables
from vyapari.agents.roles import Role

#: Where the words of several roles stand in a message, the first of these takes it.
_FIRST = (Role.ADVISOR, Role.ANALYST, Role.STOCKKEEPER)
#: Greetings and the like, which stand at the head of an entry too; those that stand only there.
_TALK, _GREETING = "talk", "greeting"
_LONGEST = 600


def role_of(text: str) -> Role:
    """The role that ``text`` is for."""
    plain = folded(text[:_LONGEST])
    words = _words()
    if (role := next((r for r in _FIRST if words[r.value].search(plain)), None)) is not None:
        return role
    talks = words[_TALK].search(plain) or words[_GREETING].match(plain)
    return Role.ADVISOR if talks and not any(map(str.isdecimal, plain)) else Role.BOOKKEEPER


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {
        name: pattern(phrase for phrases in languages.values() for phrase in phrases)
        for name, languages in tables("routing").items()
    }
