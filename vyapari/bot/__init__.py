"""Telegram in and out: inbox, handler chain, features, replies."""
