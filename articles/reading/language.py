"""Language tags."""

import re

_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_LONGEST = 12


def language_code(text: str) -> str:
    """A BCP 47 tag of at most 12 characters; `en` where the text is none."""
    tag = text.strip().replace("_", "-")
    return tag if len(tag) <= _LONGEST and _TAG.fullmatch(tag) else "en"
