"""Telegram in and out: inbox, handler chain, features, replies."""

import os

# python-telegram-bot's spans of time are timedeltas; without this it warns at each of them.
os.environ.setdefault("PTB_TIMEDELTA", "1")
