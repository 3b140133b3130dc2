"""Deeds dated by other deeds: `a day after they took X`, `in the offensive begun on Friday`."""

import re
from collections.abc import Sequence
from datetime import date

from events.dates import ONE_DAY, DateSpan, ImpossibleSpan
from events.extraction.date_words import NUMBER, compiled, count
from events.extraction.frames import Deed
from events.extraction.language import Parse
from events.extraction.reckoning import away, few, in_words
from events.extraction.when import DateExpression

_COUNTED_FROM = compiled(
    rf"\b(?:(?P<count>{NUMBER})\s+)?(?P<unit>hour|day|week|month|year)(?P<many>s?)\s+(?:later\s+)?"
    r"(?P<side>after|before)\s+(?!that\s)(?:[\w’'-]+\s+){0,6}\Z"
)
# `It is two weeks to the day since X fell`, `it has been a month since`.
_SO_LONG_SINCE = compiled(
    rf"\bit\s+(?:is|has\s+been)\s+(?:now\s+|just\s+|exactly\s+|only\s+|barely\s+)?"
    rf"(?P<count>{NUMBER})\s+(?P<unit>day|week|month)s?(?P<exact>\s+to\s+the\s+day)?\s+since\s+"
    r"(?:[\w’'-]+\s+){0,6}\Z"
)
_CAMPAIGN = compiled(
    r"\b(?:offensive|campaign|assault|advance|operation|rebellion|uprising|revolt|mutiny|fighting|push|onslaught|"
    r"attack)\b[^.;]{0,40}?\b(?:start|began|begun|begin|launch)\w*\s+(?:[\w’'-]+\s+){0,4}\Z"
)
# What `the 2011 uprising` and `its May offensive` tell by a date.
NAMED_BY_DATE = re.compile(
    r"[ -](?:[\w-]+ ){0,2}?(?:uprising|revolution|revolt|war|invasion|offensive|coup|conflict|"
    r"peace|ceasefire|truce|agreement|deal|accords?|election|elections|rebellion|genocide|massacre|"
    r"battle|crisis|unrest|insurgency|insurrection|protests|census|earthquake|intervention|"
    r"campaign|advance|push|assault)\b"
)
_DURING = compiled(
    r"\b(?:in|during|throughout)\s+(?:the|its|their|a|an|his|[\w’'-]+['’]s?)\s+(?:[\w-]+\s+){0,2}\Z"
)
_DURING_WHICH = compiled(r",?\s+(?:during|in|over)\s+which\b")
_BESIDE = 3  # code points between a date and the count that goes on from it
_ARTICLE = 4  # code points of `The ` at the head of a sentence
_LONGEST_PREFIX = 400  # code points before a trigger in which a count can stand


def counted_from_main_clause(
    parse: Parse,
    deed: Deed,
    expressions: Sequence[DateExpression],
    published_on: date,
) -> tuple[DateSpan, str] | None:
    """`patrolled the town a day after they seized it`: the seizing, a day before the patrol.

    What the main clause tells has its own date, or is news of the day of publication or the
    day before. None where no such count stands before the deed.
    """
    offset = deed.trigger.start - parse.sentence.start
    before = parse.sentence.text[max(0, offset - _LONGEST_PREFIX) : offset]
    match = _COUNTED_FROM.search(before)
    if match is None or _is_day_itself(parse, deed, match):
        return None
    sign = -1 if match.group("side").lower() == "after" else 1
    dated = [each for each in expressions if each.span is not None and each.span.earliest]
    begins = parse.sentence.start + offset - len(before) + match.start()
    just_before = [each.span for each in dated if 0 <= begins - each.end <= _BESIDE]
    spans = just_before[-1:] or [each.span for each in dated]
    news = DateSpan.between(published_on - ONE_DAY, published_on)
    if not spans and deed.trigger in deed.places:
        return None  # "was taken a day after X", told of any time
    base = spans[0] if len(spans) == 1 and spans[0] else news
    to_the_day = before[: match.start()].endswith(("exactly ", "precisely "))
    counted, unit = match.group("count"), match.group("unit").lower()
    if counted is None and not match.group("many"):
        counted = "one"  # "the day before they took X"
    span = _shifted(base, sign, counted, unit, to_the_day=to_the_day)
    printed = re.sub(r"\s+", " ", match.group(0)).split(match.group("side"))[0].strip()
    why = f"'{printed} {match.group('side')}' counts from {base.text}, what its main clause tells"
    return (span, why) if span is not None else None


def so_long_since(parse: Parse, deed: Deed, published_on: date) -> tuple[DateSpan, str] | None:
    """`It is two weeks since they took X`: so long before publication; else None."""
    offset = deed.trigger.start - parse.sentence.start
    match = _SO_LONG_SINCE.search(parse.sentence.text[max(0, offset - _LONGEST_PREFIX) : offset])
    if match is None:
        return None
    printed, unit = DateSpan.on(published_on), match.group("unit").lower()
    exact = match.group("exact") is not None
    span = _shifted(printed, -1, match.group("count"), unit, to_the_day=exact)
    told = re.sub(r"\s+", " ", match.group(0)).split(" since")[0].strip()
    why = f"'{told} since' counts back from publication on {in_words(published_on)}"
    return (span, why) if span is not None else None


def _is_day_itself(parse: Parse, deed: Deed, match: re.Match[str]) -> bool:
    """`The day before they had won back X`: what the sentence tells was done the day before."""
    perfect = any(word.lemma == "have" for word in parse.children(deed.clause, "aux"))
    return match.group("side").lower() == "before" and match.start() <= _ARTICLE and perfect


def _shifted(
    base: DateSpan, sign: int, counted: str | None, unit: str, *, to_the_day: bool
) -> DateSpan | None:
    number = count(counted) if counted else None
    if to_the_day and unit == "week" and number is not None:
        number, unit = 7 * number, "day"
    try:
        if number is None:
            one, other = few(base.first, sign, unit), few(base.last, sign, unit)
        else:
            one, other = (away(day, sign * number, unit) for day in (base.first, base.last))
        return DateSpan.between(min(one.first, other.first), max(one.last, other.last))
    except (ImpossibleSpan, OverflowError, ValueError):
        return None


def in_named_war(
    parse: Parse, deed: Deed, expressions: Sequence[DateExpression]
) -> tuple[DateSpan, str] | None:
    """`in its 2012-13 revolt, during which it took X`, `in the May offensive they took X`.

    None where the sentence says that of no such fight, or of several.
    """
    text, offset = parse.sentence.text, parse.sentence.start
    named = []
    for expression in expressions:
        before, behind = text[: expression.start - offset], text[expression.end - offset :]
        fight = NAMED_BY_DATE.match(behind)
        if fight is None or expression.span is None:
            continue
        which = _DURING_WHICH.match(behind, fight.end())
        if which or (_DURING.search(before) and _is_over(parse, deed, expression)):
            named.append((expression.span, f"in what is named by {expression.derivation}"))
    return named[0] if len(named) == 1 else None


def _is_over(parse: Parse, deed: Deed, expression: DateExpression) -> bool:
    """Whether an expression hangs on the deed's verb, or on one above it."""
    words = parse.words_between(expression.start, expression.end)
    above = [each for each in parse.ancestors(words[0]) if each.pos in {"VERB", "AUX"}][:1]
    over = {deed.clause.index, *(each.index for each in parse.ancestors(deed.clause))}
    return bool(above) and above[0].index in over


def since_campaign_began(
    parse: Parse,
    deed: Deed,
    expressions: Sequence[DateExpression],
    published_on: date,
) -> tuple[DateSpan, str] | None:
    """`took X in the offensive that began on Friday`: from that Friday to publication."""
    held = deed.frame.holds or deed.trigger.lemma == "have"
    if held and (since := _since_what(parse, deed, expressions)):
        return since
    for expression in expressions:
        offset = expression.start - parse.sentence.start
        before = parse.sentence.text[max(0, offset - _LONGEST_PREFIX) : offset]
        begun = expression.span is not None and _CAMPAIGN.search(before)
        if begun and expression.span and expression.span.first <= published_on:
            if deed.frame.holds:  # "in rebel hands since the uprising began on Friday"
                return expression.span, f"since what began on {expression.derivation}"
            span = DateSpan.reaching(expression.span.first, published_on)
            why = f"in what began on {expression.derivation}; printed on {in_words(published_on)}"
            return span, why
    return None


def _since_what(
    parse: Parse, deed: Deed, expressions: Sequence[DateExpression]
) -> tuple[DateSpan, str] | None:
    """`has had X in its hands since the garrison gave up on Thursday`: from that Thursday on."""
    clauses = (
        each
        for verb in (deed.clause, *parse.ancestors(deed.clause))
        for each in parse.children(verb, "advcl")
        if any(mark.text.lower() == "since" for mark in parse.children(each, "mark"))
    )
    for clause in clauses:
        words = parse.subtree(clause)
        inside = [
            each
            for each in expressions
            if each.span and words[0].start <= each.start and each.end <= words[-1].end
        ]
        if len(inside) == 1 and inside[0].span:
            return inside[0].span, f"held since what happened on {inside[0].derivation}"
    return None
