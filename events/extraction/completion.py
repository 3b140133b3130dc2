"""What a claim leaves unsaid, filled in from what the rest of the article says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.claims import ActorMention, Claim
from events.extraction.plausible import TAKEN
from events.extraction.who import Actors
from events.lexicon import Lexicon
from events.vocabulary import ActorRole, EventKind


def completed(lexicon: Lexicon, actors: Actors, claims: Sequence[Claim]) -> list[Claim]:
    """Fill in what the article says elsewhere: the taker, the place of talks."""
    takers = Counter(
        (mention.text, mention.actor)
        for claim in claims
        for mention in claim.actors
        if mention.role is ActorRole.TAKER and claim.kind is EventKind.CAPTURED
    )
    usual = takers.most_common(1)[0][0] if takers else None
    visits = [claim for claim in claims if claim.kind is EventKind.VISIT]
    filled = [
        _with_scene(_with_taker(claim, usual or _only_other_side(lexicon, actors, claim)), visits)
        for claim in claims
    ]
    return [_with_capture(claim, filled) for claim in filled]


def _only_other_side(
    lexicon: Lexicon, actors: Actors, claim: Claim
) -> tuple[str, int | None] | None:
    """The one side that the article names beside the place's first holder, if it is one."""
    holder = lexicon.theatre.initial_holders.get(claim.place or 0)
    if holder is None:
        return None
    others = actors.sides_named() - {holder}
    return actors.first_naming(others.pop()) if len(others) == 1 else None


def _with_taker(claim: Claim, usual: tuple[str, int | None] | None) -> Claim:
    """`was captured`: by whom the rest of the article says."""
    if claim.kind is not EventKind.CAPTURED or usual is None or claim.actor(ActorRole.TAKER):
        return claim
    text, actor = usual
    return replace(claim, actors=(ActorMention(text, ActorRole.TAKER, actor), *claim.actors))


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
