"""Page junk in a text that is kept word for word: which stretches are prose worth reading."""

import re
from collections.abc import Iterator

from articles.reading.junk_phrases import (
    ADVERT_WORDS,
    CALL,
    CAPTION,
    CONTACT_LINE,
    FORM_FIELD,
    LABELLED_LINE,
    MENU_LINE,
)

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SENTENCE_GAP = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+")
_LONGEST_LABEL = 4
_LONGEST_CAPTION = 350
_LONGEST_CALL = 200
_LONGEST_ECHO = 4
# Lines of a text wrapped by hand are about this long.
_WRAPPED = range(45, 111)


def passages(body: str) -> list[tuple[int, int]]:
    """The stretches of a body that are prose worth reading, in order, as offsets.

    Stretches neither overlap nor begin or end with blanks. Left out are lines printed
    before, form labels, calls to subscribe, follow or read more, picture credits,
    contact lines, adverts and disclaimers.
    """
    kept: list[tuple[int, int]] = []
    seen: dict[str, None] = {}
    in_form = False
    for start, end in _paragraphs(body):
        line = body[start:end]
        words = _words(line)
        in_form = _is_field(line) or (in_form and (_is_menu(line) or _is_bare_label(line)))
        advert = bool(seen) and _is_advert(line)
        if not (in_form or advert or _is_known(line, words, seen) or _is_junk(line)):
            kept += _without_calls(body, start, end)
        seen[words] = None
    return kept


def _paragraphs(body: str) -> Iterator[tuple[int, int]]:
    """Lines; those of a wrapped paragraph count as one."""
    pending: tuple[int, int] | None = None
    for match in _LINE.finditer(body):
        start, end = _trimmed(body, match.start(), match.end())
        if start == end:
            continue
        if pending and _runs_on(body, pending, (start, end)):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def _runs_on(body: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """A line goes on in the next one where its sentence is open and no empty line follows."""
    if body.count("\n", before[1], after[0]) != 1:
        return False
    last = body[max(before[0], body.rfind("\n", *before) + 1) : before[1]]
    following = body[slice(*after)]
    if _SENTENCE_END.search(last) or _is_junk(last):
        return False
    goes_on = following[0].islower() or len(last) in _WRAPPED
    return goes_on and not _is_junk(following)


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    text = body[start:end]
    start += len(text) - len(text.lstrip())
    return start, max(start, end - (len(text) - len(text.rstrip())))


def _words(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))


def _is_known(line: str, words: str, seen: dict[str, None]) -> bool:
    """A line without words or printed before, or the headline with the site's name behind it."""
    if not words or words in seen:
        return True
    headline = next(iter(seen), "")
    if not headline or _SENTENCE_END.search(line) or not words.startswith(f"{headline} "):
        return False
    return " " in headline and len(words.split()) - len(headline.split()) <= _LONGEST_ECHO


def _is_field(line: str) -> bool:
    return FORM_FIELD.fullmatch(line) is not None


def _is_menu(line: str) -> bool:
    return MENU_LINE.fullmatch(line) is not None


def _is_bare_label(line: str) -> bool:
    """After one field of a form, a few words without a full stop are the next."""
    return len(line.split()) <= _LONGEST_LABEL and not _SENTENCE_END.search(line)


def _is_junk(line: str) -> bool:
    if _is_field(line) or _is_menu(line):
        return True
    if LABELLED_LINE.match(line) or CONTACT_LINE.fullmatch(line):
        return True
    return len(line) <= _LONGEST_CAPTION and CAPTION.search(line) is not None


def _is_advert(line: str) -> bool:
    return line.isupper() and not ADVERT_WORDS.isdisjoint(_words(line).split())


def _without_calls(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of a paragraph's sentences between those that only address the reader."""
    begin = start
    for first, last in rough_sentences(body, start, end):
        if last - first <= _LONGEST_CALL and CALL.fullmatch(body[first:last].rstrip(" .!?…»>")):
            yield from _run(body, begin, first)
            begin = last
    yield from _run(body, begin, end)


def rough_sentences(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a passage, each with the blanks after it, as offsets into the body."""
    first = start
    for gap in _SENTENCE_GAP.finditer(body, start, end):
        yield first, gap.end()
        first = gap.end()
    if first < end:
        yield first, end


def _run(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = _trimmed(body, start, end)
    if start < end:
        yield start, end
