"""The names in each sentence of an article, of places and of actors."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.context import is_within_longer_name, speakers, with_article
from events.extraction.nations import letters_shared, stem_of
from events.extraction.parties import long_names, own_names, parties
from events.extraction.resolution import TOWN_OF_SIZE, Resolver
from events.extraction.sentences import Sentence
from events.extraction.toponym_forms import is_of_people
from events.extraction.toponyms import (
    occurrences,
    ordinary_words,
    shown_as_places,
    toponyms,
)
from events.lexicon import Lexicon, Mention
from events.vocabulary import PlaceKind

_AL = re.compile(r"(?<![\w-])[AaEe]l-\Z")
_PARTS = re.compile(r"[ -]")
_LINKED = re.compile(r"-(?:(?:e|i|ye|al|el|ul)[- ])?[A-Z]| (?:a[lnrsz]|ash|el|ul)-[A-Z]")
_INITIALS = re.compile(r"\(([A-Z]{3,8})\)")  # "the Movement for Democracy (MODEL)"
_ENDING = 3  # letters by which its name may be longer or shorter


def names_in_sentences(
    lexicon: Lexicon, body: str, cut: Sequence[Sentence]
) -> list[tuple[Sentence, list[Mention]]]:
    """The names in each sentence: the lexicon's, and toponyms that the text itself tells."""
    known = [(sentence, _mentions(lexicon, sentence)) for sentence in cut]
    known = _without_pieces(body, known)
    every = [mention for _, mentions in known for mention in mentions]
    towns = {each.text for each in every if _is_town(lexicon, each)}
    provinces = {each.text for each in every if _is_province(lexicon, each)}
    others = _of_known_places(toponyms(body, every, towns, provinces), every)
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


def _of_known_places(shown: Sequence[Mention], known: Sequence[Mention]) -> list[Mention]:
    """`Bor fell`, beside `in Bor`: short names are known within a sentence alone."""
    places = {each.text: each.places for each in known if each.names_place}
    return [
        replace(each, places=places[each.text], toponym=False) if each.text in places else each
        for each in shown
    ]


def _is_town(lexicon: Lexicon, mention: Mention) -> bool:
    kinds = {lexicon.places[place].kind for place in mention.places}
    return bool(kinds & {PlaceKind.CITY, PlaceKind.DISTRICT})


def _is_country(lexicon: Lexicon, mention: Mention) -> bool:
    """`the Central African Republic`: a name with an article of its own."""
    return any(lexicon.places[place].kind == PlaceKind.COUNTRY for place in mention.places)


def _is_province(lexicon: Lexicon, mention: Mention) -> bool:
    kinds = {lexicon.places[place].kind for place in mention.places}
    return PlaceKind.PROVINCE in kinds


def _without_pieces(
    body: str, named: Sequence[tuple[Sentence, list[Mention]]]
) -> list[tuple[Sentence, list[Mention]]]:
    """The same without places that are a piece of a longer name: `Adan` of `Adan Yabaal`."""
    places = {each.text for _, mentions in named for each in mentions if each.names_place}
    longer = {
        name
        for name in shown_as_places(body, places)
        if name not in places and places & {*_PARTS.split(name)}
    }
    within = [(start, start + len(name)) for start, name in occurrences(body, longer)]
    if not within:
        return list(named)
    return [
        (sentence, [each for each in mentions if not _is_piece(body, each, within)])
        for sentence, mentions in named
    ]


def _is_piece(body: str, mention: Mention, within: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(within, (mention.start + 1, 0)) - 1
    inside = at >= 0 and mention.end <= within[at][1] and mention.names_place
    shorter = inside and mention.end - mention.start < within[at][1] - within[at][0]
    linked = _LINKED.match(body, mention.end) is not None
    return shorter and not mention.actors and (linked or is_within_longer_name(body, mention))


def without_people(
    lexicon: Lexicon,
    body: str,
    named: Sequence[tuple[Sentence, list[Mention]]],
    people: frozenset[str],
) -> list[tuple[Sentence, list[Mention]]]:
    """The same without toponyms that are people here, or pieces of longer names."""
    speaking = speakers(body)
    speaking_people = {
        each.text
        for _, mentions in named
        for each in mentions
        if each.text in speaking and _is_small(lexicon, each)
    }
    names = {each.text for _, mentions in named for each in mentions if not each.actors}
    lands = {each.text for _, mentions in named for each in mentions if _is_country(lexicon, each)}
    others = (
        people | speaking_people | with_article(body, names - lands) | ordinary_words(body, names)
    )
    others |= {*_INITIALS.findall(body)}
    others |= _of_parties(lexicon, body, named) | {
        each for each in names if _is_demonym(lexicon, each)
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


def _of_parties(
    lexicon: Lexicon, body: str, named: Sequence[tuple[Sentence, list[Mention]]]
) -> set[str]:
    """Names of places that the text gives to an armed party: `Seleka` of `Seleka rebels`."""
    small = {
        each.text
        for _, mentions in named
        for each in mentions
        if each.names_place and _is_small(lexicon, each)
    }
    called = {
        name for party in parties(body) for name in own_names(party.text) if name != party.text
    }
    called |= set(long_names(body))
    called |= {name.split("-", 1)[1] for name in called if name.lower().startswith(("al-", "el-"))}
    return {
        name
        for name in small & called
        if not re.search(rf"\b(?:in|near|into|around|at|outside) {re.escape(name)}\b", body)
    }


def _is_demonym(lexicon: Lexicon, name: str) -> bool:
    """`Somali`: a people of a country, though a region may be called so too."""
    if " " in name or not (is_of_people(name) or name.endswith("i")):
        return False
    return any(
        country.name.startswith(name[0])
        and name != country.name
        and abs(len(name) - len(country.name)) < _ENDING
        and letters_shared(name, country.name)
        and name.startswith(stem_of(country.name))
        for country in lexicon.countries.values()
    )


def without_far_namesakes(
    resolver: Resolver, body: str, named: Sequence[tuple[Sentence, list[Mention]]]
) -> list[tuple[Sentence, list[Mention]]]:
    """The same without names that mean no place the gazetteer has.

    What the text itself shows to be a place stays one, of which no more is known.
    """
    far = [
        each
        for _, mentions in named
        for each in mentions
        if not each.actors and not resolver.is_likely(each)
    ]
    if not far:
        return list(named)
    shown = shown_as_places(body)
    gone = {each.start for each in far}
    return [
        (
            sentence,
            [
                replace(each, places=(), toponym=True) if each.start in gone else each
                for each in mentions
                if each.start not in gone or each.text in shown
            ],
        )
        for sentence, mentions in named
    ]


def _is_small(lexicon: Lexicon, mention: Mention) -> bool:
    """Whether no place of a name is of a size that makes it speak for a government."""
    places = [lexicon.places[place] for place in mention.places]
    return all(
        place.population < TOWN_OF_SIZE and place.kind != PlaceKind.COUNTRY for place in places
    )


def _mentions(lexicon: Lexicon, sentence: Sentence) -> list[Mention]:
    found = _joined_over_border(
        lexicon,
        sentence.text,
        [_with_its_article(sentence.text, each) for each in lexicon.mentions(sentence.text)],
    )
    return [
        replace(mention, start=mention.start + sentence.start, end=mention.end + sentence.start)
        for mention in found
    ]


def _joined_over_border(lexicon: Lexicon, text: str, found: list[Mention]) -> list[Mention]:
    """`Tamur-Genth`, a crossing named after its towns on both sides: one name, of either."""
    joined: list[Mention] = []
    for mention in found:
        before = joined[-1] if joined else None
        linked = before is not None and text[before.end : mention.start] in {"-", "–"}
        if before and linked and _lie_apart(lexicon, before, mention):
            name = text[before.start : mention.end]
            places = (*before.places, *mention.places)
            joined[-1] = Mention(before.start, mention.end, name, places)
        else:
            joined.append(mention)
    return joined


def _lie_apart(lexicon: Lexicon, one: Mention, other: Mention) -> bool:
    """Whether two names are of towns of different countries."""
    towns = all(each.names_place and _is_town(lexicon, each) for each in (one, other))
    lands = [{lexicon.places[place].country for place in each.places} for each in (one, other)]
    return towns and lands[0].isdisjoint(lands[1])


def _with_its_article(text: str, mention: Mention) -> Mention:
    """`al-Jamil`, of which the lexicon has `Jamil`."""
    match = _AL.search(text, max(0, mention.start - 3), mention.start)
    if match is None or not mention.names_place:
        return mention
    return replace(mention, start=match.start(), text=text[match.start() : mention.end])
