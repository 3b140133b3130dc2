"""Paragraphs fitted into a box: wrapped, balanced, shrunk, and cut with an ellipsis at last."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from events.share_pictures.shaping import Face, Line, is_right_to_left, legible, shaped

_ELLIPSIS = "…"


@dataclass(frozen=True)
class Block:
    """Lines of one size, in pixels; a right-to-left paragraph is set from the right."""

    lines: tuple[Line, ...]
    face: Face
    size: int
    leading: int
    right_to_left: bool = False

    @property
    def height(self) -> int:
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0) * self.size


def fitted(
    text: str,
    face: Face,
    *,
    sizes: Sequence[int],
    width: int,
    height: int,
    leading: float = 1.2,
    most_lines: int = 12,
) -> Block:
    """Set a paragraph in the largest of `sizes` in which it fits a box; measures are pixels.

    What is too long even for the smallest is cut. Lines are made of about equal length.
    """
    text = legible(text, face)
    rtl = is_right_to_left(text)
    for size in sizes:
        room = min(height // _leading(size, leading), most_lines)
        widest = _widest_word(text, face)
        lines = _wrapped(text, face, width / size)
        if len(lines) <= room and (widest * size <= width or size == sizes[-1]):
            lines = _balanced(text, face, width / size, lines)
            break
    else:
        lines = _cut(lines, face, width / size, max(room, 1))
    set_ = tuple(shaped(line, face, right_to_left=rtl) for line in lines)
    return Block(set_, face, size, _leading(size, leading), rtl)


def _leading(size: int, leading: float) -> int:
    return round(size * leading)


def _length(text: str, face: Face) -> float:
    return shaped(text, face).width


def _widest_word(text: str, face: Face) -> float:
    return max((_length(word, face) for word in text.split()), default=0)


def _wrapped(text: str, face: Face, width: float) -> list[str]:
    """Break at blanks, and inside a word that is wider than the line; `width` in sizes."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _length(joined, face) <= width:
            lines[-1] = joined
        else:
            lines.extend(_broken(word, face, width))
    return lines


def _broken(word: str, face: Face, width: float) -> list[str]:
    if _length(word, face) <= width:
        return [word]
    pieces = [""]
    for letter in _letters(word):
        if pieces[-1] and _length(pieces[-1] + letter, face) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _letters(word: str) -> list[str]:
    """Characters with their marks and joiners."""
    letters: list[str] = []
    for character in word:
        if letters and unicodedata.category(character)[0] in "MC":
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _balanced(text: str, face: Face, width: float, lines: list[str]) -> list[str]:
    """The narrowest lines of the same number: no word is left alone on the last one."""
    narrow, wide, best = width / 2, width, lines
    for _ in range(7):
        middle = (narrow + wide) / 2
        tried = _wrapped(text, face, middle)
        if len(tried) <= len(lines) and _widest_word(text, face) <= middle:
            best, wide = tried, middle
        else:
            narrow = middle
    return best


def _cut(lines: list[str], face: Face, width: float, room: int) -> list[str]:
    kept = lines[:room]
    if len(kept) == len(lines):
        return kept
    words = kept[-1].split(" ")
    fits = partial(_fits, face=face, width=width)
    while len(words) > 1 and not fits(" ".join(words) + _ELLIPSIS):
        words.pop()
    last = " ".join(words)
    while last and not fits(last + _ELLIPSIS):
        last = "".join(_letters(last)[:-1])
    return [*kept[:-1], last.rstrip(" ,;:") + _ELLIPSIS]


def _fits(text: str, *, face: Face, width: float) -> bool:
    return _length(text, face) <= width
