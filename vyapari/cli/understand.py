"""``vyapari understand``: see ``quick.transcript``."""

from vyapari.quick.transcript import add_arguments, main

__all__ = ["add_arguments", "main"]
