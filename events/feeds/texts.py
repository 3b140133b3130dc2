"""Texts as every format can carry them."""

import re

# XML 1.0 has no way to write these characters, and iCalendar forbids most of them.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text without the control characters that a feed cannot hold."""
    return _UNWRITABLE.sub("", text)
