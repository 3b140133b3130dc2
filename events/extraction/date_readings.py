"""What each form of date expression says: a match and a clock in, a span and its reason out."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from events.dates import MONTHS, ONE_DAY, DateSpan
from events.extraction.reckoning import (
    WEEKDAYS,
    Clock,
    in_words,
    nights_of,
    part_of,
    shifted_months,
    week_of,
    weekday_after,
    weekday_before,
)
from events.vocabulary import Precision

Reading = tuple[DateSpan | None, str]
UNRESOLVED: Reading = (None, "")
_NUMBERS_IN_ORDER = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
NUMBERS = {word: number for number, word in enumerate(_NUMBERS_IN_ORDER)} | {
    "a": 1,
    "an": 1,
    "the": 1,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "couple": 2,
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month_number(name: str) -> int:
    return [month[:3] for month in MONTHS].index(name[:3].title()) + 1


def _number(text: str) -> int | None:
    """A count in words or figures; None for `a few` and `several`."""
    plain = text.lower().removeprefix("a ").split()[0] if text.lower() != "a" else "a"
    return int(plain) if plain.isdecimal() else NUMBERS.get(plain)


def _dated(span: DateSpan, why: str = "") -> Reading:
    return span, why or f" is {span.text}"


def _day_of_month(clock: Clock, day: int, month: int, year: str | None) -> Reading:
    if year:
        return _dated(DateSpan.on(date(int(year), month, day)))
    found = clock.year_of(month, day)
    if found is None:
        return UNRESOLVED
    span = DateSpan.on(date(found, month, day))
    return span, f": {span.text}, the year from {_year_from(clock)}"


def _year_from(clock: Clock) -> str:
    if clock.narrative and clock.named is not None:
        return f"the date named before ({clock.named.text})"
    return (
        f"the day of publication, {in_words(clock.published_on)}"
        if clock.published_on
        else "the text"
    )


def iso(match: re.Match[str], clock: Clock) -> Reading:
    return _dated(DateSpan.on(date(*(int(part) for part in match.groups()))))


def figures(match: re.Match[str], clock: Clock) -> Reading:
    """`8/9/2021`: two days where both orders are possible, unless one is that of the article."""
    first, second, year = (int(part) for part in match.groups())
    days = {
        date(year, *order)
        for order in ((first, second), (second, first))
        if order[0] <= 12 and order[1] <= 31
    }
    if clock.published_on and len(days) > 1:
        days = {day for day in days if day <= clock.published_on} or days
    if not days:
        raise ValueError("no such day")
    if len(days) == 1:
        return _dated(DateSpan.on(days.pop()))
    span = DateSpan.between(min(days), max(days))
    return span, f": day and month may stand either way round, so {span.text}"


def dotted(match: re.Match[str], clock: Clock) -> Reading:
    day, month, year = (int(part) for part in match.groups())
    return _dated(DateSpan.on(date(year, month, day)))


def one_day(match: re.Match[str], clock: Clock) -> Reading:
    parts = match.groupdict()
    return _day_of_month(clock, int(parts["day"]), month_number(parts["month"]), parts["year"])


def several_days(match: re.Match[str], clock: Clock) -> Reading:
    """`9 and 10 August`, `May 3-6`, `28 May to 4 June`."""
    parts = match.groupdict()
    month = month_number(parts["month"])
    first_month = month_number(parts["first_month"]) if parts.get("first_month") else month
    if parts.get("last_month"):
        first_month, month = month, month_number(parts["last_month"])
    last, _why = _day_of_month(clock, int(parts["last"]), month, parts["year"])
    if last is None:
        return UNRESOLVED
    year = last.last.year - (1 if first_month > month else 0)
    first = date(year, first_month, int(parts["day"]))
    return _dated(DateSpan.between(first, last.last))


def month(match: re.Match[str], clock: Clock) -> Reading:
    parts = match.groupdict()
    month = month_number(parts["month"])
    year = int(parts["year"]) if parts.get("year") else clock.year_of(month)
    if year is None:
        return UNRESOLVED
    span = DateSpan.month(year, month)
    why = "" if parts.get("year") else f": {span.text}, the year from {_year_from(clock)}"
    if parts.get("part"):
        span = part_of(span, parts["part"].lower())
        why = f": the {parts['part'].lower()} third of the month, {span.text}"
    return _dated(span, why)


def year(match: re.Match[str], clock: Clock) -> Reading:
    span = DateSpan.year(int(match["year"]))
    part = match.groupdict().get("part")
    if part:
        span = part_of(span, part.lower())
        return span, f": the {part.lower()} third of the year, {span.text}"
    return _dated(span)


def decade(match: re.Match[str], clock: Clock) -> Reading:
    first = int(match["decade"])
    span = DateSpan.decade(first if first > 99 else 1900 + first)
    return _dated(part_of(span, match["part"].lower()) if match.groupdict().get("part") else span)


def season(match: re.Match[str], clock: Clock) -> Reading:
    """Three months by the calendar of the north: spring is March to May."""
    month = _SEASONS[match["season"].lower()]
    which = (match.groupdict().get("which") or "").lower()
    year = int(match["year"]) if match.groupdict().get("year") else clock.year_of(month)
    if year is None:
        return UNRESOLVED
    today = clock.published_on
    if which == "last" and today and date(year, month, 1) + timedelta(days=92) > today:
        year -= 1
    first = date(year, month, 1)
    return _dated(DateSpan(first, shifted_months(first, 3) - ONE_DAY, Precision.SEASON))


def weekday(match: re.Match[str], clock: Clock) -> Reading:
    parts = match.groupdict()
    today = clock.anchor if clock.narrative else clock.today
    if today is None:
        return UNRESOLVED
    weekday = WEEKDAYS.index(parts["weekday"].title())
    which = (parts["which"] or "").lower()
    if which in {"next", "coming"} or (clock.future and which != "last"):
        day = weekday_after(today, weekday)
    elif which == "last" and today.weekday() == weekday:
        day = weekday_before(today, weekday, weeks=1)
    else:
        day = weekday_before(today, weekday)
    if (parts.get("night") or "").lower().startswith("overnight"):
        span = DateSpan.between(day, day + ONE_DAY) if day < today else nights_of(day)
        return span, f"{clock.since_when}: the night of {in_words(day)}"
    return DateSpan.on(day), f"{clock.since_when}, is {in_words(day)}"


def weekdays(match: re.Match[str], clock: Clock) -> Reading:
    """`between Tuesday and Wednesday`, `Friday to Sunday`: any of the days."""
    today = clock.anchor if clock.narrative else clock.today
    if today is None:
        return UNRESOLVED
    last = weekday_before(today, WEEKDAYS.index(match["last_weekday"].title()))
    first = weekday_before(last, WEEKDAYS.index(match["weekday"].title()))
    span = DateSpan.between(first, last)
    return span, f"{clock.since_when}, is {span.text}"


def overnight(match: re.Match[str], clock: Clock) -> Reading:
    if clock.today is None:
        return UNRESOLVED
    span = nights_of(clock.today)
    return span, f"{clock.since_when}: the night before, {span.text}"


def near_day(days: int) -> Callable[[re.Match[str], Clock], Reading]:
    def read(match: re.Match[str], clock: Clock) -> Reading:
        if clock.today is None:
            return UNRESOLVED
        day = clock.today + timedelta(days=days)
        return DateSpan.on(day), f"{clock.since_when}, is {in_words(day)}"

    return read


def _back(day: date, number: int, unit: str) -> DateSpan:
    """So many units before a day, no more exact than the unit."""
    match unit:
        case "hour":
            return DateSpan.between(day - timedelta(days=-(-number // 24)), day)
        case "day" | "night":
            return DateSpan.on(day - timedelta(days=number))
        case "week":
            there = day - timedelta(weeks=number)
            return DateSpan.between(there - timedelta(days=3), there + timedelta(days=3))
        case "month":
            there = shifted_months(day, -number)
            return DateSpan.month(there.year, there.month)
        case "year":
            return DateSpan.year(day.year - number)
        case "decade":
            return DateSpan.between(
                date(day.year - 10 * number - 1, 1, 1), date(day.year - 10 * number + 1, 12, 31)
            )
        case _:
            raise ValueError(unit)


def ago(match: re.Match[str], clock: Clock) -> Reading:
    """`three days ago`; `a few days ago` is the fortnight before."""
    if clock.today is None:
        return UNRESOLVED
    number = _number(match["number"])
    if number is None:
        span = _recent(clock.today, match["unit"].lower())
    else:
        span = _back(clock.today, number, match["unit"].lower())
    return span, f"{clock.since_when}, is {span.text}"


def _recent(day: date, unit: str) -> DateSpan:
    days = {"hour": 1, "day": 7, "night": 7, "week": 35, "month": 183}.get(unit)
    if days is None:
        return DateSpan.between(date(day.year - 10, 1, 1), day)
    return DateSpan.between(day - timedelta(days=days), day)


def past(match: re.Match[str], clock: Clock) -> Reading:
    """`in the past two days`, `in recent hours`, `within 24 hours`: up to publication."""
    if clock.today is None:
        return UNRESOLVED
    unit = match["unit"].lower()
    number = _number(match["number"]) if match.groupdict().get("number") else None
    if number is None and (match.groupdict().get("number") or match.groupdict().get("recent")):
        span = _recent(clock.today, unit)
    else:
        number = number or 1
        days = {"hour": -(-number // 24), "day": number, "night": number, "week": 7 * number}
        days |= {"month": 31 * number, "year": 366 * number, "decade": 3653 * number}
        span = DateSpan.between(clock.today - timedelta(days=days[unit]), clock.today)
    return span, f"{clock.since_when}: {span.text}"


def later(match: re.Match[str], clock: Clock) -> Reading:
    """`two days later`, `a week earlier`: from the date named before."""
    if clock.anchor is None:
        return UNRESOLVED
    number = _number(match["number"]) if match.groupdict().get("number") else 0
    sign = -1 if match["way"].lower() in {"earlier", "before", "previously"} else 1
    unit = match["unit"].lower()
    if number is None or unit == "hour":
        reach = {"hour": 1, "day": 7, "night": 7, "week": 35, "month": 183}.get(unit, 3650)
        other = clock.anchor + sign * timedelta(days=reach)
        span = DateSpan.between(min(clock.anchor, other), max(clock.anchor, other))
    else:
        span = _back(clock.anchor, -sign * (number or 1), unit)
    return span, f", counted from {in_words(clock.anchor)}, is {span.text}"


def that_day(match: re.Match[str], clock: Clock) -> Reading:
    """`that day`, `the next day`, `the following month`, `the day before`."""
    if clock.anchor is None:
        return UNRESOLVED
    which = match["which"].lower()
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(which, 0)
    unit = match["unit"].lower()
    if unit in {"day", "morning", "afternoon", "evening", "night"}:
        if step == 0 and clock.named is not None:
            return clock.named, f", as named before: {clock.named.text}"
        span = DateSpan.on(clock.anchor + timedelta(days=step))
    else:
        span = _unit_around(clock.anchor, unit, step)
    return span, f", counted from {in_words(clock.anchor)}, is {span.text}"


def _unit_around(day: date, unit: str, step: int) -> DateSpan:
    if unit == "week":
        return week_of(day + timedelta(weeks=step))
    if unit == "month":
        there = shifted_months(day, step)
        return DateSpan.month(there.year, there.month)
    return DateSpan.year(day.year + step)


def this_unit(match: re.Match[str], clock: Clock) -> Reading:
    """`last week`, `this month`, `earlier this year`: up to publication where it is past."""
    today = clock.today
    if today is None:
        return UNRESOLVED
    step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    span = _unit_around(today, match["unit"].lower(), step)
    if (match.groupdict().get("when") or "").lower().startswith("earlier") and span.first < today:
        span = DateSpan.between(span.first, min(span.last, today))
    return span, f"{clock.since_when}, is {span.text}"


def end_of_unit(match: re.Match[str], clock: Clock) -> Reading:
    day = clock.anchor if clock.narrative else clock.today
    if day is None:
        return UNRESOLVED
    span = _unit_around(day, match["unit"].lower(), 0)
    end = "end" in match["part"].lower()
    span = (
        DateSpan.on(span.last)
        if end and match["unit"].lower() != "year"
        else part_of(span, "late" if end else "early")
    )
    return span, f"{clock.since_when}, is {span.text}"


def weekend(match: re.Match[str], clock: Clock) -> Reading:
    if clock.today is None:
        return UNRESOLVED
    if (match.groupdict().get("which") or "").lower() == "next" or clock.future:
        saturday = weekday_after(clock.today, 5)
    else:
        saturday = weekday_before(clock.today, 5)
    last = saturday + ONE_DAY
    if saturday <= clock.today < last:
        last = clock.today
    span = DateSpan.between(saturday, last)
    return span, f"{clock.since_when}: {span.text}"
