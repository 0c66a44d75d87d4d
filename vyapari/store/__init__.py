"""The books' keeper: one database, reached by functions called with JSON."""

from vyapari.store.embedded import open_store
from vyapari.store.home import lock_home
from vyapari.store.store import Store

__all__ = ["Store", "lock_home", "open_store"]
