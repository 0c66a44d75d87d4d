"""Reports: what sold, what it left, who owes, where the money went; by day, month, year or span."""

from vyapari.bot.features.reports.desk import ROUTES, show

__all__ = ["ROUTES", "show"]
