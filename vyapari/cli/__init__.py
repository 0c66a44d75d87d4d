"""The subcommands, a module each: its arguments, and what it does."""
