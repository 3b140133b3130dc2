"""Lays out a share picture: a column of text, a map with its legend, the site's name below."""

from events.share_pictures.canvas import Canvas
from events.share_pictures.column import Column
from events.share_pictures.map_panel import MapPanel
from events.share_pictures.measures import BAR, BOTTOM, GAP, MARGIN, OVERHANG
from events.share_pictures.palette import INK, LINE, PAPER, QUIET
from events.share_pictures.picture import HEIGHT, WIDTH, SharePicture
from events.share_pictures.shaping import Face, shaped
from events.share_pictures.typesetting import fitted


def drawn(picture: SharePicture) -> bytes:
    """The picture as a PNG. Never raises for a text, whatever its length and script."""
    canvas = Canvas()
    width: float = WIDTH - 2 * MARGIN
    if picture.map:
        panel = MapPanel(picture.map, right_to_left=picture.right_to_left)
        panel.draw(canvas)
        width -= panel.width + GAP
    Column(canvas, width, right_to_left=picture.right_to_left).write(picture)
    _frame(canvas, picture)
    return canvas.png()


def _frame(canvas: Canvas, picture: SharePicture) -> None:
    """Clean margins, the rule on top, the line below, the site's name and a note beside it."""
    for left, right in ((0, MARGIN - OVERHANG), (WIDTH - MARGIN + OVERHANG, WIDTH)):
        canvas.box(left, 0, right, HEIGHT, PAPER)
    canvas.box(0, BOTTOM + OVERHANG, WIDTH, HEIGHT, PAPER)
    canvas.box(0, 0, WIDTH, BAR, INK)
    canvas.box(MARGIN, BOTTOM + OVERHANG, WIDTH - MARGIN, BOTTOM + OVERHANG + 1.5, LINE)
    name = shaped(picture.site, Face.SERIF)
    start: float = MARGIN
    end, rtl = WIDTH - MARGIN, picture.right_to_left
    canvas.line(name, Face.SERIF, 27, end - name.width * 27 if rtl else start, 598, INK)
    note = fitted(picture.foot, Face.SANS, sizes=(20, 18, 16), width=760, height=30, most_lines=1)
    for line in note.lines:
        at = start if rtl else end - line.width * note.size
        canvas.line(line, Face.SANS, note.size, at, 597, QUIET)
