"""The subcommands that are more than a call."""
