"""Tables that merchants send: read, and the template that they fill in."""
