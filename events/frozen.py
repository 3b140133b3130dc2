"""The checksum of a list of events, for links that say whether the list has changed since.

Each event of the list is one line: a JSON array in UTF-8, without blanks, ended by a newline.
The array holds, in this order,

1. the last day on which it may have happened, "9999-12-31" where that is not known,
2. the first such day, "0001-01-01" where that is not known,
3. the precision of these days, "" where there are none,
4. the kind,
5. the manner,
6. the slug of the place, or the place as printed where the gazetteer lacks it,
7. the standing,
8. the actors, each as its role, a blank and its slug, sorted,
9. the number of independent sources,

all as known by the day of the list and as `/api/v1/events` gives them. The lines are sorted by
their bytes, and the checksum is the SHA-256 of all of them. Ids are left out: they tell in which
order articles came in, and nothing of what the list says. So are titles, quotes and notes.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

import orjson

GROUP = 8  # hexadecimal digits that a reader compares at a time


class FrozenEvent(NamedTuple):
    """What an event says, in the order of its line; unknown ends are those of the calendar."""

    last_day: date
    first_day: date
    precision: str
    kind: str
    manner: str
    place: str
    standing: str
    actors: tuple[str, ...]
    sources: int

    @property
    def line(self) -> bytes:
        return orjson.dumps(tuple(self)) + b"\n"


@dataclass(frozen=True)
class Checksum:
    """How many events a list has, and the SHA-256 of their lines in hexadecimal digits."""

    count: int
    sha256: str

    @property
    def groups(self) -> list[str]:
        return in_groups(self.sha256)


def checksum_of(events: Iterable[FrozenEvent]) -> Checksum:
    """Sum up events that come by the end of their span, then its start.

    A line begins with these days, so only lines of the same span are held and sorted.
    """
    digest, count = hashlib.sha256(), 0
    for _, alike in groupby(events, key=lambda event: event[:2]):
        lines = sorted(event.line for event in alike)
        digest.update(b"".join(lines))
        count += len(lines)
    return Checksum(count, digest.hexdigest())


def in_groups(digits: str) -> list[str]:
    return [digits[start : start + GROUP] for start in range(0, len(digits), GROUP)]
