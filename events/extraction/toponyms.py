"""Toponyms that the gazetteer lacks, told by the way a text speaks of them."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from events.extraction.entry_heads import entry_heads
from events.extraction.parties import holders
from events.extraction.toponym_cues import (
    BEFALLEN,
    BEFORE_NOUN,
    BEFORE_NOUNS,
    BEHIND_NOUN,
    DATED,
    DONE_TO,
    EACH_ON_ITS_DAY,
    FAR_AWAY,
    IN_ONE,
    IN_THE_NORTH,
    LEFT_TO,
    LIST,
    LOCATED,
    NAMES,
    OF_ITS_OWN,
    SHOWN_BESIDE,
    SPLIT,
    TOPONYM,
)
from events.extraction.toponym_forms import (
    WITH_ARTICLE,
    can_be_place,
    is_no_person,
    is_of_people,
    without_lead,
)
from events.lexicon import Mention

_PEOPLES = re.compile(r"(?:ians|ans|ese|ites|sis|nis|dis)$")
_ARTICLE = re.compile(r"\b(?:the|an?|this|another|every|each) \Z", re.IGNORECASE)
_FUNCTION_WORD = re.compile(
    r" (?:and|or|on|in|at|to|by|of|for|from|with|after|before|when|where|which|that|who|as|has|had|"
    r"have|was|were|is|are|will|would|could|it|they|he|she|the|a|but|while|since|until)\b"
)
_HOME = re.compile(r"\b(?:home|birth) ?\Z")
_FALLS = re.compile(r",? (?:fell|falls|fallen|(?:has|had|have) fallen)\b")
_IN_PROVINCE = re.compile(r" district,? in (?:the )?(?:[\w-]+ ){0,3}province\b")
_LOST_OR_WON = re.compile(
    r"\b(?:fell|fallen|fall|captured|seized|taken|took|lost|overrun|districts?|retaken|recaptured|"
    r"control|hands)\b"
)
_WRESTED = re.compile(
    r"\b(?:captur|seiz|took|take|tak|retook|retak|recaptur|wrest|liberat|won|win|freed|free|regain|"
    r"recover|reclaim)\w*\b[^.;:\n]*\Z"
)
_ACTS = re.compile(r" (?:did|was|were|had|has|have|is|are|said|says|will|would|could)\b")
_CLAUSE = 80  # code points in which a verb of taking governs a `from`
_TEXTS = 4  # whose names are kept: each is asked for them several times over
_FEWEST_TOWNS = 2  # of a list, for the rest of it to be places too
# What follows a given name or an initial: a surname.
_GIVEN_NAME = re.compile(r"[a-z,;”\"] (?:[A-Z][\w’'-]+|[A-Z]\.) ((?:al-|el-)?[A-Z][\w’'-]*\w)")
_ATTACKS = re.compile(
    rf"(?<![\w-])(?<!in )(?<!In )({TOPONYM}) (?:has |have |had |also )?"
    r"(?:attacked|raided|ambushed|abducted|kidnapped|pledged|claimed responsibility)\b"
)
_ONE_OF = re.compile(r"\b[Tt]he (?:[A-Z][\w’'-]+ )?([A-Z][a-z]{2,30})s\b(?![’'])")


def ordinary_words(body: str, names: Collection[str]) -> set[str]:
    """Those of the names that a text also has in small letters and never shows to be places."""
    small = set(re.findall(r"(?<![\w-])[a-z][\w’'-]*", body))
    doubtful = {name for name in names if " " not in name and name.lower() in small}
    return doubtful - set(_shown(body, ())) if doubtful else set()


def toponyms(
    body: str,
    known: Sequence[Mention],
    towns: Collection[str] = (),
    provinces: Collection[str] = (),
) -> list[Mention]:
    """Every occurrence of a name that the text itself says, or shows, to be a place.

    `known` are the mentions of the lexicon, in order: what they cover is left to them; `towns`
    and `provinces` are the names among them that are of such. Time grows linearly with the text.
    """
    names = shown_as_places(body, {each.text for each in known if each.names_place})
    listed = (*_listed_with(body, towns), *_each_in_its_province(body, provinces))
    names |= {name for name in listed if can_be_place(name)}
    names |= {*_heads(body)}
    if not names:
        return []
    return [
        Mention(start, start + len(name), name, toponym=True)
        for start, name in occurrences(body, names)
        if not _covered(start, start + len(name), known)
    ]


def _heads(body: str) -> Iterator[str]:
    """The names of entries in capitals of a list that tells of war place by place."""
    for head in entry_heads(body):
        names = re.split(r", | and | AND ", body[head.start : head.end])
        if all(can_be_place(name.title()) for name in names):
            yield from names


def _each_in_its_province(body: str, provinces: Collection[str]) -> Iterator[str]:
    """Names in `A and B in P, C in Q and D in R all fell`, where P, Q and R are provinces."""
    if not provinces:
        return
    surnames = _surnames(body)
    for sentence in re.split(r"(?<=[.!?])\s|\n", body):
        lists = [
            [without_lead(name) for name in SPLIT.split(match.group("names"))]
            for match in IN_ONE.finditer(sentence)
            if match.group("province") in provinces
        ]
        if len(lists) >= _FEWEST_TOWNS and _LOST_OR_WON.search(sentence):
            for name in (each for several in lists for each in several):
                if name not in surnames and name not in provinces:
                    yield name


def shown_as_places(body: str, known: Collection[str] = frozenset()) -> set[str]:
    """The names that a text says, or shows, to be places; `known` are names of places."""
    return {name for name in _shown(body, known) if can_be_place(name)}


_WORD = re.compile(r"(?<![\w-])\w+")
_GOES_ON = re.compile(r"[\w-]")


def occurrences(body: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where names stand as words of their own, the longest first where several fit."""
    by_word: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        if first := _WORD.match(name):
            by_word.setdefault(first.group(), []).append(name)
    end = 0
    for word in _WORD.finditer(body):
        for name in by_word.get(word.group(), ()) if word.start() >= end else ():
            if body.startswith(name, word.start()):
                behind = word.start() + len(name)
                if not _GOES_ON.match(body, behind):
                    yield word.start(), name
                    end = behind
                    break


def _listed_with(body: str, towns: Collection[str]) -> Iterator[str]:
    """Names in lists of which two are towns, and `A on May 4, B on May 6` beside a town."""
    if not towns:
        return
    surnames = _surnames(body)
    several = (
        [without_lead(name) for name in NAMES.findall(listed.group())]
        for listed in LIST.finditer(body)
    )
    dated = [match.group("name") for match in DATED.finditer(body)]
    for names in (*several, dated):
        if sum(name in towns for name in names) >= _FEWEST_TOWNS:
            for name in names:
                if is_no_person(name) and name not in surnames and not is_of_people(name):
                    yield name


def _shown(body: str, known: Collection[str]) -> Iterator[str]:
    others = _surnames(body) | holders(body) | _actors(body)
    places = {*known, *_told_beside(body)}
    for several in _taken(body):
        among_places = any(name in places or _is_of_place(name) for name in several)
        for name in several:
            sure = among_places or is_no_person(name) or _begins_as_place(name, known)
            if sure and name not in others:
                yield name
    yield from _told_beside(body)


def _is_of_place(name: str) -> bool:
    """`Um al-Qura`: of several words, of which one tells that it is a place."""
    return " " in name and is_no_person(name)


def _begins_as_place(name: str, known: Collection[str]) -> bool:
    """`Hamam al-Alil`, where Hamam is a place too."""
    first, *others = name.split()
    return first in known and bool(others) and all(WITH_ARTICLE.match(each) for each in others)


@lru_cache(_TEXTS)
def _actors(body: str) -> frozenset[str]:
    """Names of whoever attacks, and what one of `the Tigers` is called: no places."""
    return frozenset(_ATTACKS.findall(body)) | frozenset(_ONE_OF.findall(body))


@lru_cache(_TEXTS)
def _surnames(body: str) -> frozenset[str]:
    return frozenset(_GIVEN_NAME.findall(body))


@lru_cache(_TEXTS)
def _taken(body: str) -> tuple[tuple[str, ...], ...]:
    """The names of each list that is told as taken, lost or left."""
    return tuple(
        tuple(_names_in(match, body, pattern))[: -1 if _acts(body, match, pattern) else None]
        for pattern in (DONE_TO, LEFT_TO, BEFALLEN, EACH_ON_ITS_DAY, IN_THE_NORTH)
        for match in pattern.finditer(body)
    )


def _acts(body: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether the last name of `took X and the Kell Front did not resist` has its own verb."""
    if pattern is not DONE_TO or " and " not in (match.group("names") or ""):
        return False
    return _ACTS.match(body, match.end()) is not None


@lru_cache(_TEXTS)
def _told_beside(body: str) -> tuple[str, ...]:
    """The names that words beside them say to be of places."""
    takers, surnames, found = holders(body) | _actors(body), _surnames(body), list[str]()
    for pattern, needed in SHOWN_BESIDE:
        if not any(each in body for each in needed):
            continue
        loose = pattern in (LOCATED, FAR_AWAY, OF_ITS_OWN)
        for match in pattern.finditer(body):
            if loose and _is_wrested(body, match):
                continue
            for at, name in enumerate(_names_in(match, body, pattern)):
                person = loose and (name in surnames or (at > 0 and not is_no_person(name)))
                if name not in takers and not person:
                    found.append(re.sub(r"[’']s?$", "", name))
    return tuple(found)


def _is_wrested(body: str, match: re.Match[str]) -> bool:
    """`captured X from al Shabaab`: who had it, no place."""
    before = max(0, match.start() - _CLAUSE)
    return match.group().startswith("from ") and bool(_WRESTED.search(body, before, match.start()))


def _names_in(match: re.Match[str], body: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """The names of a list, without the word that begins their sentence, and no peoples."""
    group = match.lastgroup or "names"
    following = body[match.end(group) : match.end(group) + 60]
    towns_of = body[match.start() : match.start(group)].endswith(" of ")
    listed = SPLIT.split(match.group(group))
    with_article = _ARTICLE.search(body, max(0, match.start() - 10), match.start()) is not None
    of_peoples = pattern is not BEFORE_NOUNS or (
        with_article and sum(map(is_of_people, listed)) * 2 >= len(listed)
    )
    for printed in listed:
        name = without_lead(printed)
        if towns_of and _HOME.search(body, max(0, match.start() - 6), match.start()):
            continue  # "the home town of Ulf Berg"
        sure = (towns_of and pattern is BEHIND_NOUN) or _has_district(name, match, body)
        if sure or not of_peoples or not _tells_who(name, following, pattern):
            yield name


def _tells_who(name: str, following: str, pattern: re.Pattern[str]) -> bool:
    """`the Iraqi city`, `in Kurdish hands`, `from Russians`: people, not a place."""
    if not is_of_people(name):
        return False
    if pattern is BEFORE_NOUN:
        return _IN_PROVINCE.match(following) is None
    if pattern is BEFALLEN and _FALLS.match(following):
        return False
    if _PEOPLES.search(name):
        return True
    return bool(re.match(r" [a-z]", following)) and not _FUNCTION_WORD.match(following)


def _has_district(name: str, match: re.Match[str], body: str) -> bool:
    """`in Gilan district`: unlike `the Kurdish district`, with no article before it."""
    return match.group().endswith(" district") and not _ARTICLE.search(
        body, max(0, match.start() - 10), match.start()
    )


def _covered(start: int, end: int, known: Sequence[Mention]) -> bool:
    """Whether the first mention that ends behind the beginning of a name meets it."""
    at = bisect_right(known, start, key=lambda mention: mention.end)
    return at < len(known) and known[at].start < end
