"""Names in capitals that head the entries of a list: `PALMYRA - Taken by the army in March.`"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’']*(?:[ -][A-ZÀ-Þ’']+){0,3}"
_HEAD = re.compile(
    r"(?m)^[*•–—-]?[ \t]*(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}(?:, \d{4})?[:,] )?"
    rf"(?P<names>{_CAPITALS}(?:(?:,| and| AND)[ ]{_CAPITALS}){{0,3}})"
    r"(?::|\.|[ ]?[–—-]+)[ \t]+(?=[A-Z“\"‘])"
)
_FEWEST = 3  # entries that make a list; one or two may be datelines
_SHORTEST = 3  # letters of a name
_TEXTS = 4  # whose heads are kept: several modules ask for them


@dataclass(frozen=True)
class EntryHead:
    """The names at body[start:end]; what is told of them goes from `told` to `until`."""

    start: int
    end: int
    told: int
    until: int


@lru_cache(_TEXTS)
def entry_heads(body: str) -> tuple[EntryHead, ...]:
    """Every head of a list of three entries or more, in order; none of a text without one."""
    found = [
        EntryHead(*match.span("names"), match.end(), _line_end(body, match.end()))
        for match in _HEAD.finditer(body)
        if len(match["names"]) >= _SHORTEST
    ]
    return tuple(found) if len(found) >= _FEWEST else ()


def head_over(heads: Sequence[EntryHead], at: int) -> EntryHead | None:
    """The head of the entry that a point of the body stands in."""
    index = bisect_right(heads, at, key=lambda each: each.start) - 1
    return heads[index] if index >= 0 and at < heads[index].until else None


def _line_end(body: str, start: int) -> int:
    end = body.find("\n", start)
    return len(body) if end < 0 else end
