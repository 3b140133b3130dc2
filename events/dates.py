"""Date spans: every day on which something may have happened, never a guess."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from events.vocabulary import Precision

ONE_DAY = timedelta(days=1)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

# The fewest and the most days that a precision may cover, ends included.
WIDTHS: dict[Precision, tuple[int, int]] = {
    Precision.DAY: (1, 1),
    Precision.DAYS: (2, 73_050),  # two centuries: wider spans say nothing
    Precision.WEEK: (5, 9),
    Precision.MONTH: (28, 31),
    Precision.SEASON: (80, 100),
    Precision.YEAR: (365, 366),
    Precision.DECADE: (3652, 3653),
}


class ImpossibleSpan(ValueError):
    """The ends and the precision of a span contradict each other."""


@dataclass(frozen=True)
class DateSpan:
    """Every day on which something may have happened, ends included.

    `earliest` is None exactly for precision UNTIL, `latest` is None exactly for SINCE.
    Days are local to whoever named them. Raises ImpossibleSpan when built wrongly.
    """

    earliest: date | None
    latest: date | None
    precision: Precision

    def __post_init__(self) -> None:
        if (self.earliest is None) != (self.precision is Precision.UNTIL):
            raise ImpossibleSpan(f"only an 'until' span has no start: {self!r}")
        if (self.latest is None) != (self.precision is Precision.SINCE):
            raise ImpossibleSpan(f"only a 'since' span has no end: {self!r}")
        if self.width is None:
            return
        fewest, most = WIDTHS[self.precision]
        if not fewest <= self.width <= most:
            raise ImpossibleSpan(f"{self.width} days are no {self.precision}: {self!r}")

    @classmethod
    def on(cls, day: date) -> Self:
        return cls(day, day, Precision.DAY)

    @classmethod
    def between(cls, earliest: date, latest: date, precision: Precision = Precision.DAYS) -> Self:
        """Build a whole span; a single day is always of day precision."""
        return cls.on(earliest) if earliest == latest else cls(earliest, latest, precision)

    @classmethod
    def reaching(cls, earliest: date, latest: date) -> Self:
        """Any day from one to another; by the later where they lie centuries apart.

        For what a text may name of any age; `between` raises ImpossibleSpan there.
        """
        _, most = WIDTHS[Precision.DAYS]
        far = (latest - earliest).days >= most
        return cls.until(latest) if far else cls.between(earliest, latest)

    @classmethod
    def until(cls, latest: date) -> Self:
        """Happened on this day or at any time before."""
        return cls(None, latest, Precision.UNTIL)

    @classmethod
    def since(cls, earliest: date) -> Self:
        """Happened on this day or at any time after."""
        return cls(earliest, None, Precision.SINCE)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        days = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, days), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> Self:
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def decade(cls, first_year: int) -> Self:
        return cls(date(first_year, 1, 1), date(first_year + 9, 12, 31), Precision.DECADE)

    @property
    def width(self) -> int | None:
        """Days covered, ends included; None for an open span. Negative when ends are swapped."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + (1 if self.latest >= self.earliest else 0)

    @property
    def first(self) -> date:
        """The start, or the first day there is: for comparing."""
        return self.earliest or date.min

    @property
    def last(self) -> date:
        """The end, or the last day there is: for comparing."""
        return self.latest or date.max

    @property
    def sort_key(self) -> tuple[date, date]:
        """Lists sort by the span's end, then its start."""
        return (self.last, self.first)

    def overlaps(self, other: "DateSpan") -> bool:
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: "DateSpan") -> int:
        """Days between two spans: 0 when they share a day, 1 when they touch."""
        if self.overlaps(other):
            return 0
        early, late = sorted((self, other), key=lambda span: span.first)
        return (late.first - early.last).days

    def agreed_with(self, other: "DateSpan") -> "DateSpan":
        """The days that both allow. Raises ImpossibleSpan when there are none."""
        if not self.overlaps(other):
            raise ImpossibleSpan(f"no day in common: {self!r}, {other!r}")
        return _narrowest(self, other, max(self.first, other.first), min(self.last, other.last))

    @property
    def text(self) -> str:
        """The span in words, as pages print it: '10–11 August 2021', 'by 11 August 2021'."""
        return _span_in_words(self)


def _narrowest(one: DateSpan, other: DateSpan, first: date, last: date) -> DateSpan:
    """The span from first to last, with the precision of the one that it equals if any."""
    for span in (one, other):
        if (span.first, span.last) == (first, last):
            return span
    if first == date.min:
        return DateSpan.until(last)
    if last == date.max:
        return DateSpan.since(first)
    return DateSpan.between(first, last)


def in_words(day: date) -> str:
    """11 August 2021."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _span_in_words(span: DateSpan) -> str:
    if span.earliest is None:
        return f"by {in_words(span.last)}"
    if span.latest is None:
        return f"since {in_words(span.earliest)}"
    match span.precision:
        case Precision.DAY:
            return in_words(span.earliest)
        case Precision.MONTH:
            return f"{MONTHS[span.earliest.month - 1]} {span.earliest.year}"
        case Precision.YEAR:
            return str(span.earliest.year)
        case Precision.DECADE:
            return f"{span.earliest.year}s"
        case _:
            return _range_in_words(span.earliest, span.latest)


def _range_in_words(earliest: date, latest: date) -> str:
    if earliest.year != latest.year:
        return f"{in_words(earliest)} – {in_words(latest)}"
    if earliest.month != latest.month:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {in_words(latest)}"
    return f"{earliest.day}–{in_words(latest)}"
