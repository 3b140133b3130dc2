"""Denials that name no place: `the government denied both claims`, of what was told before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.extraction.claims import Claim, Quote
from events.extraction.language import Parse, Word
from events.extraction.parties import may_be_one
from events.extraction.reader import Reader
from events.extraction.wordlists import words
from events.vocabulary import ActorRole, Stance

_DENIES = words("deny reject dismiss refute dispute rebut")
_CLAIMS = words("claim report statement assertion announcement allegation loss account")
_POINTS_BACK = frozenset({"it", "this", "that"})
_PLACES_DENIED = {"both": 2, "two": 2, "three": 3}
_STOPS = re.compile(r"[.!?][\"”’)]*\s")
_NEARBY = 400  # code points back to what is denied
DENIES = words(
    "deny denies denied reject rejects rejected dismiss dismisses dismissed refute refutes refuted "
    "dispute disputes disputed rebut rebuts rebutted"
)
DENIED = words(
    "it this that claim claims report reports statement assertion announcement allegation loss "
    "account"
)


def find_denials(reader: Reader, parse: Parse) -> Iterator[Claim]:
    """Deny again, as reports of their own, the takings that a sentence's denial points back to."""
    for verb in parse.words:
        if verb.lemma not in _DENIES or verb.pos != "VERB" or parse.children(verb, "neg", "ccomp"):
            continue
        speakers = parse.children(verb, "nsubj")
        for denied in _pointing_back(parse, verb):
            quote = _quote(reader.body, parse, (*speakers, verb, denied))
            for claim in _told_before(reader, quote.start, _number(parse, denied)):
                speaker = _text(reader.body, parse, speakers[0]) if speakers else ""
                if not _takes_itself(reader, parse, speakers, claim):
                    yield replace(claim, stance=Stance.DENIED, quote=quote, speaker=speaker)


def _takes_itself(reader: Reader, parse: Parse, speakers: Sequence[Word], claim: Claim) -> bool:
    """Whether who denies is who took the place: then it is something else that is denied."""
    taker = claim.actor(ActorRole.TAKER)
    return taker is not None and any(
        may_be_one(meant.text, taker.text)
        for meant in reader.actors.meant_by(parse, speakers, ActorRole.SPEAKER)
    )


def _pointing_back(parse: Parse, verb: Word) -> list[Word]:
    """`it`, `the claim`, `both reports`; not `reports that X had fallen`, which name a place."""
    above = [parse.head(verb)] if verb.dep in {"relcl", "acl"} else []  # "a claim they rejected"
    return [
        word
        for word in (*parse.children(verb, "dobj", "nsubjpass"), *above)
        if word.text.lower() in _POINTS_BACK
        or (word.lemma in _CLAIMS and not _tells_what(parse, word, verb))
    ]


def _tells_what(parse: Parse, word: Word, verb: Word) -> bool:
    """`reports that X had fallen`: the denial names the place itself."""
    below = parse.children(word, "acl", "relcl", "prep", "ccomp")
    return any(each is not verb for each in below)


def _number(parse: Parse, denied: Word) -> int:
    below = {child.text.lower() for child in parse.children(denied, "det", "nummod", "predet")}
    return max((_PLACES_DENIED[text] for text in below if text in _PLACES_DENIED), default=1)


def _told_before(reader: Reader, before: int, number: int) -> list[Claim]:
    """The last takings of so many places, told in the same sentence or the one before."""
    found: dict[tuple[int | None, str], Claim] = {}
    for claim in reversed(reader.taken):
        if before - claim.quote.end > _NEARBY or len(found) == number:
            break
        gap = reader.body[claim.quote.end : before]
        if claim.quote.start >= before or len(_STOPS.findall(gap)) > 1:
            continue
        found.setdefault((claim.place, claim.place_text), claim)
    return list(found.values())


def _text(body: str, parse: Parse, word: Word) -> str:
    below = [each for each in parse.subtree(word) if each.index <= word.index]
    return body[below[0].start : word.end][:200]


def _quote(body: str, parse: Parse, told: Sequence[Word]) -> Quote:
    below = [each for word in told for each in parse.subtree(word) if each.index <= word.index]
    own = [each for each in below if not _is_in_other_clause(parse, each, told)]
    return Quote.of(body, min(each.start for each in own), max(each.end for each in own))


def _is_in_other_clause(parse: Parse, word: Word, told: Sequence[Word]) -> bool:
    """Whether a verb stands between a word and those that are told."""
    if word in told:
        return False
    for above in parse.ancestors(word):
        if above in told:
            return above.pos == "VERB" and word.dep in {"ccomp", "advcl", "conj", "parataxis"}
        if above.pos == "VERB":
            return True
    return False
