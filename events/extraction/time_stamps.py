"""Times of day that head the entries of a live report: `1945: `, `18:40 - `, `9.15am `."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_STAMP = re.compile(
    r"(?m)^[ \t]*+[-*•]?[ \t]*+(?P<time>(?P<hour>\d{1,2})(?P<mark>[:.]?)(?P<minute>\d{2}))"
    r"[ \t]?(?:am|pm|a\.m\.|p\.m\.)?[ \t]?(?P<zone>GMT|UTC|BST|CET|EST|EDT|local(?: time)?|hours)?"
    r"[ \t]*+(?:[:–—-]|(?=[A-Z]))"
)
_FEWEST = 3  # times that make a live report; one or two may be anything


@dataclass(frozen=True)
class Stamp:
    """A time of day printed at body[start:end], at the head of a line."""

    start: int
    end: int


def time_stamps(body: str, published_on: date | None) -> list[Stamp]:
    """The times that head the entries of a live report; none where they may be years."""
    found = [each for each in _STAMP.finditer(body) if _is_time(each)]
    if len(found) < _FEWEST or _may_be_years(found, published_on):
        return []
    return [Stamp(*each.span("time")) for each in found]


def _is_time(match: re.Match[str]) -> bool:
    return int(match["hour"]) < 24 and int(match["minute"]) < 60


def _may_be_years(found: Sequence[re.Match[str]], published_on: date | None) -> bool:
    """`1945: Soviet troops take Berlin`: four figures each, none of them past the present."""
    last = published_on.year if published_on else date.max.year
    return all(
        not (each["mark"] or each["zone"])
        and len(each["time"]) == 4
        and 1000 <= int(each["time"]) <= last
        for each in found
    )
