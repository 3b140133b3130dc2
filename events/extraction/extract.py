"""An article's body into claims: the one entry to the extractor. Pure; no network, no database."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from events.extraction import dating
from events.extraction.claims import ActorMention, Claim, Quote
from events.extraction.completion import completed
from events.extraction.context import has_article, is_within_longer_name, persons, tells_of_war
from events.extraction.counts import find_counts
from events.extraction.deeds import find_deeds
from events.extraction.folding import once_each
from events.extraction.frames import Deed, Slot
from events.extraction.gate import worth_parsing
from events.extraction.language import Parse, Word, parse
from events.extraction.occurrence import as_occurred, as_told
from events.extraction.one_fight import most_telling
from events.extraction.plausible import (
    MAY_BE_NOWHERE,
    TAKEN,
    actors_fit,
    is_wide,
    narrowest,
    place_fits,
)
from events.extraction.resolution import Resolver
from events.extraction.scene import located, ongoing_verb, shared_scene
from events.extraction.sentences import Sentence, sentences
from events.extraction.stance import Judgement, judge
from events.extraction.statements import find_statements
from events.extraction.toponyms import is_ordinary_word, toponyms
from events.extraction.when import DateExpression, find_dates
from events.extraction.where import FoundPlace, Places, once
from events.extraction.who import Actors
from events.lexicon import Lexicon, Mention
from events.vocabulary import ActorRole, EventKind, Manner, Stance

# Raise it when the rules change what they find: articles can then be read again.
RULES_VERSION = "1"

_GOES_ON = frozenset({EventKind.CLASHES, EventKind.TALKS, EventKind.BESIEGED, EventKind.CONTESTED})
_UNOPPOSED = re.compile(
    r"\bwithout (?:a |any )?(?:fight|shot|firing|resistance|battle|fighting)|\bunopposed\b|"
    r"\bsurrender|"
    r"\bhanded over\b|\bpeacefully\b|\bno resistance\b|\bgave up\b|\babandoned\b",
    re.IGNORECASE,
)
_NOT_RESISTED = re.compile(
    r"\bwithout (?:a |any )?(?:fight|shot|firing|resistance|battle|fighting)|\bunopposed\b|"
    r"\bno resistance\b|\bunresisted\b",
    re.IGNORECASE,
)
_GOES_ON_FROM = 300  # code points within which "the next town followed" tells of the same
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
    taken: list[Claim] = field(default_factory=list)  # what was told as taken so far


def extract_claims(
    body: str, *, headline: str = "", published_on: date | None, lexicon: Lexicon
) -> list[Claim]:
    """Read a body (headline, empty line, text) into claims, in the order of their quotes.

    `published_on` is the day printed, in the outlet's time zone; without it relative dates
    stay unresolved. Every quote is body[start:end]. Never raises on any text.
    """
    cut = sentences(body, headline=headline)
    named = _named(lexicon, body, cut)
    every = [mention for _, mentions in named for mention in mentions]
    if not tells_of_war(body, every, lexicon=lexicon):
        return []
    named = _without_persons(body, named)
    resolver = Resolver(lexicon, [each for _, mentions in named for each in mentions], body)
    named = [
        (sentence, [each for each in mentions if each.actors or resolver.is_likely(each)])
        for sentence, mentions in named
    ]
    every = [mention for _, mentions in named for mention in mentions]
    reader = _Reader(
        body,
        lexicon,
        published_on,
        find_dates(body, published_on=published_on),
        Places(lexicon, resolver, every, body),
        Actors(lexicon, every, body),
    )
    parses = parse(pair for pair in named if worth_parsing(pair[0].text, pair[1]))
    claims = [claim for each in parses for claim in most_telling(_claims_of(reader, each))]
    counts = find_counts(body, cut, reader.expressions, published_on)
    return once_each(completed(reader.places, reader.actors, claims, counts))


def _named(
    lexicon: Lexicon, body: str, cut: Sequence[Sentence]
) -> list[tuple[Sentence, list[Mention]]]:
    """The names in each sentence: the lexicon's, and toponyms that the text itself tells."""
    known = [(sentence, _mentions(lexicon, sentence)) for sentence in cut]
    others = toponyms(body, [mention for _, mentions in known for mention in mentions])
    starts = [mention.start for mention in others]
    return [
        (
            sentence,
            sorted(
                [
                    *mentions,
                    *others[
                        bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)
                    ],
                ],
                key=lambda mention: mention.start,
            ),
        )
        for sentence, mentions in known
    ]


def _without_persons(
    body: str, named: Sequence[tuple[Sentence, list[Mention]]]
) -> list[tuple[Sentence, list[Mention]]]:
    """The same without toponyms that are people here, or pieces of longer names."""
    people = persons(body)
    names = {each.text for _, mentions in named for each in mentions if not each.actors}
    others = people | {
        name for name in names if has_article(body, name) or is_ordinary_word(body, name)
    }
    return [
        (
            sentence,
            [
                each
                for each in mentions
                if each.actors
                or not (
                    each.text in others
                    or (not sentence.common and is_within_longer_name(body, each))
                )
            ],
        )
        for sentence, mentions in named
    ]


def _mentions(lexicon: Lexicon, sentence: Sentence) -> list[Mention]:
    return [
        replace(mention, start=mention.start + sentence.start, end=mention.end + sentence.start)
        for mention in lexicon.mentions(sentence.text)
    ]


def _claims_of(reader: _Reader, parsed: Parse) -> Iterator[Claim]:
    deeds = find_deeds(parsed)
    for deed in deeds:
        judgement = as_occurred(parsed, deed, judge(parsed, deed, reader.actors))
        if judgement is None:
            continue
        kind = deed.frame.kind
        places = _places_of(reader, parsed, deed, deeds, judgement.stance)
        if not places and (deed.frame.needs_place or kind not in MAY_BE_NOWHERE):
            continue
        found: list[FoundPlace | None] = [*places] or [None]
        for place in found:
            read = _claim(reader, parsed, deed, judgement, kind, place)
            wide = is_wide(reader.lexicon, place)
            if claim := as_told(parsed, deed, read, reader.published_on, wide=wide):
                yield claim
                if claim.kind in TAKEN and claim.stance.says_it_happened:
                    reader.taken.append(claim)
                    for taker in () if deed.frame.holds else _takers_of(claim)[:1]:
                        reader.actors.told_as_taker(taker, claim.quote.end)
    yield from find_statements(parsed, reader.actors, reader.expressions, reader.published_on)


def _places_of(
    reader: _Reader, parsed: Parse, deed: Deed, deeds: Sequence[Deed], stance: Stance
) -> list[FoundPlace]:
    found = [place for head in deed.places for place in reader.places.meant_by(parsed, head)]
    if not found and deed.frame.kind not in TAKEN | {EventKind.CONTESTED, EventKind.VISIT}:
        found = located(parsed, deed, reader.places) or shared_scene(
            parsed, deed, deeds, reader.places
        )
    if not found and deed.frame.kind is EventKind.WITHDREW and stance is Stance.PLANNED:
        found = _theatre(reader, parsed, deed)
    fitting = once(place for place in found if place_fits(reader.lexicon, deed, place))
    return narrowest(reader.lexicon, deed, fitting)


def _theatre(reader: _Reader, parsed: Parse, deed: Deed) -> list[FoundPlace]:
    """A withdrawal from nowhere in particular is one from the country of the conflict."""
    if deed.trigger.lemma not in {"withdraw", "withdrawal", "pullout"}:
        return []
    known = reader.lexicon.countries
    countries = [known[code] for code in reader.lexicon.theatre.countries if code in known]
    if len(countries) != 1:
        return []
    return [FoundPlace(countries[0].id, deed.trigger.text, deed.trigger.start, deed.trigger.end)]


def _claim(
    reader: _Reader,
    parsed: Parse,
    deed: Deed,
    judgement: Judgement,
    kind: EventKind,
    place: FoundPlace | None,
) -> Claim | None:
    kind = _as_far_as_told(parsed, deed, judgement, kind, place)
    if deed.frame.likewise:
        if not (before := _told_just_before(reader, parsed)):
            return None
        kind, actors = before.kind, _takers_of(before)
    else:
        actors = _actors_of(reader, parsed, deed, kind)
    if not actors_fit(reader.lexicon, deed, kind, place, actors):
        return None
    if deed.frame.holds and kind not in TAKEN:
        return None
    if deed.frame.holds and _has_always_held(reader, place, actors):
        if not _was_taken_by_others(reader, place, actors):
            return None
        kind = EventKind.RECAPTURED
    kind = _back_in_hand(reader, kind, place, actors)
    when = _dated(reader, parsed, deed, judgement, place, kind)
    quote = _quote(reader, parsed, deed, place, when.expression)
    return Claim(
        kind=kind,
        stance=judgement.stance,
        quote=quote,
        place=place.place if place else None,
        place_text=place.text if place else "",
        actors=actors,
        when=when.when,
        derivation=when.derivation,
        manner=_manner(parsed, deed, kind),
        speaker=judgement.speaker,
    )


def _as_far_as_told(
    parsed: Parse, deed: Deed, judgement: Judgement, kind: EventKind, place: FoundPlace | None
) -> EventKind:
    """Part of a place taken is a place contested; a place entered unopposed is taken."""
    if kind in TAKEN and place is not None and place.part:
        feared = judgement.stance in {Stance.FEARED, Stance.PLANNED}
        return EventKind.CAPTURED if feared and deed.frame.threat else EventKind.CONTESTED
    if kind in TAKEN and (_partly(parsed, deed) or _is_going_on(parsed, deed)):
        return EventKind.CONTESTED
    if kind is EventKind.CAPTURED and _again(parsed, deed):
        return EventKind.RECAPTURED
    if kind is EventKind.CONTESTED and not (place and place.part):
        entered = deed.frame.place in {Slot.OBJECT, Slot.PREPOSITION}
        if entered and _NOT_RESISTED.search(parsed.sentence.text):
            return EventKind.CAPTURED
    return kind


def _has_always_held(
    reader: _Reader, place: FoundPlace | None, actors: Sequence[ActorMention]
) -> bool:
    """`the city is in government hands`: held, but not taken."""
    known = reader.lexicon.places.get(place.place) if place and place.place is not None else None
    first = reader.lexicon.theatre.initial_holders.get(known.id) if known else None
    for mention in actors:
        if mention.actor is not None and reader.actors.side_of(mention.actor) == first:
            return True
        if (
            mention.actor is None
            and known
            and reader.actors.is_home_force(mention.text, known.country)
        ):
            return True
        if "government" in mention.text.lower():
            return True
    return False


def _was_taken_by_others(
    reader: _Reader, place: FoundPlace | None, actors: Sequence[ActorMention]
) -> bool:
    """Whether the article told before that somebody else had taken a place."""
    names = {(each.text, each.actor) for each in actors}
    return place is not None and any(
        claim.place == place.place
        and (claim.place is not None or claim.place_text == place.text)
        and not names & {(each.text, each.actor) for each in claim.actors}
        for claim in reader.taken
    )


def _again(parsed: Parse, deed: Deed) -> bool:
    """`came back under control`, `is theirs again`."""
    small = parsed.children(deed.clause, "advmod", "prt")
    return any(word.lemma in {"back", "again"} for word in small)


def _is_going_on(parsed: Parse, deed: Deed) -> bool:
    """`are being pushed out of X`: not done yet."""
    auxiliaries = parsed.children(deed.clause, "aux", "auxpass")
    being = any(word.text.lower() == "being" for word in auxiliaries)
    return being or (deed.clause.tag == "VBG" and any(word.lemma == "be" for word in auxiliaries))


def _partly(parsed: Parse, deed: Deed) -> bool:
    return any(
        word.lemma in {"partially", "partly"} for word in parsed.children(deed.clause, "advmod")
    )


def _told_just_before(reader: _Reader, parsed: Parse) -> Claim | None:
    """The last taking that was told, if this sentence goes on from it."""
    last = reader.taken[-1] if reader.taken else None
    near = last is not None and parsed.sentence.start - last.quote.end < _GOES_ON_FROM
    return last if near else None


def _takers_of(claim: Claim) -> tuple[ActorMention, ...]:
    return tuple(each for each in claim.actors if each.role is ActorRole.TAKER)


def _actors_of(
    reader: _Reader, parsed: Parse, deed: Deed, kind: EventKind
) -> tuple[ActorMention, ...]:
    role = ActorRole.TAKER if kind in TAKEN else ActorRole.PARTICIPANT
    if kind is EventKind.WITHDREW:
        role = ActorRole.LOSER
    found = reader.actors.meant_by(parsed, deed.actors, role)
    if kind is EventKind.CONTESTED:
        found = reader.actors.meant_by(parsed, deed.actors, ActorRole.PARTICIPANT)
    return (*found, *reader.actors.meant_by(parsed, deed.losers, ActorRole.LOSER))


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
    if kind not in TAKEN:
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
