"""What a claim leaves unsaid, filled in from what the rest of the article says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from events.dates import DateSpan
from events.extraction.claims import ActorMention, Claim
from events.extraction.counts import CountClaim, window_for
from events.extraction.nations import is_of_country
from events.extraction.parties import (
    STATE_NOUNS,
    Allegiance,
    allegiance_by_noun,
    is_own_word,
    may_be_one,
    names_in,
)
from events.extraction.plausible import TAKEN
from events.extraction.reckoning import in_words
from events.extraction.takers import Advance, Article, Taker, taker_of
from events.extraction.where import Places
from events.extraction.who import Actors
from events.vocabulary import ActorRole, EventKind, Stance

_FIGHTS = frozenset({EventKind.CONTESTED, EventKind.WITHDREW})
_NEWS = 7  # days before publication in which an assault is the one that took a place
_TOLD_RIGHT_AFTER = 700  # code points from `captured two towns` to where they are named
_AT_THE_HEAD = 300  # code points
_ON_IT_ALL = 2_500
_FEW_DAYS = 3
_GOVERNS = re.compile(
    r"\b(?:government|ministry|minister|president|head of state|governor|premier)\b", re.IGNORECASE
)
_BEFORE_THAT = re.compile(r"\b(?:already|earlier|previously|before|since)\b")


def completed(
    places: Places,
    actors: Actors,
    claims: Sequence[Claim],
    counts: Sequence[CountClaim],
    advances: Sequence[Advance],
) -> list[Claim]:
    """Fill in what the article says elsewhere: the taker, the days, the place of talks."""
    claims = sorted(claims, key=lambda each: each.quote.start)
    article = Article(places, actors, claims, advances)
    visits = [claim for claim in claims if claim.kind is EventKind.VISIT]
    filled = [_with_scene(_with_taker(claim, taker_of(claim, article)), visits) for claim in claims]
    filled = [_as_claimed(_by_usual_names(claim, places, actors), actors) for claim in filled]
    filled = _within_counts([_with_capture(claim, filled) for claim in filled], counts)
    filled = [_within_advance(claim, article.advances_near(claim)) for claim in filled]
    return [_after_fight(claim, article.claims_near(claim)) for claim in filled]


def _by_usual_names(claim: Claim, places: Places, actors: Actors) -> Claim:
    """One name for one party throughout: `Syrian army` for the headline's `Syria army`."""
    country = places.country_of(claim.place) if claim.kind in TAKEN else ""
    named = tuple(
        mention
        if mention.actor is not None
        else replace(mention, text=actors.sides.name_of(mention.text, country))
        for mention in claim.actors
    )
    return claim if named == claim.actors else replace(claim, actors=named)


def _as_claimed(claim: Claim, actors: Actors) -> Claim:
    """`a Taliban spokesman said it had been captured`: by them, so that it is their own claim."""
    in_part = claim.kind is EventKind.CONTESTED
    doer = claim.actor(ActorRole.PARTICIPANT if in_part else ActorRole.TAKER)
    attributed = claim.stance is Stance.CONFIRMED or (
        claim.stance is Stance.ASSERTED and claim.speaker
    )
    if not attributed or doer is None:
        return claim
    lexicon = actors.lexicon
    side = lexicon.side_of(claim.speaks_for)
    own = side is not None and lexicon.side_of(doer.actor) == side
    if side is None:
        listed = lexicon.actors[doer.actor].name if doer.actor is not None else ""
        own = is_own_word(claim.speaker, listed or doer.text) or (
            not listed and is_of_country(doer.text, actors.sides.led_by(claim.speaker))
        )
    own = own or (claim.kind is EventKind.RECAPTURED and _is_of_government(claim.speaker, doer))
    return replace(claim, stance=Stance.CLAIMED) if own else claim


def _is_of_government(speaker: str, doer: ActorMention) -> bool:
    """Whether a ministry, or a president, speaks of what the army is told to have won back."""
    return bool(_GOVERNS.search(speaker)) and allegiance_by_noun(doer.text) is Allegiance.STATE


def _within_counts(claims: Sequence[Claim], counts: Sequence[CountClaim]) -> list[Claim]:
    """`the third capital in three days`, and three are named: all fell in those days."""
    taken = [each for each in claims if each.kind in TAKEN and each.stance.says_it_happened]
    places = len({each.place or each.place_text for each in taken})
    return [
        _within(claim, window_for(counts, claim.quote, places))
        if _is_undated_taking(claim)
        else claim
        for claim in claims
    ]


def _within_advance(claim: Claim, advances: Sequence[Advance]) -> Claim:
    """`captured two towns on Friday`, and two are named right after it: both fell on Friday."""
    undated = claim.kind in TAKEN and _is_undated(claim)
    if not undated or _BEFORE_THAT.search(claim.quote.text):
        return claim
    taker = claim.actor(ActorRole.TAKER)
    told = [each for each in advances if 0 < claim.quote.start - each.at < _reach(each)]
    if not told or not _may_be_of(claim, told[-1].taker, taker):
        return claim
    when = told[-1].when if told[-1].kind is claim.kind else None
    if when is None:
        return claim
    return replace(claim, when=when, derivation=told[-1].derivation)


def _reach(advance: Advance) -> int:
    """How far behind it the towns are named; what an article begins with it is on as a whole."""
    news = advance.when is not None and (advance.when.width or _NEWS) <= _FEW_DAYS
    return _ON_IT_ALL if news and advance.at < _AT_THE_HEAD else _TOLD_RIGHT_AFTER


def _may_be_of(claim: Claim, of_count: ActorMention | None, taker: ActorMention | None) -> bool:
    """Whether who took one place may be who is told to have taken several."""
    if of_count is None or taker is None:
        return of_count is None
    if _is_same(of_count.text, taker.text):
        return True
    nameless = taker.actor is None and not names_in(taker.text)
    states = [bool(STATE_NOUNS & {*each.text.lower().split()}) for each in (of_count, taker)]
    rebels = [allegiance_by_noun(each.text) is Allegiance.REBEL for each in (of_count, taker)]
    return nameless and not (any(states) and any(rebels))


def _is_same(one: str, other: str) -> bool:
    """Whether two words for a taker may mean one: `rebels` and again `the rebels`."""
    return one.lower() == other.lower() or may_be_one(one, other)


def _after_fight(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A taking without a day was not before the assault, or the retreat, that is told with one.

    The span begins with the first of them in the days before and ends when it was printed.
    """
    undated = claim.kind in TAKEN and _is_undated(claim)
    if not undated or claim.when is None or claim.when.latest is None:
        return claim
    printed = claim.when.latest
    fights = [
        (each.when.first, each.derivation)
        for each in claims
        if each.when
        and _is_fight_for(each, claim)
        and 0 <= (printed - each.when.first).days <= _NEWS
    ]
    if not fights:
        return claim
    first, why = min(fights)
    return replace(
        claim,
        when=DateSpan.between(first, printed),
        derivation=f"not before the fighting for it ({why}), nor after {in_words(printed)}",
    )


def _is_fight_for(one: Claim, taking: Claim) -> bool:
    """Whether a claim tells, with a day, of an assault on the place, or of its loser leaving."""
    same = one.place == taking.place and (
        one.place is not None or one.place_text == taking.place_text
    )
    dated = one.when is not None and one.when.earliest is not None and one.when.latest is not None
    told = one.kind in _FIGHTS and one.stance.says_it_happened
    taker, fighter = taking.actor(ActorRole.TAKER), one.actor(ActorRole.LOSER)
    by_loser = not (taker and fighter and may_be_one(taker.text, fighter.text))
    return same and dated and told and by_loser


def _within(claim: Claim, window: tuple[DateSpan, str] | None) -> Claim:
    if window is None:
        return claim
    when, derivation = window
    return replace(claim, when=when, derivation=f"one of those counted {derivation}")


def _is_undated_taking(claim: Claim) -> bool:
    return claim.kind is EventKind.CAPTURED and _is_undated(claim)


def _is_undated(claim: Claim) -> bool:
    """Whether it is told as done, but not since when."""
    return claim.stance.says_it_happened and claim.when is not None and claim.when.earliest is None


def _with_taker(claim: Claim, taker: Taker | None) -> Claim:
    """`was captured`: by whom the rest of the article says."""
    if taker is None:
        return claim
    text, actor = taker
    others = (each for each in claim.actors if each.role is not ActorRole.TAKER)
    inferred = ActorMention(text, ActorRole.TAKER, actor, inferred=True)
    return replace(claim, actors=(inferred, *others))


def _with_scene(claim: Claim, visits: Sequence[Claim]) -> Claim:
    """Talks of a visitor are held where, and when, the visit was."""
    if claim.kind is not EventKind.TALKS or claim.place is not None:
        return claim
    there = {mention.actor for mention in claim.actors if mention.actor is not None}
    for visit in visits:
        if there & {mention.actor for mention in visit.actors}:
            undated = claim.when is None or claim.when.earliest is None
            when, derivation = (
                (visit.when, f"at the visit it tells of: {visit.derivation}")
                if undated
                else (claim.when, claim.derivation)
            )
            return replace(claim, place=visit.place, when=when, derivation=derivation)
    return claim


def _with_capture(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """`massacred civilians after capturing the city in 1998` happened when the capture did."""
    if claim.kind is not EventKind.MASSACRE or claim.when is None or claim.when.earliest:
        return claim
    for other in claims:
        within = claim.quote.start <= other.quote.start <= claim.quote.end
        if other.kind in TAKEN and other.place == claim.place and within and other.when:
            why = f"after the capture it tells of: {other.derivation}"
            return replace(claim, when=other.when, derivation=why)
    return claim
