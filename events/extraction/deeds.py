"""The deeds a parse tells of: a trigger, its frame, and the words that fill the frame."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from events.extraction.control_triggers import (
    CAPTURED,
    CONTROL_NOUNS,
    HAND_NOUNS,
    LIGHT_LOSES,
    LIGHT_RETAKES,
    LIGHT_TAKES,
    RECAPTURED,
    THREAT_NOUNS,
)
from events.extraction.frames import SAYS, Frame, Slot
from events.extraction.grammar import (
    is_passive,
    objects,
    particle,
    passive_or_active_subjects,
    preposition_objects,
    subjects,
)
from events.extraction.language import Parse, Word
from events.extraction.other_triggers import VISITS
from events.extraction.triggers import NOUNS, VERBS
from events.vocabulary import EventKind

_OF = frozenset({"of", "over", "in"})
_BY = frozenset({"by"})
_BETWEEN = frozenset({"between"})
_COPULAS = frozenset({"be", "become", "remain"})


@dataclass(frozen=True)
class Deed:
    """A frame whose slots are filled with words of a parse.

    `trigger` is the word that tells of it, `clause` the one that carries tense and negation.
    """

    frame: Frame
    trigger: Word
    clause: Word
    places: tuple[Word, ...]
    actors: tuple[Word, ...] = ()
    losers: tuple[Word, ...] = ()
    also: tuple[Word, ...] = ()  # further words without which it is not told: "control of"


def find_deeds(parse: Parse) -> list[Deed]:
    """Every deed that a parse tells of, in the order of their triggers."""
    found: list[Deed] = []
    taken: set[int] = set()
    for word in parse.words:
        if word.index in taken:
            continue
        for deed in _deeds_at(parse, word):
            taken.add(deed.trigger.index)
            found.append(deed)
    return found


def _deeds_at(parse: Parse, word: Word) -> Iterator[Deed]:
    if word.pos in {"VERB", "AUX"} or word.tag.startswith("VB"):
        phrase = _light_verb(parse, word) or _in_the_hands(parse, word) or _threat(parse, word)
        deed = phrase or _verb(parse, word)
    else:
        deed = _noun(parse, word)
    if deed is not None:
        yield deed


def _verb(parse: Parse, verb: Word) -> Deed | None:
    particles = particle(parse, verb)
    for frame in VERBS.get(verb.lemma, ()):
        if frame.particle and frame.particle not in particles:
            continue
        places = _places(parse, verb, frame)
        if not places and frame.needs_place and not _may_stand_alone(verb, frame):
            continue
        if _only_describes(parse, verb, places):
            continue
        return Deed(
            frame,
            verb,
            verb,
            tuple(places),
            tuple([*_actors(parse, verb, frame), *_opponents(parse, verb, frame)]),
            tuple(_losers(parse, verb, frame)),
        )
    return None


def _only_describes(parse: Parse, verb: Word, places: list[Word]) -> bool:
    """`the latest city to fall` says of a city named elsewhere what that place tells itself."""
    return verb.dep in {"relcl", "acl"} and verb.tag == "VB" and [*places] == [parse.head(verb)]


def _may_stand_alone(verb: Word, frame: Frame) -> bool:
    """Verbs whose place may be named elsewhere: `In X, the army retreated`."""
    return frame.place is Slot.PREPOSITION and not frame.threat and verb.lemma not in VISITS


def _places(parse: Parse, verb: Word, frame: Frame) -> list[Word]:
    match frame.place:
        case Slot.OBJECT:
            return objects(parse, verb)
        case Slot.SUBJECT:
            return _described_subjects(parse, passive_or_active_subjects(parse, verb))
        case Slot.PREPOSITION:
            return preposition_objects(parse, verb, frame.prepositions)
        case _:
            return []


def _described_subjects(parse: Parse, words: list[Word]) -> list[Word]:
    """`X became the ninth city to fall`, `X, the ninth city to fall`: X is meant."""
    found: list[Word] = []
    for word in words:
        head = parse.head(word)
        if word.dep in {"attr", "oprd"} and head.lemma in _COPULAS:
            found += passive_or_active_subjects(parse, head)
        elif word.dep == "appos":
            found.append(head)
        else:
            found.append(word)
    return found


def _actors(parse: Parse, verb: Word, frame: Frame) -> list[Word]:
    if frame.to and (receivers := preposition_objects(parse, verb, frame.to)):
        return [receiver for word in receivers for receiver in _owner(parse, word)]
    return subjects(parse, verb) if frame.actor is Slot.SUBJECT else []


def _opponents(parse: Parse, verb: Word, frame: Frame) -> list[Word]:
    """`battled the insurgents`, `met the envoy`: both sides take part."""
    return objects(parse, verb) if frame.kind in {EventKind.CLASHES, EventKind.TALKS} else []


def _losers(parse: Parse, verb: Word, frame: Frame) -> list[Word]:
    match frame.loser:
        case Slot.SUBJECT:
            return [] if is_passive(parse, verb) else subjects(parse, verb)
        case Slot.OBJECT:
            return objects(parse, verb)
        case _:
            return []


def _owner(parse: Parse, word: Word) -> list[Word]:
    """`the hands of the rebels`, `rebel hands`: whose they are; else the word itself."""
    if word.lemma not in HAND_NOUNS:
        return [word]
    return preposition_objects(parse, word, _OF) or list(
        parse.children(word, "poss", "compound", "nmod", "amod")
    )


def _light_verb(parse: Parse, verb: Word) -> Deed | None:
    """`took control of X`, `regained control over X`, `lost control of X`."""
    light = LIGHT_TAKES | LIGHT_RETAKES | LIGHT_LOSES
    if verb.lemma not in light:
        return None
    for noun in objects(parse, verb):
        if noun.lemma not in CONTROL_NOUNS:
            continue
        places = preposition_objects(parse, noun, _OF) or preposition_objects(parse, verb, _OF)
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


def _in_the_hands(parse: Parse, verb: Word) -> Deed | None:
    """`fell into rebel hands`, `is in the hands of`, `came under the control of`, `went to`."""
    if verb.lemma not in {"be", "fall", "come", "go", "pass", "bring"}:
        return None
    if is_passive(parse, verb) and verb.lemma != "bring":
        return None
    places = (
        objects(parse, verb) if verb.lemma == "bring" else passive_or_active_subjects(parse, verb)
    )
    frame = Frame(CAPTURED, Slot.SUBJECT, Slot.NONE)
    if verb.lemma == "go":
        takers = preposition_objects(parse, verb, frozenset({"to"}))
        known = [word for word in takers if (mention := parse.mention_at(word)) and mention.actors]
        return Deed(frame, verb, verb, tuple(places), tuple(known)) if known and places else None
    for held in preposition_objects(parse, verb, frozenset({"in", "into", "under", "within"})):
        if held.lemma in HAND_NOUNS and places:
            owners = [owner for owner in _owner(parse, held) if owner.index != held.index]
            described = tuple(_described_subjects(parse, places))
            return Deed(frame, verb, verb, described, tuple(owners), also=(held,))
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


def _noun(parse: Parse, noun: Word) -> Deed | None:
    """`the fall of X to Y`, `Y's capture of X`, `X's capture by Y`, `fighting in X`."""
    frame = NOUNS.get(noun.lemma) or NOUNS.get(noun.text.lower())
    if frame is None or noun.pos not in {"NOUN", "PROPN"}:
        return None
    places = preposition_objects(parse, noun, frame.prepositions)
    owners = list(parse.children(noun, "poss", "compound"))
    doers = preposition_objects(parse, noun, frame.to or _BY)
    if not places and frame.kind in {CAPTURED, RECAPTURED}:
        places, owners = [word for word in owners if word.dep == "poss"], []
        if not places:
            return None
    if frame.kind not in {CAPTURED, RECAPTURED}:
        doers = [
            *doers,
            *preposition_objects(parse, noun, frozenset({"between", "with", "against"})),
        ]
    actors = doers or [word for word in owners if not _is_place(parse, word)]
    deed = Deed(frame, noun, noun, tuple(places), tuple(actors))
    return deed if frame.kind in {CAPTURED, RECAPTURED} else _completed_by_verb(parse, deed)


def _completed_by_verb(parse: Parse, deed: Deed) -> Deed:
    """`clashes erupted in X`, `Y held talks`, `Y began a withdrawal`: the verb has the rest."""
    verb = next(
        (word for word in parse.ancestors(deed.clause) if word.pos in {"VERB", "AUX"}), None
    )
    if verb is None or verb.lemma in SAYS:
        return deed
    below = parse.children(verb, "dobj", "prep")
    held = any(deed.clause in parse.subtree(word) for word in below)
    doers = [*(subjects(parse, verb) if held else []), *deed.actors]
    doers += preposition_objects(parse, verb, _BETWEEN) if not deed.actors else []
    places = deed.places or preposition_objects(parse, verb, deed.frame.prepositions)
    return replace(deed, places=tuple(places), actors=tuple(doers))


def _is_place(parse: Parse, word: Word) -> bool:
    mention = parse.mention_at(word)
    return bool(mention and mention.places and not mention.actors)
