"""The part of a text in which words were found, shortened around them, with the words marked."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.folding import Word, words
from events.pages.article_text import Stretch
from events.sought import Term, wanted

_JOINER = "\u200d"


@dataclass(frozen=True)
class _Match:
    """Where a term stands in a text: text[start:end]."""

    term: int
    start: int
    end: int


def marked(text: str, terms: Iterable[Term]) -> tuple[Stretch, ...]:
    """A text in stretches: those that a term is found in, `quoted`, and those between."""
    return _stretches(text, _matches(words(text), terms), 0, len(text))


def passage(text: str, terms: Iterable[Term], length: int) -> tuple[Stretch, ...]:
    """The same of no more than `length` characters, an ellipsis wherever text is left out.

    Shown is where most terms stand close together, else the start. Blanks are made even. The cuts
    lie between words; within one only where it is longer than all that may be shown, and never
    between a letter and its marks.
    """
    text = " ".join(text.split())
    told = words(text)
    matches = _matches(told, terms)
    if len(text) <= length:
        return _stretches(text, matches, 0, len(text))
    first, last = _densest(matches, length)
    start, end = _widened(text, told, first, last, length)
    before = (Stretch("… ", False),) if start > 0 else ()
    after = (Stretch(" …", False),) if end < len(text) else ()
    return (*before, *_stretches(text, matches, start, end), *after)


def terms_in(text: str, terms: Iterable[Term]) -> int:
    """How many of the terms stand in a text."""
    return len({match.term for match in _matches(words(text), terms)})


def _matches(told: Sequence[Word], terms: Iterable[Term]) -> list[_Match]:
    """In the order in which they begin."""
    sought = list(enumerate(wanted(terms)))
    return [
        _Match(number, told[at].start, told[at + len(term.words) - 1].end)
        for at in range(len(told))
        for number, term in sought
        if term.begins(told, at)
    ]


def _densest(matches: Sequence[_Match], length: int) -> tuple[int, int]:
    """The stretch of a text, no longer than may be, with most terms, then most matches."""
    best, bounds = (0, 0), (0, 0)
    for number, first in enumerate(matches):
        near = [each for each in matches[number:] if each.end - first.start <= length]
        found = (len({each.term for each in near}), len(near))
        if found > best:
            best, bounds = found, (first.start, max(each.end for each in near))
    return bounds if best[0] else ((matches[0].start,) * 2 if matches else (0, 0))


def _widened(
    text: str, told: Sequence[Word], first: int, last: int, length: int
) -> tuple[int, int]:
    """Whole words around text[first:last], as many before as after, until all is full."""
    spare = length - (last - first)
    start = max(0, first - spare // 2)
    end = min(len(text), start + length)
    start = max(0, end - length)
    starts = [0, *(word.start for word in told)]
    ends = [*(word.end for word in told), len(text)]
    whole_start = min((at for at in starts if start <= at <= first), default=start)
    whole_end = max((at for at in ends if last <= at <= end), default=end)
    if whole_end <= whole_start:
        whole_start, whole_end = start, end
    whole_start = _outside_letters(text, whole_start)
    return whole_start, _outside_letters(text, min(whole_end, whole_start + length))


def _outside_letters(text: str, at: int) -> int:
    """A cut moved back to where no mark follows and no joiner stands before it."""
    while 0 < at < len(text) and (_is_mark(text[at]) or _JOINER in text[at - 1 : at + 1]):
        at -= 1
    return at


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def _stretches(text: str, matches: Sequence[_Match], start: int, end: int) -> tuple[Stretch, ...]:
    """text[start:end] in stretches; matches that touch or overlap are one."""
    found: list[Stretch] = []
    at = start
    for first, last in _joined(matches):
        first, last = max(first, at), min(last, end)
        if first < last:
            found += [Stretch(text[at:first], False), Stretch(text[first:last], True)]
            at = last
    found.append(Stretch(text[at:end], False))
    return tuple(stretch for stretch in found if stretch.text)


def _joined(matches: Sequence[_Match]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in matches:
        if found and match.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], match.end))
        else:
            found.append((match.start, match.end))
    return found
