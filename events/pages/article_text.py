"""An article's body for readers: quoted passages, or the whole text with quotes marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(]?[^\Wa-z_])|\n")
LONGEST_CONTEXT = 400  # characters that a passage may reach beyond its quote on each side


@dataclass(frozen=True)
class Span:
    """A report's quote in a body: code points start to end."""

    report: int
    start: int
    end: int


@dataclass(frozen=True)
class Stretch:
    """Text that is quoted as a whole or not at all; `begins` are reports whose quote starts."""

    text: str
    quoted: bool
    begins: tuple[int, ...] = ()


@dataclass(frozen=True)
class Passage:
    """Sentences in a row that reports quote, with the reports in the order of their quotes."""

    start: int
    end: int
    stretches: tuple[Stretch, ...]
    reports: tuple[int, ...]


def stretches(body: str, spans: Iterable[Span], start: int, end: int) -> tuple[Stretch, ...]:
    """Cut body[start:end] where quotes start and end; joined again it is the same text."""
    inside = [span for span in spans if span.start < end and start < span.end]
    edges = {start, end, *(edge for span in inside for edge in (span.start, span.end))}
    ordered = sorted(edge for edge in edges if start <= edge <= end)
    return tuple(_stretch(body, inside, *pair) for pair in pairwise(ordered))


def _stretch(body: str, spans: Sequence[Span], start: int, end: int) -> Stretch:
    return Stretch(
        text=body[start:end],
        quoted=any(span.start <= start and end <= span.end for span in spans),
        begins=tuple(span.report for span in spans if span.start == start),
    )


def paragraphs(body: str, spans: Sequence[Span]) -> list[tuple[Stretch, ...]]:
    """The whole body, paragraph by paragraph, quotes apart."""
    gaps = [(match.start(), match.end()) for match in _GAP.finditer(body)]
    starts = [0, *(after for _, after in gaps)]
    ends = [*(before for before, _ in gaps), len(body)]
    bounds = zip(starts, ends, strict=True)
    return [stretches(body, spans, start, end) for start, end in bounds if start < end]


def passages(body: str, spans: Iterable[Span]) -> list[Passage]:
    """The quoted sentences in order; quotes that share a sentence make one passage."""
    ordered = sorted(spans, key=lambda span: (span.start, span.end, span.report))
    groups: list[tuple[int, int, list[Span]]] = []
    for span in ordered:
        start, end = sentence_around(body, span.start, span.end)
        if groups and start < groups[-1][1]:
            first, last, told = groups[-1]
            groups[-1] = (first, max(last, end), [*told, span])
        else:
            groups.append((start, end, [span]))
    return [_passage(body, *group) for group in groups]


def _passage(body: str, start: int, end: int, spans: Sequence[Span]) -> Passage:
    told = tuple(span.report for span in spans)
    return Passage(start, end, stretches(body, spans, start, end), told)


def sentence_around(body: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds body[start:end] starts and ends, within one paragraph.

    A rough cut by punctuation: it decides how much is shown beside a quote, nothing else.
    """
    before = body[max(0, start - LONGEST_CONTEXT) : start]
    after = body[end : end + LONGEST_CONTEXT]
    earlier = [match.end() for match in _SENTENCE_END.finditer(before + body[start : start + 1])]
    first = start - len(before) + max((at for at in earlier if at <= len(before)), default=0)
    stop = _SENTENCE_END.search(after)
    last = end + (len(after[: stop.end()].rstrip()) if stop else len(after))
    return _whole_words(body, first, last, start, end)


def _whole_words(body: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Move cuts that LONGEST_CONTEXT made to the next blank; leave out blanks at both ends."""
    if first > 0 and first == start - LONGEST_CONTEXT:
        first += len(body[first:start].partition(" ")[0])
    if last < len(body) and last == end + LONGEST_CONTEXT:
        last -= len(body[end:last].rpartition(" ")[2])
    first += len(body[first:start]) - len(body[first:start].lstrip())
    last -= len(body[end:last]) - len(body[end:last].rstrip())
    return first, last
