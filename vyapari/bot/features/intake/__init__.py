"""Items, parties and opening balances from a table that a merchant sends."""

from vyapari.bot.features.intake.desk import ROUTES, take

__all__ = ["ROUTES", "take"]
