"""The books in the forms that accountants' programs read."""
