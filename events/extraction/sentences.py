"""A body cut into sentences, each with its place in the body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.reading.junk import passages
from events.extraction.entry_heads import entry_heads
from events.extraction.wordlists import words

_ABBREVIATIONS = words(
    "pop mr mrs ms dr prof gen lt col maj capt sgt cpl cmdr adm brig sen rep gov pres st mt ft no "
    "jan feb mar apr jun jul aug sep sept oct nov dec approx vs etc inc ltd co u.s u.k u.n e.g i.e "
    "a.m p.m d.c"
)
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*(?=\s|$)")
_LONGEST = 2_000  # code points; a parse takes memory and time by its length
_LONGEST_WORD = 40
_LONGEST_DATELINE = 120
_DATELINES = 2  # "(AGENCY) - KABUL, AUGUST 14 - "
_BULLET = 4  # code points of what may stand before the head of an entry
_LONGEST_DAY = 40
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_LAST_WORD = re.compile(r"[\w.]+$")
_DATELINE = re.compile(
    r"(?:[A-Z][\w’'.-]*(?: ?\[[\w ]{2,30}\])?(?:[ ,/]+[\w’'.-]+){0,6}?\s*)?"
    r"(?:\([^()\n]{2,60}\)\s*(?:[-–—]+|:)|(?<=[A-Z]{2})\s+(?:[-–—]+|//)|"
    r"(?<=[A-Z]{2}),[^\n]{3,30}?[-–—]+|"
    rf"(?<=[A-Z]{{2}}),[^\n]{{3,60}}?(?:{_MONTHS})[a-z]{{0,6}}\.? \d{{1,2}} [-–—]+)\s+"
)
# `UPDATE 2 - `, `WRAPUP 1-`: what agencies write before a headline.
_VERSION = re.compile(r"(?:UPDATE|WRAPUP|REFILE|CORRECTED)(?: \d{1,2})? ?[-–—:] ?")


# `Tamur / El Varan / Lind - `: the places that a report of many is on.
_CAPITALISED = r"[A-Z][\w’'.-]{1,30}(?: [A-Z][\w’'.-]{1,30}){0,3}"
_SLASHED = re.compile(rf"{_CAPITALISED}(?: ?/ ?{_CAPITALISED}){{1,6}}\s+[-–—]+\s+(?=[A-Z“\"])")
_STAMPED = re.compile(
    r"(?:\d{1,2}[.:]?\d{2} ?(?:[ap]\.?m\.?)? ?(?:GMT|local)?|"
    r"(?:Update |UPDATE )?\d{4}-\d\d-\d\d(?: \(\d+\))?)(?::| [–—-]) +(?=\S)"
)
# `Jan. 26 - `, `12-14 May 2015: `: the day of an entry in a list, which `headings` reads.
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?: ?[-–/] ?\d{1,2})?"
_ENTRY_DAY = re.compile(
    r"[*•–—-]{0,2} ?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:(?:{_MONTHS})[a-z]{{0,6}}\.?(?: {_DAYS})?|{_DAYS} (?:{_MONTHS})[a-z]{{0,6}}\.?)"
    r"(?:,? \d{4})?(?: ?[-–—]{1,2} |: )(?=[A-Z“\"])"
)
_PLACE_FIRST = re.compile(r"[A-Z][A-Z’' .-]+(?:, [A-Z][A-Za-z]+\.? \d{1,2})?:\s+(?=[A-Z“\"])")


@dataclass(frozen=True)
class Sentence:
    """body[start:end] == text. `paragraph` counts from 0; `headline` marks the title."""

    start: int
    end: int
    text: str
    paragraph: int
    headline: bool = False
    entry: bool = False  # the first of an entry that a day heads, in the present tense of lists
    common: frozenset[str] = frozenset()  # capitalised in title case, no names elsewhere


def sentences(body: str, *, headline: str = "") -> list[Sentence]:
    """Cut the prose of a body into sentences. Page junk and datelines are left out."""
    found: list[Sentence] = []
    stretches = list(passages(body))
    running = (body[start:end] for start, end in stretches)
    names = frozenset(
        name
        for text in running
        if not _is_title_case(text)
        for name in _IN_RUNNING_TEXT.findall(text)
    )
    heads = {head.start: head for head in entry_heads(body)}
    for number, (start, end) in enumerate(stretches):
        is_headline = bool(headline) and start == 0 and body[start:end].strip() == headline.strip()
        if is_headline:
            start += tag.end() if (tag := _VERSION.match(body[start : start + 24])) else 0
        elif head := next((heads[at] for at in range(start, start + _BULLET) if at in heads), None):
            found.append(Sentence(head.start, head.end, body[head.start : head.end], number))
            start = head.told
        else:
            start += _dateline_length(body[start:end], number)
        start += stamp.end() if (stamp := _STAMPED.match(body[start : start + 32])) else 0
        day = _ENTRY_DAY.match(body[start : start + _LONGEST_DAY])
        start += day.end() if day else 0
        for first, last in _cut(body, start, end):
            text = body[first:last]
            common = _common_words(text, names) if _is_title_case(text) else frozenset()
            entry = day is not None and first == start
            found.append(Sentence(first, last, text, number, is_headline, entry, common))
    return found


def _dateline_length(paragraph: str, number: int) -> int:
    """`KABUL, Aug 11 (Agency) - ` at the head of a paragraph says where it was written.

    `KABUL: ` does at the head of a text; further on such a name heads an entry of a list.
    """
    length = 0
    for _ in range(_DATELINES):
        head = paragraph[length : length + _LONGEST_DATELINE]
        first = number <= 1 and _PLACE_FIRST.match(head)
        if not (match := _DATELINE.match(head) or _SLASHED.match(head) or first):
            break
        length += match.end()
    return length


def _cut(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(body, start, end):
        if _ends_sentence(body, begin, stop, end):
            yield from _pieces(body, begin, stop.end())
            begin = stop.end()
    yield from _pieces(body, begin, end)


def _pieces(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence; what is too long to be one is cut at its last comma or blank that fits."""
    while end - start > _LONGEST:
        limit = start + _LONGEST
        marks = (body.rfind(mark, start, limit) for mark in ("; ", ", ", " "))
        cut = next((mark + 1 for mark in marks if mark > start), limit)
        yield from _stripped(body, start, cut)
        start = cut
    yield from _stripped(body, start, end)


def _ends_sentence(body: str, begin: int, stop: re.Match[str], end: int) -> bool:
    following = body[stop.end() : min(stop.end() + 3, end)].lstrip()
    if not following:
        return True
    if following[0].islower():
        return False
    if not stop.group().startswith("."):
        return True
    before = _LAST_WORD.search(body, max(begin, stop.start() - _LONGEST_WORD), stop.start())
    word = before.group().lower() if before else ""
    return not (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()))


def _stripped(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and body[start].isspace():
        start += 1
    while start < end and body[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w’'-]*", text) if len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _common_words(text: str, names: frozenset[str]) -> frozenset[str]:
    """Words of a title that running text does not write as names: what a dictionary has."""
    words = re.findall(r"[A-Z][a-z’'-]+\b", text)
    return frozenset(word for word in words if word not in names)


_IN_RUNNING_TEXT = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]*")
