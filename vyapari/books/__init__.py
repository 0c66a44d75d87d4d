"""The books' rules: pure values and functions, no I/O."""
