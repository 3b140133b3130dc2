"""Events told by a noun that names them: `clashes erupted in X`, `an attack on X killed ten`."""

from events.extraction.dependencies import preposition_objects
from events.extraction.frames import SAYS, Deed
from events.extraction.grammar import is_passive, objects, passive_or_active_subjects, subjects
from events.extraction.language import Parse, Word
from events.extraction.other_triggers import HITS, NAMED, EventNoun
from events.extraction.parties import ARMED_NOUNS
from events.extraction.wordlists import words
from events.vocabulary import EventKind

SOMEWHERE = words("in on at near around outside inside across along within into over")
_WITHIN = SOMEWHERE | {"of"}
_QUANTITIES = words(
    "series wave string spate number round dozen hundred thousand barrage pair night day week hour "
    "flurry burst spree month"
)
_COUNTERPARTS = frozenset({"between", "with", "against", "among"})
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct "
    "nov dec yesterday today week month year day "
    "night morning last"
)
_AS_NOUN = words("nsubj nsubjpass dobj pobj")
_SEES = words("see witness suffer experience endure undergo face")
_UNDERGOES = words("come be remain place put live stay keep hold")
_ONLY_PLACED = frozenset({EventKind.TALKS, EventKind.VISIT})

_HYPHENATED = {"air-strike": "airstrike", "cease-fire": "ceasefire", "gun-battle": "battle"}

# Words, as printed or lemmas, that may name an event.
EVENT_NOUNS = frozenset(NAMED) | {joined.split("-")[1] for joined in _HYPHENATED}


def is_noun(word: Word) -> bool:
    """Nouns, and `fighting` where it stands as one though parsed as a verb."""
    if word.pos in {"NOUN", "PROPN"}:
        return True
    return word.tag == "VBG" and word.dep in _AS_NOUN and word.text.lower() in NAMED


def event_noun(parse: Parse, noun: Word) -> Deed | None:
    """`clashes erupted in X`, `an attack on X killed ten`, `signed a truce in X`."""
    named = _reading(parse, noun)
    if named is None:
        return None
    carrier = _carrier(parse, noun)
    verb = _verb_above(parse, carrier)
    core = verb is not None and _is_core(parse, carrier, verb)
    found = _noun_places(parse, noun, carrier, named)
    if verb is not None and not found:
        found = _verb_places(parse, carrier, verb, named)
    said = verb is not None and verb.lemma in SAYS and named.kind is not EventKind.AGREEMENT
    clause = verb if core and verb is not None and not said else noun
    doers = _noun_doers(parse, noun, carrier, named)
    if verb is not None and (core or named.kind in _ONLY_PLACED):
        doers += _verb_doers(parse, carrier, verb, named)
    return Deed(named.frame, noun, clause, tuple(found), tuple(doers))


def _reading(parse: Parse, noun: Word) -> EventNoun | None:
    if not is_noun(noun) or noun.dep in {"compound", "amod", "nmod"}:
        return None
    joined = _hyphenated(parse, noun)
    if joined and joined not in _HYPHENATED:
        return None
    key = _HYPHENATED.get(joined, noun.lemma)
    readings = NAMED.get(key) or NAMED.get(noun.text.lower()) or ()
    if not any(each.only_with for each in readings):
        return next(iter(readings), None)
    before = modifiers(parse, noun)
    beside = {each.text.lower() for each in before} | {each.lemma for each in before}
    return next((each for each in readings if not each.only_with or each.only_with & beside), None)


def _hyphenated(parse: Parse, word: Word) -> str:
    """`cease-fire` for its last word; '' where no hyphen stands before a word."""
    if word.index < 2:
        return ""
    hyphen, first = parse.words[word.index - 1], parse.words[word.index - 2]
    touching = hyphen.end == word.start and first.end == hyphen.start
    if hyphen.text not in {"-", "–"} or hyphen.end != word.start:
        return ""
    return f"{first.text}-{word.lemma}".lower() if touching else "-"


def modifiers(parse: Parse, noun: Word) -> list[Word]:
    """Words in front of a noun that say what kind it is, those of a compound with theirs."""
    found: list[Word] = []
    for child in parse.children(noun, "compound", "amod", "nmod", "punct", "npadvmod", "poss"):
        if child.index < noun.index and child.dep != "punct":
            found += [child, *parse.children(child, "compound", "amod", "npadvmod")]
    return found


def _carrier(parse: Parse, noun: Word) -> Word:
    """`a series of attacks`: the noun that stands in the sentence for another."""
    head = parse.head(noun)
    above = parse.head(head)
    if noun.dep == "pobj" and head.text.lower() == "of" and above.lemma in _QUANTITIES:
        return above
    return noun


def _verb_above(parse: Parse, carrier: Word) -> Word | None:
    """The verb of the clause in which a noun stands."""
    for word in parse.ancestors(carrier):
        if word.pos in {"VERB", "AUX"}:
            return word
        if word.dep in {"relcl", "acl", "parataxis"}:
            return None
    return None


def _is_core(parse: Parse, carrier: Word, verb: Word) -> bool:
    """Whether a noun is the subject or the object, alone or joined to it."""
    word = carrier
    while word.dep in {"conj", "appos"}:
        word = parse.head(word)
    if parse.head(word).index == verb.index:
        return word.dep in {"nsubj", "nsubjpass", "dobj", "csubj"}
    reached = verb.lemma == "agree" or (verb.lemma in HITS and parse.head(word).dep == "agent")
    return reached and word.dep == "pobj" and parse.head(parse.head(word)).index == verb.index


def _noun_places(parse: Parse, noun: Word, carrier: Word, named: EventNoun) -> list[Word]:
    """Places that hang on the noun itself: `on X`, `targeting X`, `that hit X`, `the X attack`."""
    found = below(parse, preposition_objects(parse, noun, _where(named)))
    if carrier.index != noun.index:
        found += below(parse, preposition_objects(parse, carrier, named.prepositions))
    for clause in parse.children(noun, "acl", "relcl"):
        found += below(parse, preposition_objects(parse, clause, SOMEWHERE))
        if clause.lemma in HITS and not is_passive(parse, clause):
            found += below(parse, list(parse.children(clause, "dobj")))
    return [*found, *(each for each in parse.children(noun, "compound") if _is_scene(parse, each))]


def _where(named: EventNoun) -> frozenset[str]:
    """Prepositions of its place; what talks are `on` is their subject."""
    return named.prepositions | (frozenset() if named.parties else SOMEWHERE)


def _is_scene(parse: Parse, word: Word) -> bool:
    """`the Kabul attack`; not `a Turkey-backed attack`, nor an adjective such as `Israeli`."""
    after = parse.words[word.index + 1] if word.index + 1 < len(parse.words) else word
    hyphened = after.text in {"-", "–"} and after.start == word.end
    return parse.place_name_at(word) is not None and word.pos == "PROPN" and not hyphened


def _verb_places(parse: Parse, carrier: Word, verb: Word, named: EventNoun) -> list[Word]:
    """Places that hang on the verb: `erupted in X`, `hit X`, `killed ten in X`."""
    found = below(parse, preposition_objects(parse, verb, _where(named)))
    if carrier.dep == "nsubj" and verb.lemma in HITS:
        found = [*below(parse, list(parse.children(verb, "dobj"))), *found]
    head = parse.head(carrier)
    if carrier.dep == "dobj" and verb.lemma in _SEES:  # "X has seen fierce fighting"
        found = [*subjects(parse, verb), *found]
    if carrier.dep == "pobj" and head.text.lower() == "under" and verb.lemma in _UNDERGOES:
        found += passive_or_active_subjects(parse, verb)
    if carrier.dep == "pobj" and head.dep == "agent" and verb.lemma in HITS:
        found = [*below(parse, objects(parse, verb)), *found]
    return [word for word in found if word.index not in {carrier.index}]


def _noun_doers(parse: Parse, noun: Word, carrier: Word, named: EventNoun) -> list[Word]:
    doers = preposition_objects(parse, noun, frozenset({"by"}))
    if named.parties:
        doers += preposition_objects(parse, noun, _COUNTERPARTS)
    for clause in parse.children(noun, "acl"):
        doers += preposition_objects(parse, clause, frozenset({"by", "between"}))
    owners = [each for each in modifiers(parse, noun) if each.dep in {"poss", "compound", "amod"}]
    return doers + [each for each in owners if _is_doer(parse, each)]


def _is_doer(parse: Parse, owner: Word) -> bool:
    """`the army's attack`, `a rebel attack`; not `Thursday's attack`, nor `its`."""
    if owner.dep == "poss":
        return owner.pos != "PRON" and owner.lemma not in TIMES
    return owner.lemma in ARMED_NOUNS or names_actor(parse, owner)


def _verb_doers(parse: Parse, carrier: Word, verb: Word, named: EventNoun) -> list[Word]:
    """`the rebels launched an attack`, `held talks with Y`, `clashes broke out between Y and Z`."""
    is_subject = carrier.dep in {"nsubj", "nsubjpass"}
    if named.kind is EventKind.VISIT and _noun_doers(parse, carrier, carrier, named):
        return []
    doers = preposition_objects(parse, verb, frozenset({"by"}), ("agent", "prep"))
    if named.parties:
        doers += preposition_objects(parse, verb, _COUNTERPARTS)
        doers += [each for each in objects(parse, verb) if each.index != carrier.index]
    return doers if is_subject else [*subjects(parse, verb), *doers]


def below(parse: Parse, found: list[Word], depth: int = 3) -> list[Word]:
    """The words and, where they name no place, what they lie in: `a base in X`."""
    reached: list[Word] = []
    for word in (each for each in found if each.lemma not in TIMES):
        reached.append(word)
        if depth and not parse.place_name_at(word):
            reached += below(parse, preposition_objects(parse, word, _WITHIN), depth - 1)
    return reached


def names_actor(parse: Parse, word: Word) -> bool:
    mention = parse.mention_at(word)
    return bool(mention and mention.actors)
