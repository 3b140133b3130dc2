"""Language tags, and which language a text is in."""

import re
from itertools import islice

_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_LONGEST = 12


def language_code(text: str) -> str:
    """A BCP 47 tag of at most 12 characters; `en` where the text is none."""
    tag = text.strip().replace("_", "-")
    return tag if len(tag) <= _LONGEST and _TAG.fullmatch(tag) else "en"


# Function words that take a good share of any English text, and of no other language's.
_ENGLISH = frozenset(
    [
        *("the", "of", "and", "to", "in", "a", "that", "was", "for", "on", "with", "by", "is"),
        *("are", "has", "had", "have", "from", "as", "at", "it", "its", "their", "they", "he"),
        *("his", "be", "been", "not", "but", "said", "who", "which", "after", "this"),
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 40  # words; shorter texts are lists and headlines, which may do without
_SHARE = 0.12  # English news has 0.2 to 0.5; German, French, Spanish and Dutch below 0.06
_LOOKED_AT = 2_000  # words


def is_english(text: str) -> bool:
    """Whether a text reads as English; so does one too short to tell."""
    words = [match.group().lower() for match in islice(_WORD.finditer(text), _LOOKED_AT)]
    if len(words) < _FEWEST:
        return True
    return sum(word in _ENGLISH for word in words) >= _SHARE * len(words)
