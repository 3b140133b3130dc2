"""Every date expression of a text, as an honest span of days with its derivation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from events.dates import DateSpan
from events.extraction.date_rules import RULES, Found
from events.extraction.reckoning import Clock, is_narrative


@dataclass(frozen=True)
class DateExpression:
    """A date expression at body[start:end] == text.

    `span` is None where the expression is relative and the day of publication is not known;
    `derivation` says in words how it was read. `relation` is the word before it that bounds
    it: since, until, by, before, after; or 'on'.
    """

    start: int
    end: int
    text: str
    span: DateSpan | None
    derivation: str
    relation: str = "on"


_RELATIONS = re.compile(r"\b(since|until|till|by|before|after|from)\s+(?:the\s+)?$", re.IGNORECASE)


def find_dates(body: str, *, published_on: date | None) -> list[DateExpression]:
    """Find every expression that names days, in order and without overlaps.

    Days are those of the outlet. Durations ("for three days"), sets ("every Friday") and times
    of day name no days. Time grows linearly with the text; no text makes it raise.
    """
    found = sorted(_matches(body), key=lambda each: (each.start, -each.end, each.rank))
    clock = Clock(published_on, narrative=is_narrative(body, published_on))
    expressions: list[DateExpression] = []
    reach = 0
    for each in found:
        if each.start < reach:
            continue
        reach = each.end
        expressions.append(_read(body, each, clock))
    return expressions


def _matches(body: str) -> Iterator[Found]:
    for rank, rule in enumerate(RULES):
        for match in rule.pattern.finditer(body):
            if not rule.unless or not rule.unless(body, match):
                yield Found(match.start(), match.end(), rank, rule, match)


def _read(body: str, found: Found, clock: Clock) -> DateExpression:
    text = body[found.start : found.end]
    relation = _RELATIONS.search(body, max(0, found.start - 20), found.start)
    bound = relation.group(1).lower() if relation else "on"
    clock.look_at(body, found.start, found.end, bound)
    try:
        span, why = found.rule.read(found.match, clock)
    except (ValueError, OverflowError):
        return DateExpression(
            found.start, found.end, text, None, f"'{text}' names no day of the calendar"
        )
    if span is None:
        why = f"'{text}' is relative, and the article has no publication date"
        return DateExpression(found.start, found.end, text, None, why, bound)
    if found.rule.names_days or not clock.narrative:
        clock.hear(span)
    return DateExpression(found.start, found.end, text, span, f"'{text}'{why}", bound)
