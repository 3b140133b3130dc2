"""Whose a place is, by the words for it: armed bodies, and the hands that something is in."""

from events.extraction.control_triggers import HAND_NOUNS
from events.extraction.dependencies import preposition_objects
from events.extraction.language import Parse, Word
from events.extraction.parties import ARMED_NOUNS

_OF = frozenset({"of", "over", "in"})


def is_armed_party(parse: Parse, word: Word) -> bool:
    """A known actor; of what nobody listed an armed body by its noun, or any name."""
    mention = parse.mention_at(word)
    if mention is not None:
        return bool(mention.actors)
    return word.lemma in ARMED_NOUNS or word.text.lower() in ARMED_NOUNS or word.pos == "PROPN"


def is_troops(parse: Parse, word: Word) -> bool:
    """An armed body by its noun, a known party, or letters such as M23; no single person."""
    mention = parse.mention_at(word)
    armed = word.lemma in ARMED_NOUNS or word.text.lower() in ARMED_NOUNS | {"they"}
    armed = armed or word.tag == "NNPS"  # "the Westrians"
    return armed or bool(mention and mention.actors) or (len(word.text) > 1 and word.text.isupper())


def owner(parse: Parse, word: Word) -> list[Word]:
    """`the hands of the rebels`, `rebel hands`: whose they are; else the word itself."""
    return owners_of(parse, word) or [word]


def owners_of(parse: Parse, word: Word) -> list[Word]:
    if word.lemma not in HAND_NOUNS:
        return []
    return preposition_objects(parse, word, _OF) or list(
        parse.children(word, "poss", "compound", "nmod", "amod")
    )
