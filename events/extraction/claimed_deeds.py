"""Deeds told by a noun of claiming: `the rebels' claim to have taken X`, `claims of its fall`."""

from dataclasses import replace

from events.extraction.dependencies import preposition_objects
from events.extraction.frames import Deed
from events.extraction.language import Parse, Word
from events.extraction.parties import ARMED_NOUNS
from events.extraction.wordlists import words

CLAIM_NOUNS = words("claim assertion boast announcement declaration allegation")
_FROM = frozenset({"by", "from"})
_THEY = words("they it")


def with_claimants(parse: Parse, deed: Deed) -> Deed:
    """The same deed, done by those who claim it where its own words name nobody."""
    if not deed.frame.kind.changes_control or (noun := _claim_above(parse, deed.clause)) is None:
        return deed
    doers = {each.index for each in deed.actors if each.text.lower() not in _THEY}
    lost_by_them = any(each.text.lower() in _THEY for each in deed.losers)
    if doers - {noun.index} or lost_by_them:
        return deed
    claimants = _claimants(parse, noun)
    return replace(deed, actors=tuple(claimants)) if claimants else deed


def _claim_above(parse: Parse, clause: Word) -> Word | None:
    """The noun of claiming that a clause, or the `capture` of `claims of the capture`, hangs on."""
    above = parse.head(clause)
    if clause.dep == "relcl" and parse.head(above).text.lower() in _FROM:
        above = parse.head(parse.head(above))  # "claims by the rebels that X was taken"
    elif clause.dep == "pobj" and above.text.lower() == "of":
        above = parse.head(above)
    elif clause.dep not in {"acl", "relcl", "ccomp"}:
        return None
    return above if above.lemma in CLAIM_NOUNS and above.pos in {"NOUN", "PROPN"} else None


def _claimants(parse: Parse, noun: Word) -> list[Word]:
    """`the rebels' claim`, `a Russian claim`, `claims by the army`; not `a false claim`."""
    beside = parse.children(noun, "poss", "compound", "nmod", "amod")
    return [
        each
        for each in (*beside, *preposition_objects(parse, noun, _FROM, ("prep",)))
        if each.text[:1].isupper() or each.lemma in ARMED_NOUNS or each.pos == "PRON"
    ]
