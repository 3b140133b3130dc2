"""For each place and day, whether an article tells of it, or we only carry on what we knew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.dates import ONE_DAY, DateSpan
from events.vocabulary import Word

# A span of more days than this speaks of none of them in particular.
NARROW = 3


class Coverage(Word):
    """What stands behind our answer for a place on a day."""

    SOURCED = "sourced"  # an article of the day, or about the day, tells of the place
    INFERRED = "inferred"  # something was printed, but nothing of this place
    SILENT = "silent"  # nothing was printed at all


@dataclass(frozen=True)
class Mention:
    """An article of a day tells of a place, on some days if it says which."""

    place: int
    printed_on: date
    when: DateSpan | None = None


def coverage(
    first: date,
    last: date,
    *,
    places: Sequence[int],
    mentions: Iterable[Mention],
    printed_on: Iterable[date],
) -> Mapping[int, tuple[Coverage, ...]]:
    """The coverage of each place, a value for each day from first to last."""
    days = _days(first, last)
    told: dict[int, set[date]] = {place: set() for place in places}
    for mention in mentions:
        if mention.place in told:
            told[mention.place].update({mention.printed_on}, _named_days(mention.when))
    printed = set(printed_on)
    return {place: tuple(_coverage(day, told[place], printed) for day in days) for place in places}


def _days(first: date, last: date) -> list[date]:
    return [first + ONE_DAY * number for number in range((last - first).days + 1)]


def _named_days(span: DateSpan | None) -> list[date]:
    if span is None or span.width is None or span.width > NARROW:
        return []
    return _days(span.first, span.last)


def _coverage(day: date, told: set[date], printed: set[date]) -> Coverage:
    if day in told:
        return Coverage.SOURCED
    return Coverage.INFERRED if day in printed else Coverage.SILENT
