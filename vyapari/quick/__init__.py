"""Understanding offline what merchants write most, in a fraction of a millisecond.

``understand`` makes an entry of a message only when every word of it is accounted for. A shop's
``Names`` are its items and parties; the ``answer_…`` functions read the answer to an open
question; ``language`` tells which language to reply in.
"""

from vyapari.quick.answers import (
    answer_amount,
    answer_date,
    answer_mode,
    answer_quantity,
    answer_yes_no,
)
from vyapari.quick.language import language, script
from vyapari.quick.lexicon import Lexicon
from vyapari.quick.names import Match, Names
from vyapari.quick.understanding import understand

__all__ = [
    "Lexicon",
    "Match",
    "Names",
    "answer_amount",
    "answer_date",
    "answer_mode",
    "answer_quantity",
    "answer_yes_no",
    "language",
    "script",
    "understand",
]
