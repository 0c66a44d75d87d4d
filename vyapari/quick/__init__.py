"""Understanding offline what merchants write most."""
