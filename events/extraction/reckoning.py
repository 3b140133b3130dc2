"""Counting days: from the day of publication in news, from the last date named in histories."""

import re
from collections import Counter
from datetime import date, timedelta

from events.dates import MONTHS, ONE_DAY, DateSpan
from events.vocabulary import Precision

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")
_YEARS_OF_A_HISTORY = 4  # mentions of years before the publication's, for a text to be a history
_FUTURE = re.compile(
    r"\b(?:will|shall|would|due to|set to|scheduled|expected to|plans? to|planned|deadline|"
    r"upcoming|to be completed)\b",
    re.IGNORECASE,
)


def in_words(day: date) -> str:
    """`Wednesday 11 August 2021`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def is_narrative(body: str, published_on: date | None) -> bool:
    """Whether a text tells of past years: the years it names lie mostly before its own."""
    years = Counter(int(year) for year in _YEAR.findall(body))
    if published_on is None:
        return sum(years.values()) >= _YEARS_OF_A_HISTORY
    past = sum(count for year, count in years.items() if year < published_on.year)
    own = sum(count for year, count in years.items() if year >= published_on.year)
    return past >= _YEARS_OF_A_HISTORY and past > 3 * own


class Clock:
    """What relative expressions count from, as a text is read from its head to its end."""

    def __init__(self, published_on: date | None, *, narrative: bool) -> None:
        self.published_on = published_on
        self.narrative = narrative
        self.named: DateSpan | None = None
        self._last_place = 0
        self.future = False

    def look_at(self, body: str, start: int, end: int, relation: str) -> None:
        """Note whether the words around an expression point forward."""
        head = max(body.rfind(stop, max(0, start - 90), start) for stop in ".!?\n;")
        before = body[max(head + 1, start - 90) : start]
        after = body[end : end + 25].split(".")[0]
        ahead = _FUTURE.search(before) or re.match(r"\s*(?:deadline)\b", after)
        by_then = relation in {"by", "before", "until"} and not self.narrative
        infinitive = re.search(r"\bto \w+ (?:\w+ ){0,5}$", before) is not None
        self.future = bool(ahead) or (by_then and infinitive)

    def hear(self, span: DateSpan) -> None:
        """Remember a date named: what follows may hang on it."""
        self.named = span

    @property
    def today(self) -> date | None:
        """The day that `today` and weekdays count from."""
        return self.published_on

    @property
    def anchor(self) -> date | None:
        """The day that `two days later` and `that day` count from."""
        if self.named is not None and self.named.latest is not None:
            return self.named.latest
        return self.published_on

    @property
    def since_when(self) -> str:
        day = self.published_on
        return f", read on {in_words(day)}" if day else ""

    def year_of(self, month: int, day: int = 1) -> int | None:
        """The year of a date that names none."""
        if self.narrative and self.named is not None:
            return self._year_in_story(month, day)
        today = self.published_on
        if today is None:
            return self.named.last.year if self.named and self.named.latest else None
        passed = (month, day) <= (today.month, today.day)
        if self.future:
            return today.year if (month, day) >= (today.month, 1) else today.year + 1
        return today.year if passed else self._last_or_this_year(month, today)

    def _last_or_this_year(self, month: int, today: date) -> int:
        """`in September`, read in August: the coming one if near, else last year's."""
        return today.year if 0 <= month - today.month <= 1 else today.year - 1

    def _year_in_story(self, month: int, day: int) -> int:
        """The year that brings the date nearest after the last one named, or just before it."""
        assert self.named is not None
        last = self.named.last if self.named.latest else self.named.first
        first = self.named.first
        if self.named.precision in {Precision.YEAR, Precision.SEASON, Precision.DECADE}:
            return last.year
        if (month, day) >= (first.month, min(first.day, 28)):
            return first.year
        behind = (first.month - month) % 12
        return first.year if behind <= 6 else first.year + 1


def weekday_before(today: date, weekday: int, *, weeks: int = 0) -> date:
    """The latest such weekday not after a day; `weeks` further back."""
    back = (today.weekday() - weekday) % 7
    return today - timedelta(days=back + 7 * weeks)


def weekday_after(today: date, weekday: int) -> date:
    """The next such weekday after a day."""
    ahead = (weekday - today.weekday()) % 7 or 7
    return today + timedelta(days=ahead)


def week_of(day: date) -> DateSpan:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return DateSpan(monday, monday + timedelta(days=6), Precision.WEEK)


def shifted_months(day: date, months: int) -> date:
    """The first of the month that lies so many months away."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def part_of(span: DateSpan, part: str) -> DateSpan:
    """The early, middle or late third of a span."""
    assert span.earliest is not None and span.latest is not None
    days = (span.latest - span.earliest).days + 1
    third = max(1, round(days / 3))
    match part:
        case "early" | "beginning" | "start":
            return DateSpan.between(span.earliest, span.earliest + timedelta(days=third - 1))
        case "late" | "end":
            return DateSpan.between(span.latest - timedelta(days=third - 1), span.latest)
        case _:
            first = span.earliest + timedelta(days=third)
            return DateSpan.between(first, span.latest - timedelta(days=third))


def nights_of(day: date) -> DateSpan:
    """The night that ends on a day: the day before and the day."""
    return DateSpan.between(day - ONE_DAY, day)
