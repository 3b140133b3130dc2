"""The years that a text runs through: which dates carry the story on, and which stray from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.extraction.date_forms import Shape
from events.extraction.date_words import SEASONS, month_number, plain

_NEWSLIKE = frozenset({"near_day", "overnight", "ago", "weekend", "weekday"})
_OF_CALENDAR = frozenset({"day", "figures", "month", "year", "decade", "century", "season"})
_HEAD = 3  # of these first dates, one that is news makes the text no history
_STORY_YEARS = 4  # mentions of past years for a text to be a history
_NEAR = 2  # years that a story may step between two dates before one of them is a digression


@dataclass(frozen=True)
class Story:
    """What the dates with a year say of the text as a whole; indexes are of the shapes.

    strays: dates that leave the line of the story for one mention, as `declassified in 2005`
    in a text on 1964. ahead: the first day of the next date on the line.
    """

    narrative: bool
    first_year: int | None
    strays: frozenset[int]
    ahead: Mapping[int, date]


def story_of(found: Sequence[Shape], published_on: date | None) -> Story:
    """Read the line of the story off the dates that print their year."""
    years = {index: year for index, shape in enumerate(found) if (year := printed_year(shape))}
    narrative = _is_narrative(found, list(years.values()), published_on)
    strays = _strays(list(years.items())) if narrative else frozenset()
    return Story(narrative, next(iter(years.values()), None), strays, _ahead(found, years, strays))


def printed_year(shape: Shape) -> int | None:
    year = shape.fields.get("year")
    return int(year) if year and year.isdecimal() and not shape.fields.get("era") else None


def _is_narrative(found: Sequence[Shape], years: Sequence[int], published_on: date | None) -> bool:
    """Whether it tells of past years: it names them often, and seldom the days just gone."""
    past = sum(bool(shape.fields.get("era")) for shape in found)
    if published_on is None:
        return past + len(years) >= _STORY_YEARS
    last_news = published_on.year - 1
    past += sum(year < last_news for year in years)
    own = sum(year >= last_news for year in years)
    if any(_is_news(shape) for shape in found[:_HEAD]) or _takes_its_year_for_known(found):
        return False
    recent = sum(shape.kind in _NEWSLIKE for shape in found)
    return past >= _STORY_YEARS and past > 2 * recent and past > own


def _is_news(shape: Shape) -> bool:
    """`on Wednesday`, `overnight`: a day that only a reader of the day can tell."""
    return shape.kind in _NEWSLIKE and not shape.fields.get("which")


def _takes_its_year_for_known(found: Sequence[Shape]) -> bool:
    """A text that opens with a month or a day and no year counts from its own day."""
    first = next((shape for shape in found if shape.kind in _OF_CALENDAR), None)
    if first is None or first.kind not in {"month", "day"}:
        return False
    return not any(first.fields.get(name) for name in ("year", "of_year", "era", "which"))


def _strays(years: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Years that differ from the one before, when the next is back where the story was."""
    strays = set()
    line: int | None = None
    for place, (index, year) in enumerate(years):
        following = [later for _, later in years[place + 1 : place + 3]]
        if line is not None and year != line and following:
            back = 0 <= following[0] - line <= 1 and following[0] != year
            if back and (abs(year - line) > _NEAR or year not in following):
                strays.add(index)
                continue
        line = year
    return frozenset(strays)


def _ahead(
    found: Sequence[Shape], years: Mapping[int, int], strays: frozenset[int]
) -> dict[int, date]:
    ahead: dict[int, date] = {}
    next_date: date | None = None
    for index in range(len(found) - 1, -1, -1):
        if next_date is not None:
            ahead[index] = next_date
        if index in years and index not in strays and (month := _month(found[index])):
            next_date = date(years[index], month, 1)
    return ahead


def _month(shape: Shape) -> int | None:
    name = shape.fields.get("month") or ""
    if name:
        month = int(name) if name.isdecimal() else month_number(name)
        return month if 1 <= month <= 12 else None
    return SEASONS.get(plain(shape.fields.get("season") or ""))
