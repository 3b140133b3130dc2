"""What a claim leaves unsaid, filled in from what the rest of the article says."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from events.dates import DateSpan
from events.extraction.claims import ActorMention, Claim
from events.extraction.counts import CountClaim, window_for
from events.extraction.parties import Allegiance, allegiance_of
from events.extraction.plausible import TAKEN
from events.extraction.where import Places
from events.extraction.who import Actors
from events.vocabulary import ActorRole, EventKind

_OTHER_TIMES = timedelta(days=300)
_ATTACKS = frozenset({EventKind.CONTESTED, EventKind.ATTACK, EventKind.BESIEGED})


def completed(
    places: Places, actors: Actors, claims: Sequence[Claim], counts: Sequence[CountClaim]
) -> list[Claim]:
    """Fill in what the article says elsewhere: the taker, the days, the place of talks."""
    visits = [claim for claim in claims if claim.kind is EventKind.VISIT]
    filled = [
        _with_scene(_with_taker(claim, _taker(places, actors, claim, claims)), visits)
        for claim in claims
    ]
    return _within_counts([_with_capture(claim, filled) for claim in filled], counts)


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


def _within(claim: Claim, window: tuple[DateSpan, str] | None) -> Claim:
    if window is None:
        return claim
    when, derivation = window
    return replace(claim, when=when, derivation=f"one of those counted {derivation}")


def _is_undated_taking(claim: Claim) -> bool:
    undated = claim.when is not None and claim.when.earliest is None
    return claim.kind is EventKind.CAPTURED and claim.stance.says_it_happened and undated


def _taker(
    places: Places, actors: Actors, claim: Claim, claims: Sequence[Claim]
) -> tuple[str, int | None] | None:
    """Who took a place, where the passage does not say so itself.

    Whoever took most in the article; else who is said to attack the place; else the only
    side, or the only armed party, that the article names beside the holder.
    """
    said = claim.actor(ActorRole.TAKER)
    if claim.kind not in TAKEN or said:
        return None
    if claim.kind is EventKind.RECAPTURED and actors.is_armed_by_name(claim.speaker):
        return claim.speaker.removeprefix("the ").removeprefix("The "), None
    lost = _others(claim, claims)
    if took := _nearest_named(claim, [each for each in claims if each.kind is claim.kind], lost):
        return took
    attacked = _most_named(
        (each for each in claims if each.kind in _ATTACKS and each.place == claim.place),
        ActorRole.PARTICIPANT,
    )
    if attacked and attacked not in lost and _can_take(places, actors, claim, attacked):
        return attacked
    return _only_other_side(places, actors, claim) or _only_party(places, actors, claim)


def _can_take(places: Places, actors: Actors, claim: Claim, taker: tuple[str, int | None]) -> bool:
    """A country's own army does not capture its towns: it takes them back."""
    country = places.country_of(claim.place)
    if not country or claim.kind is not EventKind.CAPTURED or taker[1] is not None:
        return True
    rebels = allegiance_of(taker[0].split()[-1]) is Allegiance.REBEL
    return rebels or not actors.sides.is_home_force(taker[0], country)


def _nearest_named(
    claim: Claim, claims: Sequence[Claim], lost: Collection[tuple[str, int | None]]
) -> tuple[str, int | None] | None:
    """Who is said to have taken what is told of last before a claim, else next after it."""
    named = [
        (each.quote.start > claim.quote.start, abs(each.quote.start - claim.quote.start), actor)
        for each in claims
        if (actor := each.actor(ActorRole.TAKER))
        and (actor.text, actor.actor) not in lost
        and not _is_long_before(each, claim)
    ]
    nearest = min(named, key=lambda each: each[:2], default=None)
    return (nearest[2].text, nearest[2].actor) if nearest else None


def _is_long_before(one: Claim, other: Claim) -> bool:
    """Whether one is told of another year, when the sides may have been others."""
    first = one.when.latest if one.when else None
    second = other.when.latest if other.when else None
    return first is not None and second is not None and second - first > _OTHER_TIMES


def _most_named(claims: Iterable[Claim], role: ActorRole) -> tuple[str, int | None] | None:
    named = Counter((each.text, each.actor) for claim in claims if (each := claim.actor(role)))
    return named.most_common(1)[0][0] if named else None


def _others(claim: Claim, claims: Sequence[Claim]) -> set[tuple[str, int | None]]:
    """Who lost places, or took them back from whoever took this one."""
    losers = (each.actor(ActorRole.LOSER) for each in claims if each.kind in TAKEN)
    against = (
        each.actor(ActorRole.TAKER)
        for each in claims
        if each.kind in TAKEN and each.kind is not claim.kind and each.place == claim.place
    )
    return {(each.text, each.actor) for each in (*losers, *against) if each}


def _only_party(places: Places, actors: Actors, claim: Claim) -> tuple[str, int | None] | None:
    """The only armed party named that can have taken a place, or taken it back."""
    country = places.country_of(claim.place)
    if not country:
        party = actors.sides.rebels("rebels") if claim.kind is EventKind.CAPTURED else ""
    elif claim.kind is EventKind.CAPTURED:
        party = actors.sides.only_attacker(country) or actors.sides.only_foreign_country(country)
    else:
        party = actors.sides.only_home_force(country)
    loser = claim.actor(ActorRole.LOSER)
    return (party, None) if party and not (loser and loser.text == party) else None


def _only_other_side(places: Places, actors: Actors, claim: Claim) -> tuple[str, int | None] | None:
    """The one side that the article names beside the place's first holder, if it is one."""
    holder = actors.lexicon.theatre.initial_holders.get(claim.place or 0)
    if holder is None:
        return None
    others = actors.sides_named() - {holder}
    return actors.first_naming(others.pop()) if len(others) == 1 else None


def _with_taker(claim: Claim, taker: tuple[str, int | None] | None) -> Claim:
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
