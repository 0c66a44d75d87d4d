"""``vyapari bench``: see the package of that name."""

from vyapari.bench.command import add_arguments, main

__all__ = ["add_arguments", "main"]
