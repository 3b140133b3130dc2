"""Folding of names, so that every spelling of a name meets in one key."""

import re
from functools import lru_cache

from articles.folding import folded

__all__ = ["LINKS", "folded", "spelling_key"]

_APART = re.compile(r"[\W_]+")
# The link between two parts of a Persian or Arabic name: Mazar-i-Sharif, Mazar e Sharif.
LINKS = frozenset({"i", "e", "ye", "ul"})


@lru_cache(maxsize=65_536)
def spelling_key(name: str) -> str:
    """The key that all spellings of a name share.

    Accents, case, apostrophes, hyphens, blanks and the link of a Persian name do not count:
    `Mazar-i-Sharif`, `Mazar-e Sharīf` and `MAZARI SHARIF` differ only in what stands
    between the parts; the first two give `mazarsharif`.
    """
    plain = re.sub(r"['’‘ʿʾ`]", "", folded(name))
    parts = [part for part in _APART.split(plain) if part]
    inner = [part for part in parts[1:-1] if part not in LINKS]
    return "".join(parts[:1] + inner + (parts[-1:] if len(parts) > 1 else []))
