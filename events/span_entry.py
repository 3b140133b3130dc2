"""Date spans as editors type them, in one field."""

import re
from datetime import date, timedelta

from events.dates import MONTHS, ONE_DAY, DateSpan, ImpossibleSpan
from events.vocabulary import Precision

ACCEPTED = (
    "Write a span like 10 Aug 2021, 10-11 Aug 2021, 28 Jul - 2 Aug 2021, Aug 2021, summer 2021, "
    "1998, 1990s, week of 9 Aug 2021, by 11 Aug 2021, since 6 Aug 2021, or 2021-08-10/2021-08-11."
)
_MONTH = r"(?P<{0}>[a-z]{{3,9}})\.?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>\d{{4}})"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_ONE_DAY = re.compile(rf"{_DAY.format('d')} {_MONTH.format('m')},? {_YEAR.format('y')}")
_ONE_DAY_AMERICAN = re.compile(rf"{_MONTH.format('m')} {_DAY.format('d')},? {_YEAR.format('y')}")
_DAYS = re.compile(
    rf"(?P<d1>\d{{1,2}}) ?(?:-|to|and) ?{_DAY.format('d')} {_MONTH.format('m')},? "
    rf"{_YEAR.format('y')}"
)
_ACROSS = re.compile(
    rf"{_DAY.format('d1')} {_MONTH.format('m1')},?(?: {_YEAR.format('y1')})? ?(?:-|to) ?"
    rf"{_DAY.format('d')} {_MONTH.format('m')},? {_YEAR.format('y')}"
)
_MONTH_OF_YEAR = re.compile(rf"{_MONTH.format('m')},? {_YEAR.format('y')}")
_DECADE = re.compile(r"(?P<y>\d{3}0)s")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def parse_span(text: str) -> DateSpan:
    """Read a span as an editor types it: every `DateSpan.text`, and short forms of it.

    Raises ImpossibleSpan, with the forms that are accepted.
    """
    plain = " ".join(text.replace("–", "-").replace("—", "-").lower().split())
    try:
        span = _open(plain) or _whole(plain)
    except (ValueError, OverflowError) as error:
        raise ImpossibleSpan(f"{text!r} is no date span ({error}). {ACCEPTED}") from error
    if span is None:
        raise ImpossibleSpan(f"{text!r} is no date span. {ACCEPTED}")
    return span


def _open(text: str) -> DateSpan | None:
    word, _, rest = text.partition(" ")
    if word in {"by", "until"} and (whole := _whole(rest)) is not None:
        return DateSpan.until(whole.last)
    if word == "since" and (whole := _whole(rest)) is not None:
        return DateSpan.since(whole.first)
    return None


def _whole(text: str) -> DateSpan | None:
    for read in (_iso, _day, _range, _week, _longer):
        if (span := read(text)) is not None:
            return span
    return None


def _iso(text: str) -> DateSpan | None:
    ends = [end.strip() for end in text.split("/")]
    if len(ends) > 2 or not all(_ISO.fullmatch(end) for end in ends):
        return None
    return _between(date.fromisoformat(ends[0]), date.fromisoformat(ends[-1]))


def _day(text: str) -> DateSpan | None:
    match = _ONE_DAY.fullmatch(text) or _ONE_DAY_AMERICAN.fullmatch(text)
    return DateSpan.on(_date(match["y"], match["m"], match["d"])) if match else None


def _range(text: str) -> DateSpan | None:
    if match := _DAYS.fullmatch(text):
        last = _date(match["y"], match["m"], match["d"])
        return _between(_date(match["y"], match["m"], match["d1"]), last)
    if match := _ACROSS.fullmatch(text):
        last = _date(match["y"], match["m"], match["d"])
        return _between(_date(match["y1"] or match["y"], match["m1"], match["d1"]), last)
    return None


def _week(text: str) -> DateSpan | None:
    if not text.startswith("week of ") or (day := _whole(text.removeprefix("week of "))) is None:
        return None
    monday = day.first - timedelta(days=day.first.weekday())
    return DateSpan(monday, monday + timedelta(days=6), Precision.WEEK)


def _longer(text: str) -> DateSpan | None:
    if re.fullmatch(r"\d{4}", text):
        return DateSpan.year(int(text))
    if match := _DECADE.fullmatch(text):
        return DateSpan.decade(int(match["y"]))
    match = _MONTH_OF_YEAR.fullmatch(text)
    if match is None:
        return None
    if match["m"] in _SEASONS:
        return season(int(match["y"]), _SEASONS[match["m"]])
    return DateSpan.month(int(match["y"]), _month(match["m"]))


def season(year: int, month: int) -> DateSpan:
    """Three months from the first of one: spring in March, by the calendar of the north."""
    last = (year, month + 3) if month <= 9 else (year + 1, month - 9)
    return DateSpan(date(year, month, 1), date(*last, 1) - ONE_DAY, Precision.SEASON)


def _between(first: date, last: date) -> DateSpan:
    if first > last:
        raise ImpossibleSpan("it ends before it starts")
    return DateSpan.between(first, last)


def _date(year: str, month: str, day: str) -> date:
    return date(int(year), _month(month), int(day))


def _month(name: str) -> int:
    for number, month in enumerate(MONTHS, start=1):
        if name == "sept" or month.lower().startswith(name):
            return 9 if name == "sept" else number
    raise ValueError(f"{name!r} is no month")
