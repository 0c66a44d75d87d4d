"""People and chats in the log: a mark each, always the same, that only the bot's owner can tell.

The mark is made of the id with the bot's token for a key. So it is the same on all instances and
after every restart, and nobody who has the log but not the token can find out whose it is.
``vyapari mark ID`` prints it.
"""

from functools import lru_cache
from hashlib import blake2s

#: Long enough that two of a bot's chats hardly ever share one.
_BYTES = 6


@lru_cache(maxsize=4096)
def mark_of(ident: int, key: str) -> str:
    """The mark that stands in the log for the chat or user ``ident``."""
    digest = blake2s(str(ident).encode(), key=_key(key), digest_size=_BYTES)
    return digest.hexdigest()


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return blake2s(secret.encode(), person=b"logmarks").digest()
