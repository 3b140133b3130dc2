"""Control told by more than a verb: `took control of`, `in rebel hands`, `raised its flag over`."""

from dataclasses import replace

from events.extraction.control_triggers import (
    CAPTURED,
    CONTROL_NOUNS,
    FLAG_FLIES,
    FLAG_VERBS,
    FLAGS,
    HAND_NOUNS,
    LIGHT_LOSES,
    LIGHT_RETAKES,
    LIGHT_TAKES,
    RECAPTURED,
    THREAT_NOUNS,
)
from events.extraction.dependencies import is_of_the_last, is_the_last, preposition_objects
from events.extraction.event_nouns import TIMES
from events.extraction.frames import Deed, Frame, Slot, readings_of_lemmas
from events.extraction.grammar import is_passive, objects, passive_or_active_subjects, subjects
from events.extraction.holders import is_armed_party, is_troops, owners_of
from events.extraction.language import Parse, Word
from events.extraction.possession import POSSESSION, TOWNS
from events.extraction.sequels import SEQUELS
from events.extraction.wordlists import words
from events.vocabulary import EventKind

_OF = frozenset({"of", "over", "in"})
_INTO = frozenset({"in", "into", "under", "within", "to"})
_COPULAS = frozenset({"be", "become", "remain", "stay"})
_AGAIN = frozenset({"more", "again", "still"})
_WIDENS = frozenset({"extend", "expand", "spread"})
_CHANGED = frozenset({"hands", "masters", "owners", "rulers"})
_IN_TO = frozenset({"into"})
_TAKEN = Frame(CAPTURED, Slot.SUBJECT, Slot.NONE)
_TAKES = Frame(CAPTURED, Slot.OBJECT)


def control_phrase(parse: Parse, verb: Word) -> Deed | None:
    """The deed that a verb tells of together with a noun of control, hands or flags."""
    for reading in READINGS.get(verb.lemma, ()):
        if deed := reading(parse, verb):
            return deed
    return None


def _light_verb(parse: Parse, verb: Word) -> Deed | None:
    """`took control of X`, `regained control over X`, `lost control of X`."""
    near = preposition_objects(parse, verb, frozenset({"near"}))  # "seized near full control of"
    for noun in (*objects(parse, verb), *near):
        if noun.lemma not in CONTROL_NOUNS:
            continue
        places = _controlled(parse, verb, noun) or _entered_before(parse, verb)
        if not places:
            continue
        doers = tuple(subjects(parse, verb))
        if verb.lemma in LIGHT_LOSES:
            frame = Frame(CAPTURED, Slot.OBJECT, Slot.NONE, loser=Slot.SUBJECT)
            takers = preposition_objects(parse, verb, frozenset({"to"}))
            return Deed(frame, verb, verb, tuple(places), tuple(takers), doers, (noun,))
        kind = RECAPTURED if verb.lemma in LIGHT_RETAKES else CAPTURED
        return Deed(Frame(kind, Slot.OBJECT), verb, verb, tuple(places), doers, also=(noun,))
    return None


def _entered_before(parse: Parse, verb: Word) -> list[Word]:
    """The X of `entered X and restored control`, where nothing else is told to be controlled."""
    above = parse.head(verb)
    if verb.dep != "conj" or verb.lemma not in LIGHT_TAKES | LIGHT_RETAKES:
        return []
    entered = [*objects(parse, above), *preposition_objects(parse, above, _INTO)]
    return [each for each in entered if parse.place_name_at(each)]


def _controlled(parse: Parse, verb: Word, noun: Word) -> list[Word]:
    """What control is taken of; `in X` only where no `of Y` says it; `extended it to X`."""
    prepositions_of = [frozenset({"of", "over"}), frozenset({"in", "on", "upon"})]
    if verb.lemma in _WIDENS:
        prepositions_of.insert(0, frozenset({"to"}))
    for prepositions in prepositions_of:
        days = [  # "took control on Friday of X"
            each
            for word in (noun, verb)
            for each in preposition_objects(parse, word, frozenset({"on"}))
            if each.lemma in TIMES
        ]
        found = [
            each
            for word in (noun, verb, *days)
            for each in preposition_objects(parse, word, prepositions)
            if each.lemma not in TIMES
        ]
        if found:
            return [*found, *_of_a_later_day(parse, verb, prepositions)]
    return []


def _of_a_later_day(parse: Parse, verb: Word, prepositions: frozenset[str]) -> list[Word]:
    """The Y of `took control of X and, later the same day, of Y`, hung on the day."""
    return [
        each
        for day in parse.children(verb, "npadvmod")
        if day.lemma in TIMES
        for each in preposition_objects(parse, day, prepositions)
        if parse.place_name_at(each)
    ]


def _control_passes(parse: Parse, verb: Word) -> Deed | None:
    """`control of X passed to Y`, `control over X returned to government forces`."""
    for noun in passive_or_active_subjects(parse, verb):
        if noun.lemma in CONTROL_NOUNS:
            places = preposition_objects(parse, noun, _OF)
            takers = preposition_objects(parse, verb, frozenset({"to"}))
            if places:
                return Deed(_TAKEN, verb, verb, tuple(places), tuple(takers), also=(noun,))
    return None


def _in_control_of(parse: Parse, verb: Word) -> Deed | None:
    """`Y is in control of X`, `Y is back in control of X`, `Y was left in possession of X`."""
    back = [word for word in parse.children(verb, "advmod", "prt") if word.lemma == "back"]
    more = [word for word in parse.children(verb, "acomp", "advmod") if word.lemma in _AGAIN]
    back += [word for word in more if word.lemma != "still"]
    for holder in (verb, *back, *more):
        for held in preposition_objects(parse, holder, frozenset({"in"})):
            places = preposition_objects(parse, held, frozenset({"of"}))
            appoints = verb.lemma == "put" and held.lemma == "charge"
            if held.lemma in CONTROL_NOUNS and places and not appoints:
                doers = passive_or_active_subjects(parse, verb)
                kind = RECAPTURED if back else CAPTURED
                frame = Frame(kind, Slot.OBJECT, holds=not back)
                return Deed(frame, verb, verb, tuple(places), tuple(doers), also=(held, *back))
    return None


def _in_the_hands(parse: Parse, verb: Word) -> Deed | None:
    """`fell into rebel hands`, `is in the hands of`, `came under the control of`."""
    if is_passive(parse, verb) or _names_the_last(parse, verb):
        return None
    places = passive_or_active_subjects(parse, verb)
    for held in preposition_objects(parse, verb, _INTO):
        if _comes_under(parse, verb, held) and places:
            return Deed(_TAKEN, verb, verb, tuple(described_subjects(parse, places)), (held,))
        if held.lemma in HAND_NOUNS and places:
            frame = Frame(CAPTURED, Slot.SUBJECT, Slot.NONE, holds=verb.lemma in _COPULAS)
            return Deed(
                frame,
                verb,
                verb,
                tuple(described_subjects(parse, places)),
                tuple(owners_of(parse, held)),
                also=(held,),
            )
    return None


def _names_the_last(parse: Parse, verb: Word) -> bool:
    """`X was the last city under government control`, which was lost like the others."""
    return any(is_the_last(parse, noun) for noun in parse.children(verb, "attr"))


def _comes_under(parse: Parse, verb: Word, holder: Word) -> bool:
    """`X came under the RSF`."""
    under = parse.head(holder).text.lower() == "under" and verb.lemma != "be"
    return under and is_troops(parse, holder)


def _restores_security(parse: Parse, verb: Word) -> Deed | None:
    """`restored security and stability to X`, as communiqués say of what an army has retaken."""
    for noun in parse.children(verb, "dobj"):
        to = frozenset({"to", "in"})
        places = [each for word in (noun, verb) for each in preposition_objects(parse, word, to)]
        joined = {each.lemma for each in (noun, *parse.children(noun, "conj"))}
        if places and joined >= {"security", "stability"}:
            frame = Frame(RECAPTURED, Slot.OBJECT)
            doers = tuple(subjects(parse, verb))
            return Deed(frame, verb, verb, tuple(places), doers, also=(noun,))
    return None


def _under_control(parse: Parse, verb: Word) -> Deed | None:
    """`brought X under its control`, `had X under full control`."""
    places = objects(parse, verb)
    for holder in (verb, *places):
        for held in preposition_objects(parse, holder, frozenset({"in", "into", "under"})):
            if held.lemma in HAND_NOUNS and places:
                acting = [each for each in subjects(parse, verb) if each.lemma not in TIMES]
                said = verb.lemma == "declare"  # "the government declared X under rebel control"
                owners = owners_of(parse, held)
                doers = (owners or acting) if said else acting or owners
                return Deed(_TAKES, verb, verb, tuple(places), tuple(doers), also=(held,))
    return None


def _changes_hands(parse: Parse, verb: Word) -> Deed | None:
    """`X changed hands`, `X changed masters`."""
    nouns = [noun for noun in parse.children(verb, "dobj") if noun.text.lower() in _CHANGED]
    told = (*parse.subtree(verb), parse.head(verb))  # "the third time that the city changed hands"
    again_and_again = any(each.text.lower() in {"times", "time"} for each in told)
    if not nouns or again_and_again:
        return None
    held = passive_or_active_subjects(parse, verb)
    of_control = [noun for noun in held if noun.lemma in CONTROL_NOUNS]
    places = [each for noun in of_control for each in preposition_objects(parse, noun, _OF)] or held
    return Deed(_TAKEN, verb, verb, tuple(places), also=(nouns[0],)) if places else None


def _goes_to(parse: Parse, verb: Word) -> Deed | None:
    """`X went to the rebels`, `X passed to the militia`: only where an armed party receives it."""
    if is_passive(parse, verb):
        return None
    places = passive_or_active_subjects(parse, verb)
    takers = preposition_objects(parse, verb, frozenset({"to", "over"}))
    armed = [word for word in takers if word.text.lower() == "them" or is_armed_party(parse, word)]
    return Deed(_TAKEN, verb, verb, tuple(places), tuple(armed)) if armed and places else None


def _is_gone(parse: Parse, verb: Word) -> bool:
    """`X was also gone`, `X had gone on Friday`, `X went on Friday`: lost, as a town is."""
    if verb.lemma == "be":
        return any(each.text.lower() == "gone" for each in parse.children(verb, "acomp", "attr"))
    had = any(each.lemma in {"have", "be"} for each in parse.children(verb, "aux", "auxpass"))
    below = {each.text.lower() for each in parse.children(verb, "prep", "prt", "xcomp", "dobj")}
    if verb.tag == "VBD" and below and below <= {"on", "in"}:
        days = preposition_objects(parse, verb, frozenset({"on", "in"}))
        return bool(days) and all(each.lemma.lower().rstrip(".") in TIMES for each in days)
    return verb.tag == "VBN" and had and below <= {"on", "in", "by", "within", "before", "after"}


def _goes(parse: Parse, verb: Word) -> Deed | None:
    """What befell a town that is said to be gone."""
    places = passive_or_active_subjects(parse, verb) if _is_gone(parse, verb) else []
    towns = [each for each in places if parse.place_name_at(each) or each.lemma in TOWNS]
    return Deed(_TAKEN, verb, verb, tuple(towns)) if towns else None


def _given_control(parse: Parse, verb: Word) -> Deed | None:
    """`gave Russia complete control of X`, `left the rebels in control of X`."""
    takers = [
        *parse.children(verb, "dative"),
        *(each for each in objects(parse, verb) if each.lemma not in CONTROL_NOUNS),
    ]
    for noun in objects(parse, verb):
        places = preposition_objects(parse, noun, frozenset({"of", "over"}))
        if noun.lemma in CONTROL_NOUNS and places and takers:
            return Deed(_TAKES, verb, verb, tuple(places), tuple(takers), also=(noun,))
    return None


def _slips_from(parse: Parse, verb: Word) -> Deed | None:
    """`X slipped out of government hands`: lost, whoever has it now."""
    places = passive_or_active_subjects(parse, verb)
    for held in preposition_objects(parse, verb, frozenset({"from", "of"})):
        if held.lemma in HAND_NOUNS and places:
            frame = replace(_TAKEN, loser=Slot.OBJECT)
            losers = tuple(owners_of(parse, held))
            return Deed(frame, verb, verb, tuple(places), (), losers, (held,))
    return None


def _left_to(parse: Parse, verb: Word) -> Deed | None:
    """`abandoned X to the rebels`."""
    takers = preposition_objects(parse, verb, frozenset({"to"}))
    armed = [word for word in takers if is_armed_party(parse, word)]
    places = objects(parse, verb)
    if not armed or not places or is_of_the_last(parse, verb):
        return None
    frame = replace(_TAKES, actor=Slot.NONE, loser=Slot.SUBJECT)
    return Deed(frame, verb, verb, tuple(places), tuple(armed), tuple(subjects(parse, verb)))


def _victory(parse: Parse, verb: Word) -> Deed | None:
    """`declared victory in X`."""
    for noun in parse.children(verb, "dobj"):
        inside = frozenset({"in", "over"})
        places = [
            each for word in (noun, verb) for each in preposition_objects(parse, word, inside)
        ]
        if noun.lemma == "victory" and places:
            doers = tuple(subjects(parse, verb))
            return Deed(_TAKES, verb, verb, tuple(places), doers, also=(noun,))
    return None


def _lays_hands_on(parse: Parse, verb: Word) -> Deed | None:
    """`laid hands on X`."""
    nouns = [noun for noun in parse.children(verb, "dobj") if noun.lemma == "hand"]
    on = frozenset({"on", "upon"})
    for noun in nouns:
        if places := preposition_objects(parse, verb, on) or preposition_objects(parse, noun, on):
            doers = tuple(subjects(parse, verb))
            return Deed(_TAKES, verb, verb, tuple(places), doers, also=(noun,))
    return None


def _flag(parse: Parse, verb: Word) -> Deed | None:
    """`raised their flag over X`, `the flag was hoisted in X`, `put up the flag over X`."""
    if verb.lemma == "put" and not any(p.text == "up" for p in parse.children(verb, "prt")):
        return None
    nouns = objects(parse, verb) or passive_or_active_subjects(parse, verb)
    over = frozenset({"over", "above", "in", "on", "at", "atop"})
    for noun in nouns:
        places = [each for word in (noun, verb) for each in preposition_objects(parse, word, over)]
        if noun.lemma in FLAGS and places:
            doers = subjects(parse, verb) if objects(parse, verb) else []
            owners = list(parse.children(noun, "poss", "compound", "amod"))
            return Deed(_TAKES, verb, verb, tuple(places), tuple(doers or owners), also=(noun,))
    return None


def _flag_flies(parse: Parse, verb: Word) -> Deed | None:
    """`the rebels' flag now flies over X`."""
    flags = [each for each in subjects(parse, verb) if each.lemma in FLAGS]
    towns = [
        each
        for each in preposition_objects(parse, verb, frozenset({"over", "above", "in"}))
        if parse.place_name_at(each) or each.lemma in TOWNS
    ]
    if not flags or not towns:
        return None
    flag = flags[0]
    owners = parse.children(flag, "poss", "compound", "amod") or preposition_objects(
        parse, flag, frozenset({"of"})
    )
    again = any(each.lemma in {"again", "more"} for each in parse.children(verb, "advmod"))
    frame = Frame(RECAPTURED if again else CAPTURED, Slot.PREPOSITION)
    return Deed(frame, verb, verb, tuple(towns), tuple(owners), also=(flag,))


def _way_into(parse: Parse, verb: Word) -> Deed | None:
    """`fought their way into X`."""
    for noun in parse.children(verb, "dobj"):
        inside = [
            each for word in (noun, verb) for each in preposition_objects(parse, word, _IN_TO)
        ]
        if noun.lemma == "way" and inside:
            frame = Frame(EventKind.CONTESTED, Slot.PREPOSITION, prepositions=_IN_TO)
            doers = tuple(subjects(parse, verb))
            return Deed(frame, verb, verb, tuple(inside), doers, also=(noun,))
    return None


def _threat(parse: Parse, verb: Word) -> Deed | None:
    """`set their sights on X`."""
    for noun in parse.children(verb, "dobj"):
        if verb.lemma in THREAT_NOUNS.get(noun.text.lower(), frozenset()):
            on = frozenset({"on"})
            places = preposition_objects(parse, verb, on) or preposition_objects(parse, noun, on)
            frame = Frame(CAPTURED, Slot.PREPOSITION, prepositions=on, threat=True)
            doers = tuple(subjects(parse, verb))
            return Deed(frame, verb, verb, tuple(places), doers, also=(noun,))
    return None


def held_in_passing(parse: Parse, noun: Word) -> Deed | None:
    """`X, now in rebel hands,`, `X back in rebel hands`: without a verb, on the place itself."""
    preposition = parse.head(noun)
    above = parse.head(preposition)
    back = above.lemma == "back" and above.pos != "NOUN"
    place = parse.head(above) if back else above
    if noun.lemma not in HAND_NOUNS or noun.dep != "pobj" or place.pos not in {"PROPN", "NOUN"}:
        return None
    if preposition.text.lower() not in {"in", "under"}:
        return None
    headed = parse.sentence.headline and place.dep == "ROOT"
    headed = headed or (place.tag == "NNS" and bool(parse.children(place, "nummod")))
    if not (parse.place_name_at(place) or headed):
        return None
    frame = Frame(RECAPTURED if back else CAPTURED, Slot.SUBJECT, Slot.NONE, holds=not back)
    return Deed(frame, noun, noun, (place,), tuple(owners_of(parse, noun)), also=(preposition,))


def controls_without_verb(parse: Parse, noun: Word) -> Deed | None:
    """`Rebels in full control of X`, a headline; `with rebels in possession of X, ...`."""
    preposition = parse.head(noun)
    holder = parse.head(preposition)
    if noun.lemma not in CONTROL_NOUNS or noun.dep != "pobj":
        return None
    places = preposition_objects(parse, noun, _OF)
    led = parse.children(holder, "pobj") if holder.text.lower() == "with" else ()
    behind_with = holder.dep == "pobj" and parse.head(holder).text.lower() == "with"
    if led:
        holder = led[0]
    elif not behind_with and not parse.sentence.headline:
        return None
    if preposition.text.lower() != "in" or not places or holder.pos not in {"PROPN", "NOUN"}:
        return None
    held = not (led or behind_with)
    return Deed(replace(_TAKES, holds=held), noun, noun, tuple(places), (holder,))


def described_subjects(parse: Parse, found: list[Word]) -> list[Word]:
    """`X became the ninth city to fall`, `X is among the towns that fell`: X is meant."""
    described: list[Word] = []
    for word in found:
        head = parse.head(word)
        if word.dep in {"attr", "oprd"} and head.lemma in _COPULAS:
            described += passive_or_active_subjects(parse, head)
        elif word.dep == "appos":
            described.append(head)
        elif word.dep == "pobj" and head.text.lower() == "among":
            above = parse.head(head)
            several = passive_or_active_subjects(parse, above) if above.lemma == "be" else []
            described += several or [word]
        else:
            described.append(word)
    return described


READINGS = readings_of_lemmas(
    [
        (_light_verb, LIGHT_TAKES | LIGHT_RETAKES | LIGHT_LOSES),
        (_control_passes, words("pass return go fall shift revert transfer hand change")),
        (_in_control_of, _COPULAS | {"leave", "put", "claim"}),
        (
            _in_the_hands,
            words(
                "be fall come go pass return end slip lie remain stay drop tumble slide revert "
                "move sink wake awake awaken"
            ),
        ),
        (_under_control, words("bring have put place get hold take leave declare")),
        (_changes_hands, words("change")),
        (_goes_to, words("go pass revert")),
        (_goes, words("be go")),
        (_given_control, words("give hand")),
        (_restores_security, words("restore return bring")),
        (_lays_hands_on, words("lay get")),
        (_flag, FLAG_VERBS | {"put"}),
        (_flag_flies, FLAG_FLIES),
        (_slips_from, words("slip slide pass fall wrest")),
        (_left_to, words("abandon leave")),
        (_victory, words("declare claim announce proclaim")),
        (_way_into, words("fight force blast shoot push punch make")),
        (_threat, frozenset[str]().union(*THREAT_NOUNS.values())),
        *POSSESSION,
        *SEQUELS,
    ]
)
