"""Keys: the folded words under which names are kept and looked up."""

from functools import lru_cache

from vyapari.quick.fold import bones, fold
from vyapari.quick.goods import goods
from vyapari.quick.lexicon import lexicon
from vyapari.quick.tokens import words

Keys = tuple[str, ...]

#: Forms of address that are written as one with the name: Rameshbhai, Kokilaben.
_ENDINGS = tuple(map(fold, ("bhai", "bahen", "ben", "ji")))


@lru_cache(maxsize=20_000)
def item_key(folded: str) -> str:
    """Items in the singular and plural, with and without schwas: anda, ande, and; eggs, egg."""
    if folded.isdigit() or len(folded) < 3:
        return folded
    stem = bones(folded.removesuffix("s")).rstrip("aeiou")
    return stem if len(stem) > 1 else folded


@lru_cache(maxsize=20_000)
def party_key(folded: str) -> str:
    """People with and without schwas; how the name ends stays: Sunit is not Sunita."""
    if len(folded) < 4:
        return folded
    return bones(folded) + ("a" if folded.endswith("a") else "")


@lru_cache(maxsize=1)
def genitives() -> frozenset[str]:
    """The words that say no more than "of"."""
    return frozenset(lexicon().spellings("of"))


@lru_cache(maxsize=1)
def _honorifics() -> frozenset[str]:
    spelled = lexicon().spellings("honorific")
    return frozenset(fold(word) for word in spelled if " " not in word)


def keys_of(name: str) -> Keys:
    """The folded words of a name; genitives and signs say nothing."""
    of = genitives()
    said = [word for word in words(name) if word not in of]
    if len(said) > 1 and not name.isascii():
        said[:-1] = map(_good, said[:-1])
    return tuple(key for word in said if (key := fold(word)))


@lru_cache(maxsize=20_000)
def _good(word: str) -> str:
    """A good's name without the genitive that is written as one with it: ઘઉંનો લોટ."""
    for ending, particle in lexicon().particles.items():
        stem = word.removesuffix(ending)
        if stem != word and particle in genitives() and goods().named((fold(stem),)):
            return stem
    return word


def plain_keys(keys: Keys) -> Keys:
    """``keys`` without forms of address, as words of their own or at a word's end."""
    address = _honorifics()
    plain = tuple(key for key in keys if key not in address)
    if len(plain) == len(keys):
        plain = tuple(map(_unaddressed, keys))
    return plain or keys


def _unaddressed(key: str) -> str:
    """Ramesh of Rameshbhai."""
    for ending in _ENDINGS:
        if len(key) > len(ending) + 2 and key.endswith(ending):
            return key.removesuffix(ending)
    return key


def bare_keys(keys: Keys) -> list[Keys]:
    """``keys`` without forms of address, if there are any: a name, or two that sound alike."""
    plain = plain_keys(keys)
    if plain == keys:
        return []
    # an n is an m before the b of "bhai": Kiranbhai
    other = tuple(
        f"{one[:-1]}n" if one != key and one.endswith("m") else one
        for one, key in zip(plain, keys, strict=len(plain) == len(keys))
    )
    return list(dict.fromkeys((plain, other)))
