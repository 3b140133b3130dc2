"""Counts of places taken that a text makes: `the ninth capital since Friday`, `six in a week`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from events.dates import DateSpan
from events.extraction.claims import Quote
from events.extraction.date_words import NUMBER, ORDINALS, compiled, count, ordinal, plain
from events.extraction.reckoning import in_words
from events.extraction.sentences import Sentence
from events.extraction.when import DateExpression, within

_PLACES = r"(?:capital|city|cities|town|district|province|settlement|village|governorate)s?"
_ORDINAL = rf"(?:{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
# What may stand behind the noun: not `the third district council`.
_GOES_ON = (
    r"(?=[,.;:)\"”]|\s+(?:to|that|which|in|since|within|over|under|had|has|have|was|were|is|are|fell|"
    r"fall|falls|lost|taken|captured|seized|overrun|conquered|retaken|now|they|it|on|by|and|gone|left)\b|$)"
)
_RANKED = compiled(
    rf"\b(?P<rank>{_ORDINAL})\s+(?:[\w’'-]+\s+){{0,4}}?(?P<what>{_PLACES})\b{_GOES_ON}"
)
_NUMBERED = compiled(
    rf"\b(?P<number>\d{{1,3}}|(?:two|three|four|five|several)\s+dozen|{NUMBER})\s+"
    rf"(?:of\s+(?:the|its|their|\w+’s|\w+'s)\s+(?:country's\s+)?(?:\d+\s+)?)?"
    rf"(?:[\w’'-]+\s+){{0,3}}?(?P<what>{_PLACES})\b{_GOES_ON}"
)
# "hours later a second town was lost": one more, not the second of all.
_ANOTHER = compiled(r"\b(?:a|yet\s+another)\s+(?:second|third)\s+(?:[\w’'-]+\s+){0,3}\w+$")
# A second count of the same places, told by its days: `18 are lost, nine of them since Thursday`,
# `the third on one day and the fifth in three`.
_AND_OF_THEM = compiled(
    rf"(?:\b(?P<number>\d{{1,3}}|{NUMBER})\s+of\s+(?:them|these|those)|"
    rf"\band\s+(?:the\s+)?(?P<rank>{_ORDINAL}))(?=\s+(?:in|since|within|over)\b)"
)
_TAKEN = compiled(
    r"\b(?:taken?|took|captur\w+|seiz\w+|fall\w*|fell|overr[ua]n|los[et]\w*|conquer\w+|control|hands|"
    r"retak\w+|recaptur\w+|gone|lost)\b"
)
_SPELL = compiled(
    rf"\b(?:in|within|over|inside|under)\s+(?:(?:just|barely|only|less\s+than|under|about|the|past|"
    rf"last|space|of|a\s+little|over|more\s+than|fewer\s+than)\s+){{0,4}}"
    rf"(?P<number>as\s+many|\d{{1,3}}|{NUMBER})?\s*(?P<unit>hour|day|night|week|fortnight|month)s?\b"
)
_ONE_DAY = compiled(r"\b(?:on|in)\s+(?:one|a\s+single|the\s+same)\s+day\b")
# `four towns fell on Sunday`; not `four towns were in their hands on Sunday`.
_FELL = compiled(
    r"^(?:\s+[\w’'-]+){0,3}?\s+(?:fell|fallen|falling|taken|captured|seized|overrun|lost)\s+(?:on\s+)?$"
)
_DAYS_OF = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 31}


@dataclass(frozen=True)
class CountClaim:
    """How many places of a sort were taken, over which days, as one passage counts them.

    `number` is the rank or the total; `what` the noun printed ("provincial capital");
    `when` the days counted over, None where the passage names none. `rough_start` says that
    the first of them is counted or not: "in four days" is counted back from today or yesterday.
    """

    number: int
    what: str
    quote: Quote
    when: DateSpan | None
    derivation: str = ""
    rough_start: bool = False
    sentence: tuple[int, int] = (0, 0)  # code points of the sentence it stands in


def find_counts(
    body: str,
    cut: Sequence[Sentence],
    expressions: Sequence[DateExpression],
    published_on: date | None,
) -> list[CountClaim]:
    """Every count of places taken, in order; days are counted back from publication."""
    return [
        claim
        for sentence in cut
        if _TAKEN.search(sentence.text)
        for claim in _counts_in(body, sentence, expressions, published_on)
    ]


def _counts_in(
    body: str,
    sentence: Sentence,
    expressions: Sequence[DateExpression],
    published_on: date | None,
) -> Iterator[CountClaim]:
    match = _RANKED.search(sentence.text) or _NUMBERED.search(sentence.text)
    if match is None or _ANOTHER.search(sentence.text, 0, match.end()):
        return
    inside = within(expressions, sentence.start, sentence.end)
    again = _AND_OF_THEM.search(sentence.text, match.end())
    before = [each for each in inside if not again or each.end <= sentence.start + again.start()]
    until = again.start() if again else len(sentence.text)
    what = match.group("what")
    for told, dated, last in ((match, before, until), (again, inside, len(sentence.text))):
        number = _number_of(told) if told else None
        if told is None or number is None or number < 2:
            continue
        window = _window(sentence, told, number, dated, published_on, last)
        start = sentence.start + told.start()
        quote = Quote.of(body, start, max(window.end, sentence.start + told.end()))
        yield CountClaim(
            number,
            what,
            quote,
            window.when,
            window.derivation,
            window.rough_start,
            (sentence.start, sentence.end),
        )


def _number_of(match: re.Match[str]) -> int | None:
    printed = plain(match.groupdict().get("rank") or match.groupdict().get("number") or "")
    if (rank := ordinal(printed)) is not None:
        return rank
    figures = re.match(r"\d+", printed)
    if figures:
        return int(figures.group())
    if printed.endswith(" dozen"):
        several = count(printed.removesuffix(" dozen"))
        return several * 12 if several else None
    return count(printed)


class _Window(NamedTuple):
    """The days counted over, how they came about, and where the words for them end."""

    when: DateSpan | None = None
    derivation: str = ""
    end: int = 0
    rough_start: bool = False


def _window(
    sentence: Sentence,
    match: re.Match[str],
    number: int,
    inside: Sequence[DateExpression],
    published_on: date | None,
    until: int,
) -> _Window:
    """The words for the days counted over are looked for up to `until`, in the sentence."""
    if published_on is None:
        return _Window()
    for each in inside:
        begun = each.relation == "since" and each.start > sentence.start + match.start()
        if begun and each.span and each.span.first <= published_on:
            span = DateSpan.reaching(each.span.first, published_on)
            return _Window(span, f"since {each.derivation}", each.end)
    if on_day := _fell_on(sentence, match, inside):
        return _Window(on_day.span, on_day.derivation, on_day.end)
    spell = _spell_of(sentence.text, match, until)
    days = _days_of(spell, number) if spell else None
    if spell is None or days is None:
        return _Window()
    span = DateSpan.between(published_on - timedelta(days=days), published_on)
    why = f"'{spell.group().strip()}', counted on {in_words(published_on)} or the day before"
    return _Window(span, why, sentence.start + spell.end(), rough_start=True)


def _fell_on(
    sentence: Sentence, match: re.Match[str], inside: Sequence[DateExpression]
) -> DateExpression | None:
    """The days on which so many fell; a rank's day is only the day of the last of them."""
    if "rank" in match.groupdict():
        return None
    after = sentence.start + match.end()
    told = (each for each in inside if each.start >= after and each.span and each.relation == "on")
    return next(
        (
            each
            for each in told
            if _FELL.match(sentence.text[match.end() : each.start - sentence.start])
        ),
        None,
    )


def _spell_of(text: str, match: re.Match[str], until: int) -> re.Match[str] | None:
    """The words for how long it took: behind the count, else before it."""
    behind = _SPELL.search(text, match.end(), until) or _ONE_DAY.search(text, match.end(), until)
    return behind or _SPELL.search(text, 0, match.start())


def _days_of(spell: re.Match[str], number: int) -> int | None:
    if spell.re is _ONE_DAY:
        return 1
    printed = spell.group("number")
    unit = plain(spell.group("unit"))
    if printed is None and unit not in {"week", "fortnight", "month"}:
        return None
    many = number if printed and plain(printed) == "as many" else count(printed) if printed else 1
    if many is None:
        return None
    return -(-many // 24) if unit == "hour" else many * _DAYS_OF[unit]


def window_for(
    counts: Sequence[CountClaim], quote: Quote, places: int
) -> tuple[DateSpan, str] | None:
    """The days in which a taking lies by the counts of its article, with their derivation.

    One told in the sentence of a count was counted; so was every other where an article names
    just as many `places` as it counts.
    """
    for each in counts:
        first, last = each.sentence
        if each.when is not None and (first <= quote.start < last or each.number == places):
            return each.when, each.derivation
    return None
