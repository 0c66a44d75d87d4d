"""What a merchant writes under a photo of a paper: how it was paid, and whose it is."""

from dataclasses import replace
from datetime import date

from vyapari.agents.papers import Paper
from vyapari.agents.trust import is_name, is_plain
from vyapari.books.entry import Mode
from vyapari.quick.chunks import Kind, chunks
from vyapari.quick.lexicon import lexicon
from vyapari.quick.names import Names
from vyapari.quick.terms import terms
from vyapari.quick.tokens import clean, tokens

#: More is no caption but a letter.
_LONGEST = 200


def captioned(paper: Paper, caption: str, names: Names, today: date) -> Paper:
    """``paper`` with what the caption says for certain; as it is where that says nothing.

    A party of the shop's is whose paper it is, whatever is printed; a new name only where none is.
    """
    if not caption or len(caption) > _LONGEST or not is_plain(caption):
        return paper
    plain = clean(caption)
    cut = terms(tokens(plain), lexicon(), names, plain)
    found = chunks(cut, today)
    modes = {Mode(each.value) for each in found if each.kind is Kind.MODE}
    if len(modes) == 1:
        paper = replace(paper, mode=modes.pop())
    named = [each for each in found if each.kind is Kind.NAME]
    if len(named) != 1:
        return paper
    written = plain[cut[named[0].first].start : cut[named[0].last - 1].end]
    match = names.find_party(written)
    if match.id is not None:
        return replace(paper, party=names.parties[match.id].name)
    of_goods = names.find_item(written)
    if paper.party is not None or of_goods.id or of_goods.candidates or not is_name(written):
        return paper
    return replace(paper, party=written)
