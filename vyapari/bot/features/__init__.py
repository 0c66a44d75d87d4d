"""What the bot can do, one module a feature; each exports its ``ROUTES``."""
