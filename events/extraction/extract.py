"""An article's body into claims: the one entry to the extractor. Pure; no network, no database."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from events.extraction import dating
from events.extraction.anaphora import FoundPlace
from events.extraction.borrowed import is_borrowed
from events.extraction.changes_of_hands import (
    WITHOUT_FIGHT,
    as_far_as_told,
    back_in_hand,
    by_whom,
    drives_back,
    entered_before,
    has_always_held,
    just_taken,
    just_told,
    lost_again,
    still_held,
    takers_of,
    told_just_before,
    told_of,
    told_taken_last,
    was_taken_back,
    was_taken_by_others,
    without_holders,
)
from events.extraction.claims import ActorMention, Claim
from events.extraction.completion import completed
from events.extraction.context import persons, tells_of_war
from events.extraction.counts import CountClaim, find_counts
from events.extraction.dating_around import by_what_is_around
from events.extraction.deeds import find_deeds, opens_sentence
from events.extraction.denials import find_denials
from events.extraction.dependencies import conjuncts, preposition_objects
from events.extraction.desks import setting_of
from events.extraction.entry_heads import entry_heads, head_over
from events.extraction.folding import once_each
from events.extraction.frames import SAYS, Deed, Slot
from events.extraction.gate import worth_parsing
from events.extraction.grammar import towns_led_by_with
from events.extraction.headings import dated_stretches, heading_over, stamped_stretches
from events.extraction.language import Parse, Word, parse
from events.extraction.listed import find_headed, find_listed, find_named_next, is_several
from events.extraction.named_places import once
from events.extraction.names import (
    names_in_sentences,
    without_far_namesakes,
    without_people,
)
from events.extraction.occurrence import as_occurred, as_told
from events.extraction.one_fight import most_telling
from events.extraction.parties import Allegiance, allegiance_of
from events.extraction.plausible import (
    MAY_BE_NOWHERE,
    TAKEN,
    actors_fit,
    is_wide,
    narrowest,
    place_fits,
    venue,
)
from events.extraction.quoting import quote_of
from events.extraction.reader import Reader
from events.extraction.remembered import as_remembered
from events.extraction.resolution import CITY_NOUNS, Resolver
from events.extraction.scene import located, ongoing_verb, shared_scene
from events.extraction.sentences import Sentence, sentences
from events.extraction.stance import Judgement, judge
from events.extraction.statements import find_statements
from events.extraction.takers import Advance
from events.extraction.taking import any_armed, tells_of_place
from events.extraction.when import find_dates, within
from events.extraction.where import Places
from events.extraction.who import Actors
from events.lexicon import Lexicon, Mention
from events.vocabulary import ActorRole, EventKind, Manner, Stance

# Raise it when the rules change what they find: articles can then be read again.
RULES_VERSION = "14"

_GOES_ON = frozenset({EventKind.CLASHES, EventKind.TALKS, EventKind.BESIEGED, EventKind.CONTESTED})
_STAYS = frozenset({"remain", "stay"})
_NEWLY = frozenset(
    {"also", "now", "fully", "completely", "again", "too", "full", "complete", "entirely"}
)
_BY_THEN = frozenset({"evening", "nightfall", "noon", "midday", "morning", "afternoon", "dusk"})
_TELL_NEWS = frozenset({"announce", "declare", "claim"})
_UNOPPOSED = re.compile(
    rf"{WITHOUT_FIGHT}|\bsurrender|\bhanded over\b|\bpeacefully\b|\bgave up\b|\babandoned\b",
    re.IGNORECASE,
)
_FOUGHT_FOR = re.compile(
    r"\bafter (?:\w+ ){0,4}(?:fighting|clashes|battles?|assault|siege)\b|\bstormed\b|"
    r"\boverr[au]n\b|\bby force\b|\bfought their way\b",
    re.IGNORECASE,
)


class Extract(NamedTuple):
    """What a body says: claims and counts of places taken, each in the order of its quotes."""

    claims: list[Claim]
    counts: list[CountClaim]


def extract_claims(
    body: str, *, headline: str = "", published_on: date | None, lexicon: Lexicon
) -> list[Claim]:
    """Read a body into claims, in the order of their quotes; see `read_body`."""
    return read_body(body, headline=headline, published_on=published_on, lexicon=lexicon).claims


def read_body(
    body: str, *, headline: str = "", published_on: date | None, lexicon: Lexicon
) -> Extract:
    """Read a body (headline, empty line, text); what does not tell of war says nothing.

    `published_on` is the day printed, in the outlet's time zone; without it relative dates
    stay unresolved. Every quote is body[start:end]. Never raises on any text.
    """
    cut = sentences(body, headline=headline)
    named = names_in_sentences(lexicon, body, cut)
    every = [mention for _, mentions in named for mention in mentions]
    if not tells_of_war(body, every, lexicon=lexicon):
        return Extract([], [])
    setting = setting_of(body)
    if setting.overwhelming:
        return Extract([], [])
    people = persons(body)
    named = without_people(lexicon, body, named, people)
    resolver = Resolver(lexicon, [each for _, mentions in named for each in mentions], body)
    named = without_far_namesakes(resolver, body, named)
    every = [mention for _, mentions in named for mention in mentions]
    expressions = find_dates(body, published_on=published_on)
    reader = Reader(
        body,
        lexicon,
        published_on,
        setting,
        expressions,
        Places(lexicon, resolver, every, body, people),
        Actors(lexicon, every, body, people, [each.start for each in cut]),
        [each.start for each in cut],
        dated_stretches(body, expressions) or stamped_stretches(body, published_on, expressions),
    )
    parses = parse(pair for pair in named if _is_worth_parsing(body, *pair))
    claims = [claim for each in parses for claim in most_telling(_claims_of(reader, each))]
    claims += find_listed(reader, named)
    claims += find_named_next(reader, named)
    claims += find_headed(reader, named, claims)
    claims = as_remembered(body, claims, published_on)
    counts = find_counts(body, cut, reader.expressions, published_on)
    told = completed(reader.places, reader.actors, claims, counts, reader.advances)
    return Extract(once_each(told), counts)


def _is_worth_parsing(body: str, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    in_entry = head_over(entry_heads(body), sentence.start) is not None
    return worth_parsing(sentence.text, mentions, in_entry=in_entry)


def extract_counts(body: str, *, headline: str = "", published_on: date | None) -> list[CountClaim]:
    """Every count of places taken that a body makes ("the ninth capital since Friday")."""
    cut = sentences(body, headline=headline)
    return find_counts(body, cut, find_dates(body, published_on=published_on), published_on)


def _claims_of(reader: Reader, parsed: Parse) -> Iterator[Claim]:
    deeds = find_deeds(parsed)
    for deed in deeds:
        judgement = as_occurred(parsed, deed, judge(parsed, deed, reader.actors))
        if judgement is None:
            continue
        kind = deed.frame.kind
        places = _places_of(reader, parsed, deed, deeds, judgement.stance)
        if not places and (deed.frame.needs_place or kind not in MAY_BE_NOWHERE):
            reader.advances.extend(_advances(reader, parsed, deed, judgement))
            reader.unnamed.extend(_unnamed(reader, parsed, deed, judgement))
            continue
        if any(_joined_counts(parsed, deed)) or _counts_within(reader, parsed, deed, places):
            reader.unnamed.extend(_unnamed(reader, parsed, deed, judgement))
        found: list[FoundPlace | None] = [*places] or [None]
        for place in found:
            read = _claim(reader, parsed, deed, judgement, kind, place)
            wide = is_wide(reader.lexicon, place)
            if claim := as_told(parsed, deed, read, reader.published_on, wide=wide):
                yield claim
                if claim.kind in TAKEN and claim.stance.says_it_happened:
                    reader.taken.append(claim)
                    if place is not None:
                        reader.places.told_taken(place)
                    for taker in () if deed.frame.holds else takers_of(claim)[:1]:
                        reader.actors.told_as_taker(taker, claim.quote.end)
    yield from find_denials(reader, parsed)
    yield from find_statements(parsed, reader.actors, reader.expressions, reader.published_on)


def _counts_within(reader: Reader, parsed: Parse, deed: Deed, places: Sequence[FoundPlace]) -> bool:
    """Whether `ten districts of Kesh` are told of: some of Kesh, which the text may name."""
    several = any(is_several(parsed, word) for word in deed.places)
    return several and all(each.part or is_wide(reader.lexicon, each) for each in places)


def _joined_counts(parsed: Parse, deed: Deed) -> list[Word]:
    """The villages of `took the city of X and 24 villages`."""
    joined = (each for word in deed.places for each in conjuncts(parsed, word)[1:])
    return [each for each in joined if is_several(parsed, each)]


def _advances(reader: Reader, parsed: Parse, deed: Deed, judgement: Judgement) -> Iterator[Advance]:
    """`captured a string of towns`: who takes places that are named elsewhere."""
    kind = deed.frame.kind
    unlike = kind not in TAKEN or deed.frame.threat or deed.frame.holds
    if unlike or not judgement.stance.says_it_happened:
        return
    told = _dated(reader, parsed, deed, judgement, None, kind)
    towns = [word for word in deed.places if word.lemma in CITY_NOUNS]
    several = any(word.tag == "NNS" for word in towns)
    when = told.when if (several or _any_new(parsed, towns)) and told.dated else None
    which = "one of the towns" if several else "the town"
    takers: list[ActorMention | None] = [
        each
        for each in _actors_of(reader, parsed, deed, kind)
        if each.role is ActorRole.TAKER and any_armed(reader.lexicon, [each])
    ]
    for taker in takers or ([None] if when else []):
        yield Advance(deed.trigger.start, kind, taker, when, f"{which} taken {told.derivation}")


def _unnamed(reader: Reader, parsed: Parse, deed: Deed, judgement: Judgement) -> Iterator[Claim]:
    """`24 settlements had been retaken`: what the names in the next sentence may be of."""
    heads = (*deed.places, *_joined_counts(parsed, deed))
    towns = any(is_several(parsed, word) for word in heads)
    told = deed.frame.kind in TAKEN and not deed.frame.threat and not judgement.attempt
    told = told and deed.frame.place is not Slot.PREPOSITION and judgement.stance.says_it_happened
    claim = (
        _claim(reader, parsed, deed, judgement, deed.frame.kind, None) if towns and told else None
    )
    if claim is not None:
        yield claim


def _places_of(
    reader: Reader, parsed: Parse, deed: Deed, deeds: Sequence[Deed], stance: Stance
) -> list[FoundPlace]:
    found = [place for head in deed.places for place in reader.places.meant_by(parsed, head)]
    pointed = bool(found) and all(word.tag == "NNS" for word in deed.places)
    if pointed and all(place.end == deed.places[0].end for place in found):
        found = just_told(reader, parsed, deed, len(found)) or found
    if stance is Stance.DENIED and deed.frame.kind in TAKEN:
        found = [told_of(reader, parsed, place) for place in found]
    if all(each.part for each in found) and deed.frame.kind in TAKEN and tells_of_place(deed):
        found = [
            place for head in deed.places for place in reader.places.held_by_its_verb(parsed, head)
        ] or found
    if (
        deed.frame.kind in TAKEN
        and not deed.frame.threat
        and (not found or _any_new(parsed, deed.places))
    ):
        led = towns_led_by_with(parsed, deed.clause)
        found = [place for head in led for place in reader.places.meant_by(parsed, head)] or found
    if found and deed.frame.kind in TAKEN and tells_of_place(deed):
        found += [
            place for head in deed.places for place in reader.places.joined_names(parsed, head)
        ]
    if found and deed.frame.kind in TAKEN:
        inside = within(reader.expressions, parsed.sentence.start, parsed.sentence.end)
        found += reader.places.dated_one_by_one(parsed, found, inside)
    if not found and deed.frame.kind not in TAKEN | {EventKind.CONTESTED, EventKind.VISIT}:
        found = located(parsed, deed, reader.places) or shared_scene(
            parsed, deed, deeds, reader.places
        )
    if not found and deed.frame.kind is EventKind.WITHDREW and stance is Stance.PLANNED:
        found = _theatre(reader, parsed, deed)
    them = any(word.text.lower() == "them" for word in deed.losers)
    drives_out = deed.frame.kind in TAKEN and deed.frame.particle == "out" and them
    if not found and (drives_out or (deed.frame.kind is EventKind.WITHDREW and deed.actors)):
        found = just_taken(reader, parsed)
    if not found and deed.frame.kind in TAKEN and opens_sentence(parsed, deed.clause):
        found = reader.places.headed_by(parsed)  # "PALMYRA - Taken by the army in March"
    if not found and not deed.places and drives_back(deed):
        before = entered_before(deed, deeds)
        found = [place for head in before for place in reader.places.meant_by(parsed, head)]
        found = found or told_taken_last(reader, parsed)
    if not found and drives_back(deed):
        found = reader.places.led_by(parsed)  # "In X, it was the army that drove them out"
    found = [reader.places.behind_dateline(parsed, deed.trigger, place) for place in found]
    if _told_by_another(deed, deeds, found):
        return []
    fitting = once(place for place in found if place_fits(reader.lexicon, deed, place))
    if deed.frame.kind is EventKind.TALKS:
        fitting = venue(reader.lexicon, fitting)
    return narrowest(reader.lexicon, deed, fitting)


def _told_by_another(deed: Deed, deeds: Sequence[Deed], found: Sequence[FoundPlace]) -> bool:
    """`Two towns that rebels had overrun are in the army's hands: A and B`: the main clause's."""
    if deed.clause.dep != "relcl" or deed.frame.kind not in TAKEN or not found:
        return False
    return any(
        other.frame.kind in TAKEN
        and [*other.places] == [*deed.places]
        and deed.clause.start < other.clause.start < min(place.start for place in found)
        for other in deeds
    )


def _any_new(parsed: Parse, nouns: Sequence[Word]) -> bool:
    """Whether what is taken is `a capital`, `another town`, which something else names."""
    articles = (each for word in nouns for each in parsed.children(word, "det"))
    return any(each.text.lower() in {"a", "an", "another"} for each in articles)


def _theatre(reader: Reader, parsed: Parse, deed: Deed) -> list[FoundPlace]:
    """A withdrawal from nowhere in particular is one from the country of the conflict."""
    if deed.trigger.lemma not in {"withdraw", "withdrawal", "pullout"}:
        return []
    known = reader.lexicon.countries
    countries = [known[code] for code in reader.lexicon.theatre.countries if code in known]
    if len(countries) != 1:
        return []
    return [FoundPlace(countries[0].id, deed.trigger.text, deed.trigger.start, deed.trigger.end)]


def _claim(
    reader: Reader,
    parsed: Parse,
    deed: Deed,
    judgement: Judgement,
    kind: EventKind,
    place: FoundPlace | None,
) -> Claim | None:
    kind = as_far_as_told(parsed, deed, judgement, kind, place)
    if deed.frame.likewise:
        if not (before := told_just_before(reader, parsed)):
            return None
        in_part = place is not None and bool(place.part)
        kind = EventKind.CONTESTED if in_part else before.kind
        actors = takers_of(before)
    else:
        actors = _actors_of(reader, parsed, deed, kind)
    already = _is_already(parsed, deed)
    if not actors_fit(reader.lexicon, deed, kind, place, actors, already=already):
        return None
    if deed.frame.kind in TAKEN and is_borrowed(reader, parsed, deed, place, actors):
        return None
    if deed.frame.holds and kind not in TAKEN:
        return None
    if still_held(reader, parsed, deed, place, actors):
        return None
    actors = without_holders(reader, parsed, deed, place, actors)
    if deed.frame.holds and kind is EventKind.CAPTURED and has_always_held(reader, place, actors):
        changed = (
            was_taken_by_others(reader, parsed, place, actors)
            or was_taken_back(reader, place)
            or _newly(parsed, deed)
            or bool(preposition_objects(parsed, deed.clause, frozenset({"since"})))
        )
        if deed.clause.lemma in _STAYS or not changed:
            return None
        kind = EventKind.RECAPTURED
    kind = lost_again(reader, back_in_hand(reader, kind, place, actors), place, actors)
    kind = by_whom(kind, actors)
    when = _dated(reader, parsed, deed, judgement, place, kind)
    quote = quote_of(reader, parsed, deed, place, when.expression)
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
        speaks_for=judgement.speaks_for,
        holds=deed.frame.holds and kind in TAKEN,
    )


def _is_already(parsed: Parse, deed: Deed) -> bool:
    """`already controlled X`, `now fully controlled X`; `residents said the rebels held X`."""
    beside = {word.lemma for word in parsed.children(deed.clause, "advmod")}
    above = parsed.head(deed.clause)
    told = deed.clause.dep == "ccomp" and above.lemma in SAYS and above.tag in {"VBD", "VBN"}
    if told and any(allegiance_of(each.text) is Allegiance.REBEL for each in deed.actors):
        return True
    return bool(beside & {"already", "now", "fully", "completely", "briefly"})


def _newly(parsed: Parse, deed: Deed) -> bool:
    """`is now fully in government hands`, `announced that it controlled X`: it was not before."""
    told = [deed.clause, *deed.also]
    words_beside = (each for word in told for each in parsed.children(word, "advmod", "amod"))
    above = list(parsed.ancestors(deed.clause))[:2]
    owners = [each for word in deed.actors for each in parsed.children(word, "poss")]
    of_itself = any(word.text.lower() in {"it", "they", "we"} for word in deed.actors)
    of_itself = of_itself or any(word.text.lower() in {"its", "their", "our"} for word in owners)
    announced = any(
        word.lemma in _TELL_NEWS or (of_itself and word.lemma in SAYS) for word in above
    )
    by_then = preposition_objects(parsed, deed.clause, frozenset({"by"}))
    newly = any(word.lemma in _NEWLY for word in words_beside)
    return announced or newly or any(word.lemma in _BY_THEN for word in by_then)


def _actors_of(
    reader: Reader, parsed: Parse, deed: Deed, kind: EventKind
) -> tuple[ActorMention, ...]:
    role = ActorRole.TAKER if kind in TAKEN else ActorRole.PARTICIPANT
    if kind is EventKind.WITHDREW:
        role = ActorRole.LOSER
    found = reader.actors.meant_by(parsed, deed.actors, role)
    if kind is EventKind.CONTESTED:
        found = reader.actors.meant_by(parsed, deed.actors, ActorRole.PARTICIPANT)
    losers = reader.actors.meant_by(parsed, deed.losers, ActorRole.LOSER)
    named = {(each.text, each.actor) for each in losers if not each.inferred}
    takers = tuple(
        each for each in found if not each.inferred or (each.text, each.actor) not in named
    )
    if deed.clause.pos == "NOUN":  # "the president announced its liberation"
        takers = tuple(each for each in takers if not each.person)
        losers = tuple(each for each in losers if not each.person)
    acting = {(each.text, each.actor) for each in takers}
    others = tuple(
        each for each in losers if not each.inferred or (each.text, each.actor) not in acting
    )
    return (*takers, *others)


def _dated(
    reader: Reader,
    parsed: Parse,
    deed: Deed,
    judgement: Judgement,
    place: FoundPlace | None,
    kind: EventKind,
) -> dating.Dating:
    sentence = parsed.sentence
    inside = within(reader.expressions, sentence.start, sentence.end)
    heading = heading_over(reader.stretches, deed.trigger.start)
    if heading is not None and not inside:
        inside = [heading]  # from which `hours after X` counts
    if judgement.stance is Stance.PLANNED and (plan := dating.planned(inside)):
        return plan
    chosen = dating.date_of(parsed, deed, place, inside, reader.published_on)
    if reader.published_on is not None and judgement.stance.says_it_happened:
        chosen = dating.by_then(chosen, reader.published_on)
    if chosen.dated or reader.published_on is None:
        return chosen
    if judgement.stance is Stance.FEARED:
        return dating.as_of(reader.published_on)
    if heading is not None:
        return dating.under_heading(heading, reader.published_on)
    if kind in _GOES_ON and (verb := ongoing_verb(parsed, deed)):
        return dating.ongoing(reader.published_on, verb)
    if kind in TAKEN:
        return by_what_is_around(reader, parsed, deed, place, reader.published_on) or chosen
    return chosen


def _manner(parsed: Parse, deed: Deed, kind: EventKind) -> Manner:
    if kind not in TAKEN:
        return Manner.NOT_SAID
    if deed.frame.manner is not Manner.NOT_SAID:
        return deed.frame.manner
    if _UNOPPOSED.search(parsed.sentence.text):
        return Manner.WITHOUT_FIGHT
    return Manner.BY_FORCE if _FOUGHT_FOR.search(parsed.sentence.text) else Manner.NOT_SAID
