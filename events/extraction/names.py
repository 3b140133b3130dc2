"""The names in each sentence of an article, of places and of actors."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.context import is_within_longer_name, speakers, with_article
from events.extraction.resolution import TOWN_OF_SIZE, Resolver
from events.extraction.sentences import Sentence
from events.extraction.toponyms import ordinary_words, shown_as_places, toponyms
from events.lexicon import Lexicon, Mention
from events.vocabulary import PlaceKind


def names_in_sentences(
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
    others = people | speaking_people | with_article(body, names) | ordinary_words(body, names)
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
    return [
        replace(mention, start=mention.start + sentence.start, end=mention.end + sentence.start)
        for mention in lexicon.mentions(sentence.text)
    ]
