"""What each form that counts from another day says: its fields and a clock in, a span out."""

from datetime import date, timedelta

from events.dates import ONE_DAY, DateSpan
from events.extraction.date_readings import UNRESOLVED, Fields, Reading
from events.extraction.date_words import ORDINALS, PARTS, compiled, count, plain
from events.extraction.reckoning import (
    Clock,
    away,
    few,
    in_words,
    nights_of,
    part_of,
    shifted_months,
    spanning,
    week_of,
    weekday_after,
    weekday_before,
)
from events.vocabulary import Precision

_FORTNIGHT = 14  # days
_NEARLY = 0.7  # of a span, at the least, is `nearly` all of it
_NEAR = {"yesterday": -1, "tomorrow": 1}
_SAME_STORY = timedelta(days=7)  # longer ago nothing is counted in hours from
_DAYS_IN = {"hour": 1, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 31, "year": 366}
_BACKWARD = frozenset({"earlier", "before", "previously", "beforehand", "prior"})
_SIDES = compiled(
    r"(?P<more>more\s+than|over|at\s+least)|(?P<less>less\s+than|nearly|almost|barely|under)|couple"
)
_JUST = compiled(r"\b(?:just|little|bit|slightly)\b")
_JUST_OVER = 1.3  # of a span, at the most, is `just over` it
_OF_A_DAY = frozenset(
    {
        "day",
        "morning",
        "afternoon",
        "evening",
        "night",
        "noon",
        "midday",
        "midnight",
        "dawn",
        "dusk",
    }
)


def _unit(fields: Fields) -> str:
    name = plain(fields["unit"] or "")
    if name.startswith("centur"):
        return "century"
    return name.rstrip("s")


def near_day(fields: Fields, clock: Clock) -> Reading:
    """`today`, `this morning`, `yesterday evening`, `the day before yesterday`."""
    if clock.today is None:
        return UNRESOLVED
    step = _NEAR.get(plain(fields["near"] or ""), 0)
    if fields.get("next_day"):
        step *= 2
    day = clock.today + timedelta(days=step)
    return DateSpan.on(day), f"{clock.since_when} is {in_words(day)}"


def overnight(fields: Fields, clock: Clock) -> Reading:
    """`overnight`, `in the night`: the one before publication, or after the day just named."""
    day = clock.named
    if day and day.width == 1 and clock.just_named and "night" in plain(fields.get("past") or ""):
        span = DateSpan.between(day.first, day.first + ONE_DAY)
        return span, f", counted from {in_words(day.first)}, is the night of {span.text}"
    if clock.today is None:
        return UNRESOLVED
    span = nights_of(clock.today)
    return span, f"{clock.since_when} is the night of {span.text}"


def ago(fields: Fields, clock: Clock) -> Reading:
    """`three days ago`; `a few days ago` lies in the week before."""
    today = clock.today
    if today is None:
        return UNRESOLVED
    number, unit = count(fields["number"] or ""), _unit(fields)
    if number is None:
        span = few(today, -1, unit)
    elif fields.get("exact") is not None or (fields.get("just") and unit != "year"):
        span = _to_the_day(today, number, unit)
    else:
        span = _about(
            today, number, unit, plain(f"{fields['about'] or ''} {fields['number'] or ''}")
        )
    return span, f"{clock.since_when} is {span.text}"


def _to_the_day(today: date, number: int, unit: str) -> DateSpan:
    """`two years ago today`."""
    if unit == "year":
        return DateSpan.on(today.replace(year=today.year - number))
    days = {"week": 7, "fortnight": 14}.get(unit)
    return (
        DateSpan.on(today - timedelta(days=days * number)) if days else away(today, -number, unit)
    )


def _about(today: date, number: int, unit: str, words: str) -> DateSpan:
    """`more than a week ago`, `nearly two months ago`, `a couple of days ago`."""
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}.get(unit)
    side = _SIDES.search(words)
    if days is None or not side or (days > _FORTNIGHT and not (side["more"] or side["less"])):
        return away(today, -number, unit)
    first, last = {"more": (number + 1, number), "less": (number, number - 1)}.get(
        "more" if side["more"] else "less" if side["less"] else "", (number + 1, number - 1)
    )
    earliest = days * first
    if side["more"] and _JUST.search(words):
        earliest = max(days * number + 1, round(days * number * _JUST_OVER))
    nearly = side["less"] and days > _FORTNIGHT
    latest = max(days * last, round(days * number * _NEARLY) if nearly else 0)
    return DateSpan.between(today - timedelta(days=earliest), today - timedelta(days=latest))


def past(fields: Fields, clock: Clock) -> Reading:
    """`in the past two days`, `in recent hours`, `within 24 hours`: up to publication."""
    if clock.today is None:
        return UNRESOLVED
    unit, counted = _unit(fields), fields.get("number")
    number = count(counted) if counted else None
    unnumbered = fields.get("units") is not None and not counted
    if number is None and (counted or unnumbered or fields.get("recent")):
        span = few(clock.today, -1, unit)
    else:
        days = _DAYS_IN.get(unit, 3653) * (number or 1)
        if unit == "hour":
            days = -(-(number or 1) // 24)
        span = DateSpan.between(clock.today - timedelta(days=days), clock.today)
    return span, f"{clock.since_when} is {span.text}"


def later(fields: Fields, clock: Clock) -> Reading:
    """`two days later`, `hours earlier`: from the date named before."""
    anchor = clock.anchor
    if anchor is None:
        return UNRESOLVED
    if _is_wide(clock) and _unit(fields) in {"hour", "day", "night", "week", "fortnight"}:
        return None, f" counts from {clock.named.text if clock.named else ''}, which is no day"
    counted = fields.get("number")
    number = count(counted) if counted else None
    sign = -1 if plain(fields["way"] or "").split()[0] in _BACKWARD else 1
    unit = _unit(fields)
    if unit == "hour" and clock.today and clock.today - anchor > _SAME_STORY:
        return few(clock.today, sign, unit), f"{clock.since_when} is within a day of it"
    if number is None:
        span = few(anchor, sign, unit)
    else:
        span = spanning(away(_start(clock), sign * number, unit), away(anchor, sign * number, unit))
    return span, f", counted from {_counted_from(clock)}, is {span.text}"


def within(fields: Fields, clock: Clock) -> Reading:
    """`X fell on the 12th, and within a day Y`: from the date named before to so much later."""
    if clock.named is None or (_is_wide(clock) and not clock.just_named):
        return past(fields, clock)
    number, unit = count(fields["number"] or ""), _unit(fields)
    first, last = clock.named.first, clock.named.last
    end = last + ONE_DAY if unit == "hour" else away(last, number or 3, unit).last
    if number is None:
        end = few(last, 1, unit).last
    span = DateSpan.between(first, end)
    return span, f", counted from {_counted_from(clock)}, is {span.text}"


def _start(clock: Clock) -> date:
    """The first of the days named before, where they are few."""
    assert clock.anchor is not None
    return clock.named.first if clock.named and not _is_wide(clock) else clock.anchor


def _counted_from(clock: Clock) -> str:
    if clock.named is not None:
        return clock.named.text
    return f"publication, {in_words(clock.anchor)}" if clock.anchor else ""


def _is_wide(clock: Clock) -> bool:
    """Whether the date named before is too wide to count days from."""
    return clock.named is not None and (clock.named.width or 999) > 10


_STEPS = {"next": 1, "following": 1, "ensuing": 1, "coming": 1, "after": 1, "later": 1} | {
    word: -1 for word in ("previous", "preceding", "last", "past", "before", "earlier")
}


def _step(fields: Fields) -> int:
    if fields.get("before_last") is not None:
        return -2
    words = plain(fields.get("which") or fields.get("way") or "the").split()
    return _STEPS.get(words[-1], 0)


def that_day(fields: Fields, clock: Clock) -> Reading:
    """`that day`, `the next morning`, `the day before`: from the date named before."""
    if clock.anchor is None:
        return UNRESOLVED
    if _unit(fields) not in _OF_A_DAY:
        return that_unit(fields, clock)
    step = _step(fields)
    if step == 0 and clock.named is not None and (clock.named.width or 999) <= 10:
        return clock.named, f", the day named before, is {clock.named.text}"
    if _is_wide(clock):
        return None, f" counts from {clock.named.text if clock.named else ''}, which is no day"
    span = spanning(away(_start(clock), step, "day"), away(clock.anchor, step, "day"))
    return span, f", counted from {_counted_from(clock)}, is {span.text}"


def first_day(_fields: Fields, clock: Clock) -> Reading:
    """`on the first day`, of what began on the one day named just before."""
    if clock.named is None or clock.named.width != 1 or not clock.just_named:
        return None, " is of nothing that is told to have begun on one day"
    return clock.named, f", of what began then, is {clock.named.text}"


def next_few(fields: Fields, clock: Clock) -> Reading:
    """`over the next few days`, in what is told of the past: from the day named before on."""
    if clock.future or clock.named is None or clock.named.latest is None or _is_wide(clock):
        return None, " counts from no day that is named"
    number, unit = count(fields["number"] or ""), _unit(fields)
    day = clock.named.latest
    span = (
        few(day, 1, unit) if number is None else spanning(DateSpan.on(day), away(day, number, unit))
    )
    return span, f", counted from {in_words(day)}, is {span.text}"


def by_hour(fields: Fields, clock: Clock) -> Reading:
    """`by nightfall`, `by late afternoon`: of the day named just before, else of publication."""
    if clock.named is not None and clock.named.width == 1 and clock.just_named:
        return clock.named, f", of the day named before, is {clock.named.text}"
    if clock.today is None:
        return UNRESOLVED
    before = clock.named is not None and clock.named.width == 1 and clock.named
    if before and before.first == clock.today - ONE_DAY:
        span = DateSpan.between(before.first, clock.today)
        return span, f", of the day named before or of publication, is {span.text}"
    return DateSpan.on(clock.today), f"{clock.since_when} is {in_words(clock.today)}"


_DAYS_OF = {"day": 1, "week": 7, "month": 31}
_YEAR = 366  # days


def that_unit(fields: Fields, clock: Clock) -> Reading:
    """`that month`, `the following year`; `last week` and `this month` from publication."""
    which = plain(fields.get("which") or fields.get("way") or "the").split()[-1]
    from_today = which in {"last", "this", "next", "current", "past", "coming", "the"}
    base = clock.today if from_today and clock.today else clock.anchor
    if base is None:
        return UNRESOLVED
    if _unit(fields) == "day":
        return that_day(fields, clock)
    whole = clock.named if which == "same" else None
    if whole is not None and (whole.width or 0) > _DAYS_OF.get(_unit(fields), _YEAR):
        return whole, f", at some time in the span named before, is {whole.text}"
    span = _around(base, _unit(fields), _step(fields))
    if from_today and base == clock.today:
        return span, f"{clock.since_when} is {span.text}"
    return span, f", counted from {in_words(base)}, is {span.text}"


def _around(day: date, unit: str, step: int) -> DateSpan:
    """The week, month, year that holds a day, or one so many steps from it."""
    match unit:
        case "week":
            return week_of(day + timedelta(weeks=step))
        case "fortnight":
            return spanning(week_of(day), week_of(day + timedelta(weeks=2 * step)))
        case "month":
            there = shifted_months(day, step)
            return DateSpan.month(there.year, there.month)
        case "year":
            return DateSpan.year(day.year + step)
        case "decade":
            return DateSpan.decade((day.year + 10 * step) // 10 * 10)
        case _:
            first = (day.year - 1 + 100 * step) // 100 * 100 + 1
            return DateSpan.between(date(first, 1, 1), date(first + 99, 12, 31))


def part_of_unit(fields: Fields, clock: Clock) -> Reading:
    """`the end of the month`, `earlier this week`, `later that year`."""
    whole, why = that_unit({"which": None, **fields}, clock)
    if whole is None:
        return UNRESOLVED
    moment = plain(fields.get("moment") or "")
    if not moment:
        part = PARTS[plain(fields.get("part") or "end")]
        span = part_of(whole, part)
        return span, f"{why}, the {part} part of it {span.text}"
    if moment in {"early", "late"}:
        span = part_of(whole, moment)
        return span, f"{why}, the {moment} part of it {span.text}"
    from_today = plain(fields.get("which") or "this") == "this" and _unit(fields) != "day"
    base = clock.today if from_today else None
    if base is None or not whole.first <= base <= whole.last:
        return whole, why
    if moment == "earlier":
        span = DateSpan.between(whole.first, base)
    else:
        span = DateSpan.between(base, whole.last)
    return span, f"{clock.since_when} is {span.text}"


def weekend(fields: Fields, clock: Clock) -> Reading:
    """Saturday and Sunday: the latest up to publication, or the next where it is planned.

    `last weekend`, read on a Saturday or a Sunday, is the one before.
    """
    today = clock.today
    if today is None:
        return UNRESOLVED
    coming = fields.get("next") or clock.future
    weeks = int(fields.get("last") is not None and today.weekday() >= 5)
    saturday = weekday_after(today, 5) if coming else weekday_before(today, 5, weeks=weeks)
    last = saturday + ONE_DAY
    if saturday <= today < last:
        last = today
    span = DateSpan.between(saturday, last)
    return span, f"{clock.since_when} is {span.text}"


def quarter(fields: Fields, clock: Clock) -> Reading:
    """`the third quarter of 1998`; without a year, the latest that has begun."""
    number = ORDINALS.index(plain(fields["quarter"] or ""))
    printed = plain(fields.get("year") or "")
    base = clock.today or clock.anchor
    if printed.isdecimal():
        year = int(printed)
    elif base is None:
        return UNRESOLVED
    else:
        year = base.year + {"last": -1, "next": 1}.get(printed.split()[0] if printed else "", 0)
        if not printed and not clock.future and 3 * number + 1 > base.month:
            year -= 1
    first = date(year, 3 * number + 1, 1)
    span = DateSpan(first, shifted_months(first, 3) - ONE_DAY, Precision.SEASON)
    return span, f"{clock.since_when} is {span.text}"
