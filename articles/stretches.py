"""Which stretches of a body print which of several texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.copies import hashed_runs
from articles.reading.junk import passages, rough_sentences

_LEAST_SHARED = 0.3


@dataclass(frozen=True)
class Stretch:
    """Sentences that print one text: `start` to `end` of the body, `text` by its number."""

    start: int
    end: int
    text: int


def stretches(body: str, texts: Sequence[frozenset[int]]) -> list[Stretch]:
    """The runs of a body's sentences that print the same of the texts, given as shingles.

    A sentence goes to the text with which it shares most; one too short to tell goes with
    those around it, and one that shares little with any stays out.
    """
    found: list[Stretch] = []
    open_run = False
    for start, end in _sentences(body):
        runs = hashed_runs(body[start:end])
        if not runs:
            continue
        text = _printed(runs, texts)
        if text is not None and open_run and found[-1].text == text:
            found[-1] = replace(found[-1], end=end)
        elif text is not None:
            found.append(Stretch(start, end, text))
        open_run = text is not None
    return found


def _sentences(body: str) -> Iterator[tuple[int, int]]:
    for start, end in passages(body):
        for first, last in rough_sentences(body, start, end):
            yield first, last - (last - first - len(body[first:last].rstrip()))


def _printed(runs: Sequence[int], texts: Sequence[frozenset[int]]) -> int | None:
    shares = [sum(one in text for one in runs) for text in texts]
    most = max(shares, default=0)
    return shares.index(most) if most and most >= _LEAST_SHARED * len(runs) else None
