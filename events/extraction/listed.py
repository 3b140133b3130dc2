"""Entries of lists that name a town without a verb: `Aug. 6 - ZARANJ.` under `Fallen cities`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from events.extraction import dating
from events.extraction.claims import Claim, Quote
from events.extraction.entry_heads import EntryHead, entry_heads, head_over
from events.extraction.headings import heading_over
from events.extraction.language import Parse, Word
from events.extraction.place_phrases import OF, SITES, complements
from events.extraction.plausible import TAKEN
from events.extraction.reader import Reader
from events.extraction.resolution import CITY_NOUNS
from events.extraction.sentences import Sentence
from events.extraction.toponym_cues import TOPONYM
from events.extraction.wordlists import words
from events.lexicon import Mention
from events.vocabulary import EventKind, PlaceKind, Stance

_TOLD_AS_TAKEN = re.compile(
    r"\b(?:captured|seized|fallen|fell|taken|overrun|lost|falls?|gained|under \w+ control)\b",
    re.IGNORECASE,
)
_STILL_HELD = re.compile(
    r"\b(?:contested|attacked|besieged|threatened|under attack|held by the government|fighting|"
    r"retaken|recaptured|not fallen|clashes)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\n([^\n]{4,80}):[ \t]*(?=\n)")
_TOPONYM = re.compile(TOPONYM)
_JOINS = re.compile(r",? (?:and )?|, ")
_NAMED_ALONE = re.compile(r"(?: city| town)?(?:[.:–—]|, (?:the )?(?:capital|[\w -]*km\b)[^.]*\.)")


# What a text counts before it names them.
_SEVERAL = CITY_NOUNS | SITES | {"district", "settlement", "community", "place", "area"}
_CENTRES = frozenset({"center", "centre", "headquarters"})
_TOWNS = r"(?:towns|cities|villages|districts|capitals|settlements|places|communities|areas)"
# `The areas freed are A, B and C`.
_TELLS_ITSELF = re.compile(
    rf"The (?:\w+ )?{_TOWNS} (?:(?P<back>freed|liberated|recaptured|retaken|regained|cleared)|"
    r"captured|seized|taken|overrun|lost)(?: [\w ]{2,30})?? (?:are|were|include|included)[ :]+|"
    rf"The (?:newly |recently )?(?:(?P<won>freed|liberated|recaptured|retaken)|"
    rf"fallen|captured|seized|overrun|lost|occupied) {_TOWNS} (?:are|were|include|included)[ :]+|"
    r"(?:Lost|Captured|Seized|Taken|Overrun|(?P<again>Retaken|Recaptured|Liberated|Freed)) "
    rf"(?:are|were) (?:the (?:[\w-]+ ){{0,2}}{_TOWNS} of )?"
)
_NAMES_THEM = re.compile(
    rf"(?:The (?:other|rest|remaining|new)(?:s| (?:\w+ )?(?:{_TOWNS}|ones))?|They|These|Those|"
    rf"Among (?:them|these|those)|The {_TOWNS}(?: concerned| affected| in question)?)"
    r"(?: (?:that|which) [^,.;]{3,50}?)?,? "
    r"(?:have been (?:named|identified) as|(?:are|were) (?:named|identified|listed) as|"
    r"are|were|is|was|include|included)[ :]+(?:the [\w -]{0,30} of )?|"
    # "In a statement he named the villages as A and B"
    rf"[^.;:\n]{{0,120}} (?:(?:named|identified|listed) (?:the (?:\w+ )?{_TOWNS}|them) as|"
    rf"(?:names|list) of (?:the |these |those )?(?:{_TOWNS}|two|three|four|five|six|others)"
    r"(?: as)?)[ :]+|"
    # "In the north the head of state named A and B"
    r"[^.;:\n]{0,80}\b(?:head of state|president|minister|ministry|statement|army|spokes\w+|"
    r"officials?|governor|s?he|it|they) (?:has |have |also )?(?:named|listed|mentioned) (?=[A-Z])"
)
# `One of them is X, which ...; another is Y`.
_ONE_OF_THEM = re.compile(
    rf"One of (?:them|these|those) (?:is|was) (?P<name>{TOPONYM})"
    rf"(?:[^.;]{{0,120}}(?:;|,? and) (?:another|the other|others?) (?:is|was|are|were) "
    rf"(?P<other>{TOPONYM}))?"
)
_WERE_AMONG = re.compile(
    rf"{TOPONYM}(?:, {TOPONYM}){{0,6}} and {TOPONYM} (?:were|are|was) (?:all )?among "
    r"(?:them|these)\b"
)
_BEHIND_NAME = re.compile(
    r"(?: (?:district|town|city|village)s?)?(?: \([^)]{1,60}\))?"
    rf"(?:,? in (?:the )?(?:[a-z]+ (?:of )?)?{TOPONYM}"
    r"(?: (?:province|state|region|county|district))?)?"
    r"(?P<more>,? and |,? as well as |, |; )?(?:and )?(?:the (?:[a-z-]+ ){0,3}of )?"
    rf"(?:(?:one|two|three|four|five|six) in (?:the )?{TOPONYM}(?: province)?[,:] )?"
)
# `The districts that the army has retaken` are these:
_ARE_THESE = re.compile(
    r"(?: (?!by\b)[\w’'-]+){0,4}? (?:are|were|include|included)[ :]+(?:the [\w -]{0,30} of )?"
)
_SOON = 400  # code points over which `the names of the three are` points back
_NEAR = 1_000  # code points behind a count within which its towns are named
_QUANTITIES = words("dozen score hundred number string series handful majority")
_FEWEST = 2  # names that make a list


def is_several(parse: Parse, word: Word) -> bool:
    """Whether a noun tells of several towns: `24 settlements`, `dozens of villages`."""
    if word.lemma in _QUANTITIES or (word.tag == "NNS" and word.lemma in _CENTRES):
        of_districts = {"district", "town"} & {each.lemma for each in parse.children(word)}
        return bool(of_districts) or any(
            is_several(parse, each) for each in complements(parse, word, OF)
        )
    return word.tag == "NNS" and word.lemma in _SEVERAL


def find_named_next(
    reader: Reader, named: Sequence[tuple[Sentence, Sequence[Mention]]]
) -> list[Claim]:
    """`24 settlements had been retaken. They include A, B and C`: A, B and C were retaken."""
    ends = {each.quote.end: each for each in reader.unnamed}
    found: list[Claim] = []
    for sentence, mentions in named:
        for end, claim in ends.items() if ends else ():
            if sentence.start < end <= sentence.end:
                found += _continued(reader, claim, sentence, mentions)
        if told := _TELLS_ITSELF.match(sentence.text):
            names = _list_from(reader.body, sentence.start + told.end())
            taken = _told_alone(reader, told, sentence.start)
            found += [
                _as_counted(reader, taken, sentence, start, end, mentions) for start, end in names
            ]
    for (before, _), (sentence, mentions) in pairwise(named):
        if one := _ONE_OF_THEM.match(sentence.text):
            counted = _counted_in(ends, before.start, before.end)
            found += [
                _as_counted(
                    reader,
                    counted[-1],
                    sentence,
                    sentence.start + one.start(group),
                    sentence.start + one.end(group),
                    mentions,
                )
                for group in ("name", "other")
                if counted and one.group(group)
            ]
        opening = _NAMES_THEM.match(sentence.text)
        if opening is None and not _WERE_AMONG.match(sentence.text):
            continue
        begin = opening.end() if opening else 0
        named_them = opening is not None and opening.group().rstrip().endswith((" as", ":"))
        of_all = opening is not None and opening.group().startswith(("They are", "These are"))
        since = sentence.start - _SOON if named_them or of_all else before.start
        counted = _counted_in(ends, since, before.end)
        if counted:
            names = _list_from(reader.body, sentence.start + begin)
            found += [
                _as_counted(reader, counted[-1], sentence, start, end, mentions)
                for start, end in names
            ]
    return found


def _counted_in(ends: Mapping[int, Claim], after: int, until: int) -> list[Claim]:
    """The claims of unnamed towns whose words end behind one point of the body, up to another."""
    return [claim for end, claim in ends.items() if after < end <= until]


def _continued(
    reader: Reader, counted: Claim, sentence: Sentence, mentions: Sequence[Mention]
) -> list[Claim]:
    """`The districts that the army has retaken are A in P and B in Q`: A and B."""
    behind = _ARE_THESE.match(reader.body, counted.quote.end, sentence.end)
    names = _list_from(reader.body, behind.end()) if behind else []
    return [_as_counted(reader, counted, sentence, start, end, mentions) for start, end in names]


def _told_alone(reader: Reader, told: re.Match[str], at: int) -> Claim:
    """What `The areas freed are` says of each: as they were counted before, or by its verb."""
    back = told.group("back") or told.group("won") or told.group("again")
    kind = EventKind.RECAPTURED if back else EventKind.CAPTURED
    counted = [each for each in reader.unnamed if each.kind is kind and each.quote.end < at]
    if counted and at - counted[-1].quote.end < _NEAR:
        return counted[-1]
    when = dating.undated(reader.published_on)
    return Claim(
        kind=kind,
        stance=Stance.ASSERTED,
        quote=Quote.of(reader.body, 0, 0),
        when=when.when,
        derivation=when.derivation,
    )


def _list_from(body: str, start: int) -> list[tuple[int, int]]:
    """Where the names of a list stand that begins at a point of the body; [] of fewer than two."""
    found: list[tuple[int, int]] = []
    while name := _TOPONYM.match(body, start):
        found.append(name.span())
        behind = _BEHIND_NAME.match(body, name.end())
        if behind is None or not behind.group("more"):
            break
        start = behind.end()
    return found if len(found) >= _FEWEST else []


def _as_counted(
    reader: Reader,
    counted: Claim,
    sentence: Sentence,
    start: int,
    end: int,
    mentions: Sequence[Mention],
) -> Claim:
    known = (each for each in mentions if (each.start, each.end) == (start, end))
    mention = next((each for each in known if each.names_place), None)
    return replace(
        counted,
        quote=Quote.of(reader.body, sentence.start, end),
        place=reader.places.choose(mention, PlaceKind.CITY) if mention else None,
        place_text=reader.body[start:end],
    )


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


def find_headed(
    reader: Reader, named: Sequence[tuple[Sentence, Sequence[Mention]]], claims: Sequence[Claim]
) -> list[Claim]:
    """A taking for each town in capitals that heads an entry, in a list of towns said to be taken.

    Of which the entry itself tells neither that they were taken nor that they are fought for.
    """
    heads = entry_heads(reader.body)
    lead = reader.body[: heads[0].start] if heads else ""
    if not _TOLD_AS_TAKEN.search(lead) or _STILL_HELD.search(lead):
        return []
    told = {head_over(heads, claim.quote.start) for claim in claims if claim.kind in TAKEN}
    silent = {
        head
        for head, section in _by_section(reader.body, heads)
        if head not in told
        and not _STILL_HELD.search(section)
        and not _STILL_HELD.search(reader.body, head.told, head.until)
    }
    return [
        _of_head(reader, mention)
        for _, mentions in named
        for mention in mentions
        if mention.names_place
        if (head := head_over(heads, mention.start)) in silent and mention.start < head.end
    ]


def _by_section(body: str, heads: Sequence[EntryHead]) -> Iterator[tuple[EntryHead, str]]:
    """Each entry with the line that heads its section, such as `CONTESTED`; '' where none does."""
    section, end = "", heads[0].start if heads else 0
    for head in heads:
        section = body[end : head.start].strip() or section
        yield head, section
        end = head.until


def _of_head(reader: Reader, mention: Mention) -> Claim:
    heading = heading_over(reader.stretches, mention.start)
    when = (
        dating.under_heading(heading, reader.published_on)
        if heading
        else dating.undated(reader.published_on)
    )
    return Claim(
        kind=EventKind.CAPTURED,
        stance=Stance.ASSERTED,
        quote=Quote.of(reader.body, mention.start, mention.end),
        place=reader.places.choose(mention, PlaceKind.CITY),
        place_text=mention.text,
        when=when.when,
        derivation=when.derivation,
    )


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
