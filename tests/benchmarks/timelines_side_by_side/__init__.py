"""Our timeline beside two timeline libraries, with the same events, in a real browser."""
