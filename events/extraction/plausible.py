"""Whether what the grammar yields can be meant: who can do such a deed, and to what."""

from collections.abc import Sequence

from events.extraction.anaphora import FoundPlace
from events.extraction.claims import ActorMention
from events.extraction.control_triggers import ONLY_OF_FORCES
from events.extraction.event_nouns import is_noun
from events.extraction.frames import Deed
from events.extraction.parties import ARMED_NOUNS
from events.extraction.taking import any_armed, can_take, is_known_person
from events.extraction.wordlists import words
from events.lexicon import Lexicon
from events.vocabulary import EventKind, PlaceKind

TAKEN = frozenset({EventKind.CAPTURED, EventKind.RECAPTURED})
MAY_BE_NOWHERE = frozenset({EventKind.TALKS, EventKind.AGREEMENT})
_ON_THE_SPOT = TAKEN | {EventKind.CONTESTED, EventKind.BESIEGED}

# Verbs of everyday life that tell of a withdrawal only where fighters do it.
_PLAIN_LEAVES = words("flee depart abandon vacate evacuate leave quit pull")
_WARLIKE_LEAVES = words("withdraw retreat")
# Verbs of a siege that fences and streets can do as well.
_PLAIN_SURROUNDS = words("surround encircle blockade")
_BESIDE = 25  # code points between a country's name and the talks that are about it


def place_fits(lexicon: Lexicon, deed: Deed, place: FoundPlace) -> bool:
    """Towns and provinces are taken and fought for; countries are visited and left."""
    if not (
        is_wide(lexicon, place) if place.place is not None else names_country(lexicon, place.text)
    ):
        return True
    kind = deed.frame.kind
    if kind in {EventKind.TALKS, EventKind.VISIT}:  # "Syria talks" are not held in Syria
        return not 0 <= deed.trigger.start - place.end <= _BESIDE or kind is EventKind.VISIT
    return kind not in _ON_THE_SPOT


def venue(lexicon: Lexicon, places: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Of `talks in X, Westria and Ostria` X: countries behind a town take part, or say where."""
    towns = [each for each in places if not is_wide(lexicon, each)]
    return towns or list(places)


def narrowest(lexicon: Lexicon, deed: Deed, places: Sequence[FoundPlace]) -> list[FoundPlace]:
    """`an attack in X, Y province`: of a place and what it lies in, the place alone.

    Lists of places that are taken or left are for `where` to read.
    """
    if deed.frame.kind in TAKEN | {EventKind.WITHDREW, EventKind.CONTESTED}:
        return list(places)
    doers = {word.start for word in deed.actors}
    apart = [each for each in places if each.start not in doers] or list(places)
    return [each for each in apart if not any(_lies_in(lexicon, one, each) for one in apart)]


def _lies_in(lexicon: Lexicon, inner: FoundPlace, outer: FoundPlace) -> bool:
    around = lexicon.places.get(outer.place) if outer.place is not None else None
    if around is None or around.kind not in {PlaceKind.COUNTRY, PlaceKind.PROVINCE}:
        return False
    within = lexicon.places.get(inner.place) if inner.place is not None else None
    if within is None:
        return inner.place is None and 0 <= outer.start - inner.end <= _BESIDE
    if around.kind == PlaceKind.COUNTRY:
        return within.kind != PlaceKind.COUNTRY and within.country == around.country
    return within.province == around.id


def is_wide(lexicon: Lexicon, place: FoundPlace | None) -> bool:
    """Whether a place is a whole country."""
    known = lexicon.places.get(place.place) if place and place.place is not None else None
    return known is not None and known.kind == PlaceKind.COUNTRY


def actors_fit(
    lexicon: Lexicon,
    deed: Deed,
    kind: EventKind,
    place: FoundPlace | None,
    actors: Sequence[ActorMention],
    *,
    already: bool = False,
) -> bool:
    """Whether these actors can have done it: armies leave towns, people visit them.

    `already` of what is told as a state reached before: "they already controlled X".
    """
    if kind in TAKEN:
        return can_take(lexicon, deed, place, actors, already=already)
    moves = kind in {EventKind.CONTESTED, EventKind.WITHDREW}
    if moves and deed.trigger.lemma in ONLY_OF_FORCES and not any_armed(lexicon, actors):
        return False
    match kind:
        case EventKind.CONTESTED:
            return _can_contest(lexicon, deed, place, actors)
        case EventKind.WITHDREW:
            return _can_withdraw(lexicon, deed, place, actors)
        case EventKind.ATTACK:
            persons = actors and all(is_known_person(lexicon, mention) for mention in actors)
            return not (persons and deed.trigger.pos == "VERB")
        case EventKind.CLASHES:
            return is_noun(deed.trigger) or any_armed(lexicon, actors)
        case EventKind.BESIEGED:
            plain = deed.trigger.lemma in _PLAIN_SURROUNDS
            return not plain or any_armed(lexicon, actors)
        case EventKind.TALKS:
            return place is not None or len(actors) > 1
        case EventKind.AGREEMENT:
            return place is not None or bool(actors)
        case EventKind.VISIT:
            return any(is_known_person(lexicon, mention) for mention in actors)
    return True


def _can_contest(
    lexicon: Lexicon, deed: Deed, place: FoundPlace | None, actors: Sequence[ActorMention]
) -> bool:
    """Part of a place is taken as the whole is; entering it is done by fighters."""
    if deed.frame.kind in TAKEN:
        return any_armed(lexicon, actors) or can_take(lexicon, deed, place, actors)
    return any_armed(lexicon, actors)


def _can_withdraw(
    lexicon: Lexicon, deed: Deed, place: FoundPlace | None, actors: Sequence[ActorMention]
) -> bool:
    """Fighters withdraw and leave; of a state it is said with a word of war only."""
    if actors and not any_armed(lexicon, actors):
        return deed.trigger.lemma in _WARLIKE_LEAVES and all(map(_is_people, actors))
    if deed.trigger.lemma not in _PLAIN_LEAVES:
        named = any(word.lemma in ARMED_NOUNS for word in deed.places)
        return named or bool(actors) or bool(lexicon.theatre.countries)
    of_town = deed.trigger.lemma == "pull" and place is not None and not is_wide(lexicon, place)
    return any_armed(lexicon, [each for each in actors if of_town or not is_country(lexicon, each)])


def _is_people(mention: ActorMention) -> bool:
    """`the Serbs`: a people that a text has withdraw, not a person."""
    return mention.text[:1].isupper() and mention.text.endswith("s") and not mention.person


def is_country(lexicon: Lexicon, mention: ActorMention) -> bool:
    """Whether an actor is named by the name of a country alone."""
    return mention.actor is None and names_country(lexicon, mention.text)


def names_country(lexicon: Lexicon, text: str) -> bool:
    """Whether a text is the name of a country, or of several, as Congo is."""
    return any(
        lexicon.places[place].kind == PlaceKind.COUNTRY
        for name in lexicon.mentions(text)
        if name.text == text
        for place in name.places
    )
