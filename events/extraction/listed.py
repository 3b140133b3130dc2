"""Entries of lists that name a town without a verb: `Aug. 6 - ZARANJ.` under `Fallen cities`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from events.extraction import dating
from events.extraction.claims import Claim, Quote
from events.extraction.headings import heading_over
from events.extraction.reader import Reader
from events.extraction.sentences import Sentence
from events.lexicon import Mention
from events.vocabulary import EventKind, PlaceKind, Stance

_TOLD_AS_TAKEN = re.compile(
    r"\b(?:captured|seized|fallen|fell|taken|overrun|lost|falls?|under \w+ control)\b",
    re.IGNORECASE,
)
_STILL_HELD = re.compile(
    r"\b(?:contested|attacked|besieged|threatened|under attack|held by the government|fighting|"
    r"retaken|recaptured|not fallen)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\n([^\n]{4,80}):[ \t]*(?=\n)")
_JOINS = re.compile(r",? (?:and )?|, ")
_NAMED_ALONE = re.compile(r"(?: city| town)?(?:[.:–—]|, (?:the )?(?:capital|[\w -]*km\b)[^.]*\.)")


def find_listed(reader: Reader, named: Sequence[tuple[Sentence, Sequence[Mention]]]) -> list[Claim]:
    """A taking for each town that heads an entry by day, in a list of towns said to be taken."""
    entries = [(sentence, mentions) for sentence, mentions in named if sentence.entry and mentions]
    if not entries:
        return []
    headings = list(_HEADING.finditer(reader.body))
    ends = [heading.end() for heading in headings]

    def heading_above(at: int) -> re.Match[str] | None:
        before = bisect_left(ends, at)
        return headings[before - 1] if before else None

    return [
        claim
        for sentence, mentions in entries
        if _is_of_taken(reader.body, heading_above(sentence.start))
        for claim in _takings_of(reader, sentence, mentions)
    ]


def _is_of_taken(body: str, over: re.Match[str] | None) -> bool:
    """Whether the heading over an entry, or failing one the head of the text, tells of takings."""
    told = over.group(1) if over else body[: body.find("\n\n", body.find("\n\n") + 2)]
    return bool(_TOLD_AS_TAKEN.search(told)) and not (over and _STILL_HELD.search(told))


def _takings_of(reader: Reader, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Claim]:
    heading = heading_over(reader.stretches, sentence.start)
    heads = _heads(reader, sentence, mentions)
    if heading is None or not heads:
        return
    when = dating.under_heading(heading, reader.published_on)
    for mention in heads:
        place = reader.places.choose(mention, PlaceKind.CITY)
        yield Claim(
            kind=EventKind.CAPTURED,
            stance=Stance.ASSERTED,
            quote=Quote.of(reader.body, heading.start, mention.end),
            place=place,
            place_text=mention.text,
            when=when.when,
            derivation=when.derivation,
        )


def _heads(reader: Reader, sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The towns that an entry begins with, if nothing but what they are is said of them.

    A province behind a town says where it lies.
    """
    heads: list[Mention] = []
    body, end = reader.body, sentence.start
    for mention in mentions:
        if not mention.names_place or not (
            mention.start == end or (heads and _JOINS.fullmatch(body, end, mention.start))
        ):
            break
        if not (heads and _is_province(reader, mention)):
            heads.append(mention)
        end = mention.end
    return heads if heads and _NAMED_ALONE.match(body, end) else []


def _is_province(reader: Reader, mention: Mention) -> bool:
    place = reader.places.choose(mention, PlaceKind.CITY)
    return place is not None and reader.lexicon.places[place].kind == PlaceKind.PROVINCE
