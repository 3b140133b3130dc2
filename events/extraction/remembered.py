"""Takings told in memory: in articles of anniversaries, of years later, of a day told before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from events.dates import DateSpan, ImpossibleSpan
from events.extraction.claims import Claim
from events.extraction.date_words import NUMBER, compiled, count, ordinal
from events.extraction.plausible import TAKEN
from events.extraction.reckoning import away, in_words

_YEAR = timedelta(days=365)
_UNIT = r"(?P<unit>years?|decades?)"
_FEW_WORDS = r"(?:[\w’'-]+\s+){0,6}"
# Right before a passage: what it tells lies so many years back.
_YEARS_BEFORE = compiled(
    rf"\b(?P<count>{NUMBER}|an?)\s+{_UNIT}\s+(?:(?:have|has|had)\s+passed\s+|to\s+the\s+day\s+)?"
    rf"(?:since|after|ago\s+(?:today|this\s+(?:week|month)|on\s+\w+)|ago,?)\s+{_FEW_WORDS}\Z"
)
_ANNIVERSARY_BEFORE = compiled(rf"\b(?:(?P<count>[\w-]+)\s+)?anniversary\s+of\s+{_FEW_WORDS}\Z")
_LONGEST_BEFORE = 120  # code points
# Anywhere: what an article that looks back says of how far. Of wars that go on it says so too.
_FIGHTS = r"(?:fall|capture|siege|battle|liberation|massacre|genocide|conquest|seizure|recapture)"
_WARS = r"(?:takeover|invasion|war|occupation|uprising|offensive|day|end|start|outbreak|beginning)"
_LOOKS_BACK = compiled(
    rf"\b(?:(?P<nth>(?<![\w-])[\w-]++)\s+anniversary\s+of\s+(?:[\w’'-]+\s+){{0,3}}|"
    rf"(?P<count>{NUMBER}|an?)\s+{_UNIT}\s+(?:after|since|on\s+from)\s+(?:the|its)\s+"
    rf"(?:\w+\s+){{0,2}})(?:{_FIGHTS}|(?P<war>{_WARS}))\b"
)
_YEARS_ON = compiled(rf"\b(?P<count>{NUMBER}|an?)\s+{_UNIT}\s+on,")
_REMEMBERS = compiled(
    r"\b(?:commemorat\w+|minute[’']s\s+silence|remembrance|in\s+memory\s+of|survivors|veterans|"
    rf"(?:was|were)\s+(?:only\s+|just\s+)?{NUMBER}(?:\s+years\s+old)?\s+when|"
    r"as\s+an?\s+(?:child|boy|girl|teenager|student)\s+when)\b"
)
_LONG = 8  # years after which even a war is past
_THEN = compiled(r"\b(?:after|since|when|before|until|following)\s+(?:the\s+|its\s+)?\Z")
_PLUPERFECT = re.compile(r"\bhad\b")


def as_remembered(body: str, claims: Sequence[Claim], published_on: date | None) -> list[Claim]:
    """Date those takings that an article only remembers; without a day of publication none.

    `ten years since the fall of X` tells the year; an article that looks back tells no news; and
    what it dated once keeps that date when it is named again.
    """
    if published_on is None:
        return list(claims)
    taken = [each for each in claims if _is_taking(each)]
    dated = [each for each in taken if each.when is not None and each.when.earliest is not None]
    recent = any(each.when is not None and _is_recent(each.when, published_on) for each in dated)
    told = _told_once(dated, published_on)
    back = None if recent or not taken else _look_back(body)
    return [
        _remembered(body, claim, published_on, told.get(_place_of(claim)), back)
        if _is_taking(claim)
        else claim
        for claim in claims
    ]


def _place_of(claim: Claim) -> int | str:
    return claim.place_text if claim.place is None else claim.place


def _told_once(dated: Sequence[Claim], published_on: date) -> dict[int | str, Claim]:
    """By place the first taking that an article dates, long ago, if it dates it only so."""
    first: dict[int | str, Claim] = {}
    several = set()
    for each in dated:
        place = _place_of(each)
        if first.setdefault(place, each).when != each.when:
            several.add(place)
    return {
        place: claim
        for place, claim in first.items()
        if place not in several and claim.when and not _is_recent(claim.when, published_on)
    }


def _look_back(body: str) -> re.Match[str] | None:
    """Where a text says that it looks back: at one fight, at a war of long ago, by its title."""
    for pattern in (_LOOKS_BACK, _YEARS_ON):
        for match in pattern.finditer(body):
            fight = pattern is _LOOKS_BACK and not match.group("war")
            opens = pattern is _YEARS_ON and match.start() == 0
            if fight or opens or _years_of(match) >= _LONG:
                return match
    return None


def _is_taking(claim: Claim) -> bool:
    return claim.kind in TAKEN and claim.stance.says_it_happened


def _is_recent(when: DateSpan, published_on: date) -> bool:
    return when.first > published_on - _YEAR


def _remembered(
    body: str,
    claim: Claim,
    published_on: date,
    told: Claim | None,
    back: re.Match[str] | None,
) -> Claim:
    before = body[max(0, claim.quote.start - _LONGEST_BEFORE) : claim.quote.start]
    before = re.split(r"[.;!?\n]", before)[-1]
    counted = _YEARS_BEFORE.search(before) or _ANNIVERSARY_BEFORE.search(before)
    undated = claim.when is None or claim.when.earliest is None
    if counted and (undated or _counts_ago(counted)):
        return _years_back(claim, counted, published_on)
    if not undated:
        return claim
    if told and _is_meant(told, claim, before, looks_back=back is not None):
        return replace(claim, when=told.when, derivation=f"the one dated before: {told.derivation}")
    if back := back or _REMEMBERS.search(before):
        return _years_back(claim, back, published_on)
    return claim


def _counts_ago(match: re.Match[str]) -> bool:
    """`a decade ago this week`: the week is that of the deed's own year."""
    return " ago" in match.group(0)


def _years_back(claim: Claim, match: re.Match[str], published_on: date) -> Claim:
    """A claim of so many years ago as a match says; of a year ago or more where it does not."""
    printed = re.sub(r"\s+", " ", match.group(0)).strip()
    years = _years_of(match)
    try:
        if not years:
            when = DateSpan.until(published_on - _YEAR)
        elif " decade" in printed.lower():
            when = away(published_on, -years // 10, "decade")
        else:
            when = away(published_on, -years, "year")
    except (ImpossibleSpan, ValueError, OverflowError):
        return claim
    why = f"'{printed}' looks back from publication on {in_words(published_on)}"
    return replace(claim, when=when, derivation=why)


def _years_of(match: re.Match[str]) -> int:
    """How many years a match counts, 0 where it counts none."""
    found = match.groupdict()
    nth = found.get("nth") or (found.get("count") if not found.get("unit") else None)
    if nth:
        figures = re.match(r"\d+", nth)  # "the 20-year anniversary"
        return int(figures.group()) if figures else ordinal(nth) or 0
    if not found.get("count"):
        return 0
    number = 1 if found["count"].lower() in {"a", "an"} else count(found["count"]) or 0
    return number * 10 if found["unit"].lower().startswith("decade") else number


def _is_meant(told: Claim, claim: Claim, before: str, *, looks_back: bool) -> bool:
    """Whether a taking without a date is the one of that place which was dated before."""
    if told.kind is not claim.kind or told.quote.start > claim.quote.start:
        return False
    return bool(looks_back or _THEN.search(before) or _PLUPERFECT.search(claim.quote.text))
