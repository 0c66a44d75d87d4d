"""Papers and sheets: what leaves the shop as a file."""
