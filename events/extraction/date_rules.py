"""The grammar of date expressions: patterns and what each says, most exact first."""

import re
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Rule:
    """A pattern, how it is read, and when a match of it is none."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Clock], Reading]
    unless: Callable[[str, re.Match[str]], bool] | None = None


@dataclass(frozen=True)
class Found:
    """A match of a rule; `rank` is the place of the rule in the grammar."""

    start: int
    end: int
    rank: int
    rule: Rule
    match: re.Match[str]


_ABBREVIATED = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sept?",
    "Oct",
    "Nov",
    "Dec",
)
_MONTH = (
    r"(?P<{0}>"
    + "|".join(f"{name}|{short}\\.?" for name, short in zip(MONTHS, _ABBREVIATED, strict=True))
    + r")(?![a-z])"
)
_DAY = r"(?P<{0}>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%])"
_YEAR = r"(?P<{0}>1[0-9]{{3}}|20[0-9]{{2}})(?![\d%]|[.,]\d)"
_TO = r"\s*(?:-|–|—|to|and|or|until|through|,)\s*(?:the\s+)?"
_WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + r")"
_PART_OF_DAY = r"(?:\s+(?P<daypart>morning|afternoon|evening|night|noon|midnight))?"
_PART = r"(?P<part>early|mid|middle|late|beginning|start|end)"
_SEASON = r"(?P<season>spring|summer|autumn|winter|fall)"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1, "the": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "couple": 2}
_NUMBER = (
    r"(?P<number>\d{1,3}|" + "|".join(_NUMBERS) + r"|(?:a\s+)?couple\s+of|(?:a\s+)?few|several)"
)
_UNIT = r"(?P<unit>hour|day|night|week|month|year|decade|centur)(?:s|y|ies)?"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month_number(name: str) -> int:
    return [month[:3] for month in MONTHS].index(name[:3].title()) + 1


def _number(text: str) -> int | None:
    """A count in words or figures; None for `a few` and `several`."""
    plain = text.lower().removeprefix("a ").split()[0] if text.lower() != "a" else "a"
    return int(plain) if plain.isdecimal() else _NUMBERS.get(plain)


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


def _iso(match: re.Match[str], clock: Clock) -> Reading:
    return _dated(DateSpan.on(date(*(int(part) for part in match.groups()))))


def _figures(match: re.Match[str], clock: Clock) -> Reading:
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


def _dotted(match: re.Match[str], clock: Clock) -> Reading:
    day, month, year = (int(part) for part in match.groups())
    return _dated(DateSpan.on(date(year, month, day)))


def _one_day(match: re.Match[str], clock: Clock) -> Reading:
    parts = match.groupdict()
    return _day_of_month(clock, int(parts["day"]), month_number(parts["month"]), parts["year"])


def _several_days(match: re.Match[str], clock: Clock) -> Reading:
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


def _month(match: re.Match[str], clock: Clock) -> Reading:
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


def _year(match: re.Match[str], clock: Clock) -> Reading:
    span = DateSpan.year(int(match["year"]))
    part = match.groupdict().get("part")
    if part:
        span = part_of(span, part.lower())
        return span, f": the {part.lower()} third of the year, {span.text}"
    return _dated(span)


def _decade(match: re.Match[str], clock: Clock) -> Reading:
    first = int(match["decade"])
    span = DateSpan.decade(first if first > 99 else 1900 + first)
    return _dated(part_of(span, match["part"].lower()) if match.groupdict().get("part") else span)


def _season(match: re.Match[str], clock: Clock) -> Reading:
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


def _weekday(match: re.Match[str], clock: Clock) -> Reading:
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


def _overnight(match: re.Match[str], clock: Clock) -> Reading:
    if clock.today is None:
        return UNRESOLVED
    span = nights_of(clock.today)
    return span, f"{clock.since_when}: the night before, {span.text}"


def _near_day(days: int) -> Callable[[re.Match[str], Clock], Reading]:
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


def _ago(match: re.Match[str], clock: Clock) -> Reading:
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


def _past(match: re.Match[str], clock: Clock) -> Reading:
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


def _later(match: re.Match[str], clock: Clock) -> Reading:
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


def _that_day(match: re.Match[str], clock: Clock) -> Reading:
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


def _this_unit(match: re.Match[str], clock: Clock) -> Reading:
    """`last week`, `this month`, `earlier this year`: up to publication where it is past."""
    today = clock.today
    if today is None:
        return UNRESOLVED
    step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    span = _unit_around(today, match["unit"].lower(), step)
    if (match.groupdict().get("when") or "").lower().startswith("earlier") and span.first < today:
        span = DateSpan.between(span.first, min(span.last, today))
    return span, f"{clock.since_when}, is {span.text}"


def _end_of_unit(match: re.Match[str], clock: Clock) -> Reading:
    if clock.today is None:
        return UNRESOLVED
    span = _unit_around(clock.today, match["unit"].lower(), 0)
    end = "end" in match["part"].lower()
    span = (
        DateSpan.on(span.last)
        if end and match["unit"].lower() != "year"
        else part_of(span, "late" if end else "early")
    )
    return span, f"{clock.since_when}, is {span.text}"


def _weekend(match: re.Match[str], clock: Clock) -> Reading:
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


def _fewer_than(match: re.Match[str], clock: Clock) -> Reading:
    return _past(match, clock)


def _is_verb_may(body: str, match: re.Match[str]) -> bool:
    """`may fall`, `march on`: lower case is the verb."""
    return match["month"][0].islower()


def _is_no_year(body: str, match: re.Match[str]) -> bool:
    """Numbers of people, roads and times are no years."""
    before = body[max(0, match.start() - 12) : match.start()].lower()
    after = body[match.end() : match.end() + 14].lower()
    counted = re.match(
        r"\s+(?:people|civilians|soldiers|troops|men|women|fighters|km|miles|metres|kilomet|families|"
        r"homes|dead|prisoners|square|feet|tons|gmt|local|hours)",
        after,
    )
    return bool(counted) or bool(
        re.search(r"(?:route|highway|flight|resolution|[$€£#])\s?$", before)
    )


def _rule(
    pattern: str,
    read: Callable[[re.Match[str], Clock], Reading],
    unless: Callable[[str, re.Match[str]], bool] | None = None,
) -> Rule:
    return Rule(re.compile(rf"(?<![\w$€£]){pattern}(?!\w)", re.IGNORECASE), read, unless)


_M, _D, _Y = _MONTH.format("month"), _DAY.format("day"), _YEAR.format("year")
_OPTIONAL_YEAR = rf"(?:,?\s+(?:of\s+)?{_Y})?"
_WD_BEFORE = rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?)?"

RULES: tuple[Rule, ...] = (
    _rule(r"(\d{4})-(\d{2})-(\d{2})", _iso),
    _rule(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", _dotted),
    _rule(r"(\d{1,2})/(\d{1,2})/(\d{4})", _figures),
    _rule(
        rf"{_D}\s+{_MONTH.format('first_month')}{_TO}{_DAY.format('last')}\s+{_M}{_OPTIONAL_YEAR}",
        _several_days,
        _is_verb_may,
    ),
    _rule(
        rf"{_D}{_TO}{_DAY.format('last')}\s+(?:of\s+)?{_M}{_OPTIONAL_YEAR}",
        _several_days,
        _is_verb_may,
    ),
    _rule(
        rf"{_M}\s+{_D}{_TO}{_MONTH.format('last_month')}\s+{_DAY.format('last')}{_OPTIONAL_YEAR}",
        _several_days,
        _is_verb_may,
    ),
    _rule(rf"{_M}\s+{_D}{_TO}{_DAY.format('last')}{_OPTIONAL_YEAR}", _several_days, _is_verb_may),
    _rule(rf"{_WD_BEFORE}{_M}\s+{_D}{_OPTIONAL_YEAR}", _one_day, _is_verb_may),
    _rule(rf"{_WD_BEFORE}{_D}\s+(?:of\s+)?{_M}{_OPTIONAL_YEAR}", _one_day, _is_verb_may),
    _rule(rf"(?:the\s+)?{_PART}(?:\s+of|-|\s+in)?\s*{_M}{_OPTIONAL_YEAR}", _month, _is_verb_may),
    _rule(rf"{_M},?\s+(?:of\s+)?{_Y}", _month, _is_verb_may),
    _rule(rf"(?<=[a-z]\s){_M}(?!\s+(?:\d|[a-z]+ed\b))", _month, _is_verb_may),
    _rule(
        rf"(?:the\s+)?{_PART}?(?:-|\s+)?(?:the\s+)?(?P<decade>1[0-9][0-9]0|20[0-9]0|[2-9]0)['’]?s",
        _decade,
    ),
    _rule(rf"(?:the\s+)?{_SEASON}(?:\s+of)?,?\s+{_Y}", _season),
    _rule(r"(?P<which>last|this)\s+(?P<season>spring|summer|autumn|winter)", _season),
    _rule(rf"(?:the\s+)?{_PART}(?:\s+of|-|\s+in)?\s*{_Y}", _year),
    _rule(rf"{_Y}", _year, _is_no_year),
    _rule(
        rf"(?P<night>overnight(?:\s+(?:on|from))?\s+)?(?:(?P<which>last|this|next|coming)\s+)?"
        rf"(?:(?:early|late)\s+(?:on\s+)?)?{_WEEKDAY}{_PART_OF_DAY}",
        _weekday,
        lambda body, match: bool(
            re.search(r"\bevery\s+$", body[max(0, match.start() - 7) : match.start()], re.I)
        ),
    ),
    _rule(
        r"(?:late\s+)?(?:overnight|last\s+night|during\s+the\s+night|in\s+the\s+night)", _overnight
    ),
    _rule(
        r"(?:early\s+|late\s+)?(?:today|tonight|this\s+(?:morning|afternoon|evening))", _near_day(0)
    ),
    _rule(
        r"(?:early\s+|late\s+)?yesterday(?:\s+(?:morning|afternoon|evening|night))?", _near_day(-1)
    ),
    _rule(r"tomorrow", _near_day(1)),
    _rule(
        rf"(?:some\s+|about\s+|more\s+than\s+|nearly\s+|almost\s+)?{_NUMBER}\s+{_UNIT}\s+ago", _ago
    ),
    _rule(
        rf"(?:in|over|during|within|for)\s+(?:just\s+)?(?:the\s+|these\s+)?(?:past|last)\s+(?:{_NUMBER}\s+)?{_UNIT}",
        _past,
    ),
    _rule(rf"(?:in|over|during)\s+(?P<recent>recent)\s+{_UNIT}", _past),
    _rule(
        rf"(?:in|within)\s+(?:just\s+)?(?:less\s+than|under|the\s+space\s+of)\s+{_NUMBER}\s+{_UNIT}",
        _fewer_than,
    ),
    _rule(r"within\s+(?P<number>24|48|72)\s+(?P<unit>hour)s", _fewer_than),
    _rule(
        rf"(?:just\s+|only\s+|about\s+|some\s+)?{_NUMBER}\s+{_UNIT}\s+(?P<way>later|earlier|before(?=[,.;]|$)|after(?=[,.;]|$))",
        _later,
    ),
    _rule(r"(?P<unit>hour|day|week|month|year)s\s+(?P<way>later|earlier)", _later),
    _rule(
        r"(?:on\s+)?(?:the\s+|that\s+)?(?P<which>next|following|previous|preceding|same|very\s+same|that)\s+(?P<unit>day|week|month|year|morning|afternoon|evening|night)",
        _that_day,
    ),
    _rule(
        r"(?P<when>earlier\s+|later\s+)?(?:in\s+)?(?P<which>this|last|next)\s+(?P<unit>week|month|year)",
        _this_unit,
    ),
    _rule(
        r"(?P<part>the\s+end\s+of|the\s+beginning\s+of)\s+(?:the|this)\s+(?P<unit>week|month|year)",
        _end_of_unit,
    ),
    _rule(r"(?:(?:over|at|during|on)\s+)?(?:the|this|last|(?P<which>next))\s+weekend", _weekend),
)
