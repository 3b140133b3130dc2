"""The words that phrases of places are made of, and what hangs on them in a parse."""

from events.extraction.language import Parse, Word
from events.extraction.resolution import CITY_NOUNS, PROVINCE_NOUNS
from events.extraction.wordlists import words

# What is only a part of the place that it belongs to.
PART_NOUNS = words(
    "airport airfield airbase base prison jail outskirt outskirts suburb part parts half third "
    "quarter quarters neighbourhood neighborhood district districts compound headquarters "
    "building buildings centre center checkpoint checkpoints gate gates edge street streets "
    "bridge hospital square village villages area areas swath swathe swathes section sections "
    "station barracks garrison road highway border crossing post posts office offices house camp"
)
PARTS_OF_TOWNS = words("part half third outskirt quarter suburb street swath swathe section")
WHOLE_WORDS = words("both most much all whole rest majority entirety remainder bulk")
_GREATER = words("better greater larger best")
AREAS = words(
    "peninsula island area neighbourhood neighborhood suburb quarter village district crossing "
    "camp base airbase"
)
SETTLEMENTS = words("village hamlet settlement township locality")
_BUILDINGS = words(
    "building hotel palace bank dam prison jail mosque church station tower bridge base airport "
    "airbase airfield compound headquarters hospital school ship tanker vessel depot refinery mall"
)
SITES = words("community port terminal outpost oasis pocket enclave haven")
THESE = words("area place town city village locality settlement position")
OF = frozenset({"of"})
OF_OR_IN = frozenset({"of", "in"})
# How many places are meant where no noun follows, or one without names.
COUNTS = {
    "both": 2,
    "either": 2,
    "neither": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
HERE = frozenset({"it", "itself", "its"})
DEFINITE = frozenset({"the", "this", "that", "its", "their"})
BEHIND_NOUN = frozenset({"of", "in", "at", "outside", "near", "around"})


# `the Kesh DAC`, as bulletins of the United Nations call the centre of a district.
_ADMINISTRATIVE_CENTRES = frozenset({"DAC", "DACs"})


def whole(parse: Parse, word: Word, *, described: bool = False) -> Word:
    """Of `A city in B, which fell` the city is meant, though `which` stands beside B.

    Of `the Kesh DAC`, its administrative centre, Kesh.
    """
    if word.text in _ADMINISTRATIVE_CENTRES:
        named = [each for each in parse.children(word, "compound") if parse.place_name_at(each)]
        return named[-1] if named else word
    preposition = parse.head(word)
    above = parse.head(preposition)
    if word.dep == "pobj" and preposition.text.lower() == "of" and above.lemma == "capital":
        return above  # "X, the capital of B, which fell"
    if word.dep == "pobj" and preposition.text.lower() == "of" and above.lemma in PROVINCE_NOUNS:
        return whole(parse, above, described=True)  # "X, in the province of B, which fell"
    if word.dep != "pobj" or preposition.text.lower() != "in":
        return word
    before = parse.words[max(0, preposition.index - 1)]
    if before.text == "," and (described or parse.children(word, "relcl")):  # "X, in B, which"
        before = parse.words[max(0, before.index - 1)]
    if before.index < preposition.index and parse.place_name_at(before):
        return before
    return above if parse.place_name_at(above) or above.lemma in CITY_NOUNS else word


def predicates(parse: Parse, word: Word) -> list[Word]:
    """`The city they took was A`, `among the towns they took was A`: what a copula names."""
    above = parse.head(word)
    among = above.text.lower() == "among" and word.dep in {"pobj", "appos"}
    verb = parse.head(above) if among else above
    if not (among or word.dep == "nsubj") or verb.lemma != "be":
        return []
    return [each for each in parse.children(verb, "attr") if each.pos == "PROPN"]


def names_something(parse: Parse, word: Word) -> bool:
    return parse.mention_at(word) is not None or word.pos == "PROPN"


def site_before(parse: Parse, word: Word) -> str:
    """`stormed the hotel and took it`: the building named since the last place, or ''."""
    for each in reversed(parse.words[: word.index]):
        if parse.place_name_at(each):
            return ""
        if each.lemma in _BUILDINGS and each.pos == "NOUN" and each.dep not in {"attr", "appos"}:
            return each.lemma
    return ""


def is_safe_area(parse: Parse, word: Word) -> bool:
    """`the safe area of X`: no part of it, but X itself."""
    return word.lemma == "area" and any(c.lemma == "safe" for c in parse.children(word, "amod"))


_TRADES = words(
    "diamond gold mining oil trading trade commercial market farming industrial rail railway "
    "administrative religious tourist cocoa coffee cotton farm fishing cattle logistics transport "
    "transit smuggling refining"
)


def is_greater_part(parse: Parse, word: Word) -> bool:
    """`the better part of X`, `the greater part`: more than half of it."""
    described = {each.text.lower() for each in parse.children(word, "amod")}
    return word.lemma == "part" and not described.isdisjoint(_GREATER)


def is_provincial_centre(parse: Parse, word: Word) -> bool:
    """`the provincial centre of X`, which translators write for its capital.

    `the cocoa centre of X`, a trade's, is X itself too and no part of it.
    """
    if word.lemma not in {"center", "centre"}:
        return False
    beside = {c.lemma for c in parse.children(word, "amod", "compound")}
    trade = bool(beside & _TRADES) and bool(complements(parse, word, OF))  # "the oil centre of X"
    return (
        trade
        or bool(beside & {"provincial", "regional"})
        or any(each.lemma in PROVINCE_NOUNS for each in complements(parse, word, OF))
    )  # "the centre of X province"


def complements(parse: Parse, word: Word, prepositions: frozenset[str] = BEHIND_NOUN) -> list[Word]:
    """Objects of prepositions of place below a noun."""
    return [
        target
        for preposition in parse.children(word, "prep")
        if preposition.text.lower() in prepositions
        for target in parse.children(preposition, "pobj")
    ]
