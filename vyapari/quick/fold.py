"""One spelling for the many that Indian names and words have, in Latin letters or an Indic script.

``romanise`` turns an Indic word into plain Latin letters with its silent schwas dropped; ``sound``
keeps aspirates (words of the vocabulary differ by them: saat 7, saath 60), ``fold`` drops those
too (names hardly do: dhaniya, daniya), ``bones`` goes on to drop every short or long a.
"""

import re
from functools import lru_cache

#: Indic blocks of Unicode share one layout: a letter's place in its block says what it is.
_FIRST, _LAST, _BLOCK = 0x0900, 0x0D7F, 0x80
_VOWELS = {
    0x05: "a", 0x06: "aa", 0x07: "i", 0x08: "ii", 0x09: "u", 0x0A: "uu", 0x0B: "ri", 0x0D: "e",
    0x0E: "e", 0x0F: "e", 0x10: "ai", 0x11: "o", 0x12: "o", 0x13: "o", 0x14: "au",
}  # fmt: skip
_CONSONANTS = {
    0x15: "k", 0x16: "kh", 0x17: "g", 0x18: "gh", 0x19: "n", 0x1A: "ch", 0x1B: "chh", 0x1C: "j",
    0x1D: "jh", 0x1E: "n", 0x1F: "t", 0x20: "th", 0x21: "d", 0x22: "dh", 0x23: "n", 0x24: "t",
    0x25: "th", 0x26: "d", 0x27: "dh", 0x28: "n", 0x29: "n", 0x2A: "p", 0x2B: "ph", 0x2C: "b",
    0x2D: "bh", 0x2E: "m", 0x2F: "y", 0x30: "r", 0x31: "r", 0x32: "l", 0x33: "l", 0x34: "l",
    0x35: "v", 0x36: "sh", 0x37: "sh", 0x38: "s", 0x39: "h",
}  # fmt: skip
_SIGNS = {
    0x3E: "aa", 0x3F: "i", 0x40: "ii", 0x41: "u", 0x42: "uu", 0x43: "ri", 0x45: "e", 0x46: "e",
    0x47: "e", 0x48: "ai", 0x49: "o", 0x4A: "o", 0x4B: "o", 0x4C: "au",
}  # fmt: skip
_VIRAMA, _ANUSVARA, _VISARGA = 0x4D, (0x01, 0x02), 0x03
_LABIALS = frozenset("pbm")


#: Conjuncts that are not said as they are written: gyan, singh; in Gujarati too.
_SAID = (("ज्ञ", "ग्य"), ("જ્ઞ", "ગ્ય"), ("िंह", "िंघ"))
#: Behind another consonant these keep their schwa at the end of a word: Narendra, Surya, Krishna.
_SPOKEN = frozenset({"r", "y", "n", "v"})


def _letters(word: str) -> list[tuple[str, str]]:
    """(consonant, vowel) pairs; a vowel of "A" is a schwa that may be silent."""
    pairs: list[tuple[str, str]] = []
    for char in word:
        code = ord(char)
        place = (code - _FIRST) % _BLOCK if _FIRST <= code <= _LAST else -1
        if place in _CONSONANTS:
            pairs.append((_CONSONANTS[place], "A"))
        elif place in _SIGNS and pairs:
            pairs[-1] = (pairs[-1][0], _SIGNS[place])
        elif place == _VIRAMA and pairs:
            pairs[-1] = (pairs[-1][0], "")
        elif place in _VOWELS:
            pairs.append(("", _VOWELS[place]))
        elif place in _ANUSVARA:
            pairs.append(("N", ""))
        elif place == _VISARGA:
            pairs.append(("h", ""))
        elif place == -1:
            pairs.append((char, ""))
    return pairs


def romanise(word: str) -> str:
    """``word`` in lower-case Latin letters; a word already in them comes back as it is."""
    if word.isascii():
        return word
    for written, said in _SAID:
        word = word.replace(written, said)
    pairs = _letters(word)
    last = len(pairs) - 1
    silent = [False] * len(pairs)
    for i in range(last, 0, -1):
        consonant, vowel = pairs[i]
        if vowel != "A" or not consonant:
            continue
        before = pairs[i - 1][1] and not silent[i - 1]
        after = i < last and pairs[i + 1][0] and pairs[i + 1][1] and not silent[i + 1]
        spoken = consonant in _SPOKEN and pairs[i - 1][0] != "N" and not pairs[i - 1][1]
        # a schwa is silent at the end of a word and between a syllable and another one
        if (i == last and not spoken) or (before and after and pairs[i + 1][0] != "N"):
            silent[i] = True
    out: list[str] = []
    for i, (consonant, vowel) in enumerate(pairs):
        if consonant == "N":
            follows = pairs[i + 1][0][:1] if i < last else ""
            out.append("m" if follows in _LABIALS and follows else "n")
        else:
            out.append(consonant)
        out.append("" if silent[i] else vowel.lower())
    return "".join(out)


_SOUND = (
    (re.compile(r"aa+"), "a"), (re.compile(r"ee+|ii+|ie$|ey$"), "i"), (re.compile(r"oo+|uu+"), "u"),
    (re.compile(r"ay|ei"), "ai"), (re.compile(r"ou|ow"), "au"), (re.compile(r"w"), "v"),
    (re.compile(r"z"), "j"), (re.compile(r"q"), "k"), (re.compile(r"ph"), "f"),
    (re.compile(r"y$"), "i"), (re.compile(r"chh"), "ch"), (re.compile(r"n(?=[pbm])"), "m"),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_FOLD = (
    (re.compile(r"^ve(?=r[^aeiou])"), "va"), (re.compile(r"ao$"), "av"),
    (re.compile(r"ck"), "k"), (re.compile(r"x"), "ks"), (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"ch"), "C"), (re.compile(r"c"), "k"),
    (re.compile(r"(?<=[kgtdbsjrv])h"), ""),
    (re.compile(r"ai"), "e"), (re.compile(r"au"), "o"), (re.compile(r"(?<!^)y"), "i"),
    (re.compile(r"[^0-9A-Za-z]"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_VOWELS_LATIN = re.compile(r"(?<!^)[aeiou]")
_AS = re.compile(r"(?<!^)a")


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How a lower-case word sounds: vowel lengths, doubled letters, w/v, z/j, ph/f made one."""
    word = romanise(word)
    for pattern, replacement in _SOUND:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The key under which a lower-case word of a name is looked up; may be empty."""
    if word.isdigit():
        return word
    word = romanise(word).replace("who", "ho").replace("wh", "v")
    for pattern, replacement in _SOUND:
        word = pattern.sub(replacement, word)
    for pattern, replacement in _FOLD:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=50_000)
def bones(folded: str) -> str:
    """``folded`` without its inner and final a: what is left when schwas are written or not."""
    return _AS.sub("", folded)


@lru_cache(maxsize=50_000)
def skeleton(folded: str) -> str:
    """``folded`` without its inner and final vowels: traders, tredars."""
    return _VOWELS_LATIN.sub("", folded)
