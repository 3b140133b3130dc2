"""Text as positioned glyphs: any script the fonts have, right-to-left and mixed.

Pillow shapes text only where the machine has FriBiDi, so HarfBuzz shapes it here and Pillow
draws the glyphs: in our fonts each has a code point of its own.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb
from bidi import algorithm
from PIL import ImageFont

_FONTS = Path(__file__).parent / "fonts"
_FIRST_GLYPH = 0xF0000
_LONGEST = 600
_TURNING = frozenset({"R", "AL", "AN"})  # what is not simply left to right
_JOINERS = "\u200c\u200d"


class Face(Enum):
    SERIF = "TimelineSerif.ttf"
    SANS = "TimelineSans.ttf"


@dataclass(frozen=True)
class Glyph:
    """A character that draws a glyph, and where it stands; x and y in parts of the size."""

    character: str
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """A line of text in the order in which it is seen; `width` in parts of the size."""

    glyphs: tuple[Glyph, ...]
    width: float


@cache
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / face.value, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _shaper(face: Face) -> tuple[hb.Font, frozenset[int]]:
    """The font and the characters that it has."""
    typeface = hb.Face(hb.Blob.from_file_path(str(_FONTS / face.value)))
    drawn = frozenset(point for point in typeface.unicodes if point < _FIRST_GLYPH)
    return hb.Font(typeface), drawn


def legible(text: str, face: Face) -> str:
    """Text as one paragraph of what can be set.

    Letters and digits that the font lacks stay, as boxes that say so; signs that it lacks,
    control characters and private ones go, and letters carry two marks at most.
    """
    composed = unicodedata.normalize("NFC", text[:_LONGEST])
    blanks = "".join(" " if each.isspace() else each for each in composed)
    return " ".join("".join(_drawable(blanks, _shaper(face)[1])).split())


def _drawable(text: str, has: frozenset[int]) -> Iterator[str]:
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category[0] == "M" else 0
        if category[0] == "C" and character not in _JOINERS:
            continue
        if marks <= 2 and (ord(character) in has or category[0] in "LN"):
            yield character


def is_right_to_left(text: str) -> bool:
    """Whether its first letter is."""
    return bool(algorithm.get_base_level(text))


@lru_cache(maxsize=2_000)
def shaped(text: str, face: Face, *, right_to_left: bool | None = None) -> Line:
    """Set a line that `legible` has gone over; its paragraph's direction may be given."""
    if not text:
        return Line((), 0)
    rtl = is_right_to_left(text) if right_to_left is None else right_to_left
    glyphs: list[Glyph] = []
    x = 0.0
    for run, level in _in_sight_order(text, int(rtl)):
        for glyph, advance in _run(run, level, face):
            glyphs.append(Glyph(glyph.character, x + glyph.x, glyph.y))
            x += advance
    return Line(tuple(glyphs), x)


def _run(text: str, level: int, face: Face) -> Iterator[tuple[Glyph, float]]:
    """The glyphs of a run of one direction, each where it stands from its own start."""
    shaper = _shaper(face)[0]
    em = shaper.face.upem
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    hb.shape(shaper, buffer)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = Glyph(
            chr(_FIRST_GLYPH + info.codepoint), position.x_offset / em, position.y_offset / em
        )
        yield glyph, position.x_advance / em


def _in_sight_order(text: str, base: int) -> list[tuple[str, int]]:
    """Runs of one embedding level from left to right (rule L2 of the bidirectional algorithm)."""
    levels = _levels(text, base)
    pairs = groupby(zip(text, levels, strict=True), key=lambda pair: pair[1])
    runs = [("".join(character for character, _ in run), level) for level, run in pairs]
    for level in range(max(levels), 0, -1):
        runs = [run for part in _parts(runs, level) for run in part]
    return runs


def _parts(runs: Sequence[tuple[str, int]], level: int) -> Iterator[list[tuple[str, int]]]:
    for deep, part in groupby(runs, key=lambda run: run[1] >= level):
        yield list(part)[:: -1 if deep else 1]


def _levels(text: str, base: int) -> list[int]:
    """The embedding level of each character; odd ones run from right to left."""
    if not base and not any(unicodedata.bidirectional(each) in _TURNING for each in text):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    # Later steps drop joiners from the list, but write into these very entries.
    entries = list(storage["chars"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    kept = {id(entry) for entry in storage["chars"]}
    levels: list[int] = []
    for entry in entries:
        before = levels[-1] if levels else base
        levels.append(entry["level"] if id(entry) in kept else before)
    return levels
