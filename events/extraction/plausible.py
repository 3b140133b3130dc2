"""Whether what the grammar yields can be meant: who can do such a deed, and to what."""

from collections.abc import Sequence

from events.extraction.claims import ActorMention
from events.extraction.control_triggers import ONLY_OF_FORCES
from events.extraction.frames import Deed
from events.extraction.taking import any_armed, can_take, is_known_person
from events.extraction.where import FoundPlace
from events.lexicon import Lexicon
from events.vocabulary import EventKind, PlaceKind

TAKEN = frozenset({EventKind.CAPTURED, EventKind.RECAPTURED})
_ON_THE_SPOT = TAKEN | {EventKind.CONTESTED, EventKind.CLASHES, EventKind.BESIEGED}


def place_fits(lexicon: Lexicon, deed: Deed, place: FoundPlace) -> bool:
    """Towns and provinces are taken and fought for; countries are visited and left."""
    if place.place is None:
        return True
    kind = lexicon.places[place.place].kind
    return not (kind == PlaceKind.COUNTRY and deed.frame.kind in _ON_THE_SPOT)


def actors_fit(
    lexicon: Lexicon,
    deed: Deed,
    kind: EventKind,
    place: FoundPlace | None,
    actors: Sequence[ActorMention],
) -> bool:
    """Whether these actors can have done it: armies leave towns, people visit them."""
    if kind in TAKEN:
        return can_take(lexicon, deed, place, actors)
    if deed.trigger.lemma in ONLY_OF_FORCES and not any_armed(lexicon, actors):
        return False
    if kind is EventKind.WITHDREW and actors and not any_armed(lexicon, actors):
        return False
    if kind is EventKind.TALKS and place is None and len(actors) < 2:
        return False
    return kind is not EventKind.VISIT or _is_person(lexicon, actors)


def _is_person(lexicon: Lexicon, actors: Sequence[ActorMention]) -> bool:
    return any(is_known_person(lexicon, mention) for mention in actors)
