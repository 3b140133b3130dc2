"""Who says that something was done, and what weight that has: claims and confirmations."""

import re
from collections.abc import Sequence
from itertools import pairwise

from events.extraction.event_nouns import is_noun
from events.extraction.figures import HAPPENINGS
from events.extraction.frames import SAYS, Deed
from events.extraction.language import Parse, Word
from events.extraction.parties import ARMED_NOUNS, is_own_word
from events.extraction.who import Actors
from events.extraction.wordlists import words
from events.vocabulary import ActorRole, EventKind, Stance

_FIGHTS = HAPPENINGS | {EventKind.CONTESTED, EventKind.CLASHES, EventKind.BESIEGED}
_CLAIMS = words("claim boast allege maintain insist")
_RUMOURS = words("word rumour rumor claim allegation")
_OFFICIAL = re.compile(
    r"\b(?:(?:official|lawmaker|governor|mayor|councillor|president|senator|MP|commander|general|"
    r"legislator|aide|chief|officer|politician|deputy)s?|deputies|spokes\w+|minist\w+|council|police|"
    r"parliament|army|military|government|authorities)\b",
    re.IGNORECASE,
)
_UNVERIFIED = re.compile(
    r"\b(?:unverified|unconfirmed|reportedly|allegedly|purported(?:ly)?|"
    r"could not (?:be )?(?:independently )?(?:verif\w+|confirm\w*))\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\bspokes\w+|\bspeaks for\b")
ADMITS = words("confirm acknowledge admit concede")
_SPEAKS_OF = words("speak talk accuse")
_OURS = words("we us our ours")
_HE = words("he she")
_OWN = {"it": words("it its"), "they": words("they their theirs"), "he": words("he his")}
DENIES = words("dispute deny refute reject dismiss rebut disprove")


def speech_over(parse: Parse, chain: Sequence[Word]) -> Word | None:
    """The verb of saying that the deed hangs on, or that hangs on the deed in passing."""
    for below, word in pairwise(chain):
        if word.lemma in _SPEAKS_OF and below.dep == "prep" and below.text.lower() == "of":
            return word  # "the army spoke of clashes"
        if word.lemma in SAYS | DENIES and below.dep in {
            "ccomp",
            "dobj",
            "nsubjpass",
            "xcomp",
            "prep",
            "pobj",
            "advcl",
        }:
            return word
    for word in chain:
        for child in parse.children(word, "parataxis", "ccomp", "advcl"):
            if child.lemma in SAYS and not parse.children(child, "ccomp", "dobj"):
                return child
    return None


def speaker_of(parse: Parse, speech: Word, actors: Actors) -> tuple[str, int | None] | None:
    """The words for who says it, and the known actor that they are or speak for.

    `he` is whoever a text had speaking last.
    """
    subjects = parse.children(speech, "nsubj") or [
        target
        for agent in parse.children(speech, "agent")
        for target in parse.children(agent, "pobj")
    ]
    if not subjects:
        return None
    if subjects[0].text.lower() in _HE and actors.last_speaker:
        return actors.last_speaker
    speaker = _named(parse, subjects[0], actors)
    if subjects[0].pos != "PRON":
        actors.last_speaker = speaker
    return speaker


def according_to(parse: Parse, actors: Actors) -> tuple[str, int | None] | None:
    for word in parse.words:
        if word.text.lower() == "according":
            for preposition in parse.children(word, "prep"):
                for target in parse.children(preposition, "pobj"):
                    return _named(parse, target, actors)
    return None


def _named(parse: Parse, word: Word, actors: Actors) -> tuple[str, int | None]:
    if word.text.lower() in {"it", "they"}:
        for meant in actors.meant_by(parse, [word], ActorRole.SPEAKER):
            return meant.text, meant.actor
    beside = parse.children(word, "relcl", "appos")
    asides = [parse.subtree(beyond) for beyond in beside]
    office = parse.sentence.text
    asides = [
        each
        for each in asides
        if not _OFFICE.search(
            office, each[0].start - parse.sentence.start, each[-1].end - parse.sentence.start
        )
    ]  # "Bor, the spokesman of the army"
    aside = {each.index for beyond in asides for each in beyond}
    below = [each for each in parse.subtree(word) if each.index not in aside]
    text = parse.sentence.text[
        below[0].start - parse.sentence.start : below[-1].end - parse.sentence.start
    ].strip(" ,")
    known = actors.known(parse, word)
    if known is None:
        inside = [parse.mention_at(each) for each in parse.subtree(word)]
        known = next((mention for mention in inside if mention and mention.actors), None)
    return text[:200], known.actors[0] if known else None


def _is_own(parse: Parse, deed: Deed, speech: Word | None) -> bool:
    """`"We took X," he said`, `they declared that X was theirs`: by whoever says so."""
    doers = {each.text.lower() for each in deed.actors}
    if doers & _OURS:
        return True
    said_by = parse.children(speech, "nsubj") if speech else ()
    if speech is None or not said_by:
        return False
    if own := _OWN.get(said_by[0].text.lower()):
        announced = speech.lemma in {"announce", "declare", "proclaim"} and is_noun(deed.trigger)
        return announced or bool(doers & own)
    armed = said_by[0].lemma in ARMED_NOUNS  # "rebels say they have taken X"
    return armed and bool(doers & (_OWN["they"] | _OWN["it"]))


def _rumoured(parse: Parse, deed: Deed) -> bool:
    """`word had spread that X had fallen`, `a claim that X had fallen`."""
    return any(word.lemma in _RUMOURS for word in list(parse.ancestors(deed.clause))[:2]) or any(
        child.lemma in _RUMOURS
        for word in list(parse.ancestors(deed.clause))[:2]
        for child in parse.children(word, "nsubj")
        if word.lemma in {"spread", "circulate", "fly", "go"}
    )


def voiced(
    parse: Parse, deed: Deed, speech: Word | None, text: str, speaker: int | None, actors: Actors
) -> Stance:
    """A taker's own word is a claim; an official's or the other side's is a confirmation."""
    if _UNVERIFIED.search(parse.sentence.text) or (speech is not None and speech.lemma in _CLAIMS):
        return Stance.CLAIMED
    if deed.clause.lemma == "claim" or _rumoured(parse, deed) or _is_own(parse, deed, speech):
        return Stance.CLAIMED
    if not text:
        return Stance.ASSERTED
    side_of = actors.lexicon.side_of
    doers = actors.meant_by(parse, deed.actors, ActorRole.TAKER)
    takers = {side_of(each.actor) for each in doers}
    if speaker is not None and side_of(speaker) in takers - {None}:
        return Stance.CLAIMED
    if speaker is None and any(
        each.actor is None and is_own_word(text, each.text) for each in doers
    ):
        return Stance.CLAIMED
    if deed.frame.kind in _FIGHTS and (speaker is not None or actors.is_party(text)):
        return Stance.CLAIMED  # "the army said that the rebels attacked X"
    if any(word.lemma in ADMITS for word in parse.children(speech, "advcl")) if speech else False:
        return Stance.CONFIRMED
    if speaker is not None or _OFFICIAL.search(text) or (speech and speech.lemma in ADMITS):
        return Stance.CONFIRMED if deed.frame.kind is not EventKind.STATEMENT else Stance.ASSERTED
    return Stance.ASSERTED
