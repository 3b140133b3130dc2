"""An article's body into claims: the one entry to the extractor. Pure; no network, no database."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from events.dates import DateSpan
from events.extraction import dating
from events.extraction.claims import ActorMention, Claim, Quote
from events.extraction.deeds import Deed, find_deeds
from events.extraction.language import Parse, Word, parse
from events.extraction.scene import located, ongoing_verb, shared_scene
from events.extraction.sentences import Sentence, sentences
from events.extraction.stance import Judgement, judge
from events.extraction.statements import find_statements
from events.extraction.triggers import ONLY_OF_FORCES, worth_parsing
from events.extraction.when import DateExpression, find_dates
from events.extraction.where import FoundPlace, Places, once
from events.extraction.who import Actors
from events.lexicon import Lexicon, Mention
from events.vocabulary import ActorKind, ActorRole, EventKind, Manner, PlaceKind, Stance

# Raise it when the rules change what they find: articles can then be read again.
RULES_VERSION = "1"

_TAKEN = frozenset({EventKind.CAPTURED, EventKind.RECAPTURED})
_GOES_ON = frozenset({EventKind.CLASHES, EventKind.TALKS, EventKind.BESIEGED, EventKind.CONTESTED})
_ON_THE_SPOT = _TAKEN | {EventKind.CONTESTED, EventKind.CLASHES, EventKind.BESIEGED}
_UNOPPOSED = re.compile(
    r"\bwithout (?:a |any )?(?:fight|shot|firing|resistance|battle|fighting)|\bunopposed\b|"
    r"\bsurrender|"
    r"\bhanded over\b|\bpeacefully\b|\bno resistance\b|\bgave up\b|\babandoned\b",
    re.IGNORECASE,
)
_FOUGHT_FOR = re.compile(
    r"\bafter (?:\w+ ){0,4}(?:fighting|clashes|battles?|assault|siege)\b|\bstormed\b|"
    r"\boverr[au]n\b|\bby force\b|\bfought their way\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Reader:
    """What is the same for every sentence of one article."""

    body: str
    lexicon: Lexicon
    published_on: date | None
    expressions: Sequence[DateExpression]
    places: Places
    actors: Actors


def extract_claims(
    body: str, *, headline: str = "", published_on: date | None, lexicon: Lexicon
) -> list[Claim]:
    """Read a body (headline, empty line, text) into claims, in the order of their quotes.

    `published_on` is the day printed, in the outlet's time zone; without it relative dates
    stay unresolved. Every quote is body[start:end]. Never raises on any text.
    """
    cut = sentences(body, headline=headline)
    named = [(sentence, _mentions(lexicon, sentence)) for sentence in cut]
    every = [mention for _, mentions in named for mention in mentions]
    reader = _Reader(
        body,
        lexicon,
        published_on,
        find_dates(body, published_on=published_on),
        Places(lexicon, every, body),
        Actors(lexicon, every),
    )
    parses = parse((sentence, known) for sentence, known in named if worth_parsing(sentence.text))
    claims = [claim for each in parses for claim in _claims_of(reader, each)]
    return _once(_completed(reader, claims))


def _mentions(lexicon: Lexicon, sentence: Sentence) -> list[Mention]:
    return [
        replace(mention, start=mention.start + sentence.start, end=mention.end + sentence.start)
        for mention in lexicon.mentions(sentence.text)
    ]


def _claims_of(reader: _Reader, parsed: Parse) -> Iterator[Claim]:
    deeds = find_deeds(parsed)
    for deed in deeds:
        judgement = judge(parsed, deed, reader.actors)
        if judgement is None:
            continue
        kind = deed.frame.kind
        places = _places_of(reader, parsed, deed, deeds, judgement.stance)
        if not places and (deed.frame.needs_place or kind is not EventKind.TALKS):
            continue
        found: list[FoundPlace | None] = [*places] or [None]
        for place in found:
            if claim := _claim(reader, parsed, deed, judgement, kind, place):
                yield claim
    yield from find_statements(parsed, reader.actors, reader.expressions, reader.published_on)


def _places_of(
    reader: _Reader, parsed: Parse, deed: Deed, deeds: Sequence[Deed], stance: Stance
) -> list[FoundPlace]:
    found = [place for head in deed.places for place in reader.places.meant_by(parsed, head)]
    if not found and deed.frame.kind not in _TAKEN | {EventKind.CONTESTED, EventKind.VISIT}:
        found = located(parsed, deed, reader.places) or shared_scene(
            parsed, deed, deeds, reader.places
        )
    if not found and deed.frame.kind is EventKind.WITHDREW and stance is Stance.PLANNED:
        found = _theatre(reader, parsed, deed)
    return once(place for place in found if _fits(reader, deed, place))


def _theatre(reader: _Reader, parsed: Parse, deed: Deed) -> list[FoundPlace]:
    """A withdrawal from nowhere in particular is one from the country of the conflict."""
    if deed.trigger.lemma not in {"withdraw", "withdrawal", "pullout"}:
        return []
    countries = [
        place.id
        for place in reader.lexicon.places.values()
        if place.kind == PlaceKind.COUNTRY and place.country in reader.lexicon.theatre.countries
    ]
    if len(countries) != 1:
        return []
    return [FoundPlace(countries[0], deed.trigger.text, deed.trigger.start, deed.trigger.end)]


def _fits(reader: _Reader, deed: Deed, place: FoundPlace) -> bool:
    """Towns and provinces are taken and fought for; countries are visited and left."""
    if place.place is None:
        return True
    kind = reader.lexicon.places[place.place].kind
    return not (kind == PlaceKind.COUNTRY and deed.frame.kind in _ON_THE_SPOT)


def _claim(
    reader: _Reader,
    parsed: Parse,
    deed: Deed,
    judgement: Judgement,
    kind: EventKind,
    place: FoundPlace | None,
) -> Claim | None:
    if place is not None and place.part and kind in _TAKEN:
        if judgement.stance in {Stance.FEARED, Stance.PLANNED}:
            kind = EventKind.CAPTURED if deed.frame.threat else EventKind.CONTESTED
        else:
            kind = EventKind.CONTESTED
    actors = _actors_of(reader, parsed, deed, kind)
    of_forces = deed.trigger.lemma in ONLY_OF_FORCES and (kind not in _TAKEN or deed.frame.threat)
    if (of_forces or (kind is EventKind.WITHDREW and actors)) and not _is_armed(reader, actors):
        return None
    if kind is EventKind.TALKS and place is None and len(actors) < 2:
        return None
    if kind is EventKind.VISIT and not _is_person(reader, actors):
        return None
    kind = _back_in_hand(reader, kind, place, actors)
    when = _dated(reader, parsed, deed, judgement, place, kind)
    quote = _quote(reader, parsed, deed, place, when.expression)
    return Claim(
        kind=kind,
        stance=judgement.stance,
        quote=quote,
        place=place.place if place else None,
        place_text=place.text if place and place.place is None else "",
        actors=actors,
        when=when.when,
        derivation=when.derivation,
        manner=_manner(parsed, deed, kind),
        speaker=judgement.speaker,
    )


def _actors_of(
    reader: _Reader, parsed: Parse, deed: Deed, kind: EventKind
) -> tuple[ActorMention, ...]:
    role = ActorRole.TAKER if kind in _TAKEN else ActorRole.PARTICIPANT
    if kind is EventKind.WITHDREW:
        role = ActorRole.LOSER
    found = reader.actors.meant_by(parsed, deed.actors, role)
    if kind is EventKind.CONTESTED:
        found = reader.actors.meant_by(parsed, deed.actors, ActorRole.PARTICIPANT)
    return (*found, *reader.actors.meant_by(parsed, deed.losers, ActorRole.LOSER))


def _is_armed(reader: _Reader, actors: Sequence[ActorMention]) -> bool:
    """Whether a side or a force acts, known or by its name ("rebels")."""
    return any(
        mention.actor is None
        or reader.lexicon.actors[mention.actor].kind in {ActorKind.SIDE, ActorKind.FORCE}
        for mention in actors
    )


def _is_person(reader: _Reader, actors: Sequence[ActorMention]) -> bool:
    return any(
        mention.actor is not None and reader.lexicon.actors[mention.actor].kind == ActorKind.PERSON
        for mention in actors
    )


def _back_in_hand(
    reader: _Reader, kind: EventKind, place: FoundPlace | None, actors: Sequence[ActorMention]
) -> EventKind:
    """Taken by the side that held it when the conflict started: taken back."""
    if kind is not EventKind.CAPTURED or place is None or place.place is None:
        return kind
    holder = reader.lexicon.theatre.initial_holders.get(place.place)
    takers = {reader.actors.side_of(each.actor) for each in actors if each.role is ActorRole.TAKER}
    return EventKind.RECAPTURED if holder is not None and takers == {holder} else kind


def _dated(
    reader: _Reader,
    parsed: Parse,
    deed: Deed,
    judgement: Judgement,
    place: FoundPlace | None,
    kind: EventKind,
) -> dating.Dating:
    sentence = parsed.sentence
    inside = [
        each
        for each in reader.expressions
        if sentence.start <= each.start and each.end <= sentence.end
    ]
    if judgement.stance is Stance.PLANNED and (plan := dating.planned(inside)):
        return plan
    chosen = dating.date_of(parsed, deed, place, inside, reader.published_on)
    if chosen.dated or reader.published_on is None:
        return chosen
    if judgement.stance is Stance.FEARED:
        return dating.as_of(reader.published_on)
    if kind in _GOES_ON and (verb := ongoing_verb(parsed, deed)):
        return dating.ongoing(reader.published_on, verb)
    return chosen


def _manner(parsed: Parse, deed: Deed, kind: EventKind) -> Manner:
    if kind not in _TAKEN:
        return Manner.NOT_SAID
    if deed.frame.manner is not Manner.NOT_SAID:
        return deed.frame.manner
    if _UNOPPOSED.search(parsed.sentence.text):
        return Manner.WITHOUT_FIGHT
    return Manner.BY_FORCE if _FOUGHT_FOR.search(parsed.sentence.text) else Manner.NOT_SAID


def _quote(
    reader: _Reader,
    parsed: Parse,
    deed: Deed,
    place: FoundPlace | None,
    expression: DateExpression | None,
) -> Quote:
    """The shortest stretch with the trigger, the place, the actors and the date."""
    told = (deed.trigger, deed.clause, *deed.also)
    stretches = [(word.start, word.end) for word in told]
    own = [word for word in (*deed.actors, *deed.losers) if _is_near(parsed, deed, word)]
    stretches += [_phrase(parsed, word) for word in own]
    if place is not None:
        stretches.append((place.start, place.end))
    if expression is not None:
        stretches.append((expression.start, expression.end))
    stretches += [
        (child.start, child.end) for child in parsed.children(deed.clause, "aux", "auxpass", "neg")
    ]
    inside = [
        (start, end)
        for start, end in stretches
        if parsed.sentence.start <= start and end <= parsed.sentence.end
    ]
    return Quote.of(reader.body, min(start for start, _ in inside), max(end for _, end in inside))


def _is_near(parsed: Parse, deed: Deed, word: Word) -> bool:
    """Whether a word stands in the deed's own clause, not in one that it borrows from."""
    return any(above.index == deed.clause.index for above in parsed.ancestors(word))


def _phrase(parsed: Parse, word: Word) -> tuple[int, int]:
    """A noun with what stands before it; what trails behind it is left out."""
    before = [each for each in parsed.subtree(word) if each.index <= word.index]
    return before[0].start, word.end


def _completed(reader: _Reader, claims: Sequence[Claim]) -> list[Claim]:
    """Fill in what the article says elsewhere: the taker, the place of talks."""
    takers = Counter(
        (mention.text, mention.actor)
        for claim in claims
        for mention in claim.actors
        if mention.role is ActorRole.TAKER and claim.kind is EventKind.CAPTURED
    )
    usual = takers.most_common(1)[0][0] if takers else None
    visits = [claim for claim in claims if claim.kind is EventKind.VISIT]
    filled = [
        _with_scene(_with_taker(claim, usual or _only_other_side(reader, claim)), visits)
        for claim in claims
    ]
    return [_with_capture(claim, filled) for claim in filled]


def _only_other_side(reader: _Reader, claim: Claim) -> tuple[str, int | None] | None:
    """The one side that the article names beside the place's first holder, if it is one."""
    holder = reader.lexicon.theatre.initial_holders.get(claim.place or 0)
    if holder is None:
        return None
    others = reader.actors.sides_named() - {holder}
    return reader.actors.first_naming(others.pop()) if len(others) == 1 else None


def _with_taker(claim: Claim, usual: tuple[str, int | None] | None) -> Claim:
    """`was captured`: by whom the rest of the article says."""
    if claim.kind is not EventKind.CAPTURED or usual is None or claim.actor(ActorRole.TAKER):
        return claim
    text, actor = usual
    return replace(claim, actors=(ActorMention(text, ActorRole.TAKER, actor), *claim.actors))


def _with_scene(claim: Claim, visits: Sequence[Claim]) -> Claim:
    """Talks of a visitor are held where, and when, the visit was."""
    if claim.kind is not EventKind.TALKS or claim.place is not None:
        return claim
    there = {mention.actor for mention in claim.actors if mention.actor is not None}
    for visit in visits:
        if there & {mention.actor for mention in visit.actors}:
            undated = claim.when is None or claim.when.earliest is None
            when, derivation = (
                (visit.when, f"at the visit it tells of: {visit.derivation}")
                if undated
                else (claim.when, claim.derivation)
            )
            return replace(claim, place=visit.place, when=when, derivation=derivation)
    return claim


def _with_capture(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """`massacred civilians after capturing the city in 1998` happened when the capture did."""
    if claim.kind is not EventKind.MASSACRE or claim.when is None or claim.when.earliest:
        return claim
    for other in claims:
        within = claim.quote.start <= other.quote.start <= claim.quote.end
        if other.kind in _TAKEN and other.place == claim.place and within and other.when:
            why = f"after the capture it tells of: {other.derivation}"
            return replace(claim, when=other.when, derivation=why)
    return claim


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """One claim a passage, kind and place: the identity of a report."""
    found: dict[tuple[int, EventKind, int | None, str], Claim] = {}
    for claim in claims:
        found.setdefault((claim.quote.start, claim.kind, claim.place, claim.place_text), claim)
    return sorted(found.values(), key=lambda claim: (claim.quote.start, claim.quote.end))


def folded(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each thing an article says: the same kind, stance and place on dates that meet.

    The best dated one stands for the rest, for answers that want no repetition.
    """
    kept: list[Claim] = []
    for claim in sorted(claims, key=_vagueness):
        if not any(_same_thing(claim, other) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.quote.start)


def _vagueness(claim: Claim) -> tuple[int, int, int]:
    width = claim.when.width if claim.when else None
    return (width is None, width or 0, claim.quote.start)


def _same_thing(one: Claim, other: Claim) -> bool:
    alike = (
        one.kind == other.kind
        and (one.stance.says_it_happened == other.stance.says_it_happened)
        and (one.place, one.place_text) == (other.place, other.place_text)
        and (one.stance is Stance.DENIED) == (other.stance is Stance.DENIED)
    )
    meets = one.when is None or other.when is None or one.when.overlaps(other.when)
    return alike and meets


def historic(claim: Claim, since: date | None) -> bool:
    """Whether a claim is of a time before the conflict."""
    return since is not None and claim.when is not None and _last(claim.when) < since


def _last(span: DateSpan) -> date:
    return span.last
