"""Agents: what quick understanding passes on, a model reads, and the books stay right.

``Agents`` is what the rest of the program knows. A model's words and calls are never trusted: its
calls become the same entries that quick understanding makes, and ``grounding`` says which of their
figures and names the merchant did not give.
"""
