"""Vyapari: a bookkeeper for small Indian merchants, in Telegram."""
