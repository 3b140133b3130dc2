"""Texts as every format can carry them."""

import re

# XML 1.0 has no way to write these characters, and iCalendar forbids most of them.
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text without the control characters that a feed cannot hold; lines end in a newline."""
    return _UNWRITABLE.sub("", re.sub("\r\n?", "\n", text))


def in_one_line(text: str) -> str:
    """The same with every blank made a single space."""
    return " ".join(writable(text).split())
