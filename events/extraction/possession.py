"""Who has a town, told by a verb of being or having: `X is theirs`, `the army has X back`."""

from dataclasses import replace

from events.extraction.control_triggers import CAPTURED, HAND_NOUNS, RECAPTURED
from events.extraction.dependencies import is_once_more, preposition_objects
from events.extraction.frames import Deed, Frame, Slot
from events.extraction.grammar import is_passive, objects, passive_or_active_subjects, subjects
from events.extraction.holders import is_armed_party, is_troops, owner
from events.extraction.language import Parse, Word
from events.extraction.toponym_forms import is_of_people
from events.extraction.wordlists import words
from events.vocabulary import Manner

_OF = frozenset({"of", "over", "in"})
_MASTERS = frozenset({"master", "lord", "ruler"})
_OWNERS = frozenset({"theirs", "ours", "his"})
TOWNS = frozenset({"town", "city", "village", "port", "capital", "district"})
_FREED = frozenset({"liberated", "free", "freed", "recaptured", "retaken"})
_GAINS = words("gain conquest capture possession territory domain tally list haul prize")
_TAKEN = Frame(CAPTURED, Slot.SUBJECT, Slot.NONE)
_TAKES = Frame(CAPTURED, Slot.OBJECT)


def _masters_of(parse: Parse, verb: Word) -> Deed | None:
    """`the rebels are masters of X`, `have made themselves masters of X`."""
    for noun in parse.children(verb, "attr", "ccomp", "oprd"):
        if noun.lemma in _MASTERS and (places := preposition_objects(parse, noun, _OF)):
            doers = tuple(passive_or_active_subjects(parse, verb))
            frame = replace(_TAKES, holds=verb.lemma == "be")
            return Deed(frame, verb, verb, tuple(places), doers, also=(noun,))
    return None


def _has_now(parse: Parse, verb: Word) -> Deed | None:
    """`the alliance now has the town`, `the army has X now`, `the Westrians have X too`."""
    held = objects(parse, verb)
    small = (each for word in (verb, *held) for each in parse.children(word, "advmod"))
    now = any(each.lemma in {"now", "too"} for each in small)
    doers = passive_or_active_subjects(parse, verb) if now else []
    towns = [each for each in held if parse.place_name_at(each) or each.lemma in TOWNS]
    in_mind = preposition_objects(parse, verb, frozenset({"in", "to", "for"}))
    if not towns or in_mind or not any(is_troops(parse, each) for each in doers):
        return None
    return Deed(replace(_TAKES, holds=True), verb, verb, tuple(towns), tuple(doers))


def _rules(parse: Parse, verb: Word) -> Deed | None:
    """`X is now ruled by the rebels`, `the rebels have run X since Sunday`."""
    now = [each for each in parse.children(verb, "advmod") if each.lemma == "now"]
    since = [each for each in parse.children(verb, "prep", "mark") if each.lemma == "since"]
    towns = [each for each in objects(parse, verb) if parse.place_name_at(each)]
    doers = subjects(parse, verb)
    if not (now or since) or not towns or not any(is_troops(parse, each) for each in doers):
        return None
    return Deed(replace(_TAKES, holds=True), verb, verb, tuple(towns), tuple(doers))


def _has_back(parse: Parse, verb: Word) -> Deed | None:
    """`the army has X back`."""
    held = objects(parse, verb)
    small = [each for word in (verb, *held) for each in parse.children(word, "advmod", "prt")]
    back = [word for word in small if word.lemma == "back"]
    places = held if back else []
    if not places or is_passive(parse, verb):
        return None
    frame = Frame(RECAPTURED, Slot.OBJECT)
    return Deed(frame, verb, verb, tuple(places), tuple(subjects(parse, verb)), also=(back[0],))


def _is_of_people(parse: Parse, verb: Word) -> Deed | None:
    """`X is Westrian again`, `places that were Westrian once more`."""
    again = [
        each
        for word in (verb, *parse.children(verb, "acomp", "attr"))
        for each in parse.children(word, "advmod")
        if each.lemma in {"again", "back"} or is_once_more(parse, each)
    ]
    peoples = [each for each in parse.children(verb, "acomp", "attr") if is_of_people(each.text)]
    places = passive_or_active_subjects(parse, verb) if again and peoples else []
    if not places:
        return None
    frame = Frame(RECAPTURED, Slot.SUBJECT, Slot.NONE, holds=True)
    return Deed(frame, verb, verb, tuple(places), tuple(peoples[:1]), also=(peoples[0], again[0]))


def _is_given(parse: Parse, verb: Word) -> Deed | None:
    """`the rebels were handed X without a shot`."""
    takers = [each for each in parse.children(verb, "nsubjpass") if is_troops(parse, each)]
    towns = [each for each in parse.children(verb, "dobj") if parse.place_name_at(each)]
    if not takers or not towns:
        return None
    frame = Frame(CAPTURED, Slot.OBJECT, Slot.NONE, manner=Manner.WITHOUT_FIGHT)
    return Deed(frame, verb, verb, tuple(towns), tuple(takers))


def _adds_to_gains(parse: Parse, verb: Word) -> Deed | None:
    """`the rebels added X to their gains`, `to the towns they hold`."""
    doers = [each for each in subjects(parse, verb) if is_troops(parse, each)]
    towns = [each for each in objects(parse, verb) if parse.place_name_at(each)]
    gains = [
        each
        for each in preposition_objects(parse, verb, frozenset({"to"}))
        if each.lemma in _GAINS or (each.lemma in TOWNS and each.tag == "NNS")
        if parse.children(each, "poss", "relcl")  # not "to the list of towns in need"
    ]
    if not doers or not towns or not gains:
        return None
    return Deed(_TAKES, verb, verb, tuple(towns), tuple(doers), also=(gains[0],))


def _declared_theirs(parse: Parse, verb: Word) -> Deed | None:
    """`the rebels had declared X theirs`."""
    for owners in parse.children(verb, "oprd", "ccomp", "xcomp", "dobj"):
        if owners.text.lower() in _OWNERS:
            places = [*parse.children(owners, "nsubj"), *objects(parse, verb)]
            towns = [each for each in places if each.index != owners.index]
            doers = tuple(subjects(parse, verb))
            return Deed(_TAKES, verb, verb, tuple(towns), doers, also=(owners,)) if towns else None
    return None


def _declared_free(parse: Parse, verb: Word) -> Deed | None:
    """`X was declared liberated by the army`, `the army declared X free`."""
    for told in parse.children(verb, "oprd", "xcomp", "ccomp", "acomp"):
        clause = parse.children(told, "mark", "aux", "auxpass")  # "announced that X had been freed"
        if told.text.lower() not in _FREED or clause:
            continue
        places = [*parse.children(told, "nsubj", "nsubjpass"), *objects(parse, verb)]
        towns = [each for each in places if parse.place_name_at(each)]
        by = preposition_objects(parse, told, frozenset({"by"}))
        if towns:
            frame = Frame(RECAPTURED, Slot.OBJECT)
            doers = tuple(by or subjects(parse, verb))
            return Deed(frame, verb, verb, tuple(towns), doers, also=(told,))
    return None


def _returned_to(parse: Parse, verb: Word) -> Deed | None:
    """`X was returned to the army in April`."""
    takers = preposition_objects(parse, verb, frozenset({"to"}))
    armed = [each for each in takers if is_troops(parse, each) or is_armed_party(parse, each)]
    places = objects(parse, verb) if armed else []
    if not places:
        return None
    frame = Frame(RECAPTURED, Slot.OBJECT, Slot.NONE, manner=Manner.WITHOUT_FIGHT)
    return Deed(frame, verb, verb, tuple(places), tuple(armed))


def _is_theirs(parse: Parse, verb: Word) -> Deed | None:
    """`X is theirs`, `X had become theirs`."""
    owners = [
        word for word in parse.children(verb, "attr", "acomp") if word.text.lower() in _OWNERS
    ]
    places = passive_or_active_subjects(parse, verb) if owners else []
    if not places or places[0].text.lower() == "it":  # "the bomb went off; they say it was theirs"
        return None
    frame = Frame(CAPTURED, Slot.SUBJECT, Slot.NONE, holds=verb.lemma == "be")
    return Deed(frame, verb, verb, tuple(places), (owners[0],), also=(owners[0],))


def _is_back(parse: Parse, verb: Word) -> Deed | None:
    """`X is back with the government`, `X was back in rebel hands`."""
    back = [word for word in parse.children(verb, "advmod", "prt") if word.lemma == "back"]
    places = passive_or_active_subjects(parse, verb) if back else []
    if not places:
        return None
    for holder in (verb, back[0]):
        for target in preposition_objects(
            parse, holder, frozenset({"with", "in", "under", "into"})
        ):
            if target.lemma in HAND_NOUNS or is_armed_party(parse, target):
                frame = Frame(RECAPTURED, Slot.SUBJECT, Slot.NONE)
                owners, also = tuple(owner(parse, target)), (back[0], target)
                return Deed(frame, verb, verb, tuple(places), owners, also=also)
    return None


def _are_back_in(parse: Parse, verb: Word) -> Deed | None:
    """`the army is back in X`."""
    back = [word for word in parse.children(verb, "advmod", "prt") if word.lemma == "back"]
    doers = passive_or_active_subjects(parse, verb) if back else []
    if not any(is_troops(parse, word) for word in doers):
        return None
    places = [
        each
        for holder in (verb, *back)
        for each in preposition_objects(parse, holder, frozenset({"in", "inside"}))
        if each.lemma not in HAND_NOUNS
    ]
    frame = Frame(RECAPTURED, Slot.PREPOSITION)
    return Deed(frame, verb, verb, tuple(places), tuple(doers), also=(back[0],)) if places else None


def _belongs_to(parse: Parse, verb: Word) -> Deed | None:
    """`X now belongs to the militia`."""
    places = passive_or_active_subjects(parse, verb)
    owners = preposition_objects(parse, verb, frozenset({"to"}))
    armed = [word for word in owners if is_armed_party(parse, word)]
    if not armed or not places:
        return None
    return Deed(replace(_TAKEN, holds=True), verb, verb, tuple(places), tuple(armed))


def _is_free(parse: Parse, verb: Word) -> Deed | None:
    """`X is free`, `X is free of the militants`."""
    free = [word for word in parse.children(verb, "acomp") if word.lemma == "free"]
    places = passive_or_active_subjects(parse, verb) if free else []
    if not places:
        return None
    losers = preposition_objects(parse, free[0], frozenset({"of", "from"}))
    frame = Frame(RECAPTURED, Slot.SUBJECT, Slot.NONE, loser=Slot.OBJECT)
    return Deed(frame, verb, verb, tuple(places), (), tuple(losers), (free[0],))


# Each with the lemmas of the verbs that may tell of it.
POSSESSION = (
    (_is_theirs, words("be become")),
    (_is_of_people, words("be become")),
    (_declared_theirs, words("declare call proclaim claim")),
    (_declared_free, words("declare proclaim announce")),
    (_returned_to, words("return")),
    (_is_back, words("be come")),
    (_has_now, words("have")),
    (_are_back_in, words("be")),
    (_belongs_to, words("belong")),
    (_is_free, words("be become")),
    (_masters_of, words("be become make")),
    (_is_given, words("hand give cede")),
    (_adds_to_gains, words("add")),
    (_has_back, words("have")),
    (_rules, words("rule govern run")),
)
