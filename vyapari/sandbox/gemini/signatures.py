"""Thought signatures: what the model attaches to its calls and wants back unchanged."""

import hashlib
import hmac
import secrets
from typing import Final

# Fixed, so that a history outlives the server; it guards nothing.
_SECRET: Final = b"local gemini"
_NONCE: Final = 12
#: What the API takes in the place of a signature, for histories of other models.
SKIP: Final = frozenset({b"skip_thought_signature_validator"})


def issue(name: str) -> bytes:
    """A new signature for a call of that function; an empty name is for a text."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _digest(nonce, name)


def is_valid(signature: bytes, name: str) -> bool:
    """Whether this server issued it, to a call of that function."""
    if signature in SKIP:
        return True
    nonce, digest = signature[:_NONCE], signature[_NONCE:]
    return hmac.compare_digest(digest, _digest(nonce, name))


def _digest(nonce: bytes, name: str) -> bytes:
    return hmac.digest(_SECRET, nonce + name.encode(), hashlib.sha256)
