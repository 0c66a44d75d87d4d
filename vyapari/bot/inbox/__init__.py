"""Where updates are kept from the moment Telegram hands them over until they are dealt with."""
