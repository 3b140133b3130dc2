"""How much text two articles share: all of it, enough to be one text, a part."""

import re
from functools import lru_cache
from zlib import crc32

from articles.reading.junk import passages

_RUN = 4  # words
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# A text with fewer shingles is a flash: it is a copy only of a text that holds all of it.
FEWEST_SHINGLES = 20
_LEAST_OF_A_COPY = 0.5
_LEAST_OF_A_PART = 0.2


@lru_cache(maxsize=512)
def shingles(body: str) -> frozenset[int]:
    """The runs of four words of a body's prose, as hashes that are the same in every run."""
    return frozenset(hashed_runs("\n".join(body[start:end] for start, end in passages(body))))


def hashed_runs(text: str) -> list[int]:
    """The runs of four words of a text, in order."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    runs = range(len(words) - _RUN + 1)
    return [crc32(" ".join(words[at : at + _RUN]).encode()) for at in runs]


def is_copy(shared: int, shorter: int) -> bool:
    """Tell whether two texts are one, in full, shortened or lightly edited.

    `shared` counts the shingles they share, `shorter` those of the text that has fewer.
    """
    if shorter < FEWEST_SHINGLES:
        return 0 < shorter <= shared
    return shared >= _LEAST_OF_A_COPY * shorter


def is_near(shared: int, shorter: int) -> bool:
    """Tell whether two texts are one, or one prints a good part of the other."""
    if is_copy(shared, shorter):
        return True
    return shared >= max(FEWEST_SHINGLES, _LEAST_OF_A_PART * shorter)
