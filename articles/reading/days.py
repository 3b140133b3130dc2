"""The day an outlet prints, read from what it writes: never guessed, never shifted to UTC."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_MONTHS = {
    month: number
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# Years that a field given for the day may name, and those that a text may be dated by where a
# day merely stands at its head: earlier ones are its subject.
_GIVEN_YEAR = r"(?P<year>[12]\d{3})"
_PRINTED_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"


def _forms(year: str) -> tuple[re.Pattern[str], ...]:
    """A whole day as texts write it, with the years that are taken."""
    patterns = (
        rf"(?<!\d){_DAY}[ \xa0-]+(?:of )?{_MONTH},?[ \xa0-]+{year}(?!\d)",
        rf"\b{_MONTH}[ \xa0]+{_DAY},?[ \xa0]+{year}(?!\d)",
        rf"(?<![\d-]){year}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_GIVEN = _forms(_GIVEN_YEAR)
_WRITTEN = _forms(_PRINTED_YEAR)
_MOMENT = re.compile(
    r"(?P<day>[12]\d{3}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?$",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
# A line that holds nothing but a day, perhaps with its weekday and the time of day.
_DAY_LINE = re.compile(
    rf"(?:(?:published|posted|date|dated)(?: on)?\s*:?\s*)?(?:{_WEEKDAY}\.?,?\s+)?"
    r"(?P<written>[\w .,-]{8,30}?)(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d.{0,12})?",
    re.IGNORECASE,
)
# KABUL, Aug. 15, 2021 (Agency) - : capitalised words and numbers only, then a dash.
_DATELINE = re.compile(
    r"(?P<head>[A-Z][\w.’'-]*(?:[ ,/]+[A-Z0-9][\w.’'-]*){0,8}),?\s*"
    r"(?:\([^()\n]{2,60}\)\s*(?:[-–—]|:)|[-–—]+\s|:\s)"
)
_LINES_OF_HEAD = 6
_UTC_ZONES = frozenset({"z", "utc", "gmt", "+0000", "+00", "-0000"})


@dataclass(frozen=True)
class PrintedDay:
    """A day as printed; `moment` is set where it was only given as a moment in UTC."""

    day: date
    moment: datetime | None = None


def printed_day(text: str) -> PrintedDay | None:
    """Read `2021-08-11`, `2021-08-11T00:30:00+04:30`, `11 August 2021`, `Aug. 11, 2021`.

    The day is the one printed, in the text's own offset, in any year from 1000 on. None for
    anything else: numbers such as 08/11/2021 are not read, since countries disagree about
    their order.
    """
    text = text.strip()
    moment = _MOMENT.match(text)
    if moment is not None:
        return _from_moment(moment)
    found = _days(text, _GIVEN)
    return PrintedDay(found[0]) if len(found) == 1 else None


def written_days(text: str) -> list[date]:
    """All different whole days (day, month in words or ISO form, year) that a text names.

    Years before 1600 are left out: no paper was printed then.
    """
    return _days(text, _WRITTEN)


def _days(text: str, forms: Iterable[re.Pattern[str]]) -> list[date]:
    found = (_as_day(match) for form in forms for match in form.finditer(text))
    return list(dict.fromkeys(day for day in found if day is not None))


def head_day(text: str) -> date | None:
    """The one whole day that stands alone on a line near the head of a text, or in its dateline."""
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()]
    shown = {day for line in lines[:_LINES_OF_HEAD] if (day := _line_day(line)) is not None}
    return shown.pop() if len(shown) == 1 else None


def reconciled(given: list[PrintedDay], seen: date | None) -> PrintedDay | None:
    """Choose among the days a page gives to machines, strongest first, and the one it shows.

    A moment in UTC yields to the outlet's own day: one with an offset, else the one shown,
    as long as it is the same moment give or take a day.
    """
    if not given:
        return PrintedDay(seen) if seen else None
    first = given[0]
    if first.moment is None:
        return first
    own = [one.day for one in given[1:] if one.moment is None] + ([seen] if seen else [])
    near = [day for day in own if abs(day - first.day) <= timedelta(days=1)]
    return PrintedDay(near[0]) if near else first


def _line_day(line: str) -> date | None:
    alone, dateline = _DAY_LINE.fullmatch(line), _DATELINE.match(line)
    matches = (pattern.search(line) for pattern in _WRITTEN)
    for match in (match for match in matches if match):
        if alone and match.span() == alone.span("written"):
            return _as_day(match)
        if dateline and match.end() == dateline.end("head"):
            return _as_day(match)
    return None


def _from_moment(match: re.Match[str]) -> PrintedDay | None:
    try:
        day = date.fromisoformat(match["day"])
        if (match["zone"] or "").lower().replace(":", "") not in _UTC_ZONES:
            return PrintedDay(day)
        moment = datetime.fromisoformat(f"{match['day']}T{match['time']}").replace(tzinfo=UTC)
    except ValueError:
        return None
    return PrintedDay(day, moment)


def _as_day(match: re.Match[str]) -> date | None:
    month = match["month"].lower()
    try:
        number = int(month) if month.isdecimal() else _MONTHS[month[:3]]
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
