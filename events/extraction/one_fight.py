"""One report of one fight: of several that a sentence yields for a place, the most telling."""

from collections.abc import Iterable

from events.extraction.claims import Claim
from events.vocabulary import EventKind

# The more a kind tells, the lower its number; kinds that are not here stand for themselves.
_TELLING = {
    EventKind.CAPTURED: 0,
    EventKind.RECAPTURED: 0,
    EventKind.CONTESTED: 1,
    EventKind.MASSACRE: 1,
    EventKind.AIR_STRIKE: 1,
    EventKind.BOMBING: 1,
    EventKind.PRISON_BREAK: 1,
    EventKind.CLASHES: 2,
    EventKind.ATTACK: 3,
}
_YIELDS = frozenset({EventKind.CLASHES, EventKind.ATTACK})


def most_telling(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of one sentence without clashes and attacks that a better one tells of.

    Only what is told as done, or not done, alike is held to be one fight.
    """
    told = list(claims)
    return [claim for claim in told if not any(_outdoes(other, claim) for other in told)]


def _outdoes(one: Claim, other: Claim) -> bool:
    if one is other or other.kind not in _YIELDS or one.kind not in _TELLING:
        return False
    if (one.place, one.place_text if one.place is None else "") != (
        other.place,
        other.place_text if other.place is None else "",
    ):
        return False
    if one.stance.says_it_happened != other.stance.says_it_happened:
        return False
    return _TELLING[one.kind] < _TELLING[other.kind]
