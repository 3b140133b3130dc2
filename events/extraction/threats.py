"""Places in danger by a noun or an adjective: `the next target is X`, `X is in danger`."""

from events.extraction.control_triggers import CAPTURED
from events.extraction.dependencies import preposition_objects
from events.extraction.frames import Deed, Frame, Slot, readings_of_lemmas
from events.extraction.grammar import passive_or_active_subjects, subjects
from events.extraction.language import Parse, Word
from events.extraction.wordlists import words

_TARGETS = words("target goal objective prize")
_DANGERS = words("danger threat pressure peril jeopardy")
_IN = frozenset({"in", "under"})
_THREAT = Frame(CAPTURED, Slot.SUBJECT, Slot.NONE, threat=True)


def _is_next(parse: Parse, verb: Word) -> Deed | None:
    """`X is next`, `X is the next target`, `the next target is X`."""
    above = passive_or_active_subjects(parse, verb)
    told = parse.children(verb, "attr", "acomp", "advmod")
    if nexts := [word for word in told if word.lemma == "next"]:
        return Deed(_THREAT, nexts[0], verb, tuple(above)) if above else None
    for target, places in ((told, above), (above, told)):
        for noun in target:
            if noun.lemma in _TARGETS and _is_to_come(parse, noun) and places:
                owners = tuple(parse.children(noun, "poss"))
                return Deed(_THREAT, noun, verb, tuple(places), owners)
    return None


def _is_to_come(parse: Parse, noun: Word) -> bool:
    return any(word.lemma == "next" for word in parse.children(noun, "amod"))


def _in_danger(parse: Parse, verb: Word) -> Deed | None:
    """`X is in danger`, `X came under pressure`; not `is under pressure to resign`."""
    for noun in preposition_objects(parse, verb, _IN):
        if noun.lemma in _DANGERS and not parse.children(noun, "acl", "relcl"):
            places = subjects(parse, verb)
            return Deed(_THREAT, noun, verb, tuple(places)) if places else None
    return None


READINGS = readings_of_lemmas(
    [(_is_next, words("be become")), (_in_danger, words("be come remain"))]
)


def threat(parse: Parse, verb: Word) -> Deed | None:
    """The deed that a verb and a word of danger tell of: a place that may be taken."""
    for reading in READINGS.get(verb.lemma, ()):
        if deed := reading(parse, verb):
            return deed
    return None
