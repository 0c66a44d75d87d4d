"""The books' keeper: one database, reached by functions called with JSON."""

from vyapari.store.embedded import join_store, open_store, serve
from vyapari.store.home import lock_home
from vyapari.store.store import Store

__all__ = ["Store", "join_store", "lock_home", "open_store", "serve"]
