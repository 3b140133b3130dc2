"""Which noun a clause describes: `X, the port on the Y Sea, which was taken` is of X."""

from events.extraction.dependencies import conjuncts, noun_before, preposition_objects
from events.extraction.language import Parse, Word
from events.extraction.resolution import PROVINCE_NOUNS
from events.extraction.wordlists import words

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
WHEREABOUTS = words(
    "outskirt border frontier coast road highway river edge shore north south east west north-east "
    "north-west south-east south-west northeast northwest southeast southwest inland"
)
BODIES = words("force forces army police troop government official resident council office group")
_ROADS = frozenset({"road", "highway", "route", "motorway", "railway"})
_TOWN_AND_COMMA = 2  # words
_APPOSED = 10  # words of what stands between a town and `which`
_TOWN_NOUNS = words("town city village settlement port district hamlet")
_PROVINCES = PROVINCE_NOUNS | {"county", "district"}
_EVERY_ONE = frozenset({"both", "all"})


def antecedent(parse: Parse, word: Word, verb: Word) -> Word:
    """What `which`, `that` or `who` stands for: the noun that its clause describes.

    Of `rebels chasing the army took X` the rebels, whom the parse makes part of a clause.
    """
    if word.dep == "csubj" and (own := parse.children(word, "nsubj")):
        return own[0]
    if word.lemma in _EVERY_ONE and verb.dep == "relcl":  # "A and B, both of which were taken"
        of_which = preposition_objects(parse, word, frozenset({"of"}), ("prep",))
        if any(each.tag in RELATIVE_TAGS for each in of_which):
            return parse.head(verb)
    if word.tag not in RELATIVE_TAGS and word.text.lower() != "that":
        return word
    for clause in (verb, *parse.ancestors(verb)):
        if clause.dep == "relcl" or (clause is verb and clause.dep == "acl"):
            return described(parse, parse.head(clause), clause)
    if word.tag in RELATIVE_TAGS and (named := _what_it_was(parse, verb)):
        return named
    return (noun_before(parse, word) or word) if word.tag in RELATIVE_TAGS else word


def _what_it_was(parse: Parse, verb: Word) -> Word | None:
    """The X of `it was X in the province of Kesh that fell`."""
    was = parse.head(verb)
    it = any(each.text.lower() == "it" for each in parse.children(was, "nsubj", "expl"))
    if was.lemma != "be" or not it or verb.dep not in {"ccomp", "advcl", "relcl"}:
        return None
    return next(iter(parse.children(was, "attr")), None)


def described(parse: Parse, noun: Word, clause: Word) -> Word:
    """Of `A and B, which was retaken` the nearest, as the verb is in the singular.

    Of `A, in the north, which` and of `A, on the border, which` the town.
    """
    if clause.dep == "acl" and (town := _town_before_participle(parse, noun, clause)):
        return town
    if clause.dep == "relcl" and (town := _town_before_site(parse, noun)):
        return town
    if clause.dep == "relcl" and (town := _town_on_road(parse, noun)):
        return town
    if clause.dep == "relcl" and (town := _town_before_which(parse, noun, clause)):
        return town
    if noun.lemma in WHEREABOUTS and noun.dep == "appos":  # "A, a town west of B, which"
        return parse.head(noun)
    which = any(each.tag == "WDT" for each in parse.children(clause))
    if which and noun.lemma in {"area", "region", "district"} and noun.dep == "pobj":
        beside = parse.head(parse.head(noun))  # "A, the seat of a rural district, which"
        if town := _town_apposed(parse, beside):
            return town
    if clause.dep == "relcl" and (town := _town_before_apposition(parse, noun, clause)):
        return town
    if clause.dep == "relcl" and (towns := _towns_that(parse, clause)):
        return towns
    if several := _plural_above(parse, noun, clause):
        return several
    singular = clause.tag == "VBZ" or any(
        word.text.lower() in {"was", "is", "has"}
        for word in parse.children(clause, "aux", "auxpass")
    )
    joined = [word for word in conjuncts(parse, noun) if word.start < clause.start]
    return joined[-1] if singular and joined else noun


def _town_before_participle(parse: Parse, noun: Word, clause: Word) -> Word | None:
    """The X of `the road goes through X, taken by rebels`, hung on the road."""
    if clause.tag != "VBN" or clause.index < _TOWN_AND_COMMA or parse.place_name_at(noun):
        return None
    town, comma = parse.words[clause.index - _TOWN_AND_COMMA : clause.index]
    return town if comma.text == "," and parse.place_name_at(town) else None


def _town_before_apposition(parse: Parse, noun: Word, clause: Word) -> Word | None:
    """The X of `X, the port on the Y Sea, which was taken`, hung on the sea."""
    comma = any(
        each.tag == "WDT" and parse.words[each.index - 1].text == ","
        for each in parse.children(clause, "nsubj", "nsubjpass", "dobj")
    )
    beside = parse.head(parse.head(noun))
    if comma and noun.lemma in WHEREABOUTS:  # "X, west of Y, which it took"
        return _town_before_comma(parse, noun)
    if not comma or noun.dep != "pobj":
        return None
    of = parse.head(noun)
    if of.text.lower() == "of" and parse.head(of).lemma in WHEREABOUTS:
        return _town_before_comma(parse, parse.head(of))  # "X, a road west of Y, which"
    if parse.place_name_at(noun):
        of_state = parse.words[noun.index + 1 : noun.index + 2]
        return None if not of_state else _town_of_province(parse, noun)
    return _town_apposed(parse, beside) or _town_before_comma(parse, noun)


def _town_of_province(parse: Parse, noun: Word) -> Word | None:
    """The X of `X in Kesh State, which it took`, hung on the state."""
    beside = parse.head(parse.head(noun))
    named = noun.lemma in _PROVINCES or parse.words[noun.index + 1].lemma in _PROVINCES
    return beside if named and parse.place_name_at(beside) else None


def _town_before_comma(parse: Parse, noun: Word) -> Word | None:
    """The X of `X, deep in rebel territory, which they took`, hung on the territory."""
    for comma in reversed(parse.words[max(1, noun.index - _APPOSED) : noun.index]):
        if comma.pos in {"VERB", "AUX"}:
            return None
        if comma.text == "," and parse.place_name_at(parse.words[comma.index - 1]):
            return parse.words[comma.index - 1]
    return None


def _town_apposed(parse: Parse, noun: Word) -> Word | None:
    """The X of `X, a port`: right before the comma, else what the parse has the noun describe."""
    if noun.dep != "appos":
        return None
    first = parse.subtree(noun)[0].index
    behind_comma = first > 1 and parse.words[first - 1].text == ","
    right_before = [parse.words[first - _TOWN_AND_COMMA]] if behind_comma else []
    towns = [each for each in (*right_before, parse.head(noun)) if parse.place_name_at(each)]
    return next(iter(towns), None)


def _towns_that(parse: Parse, clause: Word) -> Word | None:
    """The towns of `towns on the road to X that fell`: no `that` describes a name."""
    that = [each for each in parse.children(clause) if each.text.lower() == "that"]
    if not that or not that[0].index or not parse.place_name_at(parse.words[that[0].index - 1]):
        return None
    for each in reversed(parse.words[max(0, that[0].index - _APPOSED) : that[0].index - 1]):
        if each.pos in {"VERB", "AUX"}:
            return None
        if each.lemma in _TOWN_NOUNS and each.pos == "NOUN":
            return each
    return None


def _plural_above(parse: Parse, noun: Word, clause: Word) -> Word | None:
    """The towns of `three towns in the province of Y which were lost`: `were` is no province."""
    were = any(each.text.lower() == "were" for each in parse.children(clause, "aux", "auxpass"))
    which = any(each.tag == "WDT" for each in parse.children(clause))
    joined = len(conjuncts(parse, noun)) > 1 or noun.tag.endswith("S")
    if not (were and which) or joined or parse.words[clause.index - 1].text == ",":
        return None
    before = [each for each in parse.words[: noun.index] if each.tag == "NNS"]
    return before[-1] if before and noun.dep == "pobj" else None


def _town_before_site(parse: Parse, noun: Word) -> Word | None:
    """The `A` of `A, in the north,`: what a clause that seems to hang on the site describes."""
    preposition = noun if noun.tag == "IN" else parse.head(noun)
    by_border = parse.head(preposition).lemma in {"border", "frontier"}
    known = noun is preposition or noun.lemma in WHEREABOUTS or by_border
    if preposition.tag != "IN" or not known:
        return None
    comma, town = (parse.words[max(0, preposition.index - back)] for back in (1, 2))
    if comma.text == "," and parse.place_name_at(town):
        return town
    border = parse.head(preposition)
    if noun is preposition or border.lemma not in {"border", "frontier"}:
        return None
    beside = parse.head(parse.head(border))  # "A district on the border with B, which"
    return beside if beside.pos in {"NOUN", "PROPN"} else None


def _town_before_which(parse: Parse, noun: Word, clause: Word) -> Word | None:
    """The X of `the forces in X, which fell on Friday,`: what an army is in, not the army."""
    which = next((each for each in parse.children(clause, "nsubj", "nsubjpass")), None)
    if which is None or which.tag != "WDT" or which.index < _TOWN_AND_COMMA:
        return None
    town, comma = parse.words[which.index - _TOWN_AND_COMMA : which.index]
    within = noun.lemma in BODIES and comma.text == "," and town.index > noun.index
    falls = clause.lemma == "fall"
    return town if within and falls and parse.place_name_at(town) else None


def _town_on_road(parse: Parse, noun: Word) -> Word | None:
    """The `A` of `A, on the main road from B to C, which`."""
    road = next((each for each in parse.ancestors(noun) if each.lemma in _ROADS), None)
    on = parse.head(road) if road is not None else noun
    if road is None or on.tag != "IN" or on.index < _TOWN_AND_COMMA:
        return None
    town, comma = parse.words[on.index - _TOWN_AND_COMMA : on.index]
    return town if comma.text == "," and parse.place_name_at(town) else None
