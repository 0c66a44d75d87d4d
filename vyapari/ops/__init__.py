"""What an operator sees of the program while it runs."""
