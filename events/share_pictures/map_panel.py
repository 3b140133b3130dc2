"""The far side of a share picture: the map, its names, and the legend below it."""

from functools import cached_property

from events.share_pictures.canvas import SCALE, Canvas
from events.share_pictures.fills import fill
from events.share_pictures.map import MapDrawing, Name
from events.share_pictures.measures import BOTTOM, MAP_WIDTH, MARGIN, TOP
from events.share_pictures.palette import INK, QUIET
from events.share_pictures.picture import WIDTH, PictureMap
from events.share_pictures.shaping import Face, legible, shaped
from events.share_pictures.typesetting import Block, fitted

_LEGEND_ROW = 31
_MOST_ROWS = 4
_SWATCH_WIDTH, _SWATCH_HEIGHT = 34, 19
_AFTER_SWATCH, _AFTER_ENTRY = 10, 26
_NARROWEST = 330

Entry = tuple[str, Block]


class MapPanel:
    """A map with its legend; `width` is what it takes of the picture."""

    def __init__(self, shown: PictureMap, *, right_to_left: bool = False) -> None:
        self._shown = shown
        self._right_to_left = right_to_left
        room = BOTTOM - TOP - self._legend_height - 6
        self._drawing = MapDrawing(shown, MAP_WIDTH, room, scale=SCALE)
        self.width = max(self._drawing.size[0], _NARROWEST, self._legend_width)
        self._left = MARGIN if right_to_left else WIDTH - MARGIN - self.width

    def draw(self, canvas: Canvas) -> None:
        width, height = self._drawing.size
        spare = BOTTOM - TOP - self._legend_height - 6 - height
        left, top = self._left + (self.width - width) / 2, TOP + spare * 0.45
        canvas.paste(self._drawing.paint(), left, top)
        for name in self._drawing.names():
            _write(canvas, name, left, top)
        self._draw_legend(canvas)

    @cached_property
    def _rows(self) -> list[list[Entry]]:
        """Entries of the legend, as many in a row as fit."""
        rows: list[list[Entry]] = []
        for code, meaning in self._shown.legend:
            block = fitted(
                meaning,
                Face.SANS,
                sizes=(19, 17),
                width=MAP_WIDTH - _SWATCH_WIDTH - _AFTER_SWATCH,
                height=_LEGEND_ROW,
                most_lines=1,
            )
            entry = (code, block)
            if rows and _row_width([*rows[-1], entry]) <= MAP_WIDTH:
                rows[-1].append(entry)
            else:
                rows.append([entry])
        return rows[:_MOST_ROWS]

    @property
    def _legend_height(self) -> int:
        return len(self._rows) * _LEGEND_ROW

    @property
    def _legend_width(self) -> int:
        return round(max(map(_row_width, self._rows), default=0))

    def _draw_legend(self, canvas: Canvas) -> None:
        for number, row in enumerate(self._rows):
            x = self._left + max(0, (self.width - _row_width(row)) / 2)
            y = BOTTOM - self._legend_height + number * _LEGEND_ROW
            for entry in reversed(row) if self._right_to_left else row:
                _draw_entry(canvas, entry, x, y, swatch_last=self._right_to_left)
                x += _entry_width(entry) + _AFTER_ENTRY


def _entry_width(entry: Entry) -> float:
    return _SWATCH_WIDTH + _AFTER_SWATCH + entry[1].width


def _row_width(row: list[Entry]) -> float:
    return sum(map(_entry_width, row)) + _AFTER_ENTRY * (len(row) - 1)


def _draw_entry(canvas: Canvas, entry: Entry, x: float, y: float, *, swatch_last: bool) -> None:
    code, block = entry
    text = x if swatch_last else x + _SWATCH_WIDTH + _AFTER_SWATCH
    canvas.block(block, text, y + (_LEGEND_ROW - block.leading) / 2, INK)
    x += block.width + _AFTER_SWATCH if swatch_last else 0
    top = y + (_LEGEND_ROW - _SWATCH_HEIGHT) / 2
    canvas.box(x - 1, top - 1, x + _SWATCH_WIDTH + 1, top + _SWATCH_HEIGHT + 1, QUIET)
    size = (_SWATCH_WIDTH * SCALE * 2, _SWATCH_HEIGHT * SCALE * 2)
    canvas.paste(fill(code, *size, unit=SCALE * 2).reduce(2), x, top)


def _write(canvas: Canvas, name: Name, left: float, top: float) -> None:
    size = 27 if name.marked else 19
    line = shaped(legible(name.text, Face.SANS), Face.SANS)
    wide = line.width * size
    back = {"start": 0.0, "end": wide, "middle": wide / 2}[name.anchor]
    x, y = left + name.x - back, top + name.y
    canvas.line(line, Face.SANS, size, x, y, INK, halo=3.5)
