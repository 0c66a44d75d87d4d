"""The configuration, typed: from the environment and a ``.env`` file."""

from vyapari.settings.loading import load_settings
from vyapari.settings.misspelt import misspelt
from vyapari.settings.settings import Settings

__all__ = ["Settings", "load_settings", "misspelt"]
