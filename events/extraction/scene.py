"""Where a deed is set when its own words name no place, and whether it is still going on."""

from collections.abc import Sequence

from events.extraction.anaphora import FoundPlace
from events.extraction.frames import SAYS, Deed
from events.extraction.language import Parse, Word
from events.extraction.where import Places
from events.extraction.wordlists import words
from events.vocabulary import EventKind

_IN = frozenset({"in", "at", "near", "around", "outside", "inside"})
_GOES_ON = words("continue rage persist go remain begin start open resume hold take host kick be")
_OF_A_VENUE = frozenset({EventKind.TALKS, EventKind.AGREEMENT})
_OPPOSED = frozenset({"with", "against", "between"})
# Ways down from a clause to the deed that keep to its scene; a relative clause has its own.
_SAME_SCENE = words(
    "nsubj nsubjpass dobj pobj prep conj xcomp ccomp advcl appos attr agent pcomp compound nmod "
    "poss dative oprd csubj acl"
)


def located(parse: Parse, deed: Deed, places: Places) -> list[FoundPlace]:
    """`In X, officials said the army had retreated`: the nearest phrase of place above it."""
    word = deed.clause
    while True:
        before = word.start if word.lemma in SAYS else None
        aside = word is not deed.clause and deed.frame.kind in _OF_A_VENUE
        if found := _phrases_of_place(parse, word, places, before, with_objects=not aside):
            return found
        if word.dep == "relcl" and _is_where(parse, word):
            return places.meant_by(parse, parse.head(word))
        if word.head == word.index or word.dep not in _SAME_SCENE or _is_apart(parse, word):
            return []
        word = parse.head(word)


def _is_where(parse: Parse, verb: Word) -> bool:
    """`in X, where he met them`: X is the scene."""
    return any(each.text.lower() == "where" for each in parse.children(verb, "advmod"))


def _is_apart(parse: Parse, word: Word) -> bool:
    """`troops landed in X and an attack shook Y`: a clause joined that has its own subject."""
    joined = word.dep == "conj" and word.pos == "VERB"
    return joined and bool(parse.children(word, "nsubj", "nsubjpass"))


def _phrases_of_place(
    parse: Parse, word: Word, places: Places, before: int | None, *, with_objects: bool
) -> list[FoundPlace]:
    """Places that hang on a word; on a verb of saying only those in front of it.

    `In X, he said the army had left` tells where it left; `he said in X` where he spoke.
    """
    found: list[FoundPlace] = []
    opposed = (each for each in parse.children(word, "prep") if each.text.lower() in _OPPOSED)
    against = [target for each in opposed for target in parse.children(each, "pobj")]
    holders = (word, *(parse.children(word, "dobj") if with_objects else ()), *against)
    for preposition in (each for holder in holders for each in parse.children(holder, "prep")):
        if before is not None and preposition.start > before:
            continue
        if preposition.text.lower() in _IN:
            for target in parse.children(preposition, "pobj"):
                found += places.meant_by(parse, target)
    return found


def shared_scene(
    parse: Parse, deed: Deed, deeds: Sequence[Deed], places: Places
) -> list[FoundPlace]:
    """`massacred civilians after capturing the city`: one place for both deeds."""
    if deed.frame.kind is not EventKind.MASSACRE:
        return []
    for other in deeds:
        if other is not deed and other.frame.kind.changes_control:
            found = [place for head in other.places for place in places.meant_by(parse, head)]
            if found:
                return found
    return []


def ongoing_verb(parse: Parse, deed: Deed) -> str:
    """The verb in a continuous or present tense that says it still goes on, or ''."""
    for word in (deed.clause, *parse.ancestors(deed.clause)):
        if word.pos not in {"VERB", "AUX"}:
            continue
        auxiliaries = parse.children(word, "aux", "auxpass")
        texts = {each.text.lower() for each in auxiliaries}
        if "being" in texts or (word.tag == "VBG" and texts & {"is", "are", "was", "were", "been"}):
            return " ".join([*(each.text for each in auxiliaries), word.text])
        if word.tag in {"VBZ", "VBP"} and not texts:
            goes_on = word.index == deed.trigger.index or word.lemma in _GOES_ON
            return word.text if goes_on or parse.sentence.headline else ""
        return ""
    return ""
