"""What each form of calendar date says: its fields and a clock in, a span and its reason out."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from events.dates import ONE_DAY, DateSpan
from events.extraction.date_words import (
    DECADES,
    HOLIDAYS,
    ORDINALS,
    PARTS,
    SEASONS,
    count,
    month_number,
    plain,
    weekday_number,
)
from events.extraction.feasts import feast
from events.extraction.reckoning import (
    Clock,
    away,
    few,
    in_words,
    nights_of,
    part_of,
    season_of,
    shifted_months,
    week_of,
    weekday_after,
    weekday_before,
)

Fields = Mapping[str, str | None]
Reading = tuple[DateSpan | None, str]
Reader = Callable[[Fields, Clock], Reading]
_ABOUT = timedelta(days=2)  # how far `around 5 October` may be from it
_SIX = timedelta(days=6)
UNRESOLVED: Reading = (None, "")
BEFORE_THE_CALENDAR: Reading = (None, " lies before the year 1, which this calendar can't express")


def _year(
    fields: Fields, clock: Clock, month: int, day: int | None = None
) -> tuple[int | None, str]:
    """The year printed, pointed at ("of that year") or inferred, and where it came from."""
    if printed := fields.get("year"):
        return int(printed), ""
    if pointed := fields.get("of_year"):
        word = plain(pointed).split()[-1]
        named = clock.year_named if word in {"that", "same"} else None
        told = clock.today if word in {"this", "last", "next"} else None
        base = date(named, 1, 1) if named else told or clock.anchor
        steps = {"following": 1, "next": 1, "previous": -1, "last": -1}
        step = steps.get(word, 0)
        return (
            (base.year + step, f", the year from '{plain(pointed)} year'") if base else (None, "")
        )
    if fields.get("to_month"):
        last = clock.year_of(month_number(fields["to_month"] or ""))
        found = last - 1 if last else None
    else:
        found = clock.year_of(month, day)
    return found, f", the year from {clock.year_from}"


def _part(fields: Fields, span: DateSpan, why: str) -> Reading:
    """The part of a span that the words before it pick."""
    name = fields.get("part")
    if not name:
        return span, f" is {span.text}{why}"
    part = PARTS[plain(name)]
    narrowed = part_of(span, part)
    called = part if "week" in part else f"{part} part"
    return narrowed, f" is read as the {called} of {span.text}, {narrowed.text}{why}"


def _moved(fields: Fields, day: date) -> date:
    """`the eve of 9 August` is the day before it."""
    return day - ONE_DAY if fields.get("eve") else day


def _on(fields: Fields, day: date, why: str) -> Reading:
    day = _moved(fields, day)
    if fields.get("overnight"):
        return _night(fields, day, why)
    if fields.get("apart"):
        return _apart(fields, day, why)
    if fields.get("week"):
        span = _week(plain(fields["week"] or ""), day)
        return span, f", the week of {in_words(day)}, is {span.text}{why}"
    if fields.get("about"):
        span = DateSpan.between(day - _ABOUT, day + _ABOUT)
        return span, f", some day near {in_words(day)}, is {span.text}{why}"
    return DateSpan.on(day), f" is {in_words(day)}{why}"


def _week(which: str, day: date) -> DateSpan:
    """`the week of 5 October` from its Monday; `to` and `from` a day it ends and begins there."""
    if which == "of":
        return week_of(day)
    begins = which in {"beginning", "starting", "from"}
    return DateSpan.between(day, day + _SIX) if begins else DateSpan.between(day - _SIX, day)


def _apart(fields: Fields, day: date, why: str) -> Reading:
    """`three days after 6 August`; after `a few days` the span is as wide as a few may be."""
    number = 1 if fields["apart"] == "the" else count(fields["apart"] or "")
    unit, sign = plain(fields["unit"] or ""), -1 if plain(fields["way"] or "") == "before" else 1
    span = few(day, sign, unit) if number is None else away(day, sign * number, unit)
    return span, f", counted from {in_words(day)}, is {span.text}{why}"


def _night(fields: Fields, day: date, why: str, today: date | None = None) -> Reading:
    """`overnight into Friday` ends there; `overnight on Friday` begins there if it is past."""
    word = plain(fields.get("overnight") or "").split()[-1]
    ends = word in {"into", "to"} or day == today
    span = nights_of(day) if ends else DateSpan.between(day, day + ONE_DAY)
    return span, f" is the night of {span.text}{why}"


def of_day(fields: Fields, clock: Clock) -> Reading:
    if fields.get("era"):
        return BEFORE_THE_CALENDAR
    day = int((fields["day"] or "").rstrip("stndrh"))
    name = fields["month"] or ""
    month = int(name) if name.isdecimal() else month_number(name)
    if clock.ancient and not fields.get("year"):
        return BEFORE_THE_CALENDAR
    year, why = _year(fields, clock, month, day)
    if year is None:
        return UNRESOLVED
    if fields.get("weekday") and not fields.get("year"):
        year = _year_of_weekday(year, month, day, weekday_number(fields["weekday"] or ""))
    return _on(fields, date(year, month, day), why)


def _year_of_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """The year, at most one off, in which the date falls on the weekday printed beside it."""
    for candidate in (year, year - 1, year + 1):
        if date(candidate, month, day).weekday() == weekday:
            return candidate
    return year


def day_alone(fields: Fields, clock: Clock) -> Reading:
    """`the 8th`, of the month named before; `the 8th of this month`."""
    which = fields.get("of_month")
    anchor = clock.today if which in {"this", "last", "next", "current"} else clock.anchor
    if anchor is None:
        return UNRESOLVED
    day = int(fields["day"] or "0")
    if which:
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which.lower(), 0)
        anchor = shifted_months(anchor, step)
        there = anchor.replace(day=day)
        return _on(fields, there, f", of the month of {anchor:%B %Y}")
    if clock.named is None and day > anchor.day and not clock.future:
        anchor = anchor.replace(day=1) - ONE_DAY
    there = date(anchor.year, anchor.month, day)
    return _on(fields, there, f", the month from {anchor:%B %Y}")


def figures(fields: Fields, clock: Clock) -> Reading:
    """`8/9/2021`: both days where both orders are possible, unless the text shows its order."""
    first, second, year = (int(fields[name] or "") for name in ("first", "second", "year"))
    if year < 100:
        year += 1900 if year >= 90 else 2000
    orders = {(first, second), (second, first)}
    if fields["mark"] == "." or (clock.day_first and second <= 12):
        orders = {(first, second)}
    elif clock.day_first is False and first <= 12:
        orders = {(second, first)}
    days = {date(year, month, day) for day, month in orders if month <= 12}
    if clock.published_on and len(days) > 1:
        days = {day for day in days if day <= clock.published_on} or days
    if not days:
        raise ValueError("no such month")
    if len(days) == 1:
        return _on(fields, days.pop(), "")
    span = DateSpan.between(min(days), max(days))
    return span, f" is {span.text}: day and month may stand either way round"


def of_month(fields: Fields, clock: Clock) -> Reading:
    if fields.get("era") or (clock.ancient and not fields.get("year")):
        return BEFORE_THE_CALENDAR
    month = month_number(fields["month"] or "")
    year, why = _year(fields, clock, month)
    which = plain(fields.get("which") or "").split()[-1:]
    if which and not fields.get("year"):
        year, why = _pointed_year(which[0], clock, month)
    if year is None:
        return UNRESOLVED
    return _part(fields, DateSpan.month(year, month), why)


def _pointed_year(
    which: str, clock: Clock, month: int, *, months: int = 1
) -> tuple[int | None, str]:
    """`last May`, `the following May`, `this winter`: the year in which its months begin."""
    base = clock.today if which in {"last", "this", "next", "past", "coming"} else clock.anchor
    base = base or clock.anchor
    if base is None:
        return None, ""
    why = f", counted from {in_words(base)}"
    if which in {"next", "coming", "following"}:
        return base.year + (month <= base.month), why
    if which in {"last", "past", "previous", "preceding"}:
        return base.year - (month + months > base.month), why
    if which == "this":
        return base.year - (base.month + 12 < month + months), why
    return (base.year if clock.named else clock.year_of(month)), why


def of_year(fields: Fields, clock: Clock) -> Reading:
    if fields.get("era"):
        return BEFORE_THE_CALENDAR
    return _part(fields, DateSpan.year(int(fields["year"] or "")), "")


def of_decade(fields: Fields, clock: Clock) -> Reading:
    """`the 1990s`; of `the nineties`, the ones before publication."""
    word = plain(fields["decade"] or "")
    first = DECADES[word] if word in DECADES else int(word)
    if first < 100:
        base = clock.anchor or clock.published_on
        if base is None:
            return UNRESOLVED
        first += base.year // 100 * 100
        first -= 100 if first > base.year else 0
    return _part(fields, DateSpan.decade(first), "")


def of_century(fields: Fields, clock: Clock) -> Reading:
    if fields.get("era"):
        return BEFORE_THE_CALENDAR
    name = plain(fields["century"] or "")
    number = 21 if name == "twenty-first" else 0
    if not number:
        number = ORDINALS.index(name) + 1 if name in ORDINALS else int(name[:-2])
    span = DateSpan.between(date(100 * number - 99, 1, 1), date(100 * number, 12, 31))
    return _part(fields, span, "")


def of_season(fields: Fields, clock: Clock) -> Reading:
    """Three months by the calendar of the north: spring is March to May."""
    if fields.get("era") or (clock.ancient and not fields.get("year")):
        return BEFORE_THE_CALENDAR
    month = SEASONS[plain(fields["season"] or "")]
    which = plain(fields.get("which") or "").split()[-1:]
    year, why = _year(fields, clock, month)
    if which and not fields.get("year"):
        year, why = _pointed_year(which[0], clock, month, months=3)
    if year is None:
        return UNRESOLVED
    return _part(fields, season_of(year, month), why)


def holiday(fields: Fields, clock: Clock) -> Reading:
    if fields.get("era"):
        return BEFORE_THE_CALENDAR
    month, day = HOLIDAYS[plain(fields["holiday"] or "")]
    year, why = _year(fields, clock, month, day)
    return UNRESOLVED if year is None else _on(fields, date(year, month, day), why)


def movable_feast(fields: Fields, clock: Clock) -> Reading:
    """`during Ramadan`, `the eve of Eid`: the latest up to publication, or the coming one."""
    printed, _ = (
        _year(fields, clock, 1) if fields.get("year") or fields.get("of_year") else (None, "")
    )
    base = clock.today or clock.anchor or (date(printed, 1, 1) if printed else None)
    if base is None:
        return UNRESOLVED
    coming = clock.future or fields.get("which") == "next"
    span = feast(fields["feast"] or "", base, coming=coming, year=printed)
    if span is None:
        return None, " may be either of two feasts"
    if fields.get("eve"):
        span = DateSpan.between(span.first - ONE_DAY, min(span.first + ONE_DAY, span.last))
    return _part(fields, span, ", by the reckoned calendar")


def of_weekday(fields: Fields, clock: Clock) -> Reading:
    """The latest such day up to publication, that day counting; the next where it is planned."""
    weekday = weekday_number(fields["weekday"] or "")
    which = (plain(fields.get("which") or "").split() or [""])[-1]
    today = clock.today
    if today is not None and fields.get("of_week"):
        step = {"last": -1, "next": 1}.get(plain(fields["of_week"] or ""), 0)
        day = week_of(today).first + timedelta(days=weekday + 7 * step)
        span, why = _on(fields, day, "")
        return span, f"{clock.since_when}{why}"
    if which == "this" and not clock.past:
        which = "coming"
    if today is None or which in {"following", "same", "that", "previous", "preceding"}:
        return _weekday_told(fields, clock, weekday, which)
    if which in {"next", "coming"} or (clock.future and which not in {"last", "past"}):
        same = today.weekday() == weekday and which != "next"
        day = today if same else weekday_after(today, weekday)
    elif which in {"last", "past"} and weekday in {today.weekday(), *clock.bare_weekdays}:
        day = weekday_before(today, weekday, weeks=1)
    else:
        day = weekday_before(today, weekday)
    if fields.get("overnight"):
        span, why = _night(fields, day, "", today)
        return span, f"{clock.since_when}{why}"
    span, why = _on(fields, day, "")
    return span, f"{clock.since_when}{why}"


def _weekday_told(fields: Fields, clock: Clock, weekday: int, which: str) -> Reading:
    """`the following Monday`: counted from the day named before."""
    day = clock.weekday_of(weekday)
    if day is None:
        return UNRESOLVED
    if which in {"previous", "preceding"}:
        day = day - timedelta(days=7)
    return DateSpan.on(day), f", the first from the day named before, is {in_words(day)}"
