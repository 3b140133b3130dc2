"""Deeds told by a verb and a noun together: `a car bomb exploded in X`, `thousands fled X`.

What `deeds` reads from a verb alone (`attacked X`) is not looked at here.
"""

from dataclasses import replace

from events.extraction.dependencies import particle, preposition_objects
from events.extraction.event_nouns import (
    SOMEWHERE,
    TIMES,
    below,
    event_noun,
    is_noun,
    modifiers,
    names_actor,
)
from events.extraction.frames import Deed, Frame, Slot, readings_of_lemmas
from events.extraction.grammar import is_passive, objects, passive_or_active_subjects, subjects
from events.extraction.language import Parse, Word
from events.extraction.other_triggers import (
    AIRCRAFT,
    BOMBERS,
    CIVILIANS,
    EXPLOSIVES,
    HITS,
    PRISONERS,
    PRISONS,
    SOLDIERS,
)
from events.extraction.parties import ARMED_NOUNS
from events.extraction.wordlists import words
from events.vocabulary import EventKind


def other_deed(parse: Parse, word: Word) -> Deed | None:
    """The deed, of a kind that leaves control alone, that a word tells of with others."""
    if is_noun(word) or not (word.pos in {"VERB", "AUX"} or word.tag.startswith("VB")):
        return event_noun(parse, word)
    readings = READINGS.get(word.lemma, ())
    return next((deed for reading in readings if (deed := reading(parse, word))), None)


def _frame(kind: EventKind) -> Frame:
    return Frame(kind, Slot.PREPOSITION, prepositions=SOMEWHERE)


def _placed(parse: Parse, verb: Word, *also: Word) -> list[Word]:
    """Places of a verb's own phrases and of those of its further words."""
    found = preposition_objects(parse, verb, SOMEWHERE)
    for word in also:
        found += preposition_objects(parse, word, SOMEWHERE | {"of"})
    return below(parse, found)


def _of(words_found: list[Word], *classes: frozenset[str]) -> list[Word]:
    return [
        each
        for each in words_found
        if any(each.lemma in known or each.text.lower() in known for known in classes)
    ]


def _struck_from_the_air(parse: Parse, verb: Word) -> Deed | None:
    """`warplanes bombed X`, `jets struck positions in X`, `X was hit by helicopters`."""
    doers = subjects(parse, verb)
    bombs = verb.lemma in {"bomb", "bombard"}
    planes = any(
        _is_aircraft(parse, each) or (bombs and _has_planes(parse, each)) for each in doers
    )
    if verb.dep == "amod":
        return None  # "a bombed-out building"
    unsaid = verb.lemma == "bomb" and not doers and is_passive(parse, verb)  # "X was bombed"
    if not (planes or unsaid):
        return None
    places = [*below(parse, objects(parse, verb)), *_placed(parse, verb)]
    return Deed(_frame(EventKind.AIR_STRIKE), verb, verb, tuple(places), tuple(doers))


_LARGE = words("strategic long-range range heavy tactical stealth")


def _is_aircraft(parse: Parse, word: Word) -> bool:
    air = any(each.lemma == "air" for each in parse.children(word, "compound", "amod"))
    if word.lemma == "bomber":
        beside = {each.text.lower() for each in modifiers(parse, word)}
        return bool(beside & _LARGE) or any(text[-1].isdigit() for text in beside)
    types = word.pos == "PROPN" and any(text.isdigit() for text in word.text.rstrip("s")[-2:])
    return word.lemma in AIRCRAFT or (word.lemma == "force" and air) or types  # "B-52s"


_STATES = words("coalition government regime army military alliance navy")


def _has_planes(parse: Parse, word: Word) -> bool:
    """States and coalitions bomb from the air; rebels lay bombs."""
    return word.lemma in _STATES or (parse.place_name_at(word) is not None and word.pos == "PROPN")


_BLOWS = HITS | {"attack"}
_BOMBS = words("bomb mine landmine ied")
_EXPLODES = words("explode detonate")


def _blown_up(parse: Parse, verb: Word) -> Deed | None:
    """`a car bomb exploded in X`, `a bomber blew himself up in X`, `detonated a vest in X`."""
    if verb.lemma in _BLOWS and _of(subjects(parse, verb), words("bomber")):
        aims = [*below(parse, objects(parse, verb)), *_placed(parse, verb)]
        return Deed(_frame(EventKind.BOMBING), verb, verb, tuple(aims))
    if verb.lemma in _BLOWS | {"rip", "tear"} and _of(subjects(parse, verb), _BOMBS):
        struck = [*below(parse, objects(parse, verb)), *_placed(parse, verb, *objects(parse, verb))]
        return Deed(_frame(EventKind.BOMBING), verb, verb, tuple(struck))
    went_off = verb.lemma == "go" and "off" in particle(parse, verb)
    blew_up = verb.lemma == "blow" and "up" in particle(parse, verb)
    if not (went_off or blew_up or verb.lemma in _EXPLODES):
        return None
    doers, done_to = passive_or_active_subjects(parse, verb), objects(parse, verb)
    if verb.dep == "conj":  # "slipped into a rally in X and blew himself up"
        done_to = [*done_to, *preposition_objects(parse, parse.head(verb), SOMEWHERE)]
    charges = _of([*doers, *done_to], EXPLOSIVES)
    bombers = _of(doers, BOMBERS, ARMED_NOUNS)
    if not charges and not bombers:
        return None
    places = _placed(parse, verb, *charges, *done_to)
    if blew_up and not charges:
        places = [*below(parse, done_to), *places]
    return Deed(_frame(EventKind.BOMBING), verb, verb, tuple(places), tuple(bombers))


_AT = words("at into on towards toward in against")
_FIRES = words("fire launch lob")
_FALLS = words("hit strike land fall slam pound rain crash")
_FIRED = words("rocket mortar shell missile artillery projectile round grenade")


def _fired_at(parse: Parse, verb: Word) -> Deed | None:
    """`fired rockets at X`, `mortars landed in X`, `opened fire on soldiers in X`."""
    doers, done_to = subjects(parse, verb), objects(parse, verb)
    shots = _of(done_to, _FIRED)
    opened = verb.lemma == "open" and any(each.lemma == "fire" for each in done_to)
    if (verb.lemma in _FIRES and shots) or opened:
        aims = preposition_objects(parse, verb, _AT)
        aims = [each for each in aims if each.lemma not in TIMES and each.tag != "CD"]
        places = [*below(parse, aims), *(_placed(parse, verb, *shots) if aims else [])]
        return Deed(_frame(EventKind.ATTACK), verb, verb, tuple(places), tuple(doers))
    if verb.lemma in _FALLS | {"drop"} and (bombs := _of([*doers, *done_to], words("bomb"))):
        aims = [*below(parse, done_to), *_placed(parse, verb, *bombs)]
        fell = (verb.lemma != "hit" and not is_passive(parse, verb)) or verb.lemma == "drop"
        return Deed(_frame(EventKind.AIR_STRIKE), verb, verb, tuple(aims)) if fell else None
    if verb.lemma in _FALLS and _of(doers, _FIRED) and not is_passive(parse, verb):
        places = [*below(parse, done_to), *_placed(parse, verb)]
        return Deed(_frame(EventKind.ATTACK), verb, verb, tuple(places))
    return None


_ESCAPES = words("escape flee")
_FREES = words("free release liberate spring")
_OUT = words("of from out in at")


def _escaped(parse: Parse, verb: Word) -> Deed | None:
    """`inmates broke out of the prison in X`, `rebels freed 300 prisoners from X's jail`."""
    broke = verb.lemma in _ESCAPES or (
        verb.lemma == "break" and bool({"out", "of"} & particle(parse, verb))
    )
    freed = verb.lemma in _FREES
    doers = subjects(parse, verb)
    done_to = objects(parse, verb)
    captives = _of(_counted(parse, done_to if freed else doers), PRISONERS)
    near = [*preposition_objects(parse, verb, _OUT), *(done_to if broke else [])]
    near += [inner for each in captives for inner in preposition_objects(parse, each, _OUT)]
    jails = _of(near, PRISONS) or (_of(list(parse.words), PRISONS) if freed and captives else [])
    if broke and (jails or captives) and near:
        return _prison_break(parse, verb, jails, near, [])
    if freed and captives and jails and _is_by_force(parse, verb):
        return _prison_break(parse, verb, jails, near, doers)
    return None


def _prison_break(
    parse: Parse, verb: Word, jails: list[Word], near: list[Word], doers: list[Word]
) -> Deed:
    inside = [word for jail in jails for word in modifiers(parse, jail)]
    places = [*below(parse, [*jails, *near]), *inside, *_placed(parse, verb)]
    named = [word for word in places if parse.place_name_at(word)]
    kind = _frame(EventKind.PRISON_BREAK)
    return Deed(kind, verb, verb, tuple(named or places), tuple(doers), also=tuple(jails))


def _is_by_force(parse: Parse, verb: Word) -> bool:
    """Whether fighters free them: `rebels freed`, `after storming`, not `was released from`."""
    doers = subjects(parse, verb)
    return any(word.lemma in ARMED_NOUNS or names_actor(parse, word) for word in doers) or any(
        word.lemma in {"storm", "attack", "raid", "break", "overrun"} for word in parse.words
    )


def _executed(parse: Parse, verb: Word) -> Deed | None:
    """`the militants executed 30 villagers in X`: many, and none of them fighting."""
    victims = _of(objects(parse, verb), CIVILIANS, PRISONERS)
    many = [each for each in victims if each.tag == "NNS" or each.lemma in {"people", "dozen"}]
    doers = subjects(parse, verb)
    if verb.lemma == "put" and not _to_death(parse, verb):
        return None
    if verb.lemma == "kill" and not _kills_many(parse, victims, doers):
        return None
    if verb.lemma not in {"slaughter", "massacre"} and not many:
        return None
    places = _placed(parse, verb, *objects(parse, verb))
    return Deed(_frame(EventKind.MASSACRE), verb, verb, tuple(places), tuple(doers))


def _to_death(parse: Parse, verb: Word) -> bool:
    """`were put to death`."""
    return any(
        each.lemma == "death" for each in preposition_objects(parse, verb, frozenset({"to"}))
    )


def _kills_many(parse: Parse, victims: list[Word], doers: list[Word]) -> bool:
    """`militants killed 40 villagers`: so many that it was no chance of a fight."""
    armed = any(each.lemma in ARMED_NOUNS or names_actor(parse, each) for each in doers)
    counts = (count for each in victims for count in parse.children(each, "nummod"))
    many = any(each.text.isdigit() and int(each.text) >= _MASSACRE for each in counts)
    return armed and (many or any(each.lemma in {"dozen", "hundred"} for each in victims))


_MASSACRE = 10  # civilians killed by fighters at one place
_FROM = words("from of out")
_FLEES = words("flee escape leave abandon evacuate vacate desert stream pour")
_UPROOTS = words("displace uproot evacuate drive force expel chase push")
_HOMES = words("home house village")
_BUILDINGS = words(
    "building airport terminal station hotel office train plane school stadium centre center store "
    "mall theatre theater facility ship complex campus court embassy tower"
)


def _displaced(parse: Parse, verb: Word) -> Deed | None:
    """`thousands fled X`, `60,000 people were displaced from X`, `forced from their homes in X`."""
    done_to = objects(parse, verb) if verb.dep != "amod" else []
    if verb.lemma in _UPROOTS and (people := _of(done_to, CIVILIANS)):
        out = preposition_objects(parse, verb, _FROM)
        homes = _of(out, _HOMES)
        forced = verb.lemma in {"displace", "uproot"} or bool(homes) or bool(out)
        if forced and _are_many(parse, people) and not _of(out, _BUILDINGS):
            places = below(parse, [*out, *preposition_objects(parse, verb, SOMEWHERE)])
            return _flight(parse, verb, [*places, *_homes_of(parse, people)])
    people = [each for each in subjects(parse, verb) if _is_people(each)]
    if verb.lemma not in _FLEES or is_passive(parse, verb) or not _are_many(parse, people):
        return None
    left = [each for each in done_to if each.index not in {word.index for word in people}]
    out = preposition_objects(parse, verb, _FROM)
    inner = below(parse, [*left, *out])
    if verb.lemma in {"stream", "pour"} and not out:
        return None
    if verb.lemma in {"leave", "abandon", "vacate"} and not _of(left, _HOMES):
        return None
    named = any(parse.place_name_at(word) for word in inner)
    return _flight(parse, verb, inner if named else [*inner, *_homes_of(parse, people)])


def _is_people(word: Word) -> bool:
    """`residents`, `thousands`, `Iraqis`."""
    return word.lemma in CIVILIANS or word.tag == "NNPS"


def _homes_of(parse: Parse, people: list[Word]) -> list[Word]:
    """`Mosul residents`, `people from Mosul`, `people in Mosul`."""
    people = _counted(parse, people)
    found = [
        word for each in people for word in modifiers(parse, each) if parse.place_name_at(word)
    ]
    near = SOMEWHERE | {"from", "of"}
    return [
        *found,
        *(word for each in people for word in below(parse, preposition_objects(parse, each, near))),
    ]


def _flight(parse: Parse, verb: Word, places: list[Word]) -> Deed:
    frame = replace(_frame(EventKind.DISPLACEMENT), actor=Slot.NONE)
    return Deed(frame, verb, verb, tuple(places))


def _are_many(parse: Parse, people: list[Word]) -> bool:
    """`thousands`, `residents`, `300 families`; not `a man` or `two people`."""
    return any(
        word.tag in {"NNS", "NNPS", "CD"}
        or word.lemma in {"people", "population", "thousand", "hundred"}
        for word in people
    ) and not any(
        each.text.lower() in {"one", "two", "three", "four", "a", "other", "some"}
        for word in people
        for each in parse.children(word, "nummod", "det", "amod")
    )


_SENDS = words("send deploy dispatch move airlift fly position station ship rush mass redeploy")
_ARRIVES = words("arrive land deploy disembark")
_TO = words("to into in at near along around on for toward towards across")


def _deployed(parse: Parse, verb: Word) -> Deed | None:
    """`sent 3,000 troops to X`, `troops were deployed in X`, `reinforcements arrived in X`."""
    done_to = _of(_counted(parse, objects(parse, verb)), SOLDIERS)
    if verb.lemma in _SENDS and done_to:
        doers, forces = subjects(parse, verb), done_to
    elif verb.lemma in _ARRIVES and not is_passive(parse, verb):
        forces = _of(_counted(parse, subjects(parse, verb)), SOLDIERS)
        doers = forces
    else:
        return None
    stands = verb.dep == "acl" and verb.tag == "VBN"  # "troops stationed in X": no news
    if stands or not any(_is_force(parse, word) for word in forces):
        return None
    goals = preposition_objects(parse, verb, _TO)
    goals += [inner for word in forces for inner in preposition_objects(parse, word, _TO - {"on"})]
    frame = replace(_frame(EventKind.DEPLOYMENT), prepositions=_TO)
    own = [word for word in forces if word not in doers]
    return Deed(frame, verb, verb, tuple(below(parse, goals)), tuple(doers), also=tuple(own[:1]))


_NUMBERS = words("hundred thousand dozen number ten")
_OF = frozenset({"of"})


def _counted(parse: Parse, found: list[Word]) -> list[Word]:
    """`hundreds of troops`: the troops beside the number."""
    numbers = [each for each in found if each.lemma in _NUMBERS]
    return [
        *found,
        *(word for each in numbers for word in preposition_objects(parse, each, _OF)),
    ]


_NOT_ALWAYS_MILITARY = words("unit adviser advisor ranger fleet carrier system battery division")
_MILITARY = words("military army special naval missile defence defense tank aircraft artillery")


def _is_force(parse: Parse, word: Word) -> bool:
    """`troops`, `special forces`; a `unit` or an `adviser` only where the word says military."""
    if word.lemma not in _NOT_ALWAYS_MILITARY:
        return True
    return any(each.lemma in _MILITARY for each in modifiers(parse, word))


READINGS = readings_of_lemmas(
    [
        (_struck_from_the_air, HITS | words("bomb bombard shell attack raid strafe")),
        (_blown_up, _BLOWS | _EXPLODES | {"go", "blow", "rip", "tear"}),
        (_fired_at, _FIRES | _FALLS | {"open", "drop"}),
        (_escaped, _ESCAPES | _FREES | {"break"}),
        (_executed, words("execute behead slaughter massacre murder butcher put kill")),
        (_displaced, _UPROOTS | _FLEES),
        (_deployed, _SENDS | _ARRIVES),
    ]
)
