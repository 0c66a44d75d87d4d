"""Endings: particles that a language writes as one with the word before them, parted from it."""

import unicodedata
from dataclasses import replace

from vyapari.quick.fold import fold
from vyapari.quick.lexicon import Lexicon
from vyapari.quick.names import Names
from vyapari.quick.tokens import Token

_VIRAMA = 9
#: An unknown stem of fewer syllables may as well be the beginning of a name: પવને, સોની.
_LONG = 3


def parted(found: list[Token], lexicon: Lexicon, names: Names) -> list[Token]:
    """``found`` with the endings of its words as tokens of their own: રમેશ ને, બેંક માંથી.

    A stem must be known, or told by its ending. A word that may be a stem with an ending and may
    be a name as it is becomes a sign, which nothing accounts for.
    """
    endings = lexicon.endings
    cut: list[Token] = []
    for token in found:
        if token.kind == "word" and token.text.endswith(endings):
            cut.extend(_parted(token, lexicon, names))
        else:
            cut.append(token)
    return cut


def _parted(token: Token, lexicon: Lexicon, names: Names) -> list[Token]:
    text = token.text
    ways = [
        (text.removesuffix(ending), ending)
        for ending in lexicon.endings
        if text.endswith(ending) and len(text) > len(ending)
    ]
    # to the ear દેસાઈએ begins as દેસાઈ does
    heard = names.begins(text) and fold(text) not in {fold(stem) for stem, _ in ways}
    if heard or lexicon.knows(text):
        return [token]
    known = [way for way in ways if _follows(*way, lexicon, names)]
    # સુનીતાબહેને is બહેન with એ, though બહે may sound like ભાઈ; સુરેશને is no સુરેશન with એ
    known = [way for way in known if way[0].endswith(lexicon.addresses)] or known
    known = [way for way in known if lexicon.knows(way[0]) or names.begins(way[0])] or known
    if known:
        return _at(token, known[0][1], lexicon) if len(known) == 1 else [_sign(token)]
    if names.party(text) or names.item(text) or names.wares(text):
        return [token]
    for stem, ending in ways:
        told = ending in lexicon.telling and _syllables(stem) >= _LONG
        if not lexicon.numeric(ending) and (told or stem.endswith(lexicon.addresses)):
            return _at(token, ending, lexicon)
    return [_sign(token)] if ways else [token]


def _sign(token: Token) -> Token:
    return replace(token, kind="sign")


def _follows(stem: str, ending: str, lexicon: Lexicon, names: Names) -> bool:
    """Whether ``ending`` stands behind a stem that is known; one of a number behind a number."""
    if lexicon.numeric(ending):
        return lexicon.numeric(stem)
    if lexicon.knows(stem) and (_syllables(stem) > 1 or lexicon.find([stem]) is None):
        return True  # of the short words only those that say nothing alone: ગૂગલ પે
    return bool(names.party(stem) or names.item(stem) or names.wares(stem))


def _at(token: Token, ending: str, lexicon: Lexicon) -> list[Token]:
    middle = token.end - len(ending)
    return [
        replace(token, text=token.text.removesuffix(ending), end=middle),
        replace(token, text=lexicon.particles[ending], start=middle, glued=True),
    ]


def _syllables(stem: str) -> int:
    """How many letters with a vowel of their own ``stem`` has, a conjunct being one."""
    joined = [unicodedata.combining(char) == _VIRAMA for char in f" {stem}"]
    return sum(
        unicodedata.category(char) == "Lo" and not after
        for char, after in zip(stem, joined, strict=False)
    )
