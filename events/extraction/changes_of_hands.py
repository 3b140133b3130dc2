"""Whether a place was taken, taken back, only fought for, or held all along."""

import re
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.anaphora import FoundPlace
from events.extraction.claims import ActorMention, Claim
from events.extraction.control_triggers import FLAG_FLIES
from events.extraction.dependencies import is_once_more
from events.extraction.frames import SAYS, Deed, Slot
from events.extraction.grammar import says_what_it_did
from events.extraction.language import Parse, Word
from events.extraction.parties import (
    Allegiance,
    allegiance_by_noun,
    is_of_nation,
    names_in,
    same_party,
)
from events.extraction.plausible import TAKEN
from events.extraction.reader import Reader
from events.extraction.stance import Judgement
from events.vocabulary import ActorKind, ActorRole, EventKind, Stance

WITHOUT_FIGHT = (
    r"\bwithout (?:a |any )?(?:fight|shot|firing|resistance|battle|fighting)|\bunopposed\b|"
    r"\b(?:without|no|little)(?: \w+){0,2} resistance\b"
)
_NOT_RESISTED = re.compile(
    rf"{WITHOUT_FIGHT}|\bunresisted\b|\bpeacefully\b|"
    r"\bto find (?:it|the (?:town|city|village)) (?:\w+ )?(?:empty|deserted|abandoned)\b|"
    r"\b(?:was|were) not (?:opposed|resisted)\b|"
    r"\binto (?:a|an|the) (?:deserted|empty|abandoned)\b|\b(?:met|faced) no opposition\b|"
    r"\b(?:after|as|when) (?:the |its |their )?(?:[\w-]+ ){1,4}"
    r"(?:had )?(?:withdrew|withdrawn|fled|left|pulled out|abandoned|retreated|gone)\b",
    re.IGNORECASE,
)
_OF_GOVERNMENT = re.compile(r"(?<!anti-)(?:government|regime\b)", re.IGNORECASE)
_OF_ONE_NAMED = frozenset({"it", "its", "which", "his", "her"})
_NOT_WHOLLY = frozenset({"partially", "partly", "almost", "nearly"})
_SEVERAL = 2
_NAMED_AGO = 1_200  # code points back to which `the two towns` may point
_GOES_ON_FROM = 300  # code points within which "the next town followed" tells of the same


def as_far_as_told(
    parsed: Parse, deed: Deed, judgement: Judgement, kind: EventKind, place: FoundPlace | None
) -> EventKind:
    """Part of a place taken is a place contested; a place entered unopposed is taken."""
    if kind in TAKEN and place is not None and place.part:
        feared = judgement.stance in {Stance.FEARED, Stance.PLANNED}
        return EventKind.CAPTURED if feared and deed.frame.threat else EventKind.CONTESTED
    going_on = not deed.frame.threat and _is_going_on(parsed, deed)
    if kind in TAKEN and (_not_wholly(parsed, deed) or going_on):
        return EventKind.CONTESTED
    if kind is EventKind.CAPTURED and _again(parsed, deed):
        return EventKind.RECAPTURED
    if kind is EventKind.CONTESTED and not (place and place.part):
        entered = deed.frame.place in {Slot.OBJECT, Slot.PREPOSITION}
        if entered and _NOT_RESISTED.search(_told_with(parsed, deed)):
            return EventKind.CAPTURED
    return kind


def _told_with(parsed: Parse, deed: Deed) -> str:
    """The sentence up to the next deed with an object: `entered X and took a bridge unopposed`."""
    text, offset = parsed.sentence.text, parsed.sentence.start
    following = (
        each.start - offset
        for each in parsed.children(deed.clause, "conj")
        if parsed.children(each, "dobj") and each.start > deed.clause.start
        if each.lemma not in SAYS
    )
    return text[: next(following, len(text))]


def has_always_held(
    reader: Reader, place: FoundPlace | None, actors: Sequence[ActorMention]
) -> bool:
    """`the city is in government hands`: held, but not taken."""
    known = reader.lexicon.places.get(place.place) if place and place.place is not None else None
    first = reader.lexicon.theatre.initial_holders.get(known.id) if known else None
    for mention in actors:
        if mention.actor is not None and reader.lexicon.side_of(mention.actor) == first:
            return True
        if (
            mention.actor is None
            and known
            and reader.actors.sides.is_home_force(mention.text, known.country)
        ):
            return True
        if _OF_GOVERNMENT.search(mention.text):
            return True
    return False


def still_held(
    reader: Reader,
    parse: Parse,
    deed: Deed,
    place: FoundPlace | None,
    actors: Sequence[ActorMention],
) -> bool:
    """`still hold X`: told again, or of those who were there first; rebels must have taken it."""
    still = any(word.lemma == "still" for word in parse.children(deed.clause, "advmod"))
    if not (deed.frame.holds and still):
        return False
    takers = [each for each in actors if each.role is ActorRole.TAKER]
    if not takers or place is None or has_always_held(reader, place, takers):
        return True
    if was_told_taken(reader, place):
        return True
    return not all(each.actor is not None or _is_of_rebels(each.text) for each in takers)


def _is_of_rebels(text: str) -> bool:
    allegiance = allegiance_by_noun(text)
    return allegiance is Allegiance.REBEL or (
        allegiance is Allegiance.UNKNOWN and bool(names_in(text)) and not is_of_nation(text)
    )


def without_holders(
    reader: Reader,
    parse: Parse,
    deed: Deed,
    place: FoundPlace | None,
    actors: tuple[ActorMention, ...],
) -> tuple[ActorMention, ...]:
    """The actors without a taker whom a pronoun seems to mean, but who held the place before.

    `it captured X` is not said of the army of the country, unless X was told as lost.
    """
    known = bool(reader.lexicon.theatre.initial_holders)
    pronouns = {"they", "who", *_OF_ONE_NAMED} if known else _OF_ONE_NAMED
    words = [*deed.actors, *(its for each in deed.actors for its in parse.children(each, "poss"))]
    meant = any(word.text.lower() in pronouns for word in words)
    if deed.frame.kind is not EventKind.CAPTURED or not meant or place is None:
        return actors
    owned = [its for each in deed.actors for its in parse.children(each, "poss")]
    its = deed.frame.holds and any(word.text.lower() == "its" for word in owned)
    if its or was_told_taken(reader, place) or _names_enemy(reader, parse, place):
        return actors
    if any(says_what_it_did(parse, each) for each in deed.actors):
        return actors  # "X, which Westria says it has captured"
    return tuple(
        each
        for each in actors
        if not (
            each.role is ActorRole.TAKER
            and each.inferred
            and has_always_held(reader, place, (each,))
        )
    )


def _names_enemy(reader: Reader, parse: Parse, place: FoundPlace) -> bool:
    """`Its forces captured X, a district that had been in rebel hands`: taken from the rebels."""
    lexicon = reader.lexicon
    holder = lexicon.theatre.initial_holders.get(place.place) if place.place is not None else None
    sides = {
        lexicon.side_of(each.actors[0])
        for each in parse.mentions
        if each.actors and each.start > place.end
    }
    armed = {each for each in sides if each and lexicon.actors[each].kind is ActorKind.SIDE}
    return bool(armed - {holder})


def just_taken(reader: Reader, parsed: Parse) -> list[FoundPlace]:
    """`they captured X in May; they withdrew in June`: from X, told in the same sentence."""
    last = reader.taken[-1] if reader.taken else None
    if last is None or last.quote.start < parsed.sentence.start:
        return []
    return [FoundPlace(last.place, last.place_text, last.quote.start, last.quote.end, named=False)]


def drives_back(deed: Deed) -> bool:
    """`was driven out`, `was beaten back`: of a place that is named before."""
    frame = deed.frame
    return frame.kind is EventKind.RECAPTURED and frame.particle == "out" and bool(deed.losers)


def entered_before(deed: Deed, deeds: Sequence[Deed]) -> tuple[Word, ...]:
    """The X of `entered X, but was driven out`: what the deed before it in the sentence took."""
    before = [each for each in deeds if each.trigger.index < deed.trigger.index]
    came = [each for each in before if each.frame.kind in {EventKind.CONTESTED, EventKind.CAPTURED}]
    named = [each for each in came if any(word.pos != "PRON" for word in each.places)]
    return named[-1].places if named else ()


def told_taken_last(reader: Reader, parsed: Parse) -> list[FoundPlace]:
    """`The militants were driven out on Sunday`: of what the sentences before told as taken."""
    last = told_just_before(reader, parsed)
    named = any(mention.names_place for mention in parsed.mentions)
    if last is None or named:
        return []
    return [FoundPlace(last.place, last.place_text, last.quote.start, last.quote.end, named=False)]


def just_told(reader: Reader, parsed: Parse, deed: Deed, number: int) -> list[FoundPlace]:
    """`the loss of the two towns`, `retook the three cities`: those taken last, if so many were."""
    if number < _SEVERAL:
        return []
    found: dict[tuple[int | None, str], Claim] = {}
    small = deed.places[0].lemma in {"district", "village"}
    for claim in reversed(reader.recently_taken):
        if small and _is_seat(reader, claim):
            continue
        if len(found) < number and deed.trigger.start - claim.quote.end < _NAMED_AGO:
            found.setdefault((claim.place, claim.place_text), claim)
    at = deed.places[0]
    return [
        FoundPlace(claim.place, claim.place_text, at.start, at.end, named=False)
        for claim in reversed(found.values())
        if len(found) == number
    ]


def _is_seat(reader: Reader, claim: Claim) -> bool:
    """Whether a claim is of a capital, which is no `district` and no `village`."""
    known = reader.lexicon.places.get(claim.place) if claim.place is not None else None
    return known is not None and known.capital_of is not None


def told_of(reader: Reader, parsed: Parse, place: FoundPlace) -> FoundPlace:
    """Of `denied that the town had been taken` the place that was told as taken last."""
    words = parsed.words_between(place.start, place.end)
    if not reader.taken or any(word.text[:1].isupper() for word in words):
        return place
    if was_told_taken(reader, place):
        return place
    last = reader.taken[-1]
    return replace(place, place=last.place, text=last.place_text or place.text)


def was_told_taken(reader: Reader, place: FoundPlace) -> bool:
    """Whether the article told before that a place had been taken, or taken back."""
    return any(_is_at(claim, place) for claim in reader.recently_taken)


def was_taken_back(reader: Reader, place: FoundPlace | None) -> bool:
    """Whether the article told before that a place had been taken back."""
    return place is not None and any(
        claim.kind is EventKind.RECAPTURED and _is_at(claim, place)
        for claim in reader.recently_taken
    )


def _is_at(claim: Claim, place: FoundPlace) -> bool:
    same_name = claim.place is not None or claim.place_text == place.text
    return claim.place == place.place and same_name


def was_taken_by_others(
    reader: Reader, parsed: Parse, place: FoundPlace | None, actors: Sequence[ActorMention]
) -> bool:
    """Whether the sentences before tell that somebody else had taken a place."""
    names = {(each.text, each.actor) for each in actors}
    told = [each for each in reader.recently_taken if each.quote.start < parsed.sentence.start]
    return place is not None and any(
        _is_at(claim, place) and not names & {(each.text, each.actor) for each in claim.actors}
        for claim in told
    )


def lost_again(
    reader: Reader,
    kind: EventKind,
    place: FoundPlace | None,
    actors: Sequence[ActorMention],
) -> EventKind:
    """`took X but lost it within two days`: whoever had taken it loses it to those before."""
    if kind is not EventKind.CAPTURED or place is None:
        return kind
    losers = [each for each in actors if each.role is ActorRole.LOSER]
    if losers and not any(each.role is ActorRole.TAKER for each in actors):
        captors = [each for claim in reader.recently_taken for each in _captors(claim)]
        if any(_is_one_party(one, other) for one in losers for other in captors):
            return EventKind.RECAPTURED  # "has also lost Y", said of who took X
    taken = (claim for claim in reader.recently_taken if _is_at(claim, place))
    had_it = [each for claim in taken for each in _had_before(claim)]
    again = any(_is_one_party(one, other) for one in losers for other in had_it)
    return EventKind.RECAPTURED if again else kind


def by_whom(kind: EventKind, actors: Sequence[ActorMention]) -> EventKind:
    """Rebels do not take back what soldiers lose, nor soldiers capture what rebels lose."""
    sides = {
        role: {allegiance_by_noun(each.text) for each in actors if each.role is role}
        for role in (ActorRole.TAKER, ActorRole.LOSER)
    }
    taker, loser = sides[ActorRole.TAKER], sides[ActorRole.LOSER]
    if kind is EventKind.RECAPTURED and loser == {Allegiance.STATE} and taker == {Allegiance.REBEL}:
        return EventKind.CAPTURED
    if kind is EventKind.CAPTURED and loser == {Allegiance.REBEL} and taker == {Allegiance.STATE}:
        return EventKind.RECAPTURED
    return kind


def _again(parsed: Parse, deed: Deed) -> bool:
    """`came back under control`, `is theirs again`."""
    small = parsed.children(deed.clause, "advmod", "prt")
    return any(word.lemma in {"back", "again"} or is_once_more(parsed, word) for word in small)


def _is_going_on(parsed: Parse, deed: Deed) -> bool:
    """`are being pushed out of X`: not done yet."""
    auxiliaries = parsed.children(deed.clause, "aux", "auxpass")
    if deed.clause.lemma in FLAG_FLIES:  # "their flag is flying over X"
        return False
    being = any(word.text.lower() == "being" for word in auxiliaries)
    return being or (deed.clause.tag == "VBG" and any(word.lemma == "be" for word in auxiliaries))


def _not_wholly(parsed: Parse, deed: Deed) -> bool:
    """`was partly captured`, `almost fell`, `was nearly overrun`."""
    beside = parsed.children(deed.clause, "advmod")
    return any(word.lemma in _NOT_WHOLLY for word in beside)


def told_just_before(reader: Reader, parsed: Parse) -> Claim | None:
    """The last taking that was told, if this sentence goes on from it."""
    last = reader.taken[-1] if reader.taken else None
    near = last is not None and parsed.sentence.start - last.quote.end < _GOES_ON_FROM
    return last if near else None


def takers_of(claim: Claim) -> tuple[ActorMention, ...]:
    return tuple(each for each in claim.actors if each.role is ActorRole.TAKER)


def _captors(claim: Claim) -> tuple[ActorMention, ...]:
    return takers_of(claim) if claim.kind is EventKind.CAPTURED else ()


def _had_before(claim: Claim) -> tuple[ActorMention, ...]:
    """Who had a place that can be lost again: whoever took it, or lost it just then."""
    role = ActorRole.TAKER if claim.kind is EventKind.CAPTURED else ActorRole.LOSER
    return tuple(each for each in claim.actors if each.role is role)


def _is_one_party(one: ActorMention, other: ActorMention) -> bool:
    if one.actor is not None or other.actor is not None:
        return one.actor == other.actor
    return one.text == other.text or same_party(one.text, other.text)


def back_in_hand(
    reader: Reader, kind: EventKind, place: FoundPlace | None, actors: Sequence[ActorMention]
) -> EventKind:
    """Taken by the side that held it when the conflict started: taken back."""
    if kind is not EventKind.CAPTURED or place is None or place.place is None:
        return kind
    holder = reader.lexicon.theatre.initial_holders.get(place.place)
    takers = {reader.lexicon.side_of(each.actor) for each in actors if each.role is ActorRole.TAKER}
    return EventKind.RECAPTURED if holder is not None and takers == {holder} else kind
