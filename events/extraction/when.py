"""Every date expression of a text, as an honest span of days with its derivation."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from events.dates import ONE_DAY, DateSpan, ImpossibleSpan
from events.extraction import date_readings, relative_readings
from events.extraction.date_forms import Shape, shapes
from events.extraction.date_readings import Reader
from events.extraction.date_words import (
    WEEKDAYS,
    compiled,
    count,
    month_number,
    plain,
    weekday_number,
)
from events.extraction.reckoning import Clock, in_words, spanning
from events.extraction.story_line import printed_year, story_of
from events.extraction.time_stamps import time_stamps

_READERS: Mapping[str, Reader] = {
    "day": date_readings.of_day,
    "day_alone": date_readings.day_alone,
    "figures": date_readings.figures,
    "month": date_readings.of_month,
    "year": date_readings.of_year,
    "decade": date_readings.of_decade,
    "century": date_readings.of_century,
    "season": date_readings.of_season,
    "holiday": date_readings.holiday,
    "feast": date_readings.movable_feast,
    "weekday": date_readings.of_weekday,
    "near_day": relative_readings.near_day,
    "overnight": relative_readings.overnight,
    "ago": relative_readings.ago,
    "past": relative_readings.past,
    "later": relative_readings.later,
    "within": relative_readings.within,
    "first_day": relative_readings.first_day,
    "that_day": relative_readings.that_day,
    "by_hour": relative_readings.by_hour,
    "next_few": relative_readings.next_few,
    "that_unit": relative_readings.that_unit,
    "part_of_unit": relative_readings.part_of_unit,
    "weekend": relative_readings.weekend,
    "quarter": relative_readings.quarter,
}


@dataclass(frozen=True)
class DateExpression:
    """A date expression at body[start:end] == text.

    `span` is None where the expression is relative and nothing tells the day to count from;
    `derivation` says in words how it was read. `relation` is how the word before it bounds it:
    since, until, by, before, after, from, or 'on'; 'from_to' for a range, whose two ends are
    expressions in `parts`.
    """

    start: int
    end: int
    text: str
    span: DateSpan | None
    derivation: str
    relation: str = "on"
    parts: "tuple[DateExpression, ...]" = ()


_RELATION = compiled(
    r"\b(since|until|till|by|before|after|following|from|to|through|between)\s+(?:on\s+|the\s+)?\Z"
)
_RELATIONS = {"till": "until", "following": "after", "through": "until"}
_OF_A_DAY = compiled(r"(?:dawn|dusk|noon|midday|midnight|daybreak|sunrise|sunset) ")
_DASH = compiled(r"\s*[-–—]\s*(?:the\s+)?\Z", cased=True)
_OPENS_SENTENCE = compiled(r"(?:Today|Yesterday|Earlier|Late|Last|Overnight)\b", cased=True)
_TO = compiled(r"\s*(?:to|into|until|till|through)\s+(?:the\s+)?\Z")
_AND = compiled(r"\s+and\s+(?:the\s+)?\Z")
_WEEKDAY = re.compile("|".join(WEEKDAYS))
_DIGIT = re.compile(r"\d")
_WEEK = timedelta(days=7)
_COUNTED = 40  # characters of `the three days to `
_DAYS_TO = compiled(
    r"\bthe\s+(?:last\s+|past\s+)?(?P<number>\d{1,3}|[a-z-]+)\s+days\s+(?:up\s+)?to\s+\Z"
)
_LINE_BEGINS = re.compile(r"(?:\A|\n)[*•–—# -]{0,3}\Z")
_LINE_ENDS = re.compile(r"[:.]? ?(?:\n|\Z)|: [^\n.]{1,40}(?:\n|\Z)")
_ENDS = re.compile(r"[.!?][\"”’)]?\s|\n")
_NEAR = 160  # characters of a sentence from `overnight` to the day that it tells of
_HUNG = compiled(r"\s*(?:-|–|—|,|,?\s+and|or|to|until|till|through)\s*(?:the\s+|in\s+)?\Z")


def find_dates(body: str, *, published_on: date | None) -> list[DateExpression]:
    """Find every expression that names days, in order and without overlaps.

    Days are those of the outlet. Durations ("for three days"), sets ("every Friday") and times
    of day name no days. Time grows linearly with the text; no text makes it raise.
    """
    return list(_ranges(body, _expressions(body, published_on)))


def within(expressions: Sequence[DateExpression], start: int, end: int) -> list[DateExpression]:
    """Those that lie in body[start:end], of expressions in order. Time grows with their log."""
    first = bisect_left(expressions, start, key=lambda each: each.start)
    last = bisect_left(expressions, end, lo=first, key=lambda each: each.start)
    return [each for each in expressions[first:last] if each.end <= end]


def _expressions(body: str, published_on: date | None) -> list[DateExpression]:
    times = {each.start for each in time_stamps(body, published_on)}
    dates = [each for each in shapes(body) if each.start not in times and not _is_any(body, each)]
    found = _with_borrowed_years(body, _with_years_of_headings(body, dates))
    story = story_of(found, published_on)
    clock = Clock(
        published_on,
        story.narrative,
        _day_first(found),
        story.first_year,
        bare_weekdays=_bare_weekdays(found),
    )
    expressions = []
    for index, shape in enumerate(found):
        clock.ahead, clock.strays = story.ahead.get(index), index in story.strays
        expressions.append(_read(body, shape, clock))
    expressions = [_beside_date(body, *pair) for pair in zip_longest(expressions, expressions[1:])]
    expressions = [_up_to(body, each) for each in expressions]
    before: list[DateExpression | None] = [None, *expressions]
    return [
        _night_told(body, *near, published_on) if near[1].text.lower() == "overnight" else near[1]
        for near in zip_longest(before[:-1], expressions, expressions[1:])
    ]


def _is_any(body: str, shape: Shape) -> bool:
    """`on a Monday`: no day that can be told."""
    return shape.kind == "weekday" and body[max(0, shape.start - 3) : shape.start].endswith(" a ")


def _night_told(
    body: str,
    before: DateExpression | None,
    this: DateExpression,
    following: DateExpression | None,
    today: date | None,
) -> DateExpression:
    """`shelled overnight, they said on Monday`: the night into the day that the sentence names.

    After a day, as in `on Monday they came, and overnight they left`, either of its nights.
    """
    if today is None or this.span is None:
        return this
    if (day := _day_in_sentence(body, this, following)) and day < today:
        first, last = day - ONE_DAY, day
    elif (day := _day_in_sentence(body, before, this)) and day < today:
        first, last = day - ONE_DAY, day + ONE_DAY
        if before and body[before.end : this.start].isspace():
            first = day
    else:
        return this
    span = DateSpan.between(first, last)
    return replace(
        this, span=span, derivation=f"'{this.text}', told of {in_words(day)}, is {span.text}"
    )


def _day_in_sentence(
    body: str, one: DateExpression | None, other: DateExpression | None
) -> date | None:
    """The weekday that one of two expressions names, if no sentence ends between them."""
    if one is None or other is None or other.start - one.end > _NEAR:
        return None
    if _ENDS.search(body, one.end, other.start):
        return None
    named = other if _WEEKDAY.search(other.text) else one
    if not _WEEKDAY.search(named.text) or named.span is None or named.span.width != 1:
        return None
    return named.span.first if named.relation == "on" else None


def _up_to(body: str, this: DateExpression) -> DateExpression:
    """`in the three days to Sunday`: the days that end with that Sunday."""
    counted = _DAYS_TO.search(body[max(0, this.start - _COUNTED) : this.start])
    number = count(counted.group("number")) if counted else None
    if counted is None or not number or this.span is None or this.span.width != 1:
        return this
    if (this.span.last - date.min).days < number:
        return this
    span = DateSpan.between(this.span.last - (number - 1) * ONE_DAY, this.span.last)
    why = f"'{counted.group().strip()} {this.text}' ends on {in_words(this.span.last)}: {span.text}"
    return replace(this, span=span, relation="on", derivation=why)


def _beside_date(
    body: str, this: DateExpression, following: DateExpression | None
) -> DateExpression:
    """`Friday (13/8/2021)`: a weekday is the day in brackets after it."""
    if following is None or this.text not in WEEKDAYS or following.span is None:
        return this
    if body[this.end : following.start] != " (" or following.span.width != 1:
        return this
    if WEEKDAYS[following.span.last.weekday()] != this.text:
        return this
    why = f"'{this.text}' is the day named after it, {following.span.text}"
    return replace(this, span=following.span, derivation=why)


def _bare_weekdays(found: Sequence[Shape]) -> frozenset[int]:
    return frozenset(
        weekday_number(shape.fields["weekday"] or "")
        for shape in found
        if shape.kind == "weekday" and not shape.fields.get("which")
    )


def _day_first(found: Sequence[Shape]) -> bool | None:
    """Whether the text's own dates in figures show that the day comes first."""
    for shape in found:
        if shape.kind == "figures" and shape.fields["mark"] == "/":
            first, second = int(shape.fields["first"] or 0), int(shape.fields["second"] or 0)
            if first > 12 >= second:
                return True
            if second > 12 >= first:
                return False
    return None


def _with_borrowed_years(body: str, found: list[Shape]) -> list[Shape]:
    """`August and September 1914`, `28 December - 3 January 1915`: the first takes its year."""
    for index in range(len(found) - 2, -1, -1):
        this, following = found[index], found[index + 1]
        if this.kind not in {"day", "month", "season"} or _has_year(this):
            continue
        between = body[this.end : following.start]
        year = printed_year(following)
        if not year and _TO.fullmatch(between) and _month_of(this) > _month_of(following) > 0:
            found[index] = replace(
                this, fields={**this.fields, "to_month": following.fields.get("month")}
            )
        if year and following.kind in {this.kind, "day"} and _HUNG.fullmatch(between):
            later = _month_of(this) > _month_of(following)
            fields = {**this.fields, "year": str(year - later)}
            found[index] = replace(this, fields=fields)
    return found


def _with_years_of_headings(body: str, found: list[Shape]) -> list[Shape]:
    """`2014`, `2014: losses` on a line: the year of the entries by day that follow under it."""
    year: str | None = None
    for index, shape in enumerate(found):
        if not _LINE_BEGINS.search(body[max(0, shape.start - 4) : shape.start]):
            continue
        if shape.kind == "year" and _LINE_ENDS.match(body, shape.end):
            year = shape.fields.get("year")
        elif year and shape.kind in {"day", "month"} and not _has_year(shape):
            found[index] = replace(shape, fields={**shape.fields, "year": year})
    return found


def _has_year(shape: Shape) -> bool:
    return bool(shape.fields.get("year") or shape.fields.get("of_year"))


def _month_of(shape: Shape) -> int:
    name = shape.fields.get("month") or ""
    return int(name) if name.isdecimal() else month_number(name) if name else 0


def _read(body: str, shape: Shape, clock: Clock) -> DateExpression:
    text = body[shape.start : shape.end]
    word = _RELATION.search(body[max(0, shape.start - 24) : shape.start])
    bound = word.group(1).lower() if word else "on"
    bound = _RELATIONS.get(bound, bound)
    if bound in {"before", "after"} and _OF_A_DAY.match(text):
        bound = "on"  # "before dawn on Tuesday"
    clock.look_at(body, shape.start, shape.end, bound)
    clock.year_named = printed_year(shape) or clock.year_named
    try:
        span, why = _READERS[shape.kind](shape.fields, clock)
    except (ValueError, OverflowError):
        span, why = None, " names no day of the calendar"
    if span is None:
        why = why or " is relative, and there is no publication date to count from"
        if shape.fields.get("era"):
            clock.ancient = True
    elif _names_days(shape, bound, clock) and not _tells_since_when(span, bound, clock):
        clock.hear(span, shape.end)
    return DateExpression(shape.start, shape.end, text, span, f"'{text}'{why}", bound)


_LONG = frozenset({"year", "decade", "centur"})
_FROM_PUBLICATION = frozenset(
    {"overnight", "ago", "past", "weekend", "quarter", "decade", "century"}
)


def _names_days(shape: Shape, relation: str, clock: Clock) -> bool:
    """Whether what follows may hang on it, rather than on the date before."""
    if _glances_back(shape) or clock.strays or (clock.of_saying and clock.named is not None):
        return False
    if clock.narrative and relation in {"since", "until"} and shape.kind == "year":
        return False
    return shape.kind not in _FROM_PUBLICATION or not clock.narrative


def _tells_since_when(span: DateSpan, relation: str, clock: Clock) -> bool:
    """`took on Saturday what they had lost since April 12`: the story stays with Saturday."""
    now = None if clock.narrative else clock.named
    return relation == "since" and now is not None and span.last < now.last


def _glances_back(shape: Shape) -> bool:
    """`two decades earlier`: a comparison, from which the story goes on where it was."""
    way, unit = plain(shape.fields.get("way") or ""), plain(shape.fields.get("unit") or "")
    return shape.kind == "later" and way in {"earlier", "before", "previously"} and unit in _LONG


def _ranges(body: str, found: list[DateExpression]) -> Iterator[DateExpression]:
    """Join the two ends of a range: `5-12 September`, `from Monday to Friday`."""
    index = 0
    while index < len(found):
        this = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        joined = _joined(body, this, following) if following else None
        yield joined or this
        index += 2 if joined else 1


def _before(one: DateExpression, other: DateExpression) -> DateExpression:
    """`between Tuesday and Thursday`, read on a Wednesday: the Tuesday before that Thursday."""
    spans = (one.span, other.span)
    weekdays = all(
        _WEEKDAY.search(each.text) and not _DIGIT.search(each.text) for each in (one, other)
    )
    if not weekdays or spans[0] is None or spans[1] is None:
        return one
    if not timedelta() < spans[0].first - spans[1].first < _WEEK or spans[0].width is None:
        return one
    moved = DateSpan.between(spans[0].first - _WEEK, spans[0].last - _WEEK)
    why = f"'{one.text}' is the one before {other.text}, {moved.text}"
    return replace(one, span=moved, derivation=why)


def _joined(body: str, one: DateExpression, other: DateExpression) -> DateExpression | None:
    between = body[one.end : other.start]
    if len(between) > 12 or one.span is None or other.span is None:
        return None
    if _DASH.fullmatch(between) and _OPENS_SENTENCE.match(other.text):
        return None  # "KABUL, August 14 - Today X fell"
    ends = _DASH.fullmatch(between) or _TO.fullmatch(between)
    days = _AND.fullmatch(between) and (
        one.relation == "between" or (one.text.isdecimal() and len(one.text) <= 2)
    )
    if not (ends or days):
        return None
    one = _before(one, other)
    if one.span is None or one.span.first > other.span.first:
        return None
    if one.span.latest is None or other.span.latest is None:
        return None
    try:
        span = spanning(one.span, other.span)
    except ImpossibleSpan:
        return None  # wider than any span says something
    text = body[one.start : other.end]
    why = f"'{text}' runs from {one.span.text} to {other.span.text}"
    return DateExpression(one.start, other.end, text, span, why, "from_to", (one, other))
