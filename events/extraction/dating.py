"""Which date belongs to a deed, and which only to the saying of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from events.dates import MONTHS, ONE_DAY, DateSpan
from events.extraction.anaphora import FoundPlace
from events.extraction.date_governors import beside_place, distance, governed, right_behind
from events.extraction.date_words import WEEKDAYS
from events.extraction.dating_by_deeds import (
    NAMED_BY_DATE,
    counted_from_main_clause,
    in_named_war,
    since_campaign_began,
    so_long_since,
)
from events.extraction.frames import Deed
from events.extraction.language import Parse
from events.extraction.place_lists import leads_to
from events.extraction.reckoning import in_words
from events.extraction.when import DateExpression

_WEEKDAY = re.compile("|".join(WEEKDAYS))
_MONTH = re.compile("|".join(MONTHS))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LAST_HOURS = re.compile(
    r"\b(?:last|past)\b.*\b(?:hours?|days?|night)\b|\bprevious\b.*\b(?:hours|days)\b", re.IGNORECASE
)
_SAID_ON = re.compile(r"\b(?:said|says|told|announced|confirmed|reported)\b[^.;:]{0,40}\bon \Z")
_WHILE_NEWS = timedelta(days=4)  # in which a statement of one day is printed
_WEEK = 7  # days
_DETERMINED = re.compile(r"\b(?:the|its|their|a|his) \Z")
_SINCE_TOWN = re.compile(r"\bsince (?P<town>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}),? (?:in |on )?\Z")
_AND_THEN = re.compile(r",? and (?:then|later|afterwards|subsequently) |, then ")
_AFTER_THAT = re.compile(r",? (?:after that|thereafter)\b")
_WHEN = re.compile(r",? when\b|[’']s\b")
_BY_HOUR = re.compile(
    r"(?:(?P<early>dawn|morning|midnight|sunrise)|nightfall|dusk|sunset|evening|midday|noon|"
    r"afternoon)\b"
)
_UP_TO = frozenset({"by", "until", "till", "before"})
_BOUNDS = _UP_TO | {"since", "after"}
_OF_SEVERAL = re.compile(r"\b(?:first|last|only) (?:\w+ ){0,2}(?:that|which|to)\b[^,;]*$")
_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|only|latest)"
    r"\b[^,;]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Dating:
    """When a deed was done as far as the passage says, and how that came about."""

    when: DateSpan | None
    derivation: str
    dated: bool = False  # the passage itself says when
    expression: DateExpression | None = None


def date_of(
    parse: Parse,
    deed: Deed,
    place: FoundPlace | None,
    expressions: Sequence[DateExpression],
    published_on: date | None,
) -> Dating:
    """Date a deed at one of its places by the expressions of its sentence.

    Without a date in the passage the span ends on the day of publication and has no start;
    without a day of publication a relative date stays unresolved and the span is None.
    """
    usable = [
        each
        for each in expressions
        if not (
            _counts_from(parse, each)
            or _names_a_war(parse, each)
            or _of_another(parse, each, place)
            or _after_first(parse, each, place)
            or (each.relation == "until" and _is_over_at_once(parse, deed, each))
        )
    ]
    leading = {name: each for each in usable if (name := _led_name(parse, deed, each)) is not None}
    if place is not None and place.start in leading:
        return dated_by(leading[place.start], published_on)
    usable = [each for each in usable if each not in leading.values()]
    if published_on is not None and (
        reckoned := counted_from_main_clause(parse, deed, usable, published_on)
    ):
        return Dating(*reckoned, dated=True)
    if published_on is not None and (ago := so_long_since(parse, deed, published_on)):
        return Dating(*ago, dated=True)
    chosen = (
        beside_place(parse, deed, place, usable)
        or right_behind(parse, deed, place, usable)
        or governed(parse, deed, usable)
    )
    if chosen is not None:
        chosen = _counted_from_saying(parse, chosen, expressions, published_on)
        later = _has_since(parse, deed, chosen) or (place and _then(parse, chosen, place))
        if later and published_on is not None:
            return dated_by(replace(chosen, relation="since"), published_on)
        return dated_by(_as_point(parse, deed, chosen), published_on)
    if published_on is not None and (before := _told_before(parse, deed, usable)):
        return dated_by(replace(before, relation="since"), published_on)
    if published_on is not None and (
        reckoned := since_campaign_began(parse, deed, usable, published_on)
    ):
        return Dating(*reckoned, dated=True)
    if reckoned := in_named_war(parse, deed, expressions):
        return Dating(*reckoned, dated=True)
    return undated(published_on)


def _told_before(
    parse: Parse, deed: Deed, expressions: Sequence[DateExpression]
) -> DateExpression | None:
    """`took X on Monday before the army drove them out`: the army did so from Monday on."""
    clause = deed.clause
    while clause.dep in {"xcomp", "acomp"}:  # "before they were able to take X"
        clause = parse.head(clause)
    marks = {each.text.lower() for each in parse.children(clause, "mark")}
    if clause.dep != "advcl" or not marks & {"before", "until"}:
        return None
    main = parse.head(clause)
    first = [
        each
        for each in expressions
        if each.relation not in _BOUNDS and each.end < clause.start
        if distance(parse, replace(deed, clause=main, trigger=main, places=()), each) == 0
    ]
    return first[-1] if first else None


def _counted_from_saying(
    parse: Parse,
    chosen: DateExpression,
    expressions: Sequence[DateExpression],
    published_on: date | None,
) -> DateExpression:
    """`in the last 24 hours, sources said on Sunday`: the hours up to that Sunday."""
    if published_on is None or chosen.span is None or not _LAST_HOURS.search(chosen.text):
        return chosen
    text, offset = parse.sentence.text, parse.sentence.start
    said = [
        each.span.first
        for each in expressions
        if each.span and each.span.width == 1 and _SAID_ON.search(text[: each.start - offset])
    ]
    back = published_on - said[-1] if said else timedelta()
    if not timedelta() < back < _WHILE_NEWS:
        return chosen
    span = DateSpan.between(chosen.span.first - back, chosen.span.last - back)
    told = f"'{chosen.text}', told on {in_words(said[-1])}, is {span.text}"
    return replace(chosen, span=span, derivation=told)


def undated(published_on: date | None) -> Dating:
    """What no date in the passage tells: by the day of publication, if that is known."""
    if published_on is None:
        return Dating(None, "no date in the passage, and the article has no publication date")
    return Dating(
        DateSpan.until(published_on),
        f"no date in the passage; printed on {in_words(published_on)}",
    )


def _then(parse: Parse, expression: DateExpression, place: FoundPlace) -> bool:
    """`took A in June and then B`: B at some time from then on."""
    offset = parse.sentence.start
    between = parse.sentence.text[expression.end - offset : place.start - offset]
    behind = expression.end <= place.start and expression.relation not in _BOUNDS
    after = _AFTER_THAT.match(parse.sentence.text, place.end - offset)
    return behind and bool(after or _AND_THEN.match(between))


def _has_since(parse: Parse, deed: Deed, expression: DateExpression) -> bool:
    """`took up arms in June and has since captured X`: at some time from June on."""
    alone = any(
        each.lemma == "since" and not parse.children(each)
        for each in parse.children(deed.trigger, "advmod")
    )
    return alone and expression.end < deed.trigger.start and expression.relation not in _BOUNDS


def _names_a_war(parse: Parse, expression: DateExpression) -> bool:
    """`the 2011 uprising`, `its 2014 offensive`: a year that only tells which one."""
    text, offset = parse.sentence.text, parse.sentence.start
    before = text[: expression.start - offset]
    behind = text[expression.end - offset :]
    return bool(_DETERMINED.search(before) and NAMED_BY_DATE.match(behind))


def _after_first(parse: Parse, expression: DateExpression, place: FoundPlace | None) -> bool:
    """`After X on Monday, they took Y on Friday`: a day of the other one."""
    first = parse.words[0]
    if place is None or first.text != "After" or not parse.children(first, "pobj"):
        return False
    end = parse.subtree(first)[-1].end
    return (place.start < end) != (expression.start < end)


def _is_over_at_once(parse: Parse, deed: Deed, expression: DateExpression) -> bool:
    """`X, until June a base of theirs, is taken`: nothing is taken until a day."""
    behind = parse.sentence.text[expression.end - parse.sentence.start :]
    return deed.frame.kind.changes_control and not deed.frame.holds and not _WHEN.match(behind)


def _of_another(parse: Parse, expression: DateExpression, place: FoundPlace | None) -> bool:
    """`the biggest town taken since X in May`: the day of X alone."""
    offset = parse.sentence.start
    since = _SINCE_TOWN.search(parse.sentence.text[: expression.start - offset])
    return since is not None and (place is None or place.start != offset + since.start("town"))


def _led_name(parse: Parse, deed: Deed, expression: DateExpression) -> int | None:
    """Where the one town of a list begins that `and, on Friday, X` dates; None if it dates all."""
    if expression.start < deed.trigger.end:
        return None
    offset = parse.sentence.start
    return next(
        (
            each.start
            for each in parse.mentions
            if each.names_place
            and leads_to(
                parse.sentence.text,
                replace(expression, start=expression.start - offset, end=expression.end - offset),
                each.start - offset,
            )
        ),
        None,
    )


def _as_point(parse: Parse, deed: Deed, expression: DateExpression) -> DateExpression:
    """`until March, when they overran it`, `have held it since March`: taken in March."""
    if hour := _BY_HOUR.match(expression.text) if expression.relation == "by" else None:
        return _at_hour(expression, hour)
    behind = parse.sentence.text[expression.end - parse.sentence.start :]
    held = deed.frame.holds or deed.trigger.lemma in {"occupy", "be"}
    begins = expression.relation == "since" and held
    if expression.relation in _BOUNDS and (begins or _WHEN.match(behind)):
        return replace(expression, relation="on")
    return expression


def _at_hour(expression: DateExpression, hour: re.Match[str]) -> DateExpression:
    """`by dawn on Tuesday`: then, or in the night before it."""
    span = expression.span
    if hour.group("early") and span is not None and span.width == 1:
        span = DateSpan.between(span.first - ONE_DAY, span.last)
        why = f"{expression.derivation}, or the night before it"
        return replace(expression, relation="on", span=span, derivation=why)
    return replace(expression, relation="on")


def ongoing(published_on: date, verb: str) -> Dating:
    """`were battling`: still going on when it was printed."""
    return Dating(
        DateSpan.on(published_on),
        f"'{verb}': still going on when printed on {in_words(published_on)}",
        dated=True,
    )


def as_of(published_on: date) -> Dating:
    """A fear or a threat without a date is one of the day it was printed."""
    return Dating(
        DateSpan.on(published_on), f"as things stood when printed on {in_words(published_on)}", True
    )


def _counts_from(parse: Parse, expression: DateExpression) -> bool:
    """`the ninth city since Friday`, `the first since 2001`: where a count began, no date."""
    if expression.relation != "since":
        return False
    text, offset = parse.sentence.text, parse.sentence.start
    before, behind = text[: expression.start - offset], text[expression.end - offset :]
    of_several = _OF_SEVERAL.search(before)  # "the first town lost since May, when they took X"
    return bool(_COUNTED.search(before)) and not (_WHEN.match(behind) and not of_several)


def dated_by(expression: DateExpression, published_on: date | None) -> Dating:
    """The dating that an expression gives to what was done by publication."""
    span = expression.span
    if span is None and published_on is not None:
        why = f"{expression.derivation}; printed on {in_words(published_on)}"
        return Dating(DateSpan.until(published_on), why)
    if span is None:
        return Dating(None, expression.derivation)
    derivation = expression.derivation
    if published_on is not None and span.first > published_on and _WEEKDAY.search(expression.text):
        weeks = -(-(span.first - published_on).days // _WEEK)
        back = timedelta(days=_WEEK * weeks)
        span = DateSpan.between(span.first - back, span.last - back)
        derivation = (
            f"'{expression.text}', told as done by {in_words(published_on)}, is {span.text}"
        )
    if expression.relation in _BOUNDS:
        span = _bounded(span, expression.relation, published_on)
        derivation = f"{expression.relation} {derivation}"
    if published_on is not None:
        span = _not_after(span, published_on)
    return Dating(span, derivation, True, expression)


def by_then(chosen: Dating, published_on: date) -> Dating:
    """What is told as done was not done later than it was printed.

    `in March`, read as the coming one, was the one before; any other such day is not its own.
    """
    if chosen.when is None or chosen.when.first <= published_on:
        return chosen
    told = chosen.expression
    if told is not None and _MONTH.search(told.text) and not _YEAR.search(told.text):
        first, last = (_year_before(day) for day in (chosen.when.first, chosen.when.last))
        if first <= published_on:
            span = DateSpan.between(first, min(last, published_on))
            why = f"'{told.text}', told as done by {in_words(published_on)}, is {span.text}"
            return replace(chosen, when=span, derivation=why)
    why = f"{chosen.derivation}, which is not yet; printed on {in_words(published_on)}"
    return Dating(DateSpan.until(published_on), why)


def _year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def under_heading(expression: DateExpression, published_on: date | None) -> Dating:
    """What stands under a date in a list by day was done on it."""
    dated = dated_by(expression, published_on)
    return replace(dated, derivation=f"listed under {dated.derivation}", expression=None)


def planned(expressions: Sequence[DateExpression]) -> Dating | None:
    """A plan's days: from `since May` to `before the end of the month`, or one that is ahead.

    What is planned may lie after publication. None where the passage names no such day.
    """
    begun = [each for each in expressions if each.relation == "since" and each.span]
    ends = [each for each in expressions if each.relation in _UP_TO and each.span]
    if not ends or ends[-1].span is None:
        return None
    end = ends[-1]
    last = ends[-1].span.last
    if begun and begun[0].span is not None and begun[0].span.first < last:
        why = f"since {begun[0].derivation}; {end.relation} {end.derivation}"
        return Dating(DateSpan.reaching(begun[0].span.first, last), why, True, end)
    return Dating(DateSpan.until(last), f"{end.relation} {end.derivation}", True, end)


def _bounded(span: DateSpan, relation: str, published_on: date | None) -> DateSpan:
    """`since Friday` begins there and ends on the day printed; `by Friday` ends there."""
    if relation in _UP_TO:
        return DateSpan.until(span.last) if span.latest else span
    if published_on is None or span.first > published_on:
        return DateSpan.since(span.first)
    return DateSpan.reaching(span.first, published_on)


def _not_after(span: DateSpan, published_on: date) -> DateSpan:
    """What is told as done was done by the day it was printed."""
    if span.first <= published_on < span.last:
        return span.agreed_with(DateSpan.until(published_on))
    return span
