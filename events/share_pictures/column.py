"""The text of a share picture: each part where the parts before it end."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from events.share_pictures.canvas import Canvas
from events.share_pictures.measures import BOTTOM, MARGIN, TOP
from events.share_pictures.palette import (
    ACCENT,
    DENIED,
    DENIED_GROUND,
    DOUBT,
    DOUBT_GROUND,
    INK,
    QUIET,
    Colour,
)
from events.share_pictures.picture import WIDTH, SharePicture
from events.share_pictures.shaping import Face
from events.share_pictures.typesetting import Block, fitted

_HEADLINES = (104, 96, 88, 80, 72, 66, 60, 55, 51, 47, 43, 40, 37, 34, 31, 28, 26)
_BESIDE_MAP, _UNDER_FIGURE = 66, 47  # the largest headlines there
_FIGURES = (170, 145, 120, 100, 86, 72, 60)
_FIGURE_BESIDE_MAP = 120
_NOTES, _NOTES_WITHOUT_MAP = (23, 21), (29, 27, 25, 23, 21)
_PILL_ROOM = 13  # at each side of its word


@dataclass(frozen=True)
class _Part:
    """What takes a height, after some room, and is drawn from a y on."""

    before: float
    height: float
    draw: Callable[[float], None]


class Column:
    """Writes the texts of a picture into a column at the margin where they begin."""

    def __init__(self, canvas: Canvas, width: float, *, right_to_left: bool = False) -> None:
        self._canvas = canvas
        self._width = width
        self._right_to_left = right_to_left

    def write(self, picture: SharePicture) -> None:
        """The conflict on top, the notes at the foot, the headline with its day between them."""
        kicker = self._small([picture.kicker], _NOTES, before=0)
        if picture.map:
            notes = self._small(picture.notes, _NOTES, before=8)
        else:
            notes = self._small(picture.notes, _NOTES_WITHOUT_MAP, before=8, lines=3)
        top, bottom = TOP + _height(kicker), BOTTOM - _height(notes)
        middle = self._middle(picture, bottom - top)
        slack = bottom - top - _height(middle)
        _stack(kicker, TOP)
        _stack(middle, top + min(max(slack, 0) * 0.4, 80))
        _stack(notes, bottom)

    def _middle(self, picture: SharePicture, room: float) -> list[_Part]:
        figures = [size for size in _FIGURES if not picture.map or size <= _FIGURE_BESIDE_MAP]
        parts = [
            *self._set(picture.when, Face.SANS, (29, 27, 25), ACCENT, lines=2, before=18),
            *self._doubt(picture),
            *self._set(picture.figure, Face.SERIF, figures, INK, lines=1, before=2, leading=1.1),
        ]
        left = room - _height(parts) - 30
        return [*parts, *self._headline(picture, left)]

    def _headline(self, picture: SharePicture, room: float) -> list[_Part]:
        largest = _BESIDE_MAP if picture.map else _HEADLINES[0]
        if picture.figure:
            largest = _UNDER_FIGURE if picture.map else _BESIDE_MAP
        sizes = [size for size in _HEADLINES if size <= largest]
        return self._set(
            picture.headline, Face.SERIF, sizes, INK, lines=9, before=8, leading=1.18, height=room
        )

    def _small(
        self, texts: Iterable[str], sizes: Sequence[int], *, before: float, lines: int = 2
    ) -> list[_Part]:
        return [
            part
            for text in texts
            for part in self._set(text, Face.SANS, sizes, QUIET, lines=lines, before=before)
        ]

    def _set(
        self,
        text: str,
        face: Face,
        sizes: Sequence[int],
        colour: Colour,
        *,
        lines: int,
        before: float,
        leading: float = 1.32,
        height: float = 400,
    ) -> list[_Part]:
        """A paragraph; none where nothing of the text can be set."""
        block = fitted(
            text,
            face,
            sizes=sizes,
            width=int(self._width),
            height=int(height),
            leading=leading,
            most_lines=lines,
        )
        if not block.lines:
            return []
        return [_Part(before, block.height, lambda y: self._write(block, y, colour))]

    def _write(self, block: Block, y: float, colour: Colour) -> None:
        self._canvas.block(block, self._left(block.width), y, colour)

    def _left(self, wide: float) -> float:
        """Where something begins that stands at the margin."""
        return WIDTH - MARGIN - wide if self._right_to_left else MARGIN

    def _doubt(self, picture: SharePicture) -> list[_Part]:
        """A word in a box, as on the pages."""
        block = fitted(picture.doubt, Face.SANS, sizes=(26,), width=300, height=40, most_lines=1)
        if not block.lines:
            return []
        ink, ground = (DENIED, DENIED_GROUND) if picture.is_denied else (DOUBT, DOUBT_GROUND)

        def draw(y: float) -> None:
            wide = block.width + 2 * _PILL_ROOM
            left = self._left(wide)
            self._canvas.box(left, y, left + wide, y + 42, ground, round_by=5)
            self._canvas.block(block, left + _PILL_ROOM, y + 5.5, ink)

        return [_Part(16, 42, draw)]


def _height(parts: Iterable[_Part]) -> float:
    return sum(part.before + part.height for part in parts)


def _stack(parts: Iterable[_Part], y: float) -> None:
    for part in parts:
        part.draw(y + part.before)
        y += part.before + part.height
