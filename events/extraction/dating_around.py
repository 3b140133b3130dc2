"""Days that a passage leaves to what stands around it: the sentence before, a day named above."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from events.dates import ONE_DAY, DateSpan
from events.extraction.anaphora import FoundPlace
from events.extraction.claims import Claim
from events.extraction.dating import Dating
from events.extraction.dating_by_deeds import NAMED_BY_DATE
from events.extraction.frames import SAYS, Deed
from events.extraction.language import Parse, Word
from events.extraction.reader import Reader
from events.extraction.reckoning import in_words
from events.extraction.when import DateExpression, within

_AN_HOUR = re.compile(
    r"\b(?:in the (?:early |late )?(?:morning|afternoon|evening)|in the (?:early|small) hours|"
    r"(?:during|in the course of) the day|by the (?:middle|end) of the (?:morning|afternoon|day)|"
    r"(?:before|at|around|shortly after) (?:dawn|dusk|noon|midday|daybreak|sunrise|first light))\b",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(r"\b(?:[Ss]ince then|(?:has|have) (?:also )?since(?= [a-z]+\b))")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FOLLOWS = 600  # code points from a day to `since then`
# What stands before a day that heads its sentence.
_HEADS = re.compile(
    r"[“\"]?(?:(?:But|And|Then|It was),? )?(?:(?:early |late )?on |in |during )?\Z", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?…]+[”\"’)]*\s*\Z")
_SAID = "|".join(
    rf"{verb[:-1]}(?:y|ies|ied)" if verb.endswith("y") else rf"{verb}(?:s|d|{verb[-1]}?ed)?"
    for verb in sorted(SAYS)
)
_SAYING = re.compile(rf"\b(?:said|told|wrote|{_SAID})\b")
_APART = re.compile(
    r"\b(?:already|earlier|previously|before|since|ago|later|after|once|again|now|then|"
    r"(?:last|next|previous) \w+)\b"
)
_LEFT = re.compile(r"\b(?:withdr[ae]w|withdrawn|pulled (?:out|back)|retreat|fled|left)")
_EXACT = 3  # days that a span may have to date what is told next


def by_what_is_around(
    reader: Reader, parse: Parse, deed: Deed, place: FoundPlace | None, published_on: date
) -> Dating | None:
    """The dating of what was taken on a day that its own sentence does not name; None of none.

    Since the day named before; at an hour, where the paragraph up to there names no day; on the
    day of the sentence before, whose story goes on.
    """
    start, end = parse.sentence.start, parse.sentence.end
    before = within(reader.expressions, max(0, start - _FOLLOWS), start)
    if since := _since_then(parse, reader.body, before, published_on):
        return since
    if hour := _at_an_hour(parse, deed, published_on):
        paragraph = reader.body.rfind("\n", 0, start)
        if not within(reader.expressions, paragraph, end):
            return hour
    return _on_day_told_before(reader, parse, deed, place, published_on)


def _on_day_told_before(
    reader: Reader, parse: Parse, deed: Deed, place: FoundPlace | None, published_on: date
) -> Dating | None:
    """`On Friday the lines gave way. X was captured`, `attacked X on Friday. It was taken`.

    The day of the sentence before or the one after it, where that sentence tells no saying.
    """
    at = bisect_left(reader.sentence_starts, parse.sentence.start)
    begin = reader.sentence_starts[at - 1] if at else parse.sentence.start
    before = reader.body[begin : parse.sentence.start]
    days = within(reader.expressions, begin, parse.sentence.start)
    if len(days) != 1 or "\n" in before or _SAYING.search(before) or _LEFT.search(before):
        return None
    if _is_dated_otherwise(reader, place, begin):
        return None
    day = days[0]
    if day.span is None or day.relation != "on" or (day.span.width or _EXACT + 1) > _EXACT:
        return None
    of_it = place is not None and place.text in before
    fronted = _HEADS.match(before, 0, day.start - begin) is not None
    if day.span.last > published_on or not (
        fronted or of_it or _ENDS.match(before, day.end - begin)
    ):
        return None
    if not _goes_on(parse, deed, of_it=of_it) or _APART.search(parse.sentence.text):
        return None
    last = min(day.span.last + ONE_DAY, published_on)
    span = DateSpan.between(day.span.first, last)
    return Dating(span, f"told right after {day.derivation}: then, or a day later", dated=True)


def _is_dated_otherwise(reader: Reader, place: FoundPlace | None, since: int) -> bool:
    """Whether the sentence before tells of towns taken, or the place was told as taken before."""
    if place is None or any(each.at >= since for each in reader.advances[-1:]):
        return True
    return any(_is_of(claim, place) for claim in reader.recently_taken)


def _is_of(claim: Claim, place: FoundPlace) -> bool:
    return claim.place == place.place and (
        claim.place is not None or claim.place_text == place.text
    )


def _goes_on(parse: Parse, deed: Deed, *, of_it: bool) -> bool:
    """Whether a deed is told in the past as the next thing that happened, by whoever says so."""
    helpers = {each.text.lower() for each in parse.children(deed.clause, "aux", "auxpass")}
    above = _leading(parse, deed.clause)
    said = above.index != deed.clause.index
    if helpers & {"will", "would", "may", "could", "might"} or ("had" in helpers and not said):
        return False
    past = deed.clause.tag == "VBD" or bool(helpers & {"was", "were", "had"})
    return past and (of_it or (not deed.frame.holds and above.dep == "ROOT"))


def _leading(parse: Parse, clause: Word) -> Word:
    """The verb of the sentence that a clause is joined to, or said by."""
    while clause.dep in {"conj", "ccomp"} and clause.head != clause.index:
        clause = parse.head(clause)
    return clause


def _at_an_hour(parse: Parse, deed: Deed, published_on: date) -> Dating | None:
    """`seized it before dawn`, of no day that is named: the day printed or the one before it.

    None where the clause tells no hour, or the sentence is one of a plan or a memory.
    """
    text = parse.sentence.text
    hour = _AN_HOUR.search(text)
    told = deed.clause.tag in {"VBD", "VBN"}
    if hour is None or not told or _YEAR.search(text):
        return None
    offset = parse.sentence.start
    words = parse.words_between(offset + hour.start(), offset + hour.end())
    verbs = [each for each in parse.ancestors(words[0]) if each.pos in {"VERB", "AUX"}]
    if not verbs or verbs[0].index not in {deed.clause.index, deed.trigger.index}:
        return None  # "in the evening he said that X had fallen"
    span = DateSpan.between(published_on - ONE_DAY, published_on)
    why = f"'{hour.group()}', told on {in_words(published_on)} of a day not named, is {span.text}"
    return Dating(span, why, dated=True)


def _since_then(
    parse: Parse, body: str, before: Sequence[DateExpression], published_on: date
) -> Dating | None:
    """`Since then they have taken X`: from the day named last before it to publication.

    The year of `a 2007 peace deal` is no such day.
    """
    told = _SINCE_THEN.search(parse.sentence.text)
    days = [
        each.span
        for each in before
        if each.span and each.span.earliest and each.span.width
        if not NAMED_BY_DATE.match(body, each.end)
    ]
    if told is None or not days or days[-1].first > published_on:
        return None
    span = DateSpan.reaching(days[-1].first, published_on)
    return Dating(span, f"'{told.group()}' counts from {days[-1].text}, named before", dated=True)
