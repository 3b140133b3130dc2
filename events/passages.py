"""A quote in its paragraph: what stands before it and after it in the article."""

from dataclasses import dataclass

LONGEST_SIDE = 600  # characters of context on each side


@dataclass(frozen=True)
class Passage:
    """A quote with its surroundings; `cut_before` and `cut_after` say that more text follows."""

    before: str
    quote: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


def passage(body: str, start: int, end: int) -> Passage:
    """The paragraph around body[start:end], no more than LONGEST_SIDE characters each side."""
    first = body.rfind("\n\n", 0, start) + 2 if "\n\n" in body[:start] else 0
    last = body.find("\n\n", end)
    last = len(body) if last < 0 else last
    before, after = body[first:start].lstrip(), body[end:last].rstrip()
    return Passage(
        before=_last_words(before),
        quote=body[start:end],
        after=_first_words(after),
        cut_before=len(before) > LONGEST_SIDE,
        cut_after=len(after) > LONGEST_SIDE,
    )


def _last_words(text: str) -> str:
    if len(text) <= LONGEST_SIDE:
        return text
    return text[-LONGEST_SIDE:].partition(" ")[2]


def _first_words(text: str) -> str:
    if len(text) <= LONGEST_SIDE:
        return text
    return text[:LONGEST_SIDE].rpartition(" ")[0]
