"""Claims of one article that say the same thing, and those that tell of an earlier time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from events.extraction.claims import ActorMention, Claim
from events.extraction.parties import Allegiance, allegiance_by_noun, may_be_one, names_in
from events.lexicon import Lexicon
from events.spelling import spelling_key
from events.vocabulary import ActorRole, EventKind, Stance

_NEWS = 92  # days before its article's that a deed may lie and still be the one told undated
_OPPOSED = {Allegiance.REBEL, Allegiance.STATE}
_FREED = re.compile(r"\b(?:liberat|freed\b|cleared\b)")  # what captors call a capture too
_NEAR = 2  # days between two datings of one deed in one article


def once_each(claims: Iterable[Claim]) -> list[Claim]:
    """One claim a passage, kind and place: the identity of a report."""
    found: dict[tuple[int, EventKind, int | None, str], Claim] = {}
    for claim in claims:
        found.setdefault((claim.quote.start, claim.kind, *_place_of(claim)), claim)
    return sorted(found.values(), key=lambda claim: (claim.quote.start, claim.quote.end))


def folded(claims: Sequence[Claim], lexicon: Lexicon) -> list[Claim]:
    """One claim for each thing an article says: the same kind, stance and place on dates that meet.

    The best dated one stands for the rest, for answers that want no repetition.
    """
    kept: list[tuple[Claim, Claim]] = []
    for claim in sorted(claims, key=_vagueness):
        by_sides = _by_sides(claim, lexicon)
        if not any(_same_thing(by_sides, other) for _, other in kept):
            kept.append((claim, by_sides))
    return sorted((claim for claim, _ in kept), key=lambda claim: claim.quote.start)


def _by_sides(claim: Claim, lexicon: Lexicon) -> Claim:
    """A claim with the side of each actor for it: commandos take what the army takes."""
    actors = (replace(each, actor=lexicon.side_of(each.actor)) for each in claim.actors)
    return replace(claim, actors=tuple(actors))


def _vagueness(claim: Claim) -> tuple[bool, int, date, int]:
    """What is told most exactly comes first, and of two days the earlier: held means taken by."""
    width = claim.when.width if claim.when else None
    first = claim.when.first if claim.when else date.max
    return (width is None, width or 0, first, claim.quote.start)


def _same_thing(one: Claim, other: Claim) -> bool:
    alike = (
        _same_deed(one, other)
        and (one.stance.says_it_happened == other.stance.says_it_happened)
        and _at_one_place(one, other)
        and (one.stance is Stance.DENIED) == (other.stance is Stance.DENIED)
    )
    return alike and _may_be_of_one_time(one, other)


def _may_be_of_one_time(one: Claim, other: Claim) -> bool:
    """Whether two datings in one article can be of one deed.

    What is told as done without a day is news: it is not what happened long before. What is told
    as held may have been taken at any time.
    """
    if one.when is None or other.when is None:
        return True
    if (one.when.earliest is None) == (other.when.earliest is None):
        return one.when.gap(other.when) <= (_NEAR if one.kind == other.kind else 0)
    undated = one if one.when.earliest is None else other
    days = abs((one.when.last - other.when.last).days)
    return days <= _NEWS or (undated.holds and not _named_apart(one, other))


def _same_deed(one: Claim, other: Claim) -> bool:
    """Of one kind, and not by two known actors; taking and taking back only by one and the same."""
    if not (one.kind.changes_control and other.kind.changes_control):
        return one.kind == other.kind
    takers = _takers(one, other)
    if one.kind != other.kind:
        unsaid = None in takers and (one.holds or other.holds)
        return (_by_one(takers) and not unsaid) or _only_guessed(one, other)
    known = {taker.actor for taker in takers if taker and taker.actor is not None}
    return len(known) < 2 and not _told_apart(takers)


def _only_guessed(one: Claim, other: Claim) -> bool:
    """Whether who took it in one is only inferred, and both have days of their own."""
    dated = all(each.when is not None and each.when.earliest is not None for each in (one, other))
    guessed = [
        each
        for each in (one, other)
        if (taker := each.actor(ActorRole.TAKER)) is not None and taker.inferred
    ]
    return bool(guessed) and (dated or any(_FREED.search(each.quote.text) for each in guessed))


def _takers(*claims: Claim) -> list[ActorMention | None]:
    return [claim.actor(ActorRole.TAKER) for claim in claims]


def _told_apart(takers: Sequence[ActorMention | None]) -> bool:
    """Whether one is said to be of rebels and the other of a state's army.

    Parties that nobody listed go by many names in one article: those alone tell none apart.
    """
    one, other = takers
    if one is None or other is None or one.inferred or other.inferred:
        return False
    nouns = {allegiance_by_noun(each.text) for each in (one, other)}
    return one.actor is None and other.actor is None and nouns == _OPPOSED


def _named_apart(one: Claim, other: Claim) -> bool:
    """Whether their takers go by names of their own that cannot be of one party."""
    first, second = _takers(one, other)
    if first is None or second is None or first.actor != second.actor:
        return False
    named = names_in(first.text) and names_in(second.text)
    return first.actor is None and bool(named) and not may_be_one(first.text, second.text)


def _by_one(takers: Sequence[ActorMention | None]) -> bool:
    """Whether both are said to be done by one party, which may be printed in two ways."""
    one, other = takers
    if one is None or other is None:
        return one is not other and not any(each and _is_rebel(each) for each in (one, other))
    if one.actor != other.actor:
        return False
    return one.actor is not None or may_be_one(one.text, other.text) or _bare_and_named(one, other)


def _bare_and_named(one: ActorMention, other: ActorMention) -> bool:
    """`the rebels` and `Westria's rebels`: one of them without a name."""
    last = {(each.text.lower().split() or [""])[-1] for each in (one, other)}
    return len(last) == 1 and not (names_in(one.text) and names_in(other.text))


def _is_rebel(taker: ActorMention) -> bool:
    """Whether a party by its noun has nothing to take back."""
    return taker.actor is None and allegiance_by_noun(taker.text) is Allegiance.REBEL


def _at_one_place(one: Claim, other: Claim) -> bool:
    """Of one place, or of one name where only one of them is known to be a place."""
    if one.place is not None and other.place is not None:
        return one.place == other.place
    return spelling_key(one.place_text) == spelling_key(other.place_text)


def _place_of(claim: Claim) -> tuple[int | None, str]:
    return claim.place, claim.place_text if claim.place is None else ""


def historic(claim: Claim, since: date | None) -> bool:
    """Whether a claim is of a time before the conflict."""
    return since is not None and claim.when is not None and claim.when.last < since
