"""The deeds a parse tells of: a trigger, its frame, and the words that fill the frame."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.extraction.claimed_deeds import with_claimants
from events.extraction.control_phrases import READINGS as CONTROL_PHRASES
from events.extraction.control_phrases import (
    control_phrase,
    controls_without_verb,
    described_subjects,
    held_in_passing,
)
from events.extraction.control_triggers import (
    HAND_NOUNS,
    IDLE_FALLS,
    IDLE_FALLS_INTO,
    IDLE_OBJECTS,
    LEAVES_TALKS,
    NO_GROUND,
)
from events.extraction.dependencies import is_of_the_last, particle, preposition_objects
from events.extraction.event_nouns import EVENT_NOUNS, TIMES
from events.extraction.frames import SAYS, Deed, Frame, Slot
from events.extraction.grammar import (
    is_passive,
    objects,
    passive_or_active_subjects,
    subjects,
    those_counted,
)
from events.extraction.holders import is_armed_party, owner
from events.extraction.language import Parse, Word
from events.extraction.other_deeds import READINGS as OTHER_DEEDS
from events.extraction.other_deeds import other_deed
from events.extraction.other_triggers import IDLE_MEETINGS, VISITS
from events.extraction.parties import ARMED_NOUNS
from events.extraction.relative_clauses import antecedent
from events.extraction.resolution import CITY_NOUNS
from events.extraction.threats import READINGS as THREATS
from events.extraction.threats import threat
from events.extraction.toponym_forms import is_of_people
from events.extraction.triggers import NOUNS, VERBS
from events.extraction.voice import ADMITS
from events.vocabulary import EventKind

_DONE_BY_OWNER = frozenset({"occupation", "storming", "conquest", "taking"})
_BY = frozenset({"by"})
_BETWEEN = frozenset({"between"})
_SINCE = frozenset({"since"})
_FROM = frozenset({"from"})
_OF = frozenset({"of", "from"})
_CLEARS = frozenset({"clear", "free", "liberate", "rid", "purge", "cleanse", "purify"})
_SWEEPS = frozenset({"clear", "purge", "cleanse", "purify"})
_INTO = frozenset({"on", "in", "into", "to"})
_WITH = frozenset({"with"})
_BOTH = frozenset({"both", "side"})  # `both sides claim X`: whose it is they fight over
_CLAIMS = frozenset({"claim", "announce", "declare", "celebrate", "complete", "hail"})
_OPENS = frozenset({"begin", "start", "open", "launch", "continue", "resume", "crown", "end"})
_NEAR_ABOVE = 4
_UNITS = frozenset({"hour", "day", "week", "month"})
_OF_ITS_OWN = ("nsubj", "nsubjpass", "dobj")
_BOTH_SIDES = 3  # words: one, and those beside it
_TO_DAY = 10  # words from `the capture` to the `of` behind its day
_GIFT = 7  # words from `handed` to what is handed to somebody
_TELLING = (
    EVENT_NOUNS
    | HAND_NOUNS
    | frozenset().union(NOUNS, VERBS, CONTROL_PHRASES, OTHER_DEEDS, THREATS)
)


def find_deeds(parse: Parse) -> list[Deed]:
    """Every deed that a parse tells of, in the order of their triggers."""
    found: list[Deed] = []
    taken: set[int] = set()
    for word in parse.words:
        if elided := _that_of(parse, word, found):
            found.append(elided)
        if word.index in taken or not _may_tell(word):
            continue
        for deed in _deeds_at(parse, word):
            taken.add(deed.trigger.index)
            found.append(with_claimants(parse, deed))
    return found


def _that_of(parse: Parse, word: Word, found: Sequence[Deed]) -> Deed | None:
    """`the fall of X and that of Y`: what befell Y too."""
    if word.text.lower() != "that" or not found:
        return None
    towns = preposition_objects(parse, word, frozenset({"of"}), ("prep",))
    last = next((each for each in reversed(found) if each.trigger.pos == "NOUN"), found[-1])
    told = last.trigger.pos == "NOUN" and last.frame.kind.changes_control and not last.also
    if not towns or not told:
        return None
    return replace(last, trigger=word, clause=word, places=tuple(towns))


def _may_tell(word: Word) -> bool:
    """Whether any deed could be told by a word: most tell of none, and need no look around."""
    return word.lemma in _TELLING or word.text.lower() in _TELLING


def _deeds_at(parse: Parse, word: Word) -> Iterator[Deed]:
    if other := other_deed(parse, word):
        yield other
        return
    if _is_in_compound(parse, word):
        return
    if _is_noun_of(parse, word):
        deed = _noun(parse, replace(word, pos="NOUN"))
    elif word.pos in {"VERB", "AUX"} or word.tag.startswith("VB") or _is_clause(parse, word):
        deed = control_phrase(parse, word) or threat(parse, word) or _verb(parse, word)
    else:
        deed = (
            _noun(parse, word) or controls_without_verb(parse, word) or held_in_passing(parse, word)
        )
    if deed is not None:
        yield deed
        yield from _since_another(parse, deed)


def _since_another(parse: Parse, deed: Deed) -> Iterator[Deed]:
    """`the biggest town to fall since X in May`, `after X, Y fell`: X fell before."""
    if deed.frame.kind is not EventKind.CAPTURED or deed.clause.pos != "VERB" or deed.frame.holds:
        return
    if towns := preposition_objects(parse, deed.clause, _SINCE)[:1] or _first_after(parse, deed):
        named = [each for each in towns if parse.place_name_at(each) or each.lemma in CITY_NOUNS]
        actors = deed.actors if deed.frame.actor is Slot.SUBJECT else ()
        if named:
            yield replace(deed, places=tuple(named), actors=actors)
    for town in _days_after(parse, deed):
        yield replace(deed, trigger=town, places=(town,))


def _days_after(parse: Parse, deed: Deed) -> list[Word]:
    """The Y of `X fell on Friday, a day after Y`, which fell a day before."""
    return [
        town
        for after in parse.words[deed.trigger.index + 1 :]
        if after.text.lower() == "after" and parse.words[after.index - 1].lemma in _UNITS
        if deed.clause in list(parse.ancestors(after))[:_NEAR_ABOVE]
        for town in parse.children(after, "pobj")
        if parse.place_name_at(town) and not parse.children(town, "relcl", "acl")
    ]


def _first_after(parse: Parse, deed: Deed) -> list[Word]:
    """The towns of `After X and Y, the rebels took Z`, at the head of its sentence."""
    after = [
        each
        for each in parse.children(deed.clause, "prep")
        if each.text == "After" and each.start == parse.sentence.start
    ]
    return [town for each in after for town in parse.children(each, "pobj")]


def _is_noun_of(parse: Parse, word: Word) -> bool:
    """`The army announces capture of X`: a noun in headlines, whatever the parse has."""
    beside = parse.words[word.index - 1 : word.index + 2] if word.index else ()
    told = len(beside) == _BOTH_SIDES and beside[0].lemma in SAYS | {"hail", "celebrate"}
    return told and word.lemma in NOUNS and word.pos == "VERB" and beside[2].text == "of"


def _is_clause(parse: Parse, noun: Word) -> bool:
    """`The rebels capture Tamur`: read as a noun, but with a subject and an object of its own."""
    return bool(parse.children(noun, "nsubj")) and bool(parse.children(noun, "dobj"))


def _is_in_compound(parse: Parse, word: Word) -> bool:
    """`rebel-held`, `bombed-out`: an adjective made with a hyphen tells of no deed."""
    before = parse.words[word.index - 1] if word.index else None
    behind = next(iter(parse.words[word.index + 1 : word.index + 2]), None)
    ends = before is not None and before.text in {"-", "–"} and before.end == word.start
    begins = behind is not None and behind.text == "-" and behind.start == word.end
    return ends or (begins and word.dep in {"amod", "compound"} and word.tag == "VBN")


def _verb(parse: Parse, verb: Word) -> Deed | None:
    frames = VERBS.get(verb.lemma, ())
    if not frames or _is_idle(parse, verb):
        return None
    return _framed(parse, verb, frames) or _framed(parse, verb, frames, alone=True)


def _framed(
    parse: Parse, verb: Word, frames: Sequence[Frame], *, alone: bool = False
) -> Deed | None:
    """The first frame whose place is there; or, `alone`, one that may do without."""
    particles = particle(parse, verb)
    for frame in frames:
        if frame.particle and frame.particle not in particles:
            continue
        if frame.loser is Slot.OBJECT and not objects(parse, verb):
            continue
        places = _places(parse, verb, frame)
        if frame.place is Slot.OBJECT and verb.lemma in _SWEEPS and _are_fighters(parse, places):
            continue  # "cleared the militants from X"
        if (
            not places
            and frame.needs_place
            and not (alone and _may_stand_alone(parse, verb, frame))
        ):
            continue
        if _only_describes(parse, verb, places) or (frame.holds and is_of_the_last(parse, verb)):
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


def _are_fighters(parse: Parse, found: list[Word]) -> bool:
    return bool(found) and all(
        word.lemma in ARMED_NOUNS or word.text.lower() in ARMED_NOUNS or _is_actor(parse, word)
        for word in found
    )


def _is_actor(parse: Parse, word: Word) -> bool:
    mention = parse.mention_at(word)
    return mention is not None and bool(mention.actors)


def _is_idle(parse: Parse, verb: Word) -> bool:
    """`taken advantage of`, `took part`, `fell silent`, `is claimed by both`: no taking."""
    if verb.lemma == "claim":
        if any(each.lemma in _BOTH for each in subjects(parse, verb)):
            return True
        told = parse.children(verb, "xcomp", "ccomp")  # "claimed to have captured X"
        told = () if parse.children(verb, "dobj") and verb.tag != "VBG" else told
        return bool(told) or (is_passive(parse, verb) and not _claimed_by_fighters(parse, verb))
    if verb.lemma == "leave" and _leaves_behind(parse, verb):
        return True
    if verb.lemma == "hold" and {"out", "back", "off", "up"} & particle(parse, verb):
        return True
    if verb.lemma in LEAVES_TALKS:
        left = [*preposition_objects(parse, verb, _OF), *parse.children(verb, "dobj")]
        return any(noun.lemma in NO_GROUND for noun in left)
    if verb.lemma == "hand" and not {"over", "back"} & particle(parse, verb):
        behind = parse.words[verb.index + 1 : verb.index + _GIFT]
        return any(noun.lemma in NO_GROUND for noun in behind)  # "handed X its biggest success"
    if verb.lemma == "meet":
        met = [*parse.children(verb, "dobj"), *preposition_objects(parse, verb, _WITH)]
        return any(noun.lemma in IDLE_MEETINGS for noun in met)
    if verb.lemma == "fall":
        small = parse.children(verb, "prt", "acomp", "advmod")
        into = preposition_objects(parse, verb, _INTO)
        return any(word.text.lower() in IDLE_FALLS for word in small) or any(
            word.lemma in IDLE_FALLS_INTO for word in into
        )
    below = parse.children(verb, "dobj", "nsubjpass", "acomp", "attr")
    following = parse.words[verb.index + 1 : verb.index + 2]
    if verb.lemma == "take" and any(p.text == "upon" for p in parse.children(verb, "prep")):
        return True  # "has taken it upon himself"
    return verb.lemma == "take" and any(
        noun.text.lower() in IDLE_OBJECTS for noun in (*below, *following)
    )


def _leaves_behind(parse: Parse, verb: Word) -> bool:
    """`leaves them without a port`, `left tanks behind`, `are left with a strip of land`."""
    small = {each.text.lower() for each in parse.children(verb, "prep", "prt", "advmod")}
    return bool(small & {"without", "behind"}) or (is_passive(parse, verb) and "with" in small)


def _claimed_by_fighters(parse: Parse, verb: Word) -> bool:
    """`was claimed by the rebels`; `is claimed by both countries` is a dispute."""
    past = any(each.text.lower() in {"was", "were"} for each in parse.children(verb, "auxpass"))
    by = preposition_objects(parse, verb, frozenset({"by"}), ("agent",))
    armed = any(each.lemma in ARMED_NOUNS or each.text.lower() in ARMED_NOUNS for each in by)
    known = (mention for each in by if (mention := parse.mention_at(each)))
    return past and (armed or any(mention.actors for mention in known))


def _only_describes(parse: Parse, verb: Word, places: list[Word]) -> bool:
    """`the latest city to fall`, `the only one to have been captured`: of one named elsewhere."""
    described = verb.dep in {"relcl", "acl"} and [*places] == [parse.head(verb)]
    return described and _is_infinitive(parse, verb)


def _is_infinitive(parse: Parse, verb: Word) -> bool:
    auxiliaries = {each.lemma for each in parse.children(verb, "aux")}
    return verb.tag == "VB" or {"to", "have"} <= auxiliaries or {"to", "be"} <= auxiliaries


def _may_stand_alone(parse: Parse, verb: Word, frame: Frame) -> bool:
    """Verbs whose place may be named elsewhere: `In X, the army retreated`, `X: Fell in May.`"""
    if frame.place is not Slot.PREPOSITION and frame.kind.changes_control:
        return opens_sentence(parse, verb)
    return frame.place is Slot.PREPOSITION and not frame.threat and verb.lemma not in VISITS


def opens_sentence(parse: Parse, verb: Word) -> bool:
    """`Taken in May and lost in June`, `Fell in May`: of what stands before the sentence."""
    while verb.dep == "conj":
        verb = parse.head(verb)
    return verb.index == 0 and verb.tag in {"VBN", "VBD"}


def _places(parse: Parse, verb: Word, frame: Frame) -> list[Word]:
    match frame.place:
        case Slot.OBJECT:
            found = objects(parse, verb)
            alone = not parse.children(verb, "aux", "auxpass", *_OF_ITS_OWN)
            if verb.tag == "VBN" and alone and (apposed := _name_before(parse, verb)):
                return [apposed]  # "goes through X, taken on Friday"
            of_noun = verb.dep in {"acl", "relcl"} and is_passive(parse, verb)
            described = of_noun and not any(
                each.text.lower() == "to" for each in parse.children(verb, "aux")
            )
            if described and (apposed := _name_before(parse, verb)):
                return [apposed]
            found = _told_of(parse, verb, found)
            along = _along_with(parse, verb) if found else []
            return [*(described_subjects(parse, found) if described else found), *along]
        case Slot.SUBJECT:
            found = described_subjects(parse, passive_or_active_subjects(parse, verb))
            return [*found, *_along_with(parse, verb)] if found else []
        case Slot.PREPOSITION:
            found = preposition_objects(parse, verb, frame.prepositions)
            if not found and frame.loser is Slot.OBJECT:  # "cleared the last militants from X"
                driven = objects(parse, verb)
                found = [each for one in driven for each in preposition_objects(parse, one, _FROM)]
            found = [antecedent(parse, each, verb) for each in found]
            return found or _behind_without(parse, verb, frame)
        case _:
            return []


def _behind_without(parse: Parse, verb: Word, frame: Frame) -> list[Word]:
    """The X of `moved without a fight into X`, hung on the fight."""
    fights = preposition_objects(parse, verb, frozenset({"without"}))
    fights += parse.children(verb, "acomp", "oprd", "advmod")  # "marched unopposed into X"
    return [each for one in fights for each in preposition_objects(parse, one, frame.prepositions)]


def _told_of(parse: Parse, verb: Word, found: list[Word]) -> list[Word]:
    """The X of `X is the second town that they have given up`."""
    told = all(
        (each.dep == "attr" or parse.head(each).text.lower() == "among") and each.end < verb.start
        for each in found
    )
    return described_subjects(parse, found) if found and told else found


def _name_before(parse: Parse, verb: Word) -> Word | None:
    """The X of `the division that came from X, captured on Friday`, hung on the division."""
    before = parse.words[max(0, verb.index - 2) : verb.index]
    commas = len(before) > 1 and before[1].text == ","
    town = before[0] if commas and parse.place_name_at(before[0]) else None
    return town if town and not parse.place_name_at(parse.head(verb)) else None


def _along_with(parse: Parse, verb: Word) -> list[Word]:
    """The Y of `X fell, along with Y`, `like Y before it, X fell`."""
    words = (each for each in parse.words if each.text == "with" and each.index > verb.index)
    joined = (each for each in words if parse.words[each.index - 1].text in {"along", "together"})
    return [
        town
        for each in joined
        for town in parse.children(each, "pobj")
        if parse.place_name_at(town) or town.lemma in CITY_NOUNS | {"village", "district"}
        if verb in list(parse.ancestors(each))[:_NEAR_ABOVE]
    ] + [
        town
        for town in preposition_objects(parse, verb, frozenset({"like"}))
        if preposition_objects(parse, town, frozenset({"before"})) and parse.place_name_at(town)
    ]


def _actors(parse: Parse, verb: Word, frame: Frame) -> list[Word]:
    small = parse.children(verb, "advmod", "prt")  # "handed X back to the army"
    receivers = [
        each for word in (verb, *small) for each in preposition_objects(parse, word, frame.to)
    ]
    if receivers:
        return [
            those_counted(parse, receiver) for word in receivers for receiver in owner(parse, word)
        ]
    return subjects(parse, verb) if frame.actor is Slot.SUBJECT else []


def _opponents(parse: Parse, verb: Word, frame: Frame) -> list[Word]:
    """`battled the insurgents`, `met the envoy`: both sides take part."""
    if frame.kind is EventKind.WITHDREW:  # "troops were withdrawn": they are the ones who left
        return objects(parse, verb) if is_passive(parse, verb) else []
    return objects(parse, verb) if frame.kind in {EventKind.CLASHES, EventKind.TALKS} else []


def _losers(parse: Parse, verb: Word, frame: Frame) -> list[Word]:
    match frame.loser:
        case Slot.SUBJECT:
            return subjects(parse, verb)  # of a passive those `by` whom it was lost
        case Slot.OBJECT:
            return objects(parse, verb)
        case _ if frame.kind.changes_control:
            return _won_from(parse, verb)
        case _:
            return []


def _won_from(parse: Parse, verb: Word) -> list[Word]:
    """`captured X from the army`, `was cleared of them`: whose it was."""
    behind = preposition_objects(parse, verb, _OF if verb.lemma in _CLEARS else _FROM)
    places = [each for place in objects(parse, verb) for each in (place, *parse.children(place))]
    behind += [each for place in places for each in preposition_objects(parse, place, _FROM)]
    return [each for each in behind if _is_party(parse, each)]


def _is_party(parse: Parse, word: Word) -> bool:
    pronoun_or_letters = word.text.lower() == "them" or (word.text.isupper() and len(word.text) > 1)
    if pronoun_or_letters and parse.mention_at(word) is None:
        return True
    return is_armed_party(parse, word) and word.lemma not in TIMES


def _noun(parse: Parse, noun: Word) -> Deed | None:
    """`the fall of X to Y`, `Y's capture of X`, `X's capture by Y`, `fighting in X`."""
    frame = NOUNS.get(noun.lemma) or NOUNS.get(noun.text.lower())
    if frame is None or noun.pos not in {"NOUN", "PROPN"}:
        return None
    places = preposition_objects(parse, noun, frame.prepositions)
    places = (
        [each for each in places if each.lemma not in TIMES]
        or _behind_day(parse, noun, frame)
        or _behind_taker(parse, noun, frame)
    )
    owners = [*parse.children(noun, "poss", "compound"), *_doers_described(parse, noun)]
    doers = [
        each
        for each in preposition_objects(parse, noun, frame.to or _BY)
        if each.lemma not in CITY_NOUNS  # "the fall of X, next to the capital"
    ]
    if not places and noun.lemma in _DONE_BY_OWNER:
        return None
    if not places and frame.kind.changes_control:
        owning = [word for word in owners if word.dep == "poss"]
        places, owners = [antecedent(parse, each, noun) for each in owning], []
        if not places:
            return None
    if not doers and frame.kind.changes_control:
        doers = _takers_beside(parse, noun, frame, places) or _claimants(parse, noun)
    losers = _admitting(parse, noun) if frame.kind.changes_control and not doers else []
    if not frame.kind.changes_control:
        doers = [
            *doers,
            *preposition_objects(parse, noun, frozenset({"between", "with", "against"})),
        ]
    named = (word for word in owners if word.lemma not in TIMES)  # "Saturday's loss of X"
    actors = doers or [word for word in named if not parse.place_name_at(word)]
    deed = Deed(frame, noun, noun, tuple(places), tuple(actors), tuple(losers))
    return deed if frame.kind.changes_control else _completed_by_verb(parse, deed)


def _doers_described(parse: Parse, noun: Word) -> list[Word]:
    """`the rebel capture of X`, `the Westrian recapture of X`: who did it, as an adjective."""
    return [
        each
        for each in parse.children(noun, "amod", "nmod")
        if each.lemma in ARMED_NOUNS or is_of_people(each.text)
    ]


def _behind_day(parse: Parse, noun: Word, frame: Frame) -> list[Word]:
    """The X of `the capture on Friday of X`, `the fall, at the end of May, of X`."""
    for preposition in parse.words[noun.index + 1 : noun.index + _TO_DAY]:
        if preposition.text.lower() not in frame.prepositions:
            continue
        between = parse.words[noun.index + 1 : preposition.index]
        dated = any(each.lemma in TIMES or each.text.lower() in TIMES for each in between)
        if dated and not any(each.pos == "VERB" for each in between):
            return list(parse.children(preposition, "pobj"))
    return []


def _behind_taker(parse: Parse, noun: Word, frame: Frame) -> list[Word]:
    """The X of `the recapture by the army of X`, hung on the army by the parse."""
    takers = preposition_objects(parse, noun, _BY) if frame.kind.changes_control else []
    found = (each for one in takers for each in preposition_objects(parse, one, frame.prepositions))
    return [each for each in found if parse.place_name_at(each)]


def _takers_beside(parse: Parse, noun: Word, frame: Frame, places: list[Word]) -> list[Word]:
    """`the capture of X, a village in the west, by troops`: hung on the village by the parse.

    `admitted the loss of X to the rebels`: hung on what was admitted.
    """
    beside = [each for place in places for each in (place, *parse.children(place, "appos"))]
    found = [taker for each in beside for taker in preposition_objects(parse, each, _BY)]
    verb = parse.head(noun)
    if not found and noun.dep == "dobj" and verb.lemma in ADMITS:
        found = preposition_objects(parse, verb, frame.to)
    return found


def _claimants(parse: Parse, noun: Word) -> list[Word]:
    """`the rebels announced the capture of X`: who claims a capture made it."""
    verb = parse.head(noun)
    opens = verb.text.lower() == "with" and parse.head(verb).lemma in _OPENS
    if opens:  # "began the campaign with the capture of X"
        verb = parse.head(verb)
    elif verb.lemma not in _CLAIMS or noun not in objects(parse, verb):
        return []
    found = subjects(parse, verb)
    return [
        word
        for word in found
        if word.lemma in ARMED_NOUNS
        or any(each.pos == "PROPN" for each in (word, *parse.children(word, "compound")))
        or parse.mention_at(word) is not None
    ]


def _admitting(parse: Parse, noun: Word) -> list[Word]:
    """`the army conceded the loss of X`, `with the loss of X, the army fell back`: who lost it."""
    verb = parse.head(noun)
    if noun.lemma == "loss" and verb.text.lower() == "with" and verb.start < parse.head(verb).start:
        return passive_or_active_subjects(parse, parse.head(verb))
    lost = noun.lemma in {"loss", "fall"} and verb.lemma in (ADMITS | {"suffer"}) - {"confirm"}
    return subjects(parse, verb) if lost and noun in objects(parse, verb) else []


def _completed_by_verb(parse: Parse, deed: Deed) -> Deed:
    """`clashes erupted in X`, `Y held talks`, `Y began a withdrawal`: the verb has the rest."""
    verb = next(
        (word for word in parse.ancestors(deed.clause) if word.pos in {"VERB", "AUX"}), None
    )
    if verb is None or verb.lemma in SAYS:
        return deed
    below = parse.children(verb, "dobj", "prep")
    held = any(deed.clause in parse.subtree(word) for word in below)
    left = deed.frame.kind is EventKind.WITHDREW and deed.actors  # "after their withdrawal"
    doers = [*(subjects(parse, verb) if held and not left else []), *deed.actors]
    doers += preposition_objects(parse, verb, _BETWEEN) if not deed.actors else []
    places = deed.places or preposition_objects(parse, verb, deed.frame.prepositions)
    return replace(deed, places=tuple(places), actors=tuple(doers))
