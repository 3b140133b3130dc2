"""Lays out a share picture: a column of text, a map with its legend, the site's name below."""

from events.share_pictures.canvas import Canvas
from events.share_pictures.column import Column
from events.share_pictures.map_panel import MapPanel
from events.share_pictures.measures import BAR, BOTTOM, GAP, MARGIN, OVERHANG
from events.share_pictures.palette import INK, LINE, PAPER, QUIET
from events.share_pictures.picture import HEIGHT, SITE, WIDTH, SharePicture
from events.share_pictures.shaping import Face, shaped
from events.share_pictures.typesetting import fitted


def drawn(picture: SharePicture) -> bytes:
    """The picture as a PNG. Never raises for a text, whatever its length and script."""
    canvas = Canvas()
    width: float = WIDTH - 2 * MARGIN
    if picture.map:
        panel = MapPanel(picture.map)
        panel.draw(canvas)
        width -= panel.width + GAP
    Column(canvas, width).write(picture)
    _frame(canvas, picture.foot)
    return canvas.png()


def _frame(canvas: Canvas, foot: str) -> None:
    """Clean margins, the rule on top, the line below, the site's name and a note beside it."""
    for left, right in ((0, MARGIN - OVERHANG), (WIDTH - MARGIN + OVERHANG, WIDTH)):
        canvas.box(left, 0, right, HEIGHT, PAPER)
    canvas.box(0, BOTTOM + OVERHANG, WIDTH, HEIGHT, PAPER)
    canvas.box(0, 0, WIDTH, BAR, INK)
    canvas.box(MARGIN, BOTTOM + OVERHANG, WIDTH - MARGIN, BOTTOM + OVERHANG + 1.5, LINE)
    canvas.line(shaped(SITE, Face.SERIF), Face.SERIF, 27, MARGIN, 598, INK)
    note = fitted(foot, Face.SANS, sizes=(20, 18, 16), width=760, height=30, most_lines=1)
    for line in note.lines:
        start = WIDTH - MARGIN - line.width * note.size
        canvas.line(line, Face.SANS, note.size, start, 597, QUIET)
