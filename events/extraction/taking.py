"""Whether a taking that the grammar yields is one of war: who takes, by which word, and what."""

from collections.abc import Sequence

from events.extraction.anaphora import FoundPlace
from events.extraction.claims import ActorMention
from events.extraction.control_triggers import (
    HELD_OR_RETAKEN,
    ONLY_OF_FORCES,
    PLAIN_TAKES,
    TAKEN_ALONE,
)
from events.extraction.frames import Deed, Slot
from events.lexicon import Lexicon
from events.vocabulary import ActorKind, ActorRole, EventKind

_OF_WAR_ALONE = frozenset({"conquer", "overrun", "reconquer", "recapture", "retake", "liberate"})
_CROWDS = frozenset({"protester", "demonstrator", "tribe", "tribesman", "opposition"})
_FIGHTERS = frozenset({ActorKind.SIDE, ActorKind.FORCE})


def can_take(
    lexicon: Lexicon,
    deed: Deed,
    place: FoundPlace | None,
    actors: Sequence[ActorMention],
    *,
    already: bool = False,
) -> bool:
    """Whether a taking is one of war.

    A verb of war ("overrun") needs no more; a plain one ("take", "hold", "lose") needs an armed
    actor, unless it is done to a place that the gazetteer has.
    """
    if deed.frame.likewise:
        return True
    held = deed.frame.holds and deed.clause.tag == "VBD"
    if held and deed.clause.lemma in {"control", "hold"} and not already:
        return False
    if deed.frame.threat:
        return deed.trigger.lemma not in ONLY_OF_FORCES or any_armed(lexicon, actors)
    if any_armed(lexicon, actors):
        return True
    taken = deed.frame.kind.changes_control and deed.frame.place is Slot.PREPOSITION
    if taken and deed.trigger.lemma in ONLY_OF_FORCES:
        return False  # "protesters marched into X"
    takers = [each for each in actors if each.role is ActorRole.TAKER]
    if deed.trigger.lemma == "fall" and any(word.lemma in _CROWDS for word in deed.actors):
        return place is not None and place.place is not None  # "X falls to the protesters"
    plain = deed.trigger.lemma in PLAIN_TAKES
    driven = deed.losers if deed.frame.loser is Slot.OBJECT else ()
    drives_out = deed.frame.kind is EventKind.RECAPTURED and bool(driven)
    if drives_out or (plain and deed.actors and not takers and not _by_pronoun(deed)):
        return False
    if place is None or place.place is None:
        falls = deed.trigger.lemma == "fall" and bool(deed.actors)
        passes = not takers and place is not None and place.named
        if plain and passes and deed.trigger.lemma in TAKEN_ALONE:
            return True
        of_war = deed.trigger.lemma in _OF_WAR_ALONE or _names_a_taking(deed)
        peoples = of_war and all(map(_is_name, takers))
        return falls or peoples or not (takers or plain or deed.frame.holds)
    if any(is_known_person(lexicon, each) for each in takers):
        return False
    if lexicon.theatre.countries and not takers:
        return True
    if deed.frame.holds:
        return False
    if plain and takers and not any(_is_name(each) for each in takers):
        return False
    return not plain or place.named


def _names_a_taking(deed: Deed) -> bool:
    """`the Kurds announced the capture of X`: the noun itself is one of war."""
    return deed.trigger.pos == "NOUN" and deed.trigger.lemma in {"capture", "seizure"}


def tells_of_place(deed: Deed) -> bool:
    """Whether the verb alone shows that its object is a place: one retakes towns, not people."""
    now_held = deed.trigger.lemma == "hold" and deed.clause.tag in {"VBP", "VBZ"}
    return now_held or deed.trigger.lemma in HELD_OR_RETAKEN


def _by_pronoun(deed: Deed) -> bool:
    return any(word.pos == "PRON" for word in deed.actors)


def any_armed(lexicon: Lexicon, actors: Sequence[ActorMention]) -> bool:
    """Whether a side or a force acts, known or by its name ("rebels")."""
    return any(_is_armed(lexicon, mention) for mention in actors)


def _is_armed(lexicon: Lexicon, mention: ActorMention) -> bool:
    if mention.actor is not None:
        return lexicon.actors[mention.actor].kind in _FIGHTERS
    return mention.armed


def is_known_person(lexicon: Lexicon, mention: ActorMention) -> bool:
    return mention.actor is not None and lexicon.actors[mention.actor].kind == ActorKind.PERSON


def _is_name(mention: ActorMention) -> bool:
    """Whether an actor whom nothing shows to be armed has a name, and not that of a person."""
    return mention.text[:1].isupper() and not mention.person
