"""What befell one town told of the next: `On Friday came X`, `Y went the same way`."""

import re

from events.extraction.control_triggers import CAPTURED, RECAPTURED
from events.extraction.dependencies import preposition_objects
from events.extraction.event_nouns import TIMES
from events.extraction.frames import Deed, Frame, Slot
from events.extraction.grammar import objects, passive_or_active_subjects, subjects
from events.extraction.language import Parse, Word
from events.extraction.wordlists import words

_OF = frozenset({"of"})
_SOON = 4  # words before the subject: "On Sunday it was X"
_LIKEWISE = Frame(CAPTURED, Slot.SUBJECT, Slot.NONE, likewise=True)
# `as districts newly under their control`, `among the towns taken`.
_AMONG_TAKEN = re.compile(
    r"\b(?:as|among) (?:the )?(?:\w+ )?(?:districts|towns|cities|villages|places|settlements) "
    r"(?:\w+ ){0,3}(?:(?P<back>liberated|recaptured|retaken|regained|recovered)|taken|captured|"
    r"seized|fallen|overrun|under (?:its|their|\w+) control|in (?:its|their|\w+) hands)\b"
)
# `brought three more: A`, `saw another two fall: A`.
_MORE = re.compile(
    r"\w+ (?:(?:one|two|three|four|five|six|\d) (?:more|others)|another(?: two| three)?|"
    r"a further (?:one|two|three|four))(?: to fall| cities| towns| capitals| districts)?: "
)


def _brings_more(parse: Parse, verb: Word) -> Deed | None:
    """`Sunday brought three more: A, B and C`: what was told last befell them too."""
    told = _MORE.search(parse.sentence.text, verb.start - parse.sentence.start)
    first = min(parse.subtree(verb), key=lambda each: each.index)
    dated = first.lemma in TIMES or first.text.lower() in TIMES | {"the", "on"}
    if told is None or not dated:
        return None
    begin = parse.sentence.start + told.end()
    towns = [each for each in parse.words if each.start >= begin and parse.place_name_at(each)]
    return Deed(_LIKEWISE, verb, verb, tuple(towns[:1])) if towns else None


def _goes_the_same_way(parse: Parse, verb: Word) -> Deed | None:
    """`X had gone the same way`, `X suffered the same fate`: what was told last befell X too."""
    for noun in parse.children(verb, "dobj", "npadvmod"):
        same = any(each.lemma == "same" for each in parse.children(noun, "amod"))
        places = passive_or_active_subjects(parse, verb)
        if noun.lemma in {"way", "fate"} and same and places:
            return Deed(_LIKEWISE, verb, verb, tuple(places), also=(noun,))
    return None


def _comes_next(parse: Parse, verb: Word) -> Deed | None:
    """`On Friday came X and Y`: what was told last befell them too."""
    first = parse.words[0].text in {"On", "In", "Next", "Then"}
    behind = parse.words[verb.index + 1 : verb.index + 2]
    towns = [each for each in behind if parse.place_name_at(each)]
    told = first and verb.tag == "VBD" and bool(towns)
    return Deed(_LIKEWISE, verb, verb, tuple(towns)) if told else None


def _then_another(parse: Parse, verb: Word) -> Deed | None:
    """`X fell, followed by Y`: what was told of X befell Y too."""
    places = preposition_objects(parse, verb, frozenset({"by"}))
    if verb.tag != "VBN" or verb.dep not in {"advcl", "acl", "conj"} or not places:
        return None
    return Deed(_LIKEWISE, verb, verb, tuple(places))


def _turn_of(parse: Parse, verb: Word) -> Deed | None:
    """`then it was the turn of X`: what was told last befell X too."""
    for noun in parse.children(verb, "attr"):
        if noun.lemma == "turn" and (places := preposition_objects(parse, noun, _OF)):
            return Deed(_LIKEWISE, noun, verb, tuple(places))
    return None


def _then_it_was(parse: Parse, verb: Word) -> Deed | None:
    """`Yesterday it was X`: what was told last befell X then."""
    first = parse.words[0]
    dated = first.lemma.lower() in TIMES or first.text in {"On", "Yesterday", "Today", "Then"}
    subject = parse.children(verb, "nsubj")
    it = bool(subject) and subject[0].text.lower() == "it" and subject[0].index < _SOON
    towns = [each for each in parse.children(verb, "attr") if parse.place_name_at(each)]
    alone = towns and parse.words[-1].index <= towns[0].index + 1
    return Deed(_LIKEWISE, verb, verb, tuple(towns)) if dated and it and alone else None


def _lists_as_taken(parse: Parse, verb: Word) -> Deed | None:
    """`named X and Y as districts under its control`, `listed X among the towns taken`."""
    acts = verb.dep == "acl" and parse.head(verb).end < verb.start  # "the Front named X as"
    towns = list(parse.children(verb, "oprd")) if acts else objects(parse, verb)
    behind = parse.sentence.text[verb.start - parse.sentence.start :]
    told = _AMONG_TAKEN.search(behind)
    if not told or not any(parse.place_name_at(each) for each in towns):
        return None
    kind = RECAPTURED if told.group("back") else CAPTURED
    doers = [parse.head(verb)] if acts else subjects(parse, verb)
    return Deed(Frame(kind, Slot.OBJECT), verb, verb, tuple(towns), tuple(doers))


# Each with the lemmas of the verbs that may tell of it.
SEQUELS = (
    (_brings_more, words("bring see")),
    (_goes_the_same_way, words("go suffer meet share")),
    (_comes_next, words("come")),
    (_then_another, words("follow")),
    (_turn_of, words("be")),
    (_then_it_was, words("be")),
    (_lists_as_taken, words("list name count mention report describe")),
)
