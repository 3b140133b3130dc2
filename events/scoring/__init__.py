"""How well articles are read: what was read against what a person wrote down."""
