"""Whether what the grammar yields can be meant: who can do such a deed, and to what."""

from collections.abc import Sequence

from events.extraction.claims import ActorMention
from events.extraction.control_triggers import ONLY_OF_FORCES
from events.extraction.frames import Deed
from events.extraction.where import FoundPlace
from events.lexicon import Lexicon
from events.vocabulary import ActorKind, EventKind, PlaceKind

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
    of_forces = deed.trigger.lemma in ONLY_OF_FORCES and (kind not in TAKEN or deed.frame.threat)
    if (of_forces or (kind is EventKind.WITHDREW and actors)) and not _is_armed(lexicon, actors):
        return False
    if kind is EventKind.TALKS and place is None and len(actors) < 2:
        return False
    return kind is not EventKind.VISIT or _is_person(lexicon, actors)


def _is_armed(lexicon: Lexicon, actors: Sequence[ActorMention]) -> bool:
    """Whether a side or a force acts, known or by its name ("rebels")."""
    return any(
        mention.actor is None
        or lexicon.actors[mention.actor].kind in {ActorKind.SIDE, ActorKind.FORCE}
        for mention in actors
    )


def _is_person(lexicon: Lexicon, actors: Sequence[ActorMention]) -> bool:
    return any(
        mention.actor is not None and lexicon.actors[mention.actor].kind == ActorKind.PERSON
        for mention in actors
    )
