"""Paper to draw on: boxes, lines of glyphs, pictures; and the PNG in the end."""

from io import BytesIO

from PIL import Image, ImageDraw

from events.share_pictures.palette import PAPER, Colour
from events.share_pictures.picture import HEIGHT, WIDTH
from events.share_pictures.shaping import Face, Line, font
from events.share_pictures.typesetting import Block

# All is drawn this much larger and scaled down, for clean edges.
SCALE = 2
_COLOURS = 128


class Canvas:
    """A picture in the making; measures are those of the finished one, in pixels."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """The finished picture, in as few colours as it needs."""
        finished = self._image.reduce(SCALE)
        few = finished.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        written = BytesIO()
        few.save(written, "PNG", optimize=True)
        return written.getvalue()

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        colour: Colour,
        *,
        round_by: float = 0,
    ) -> None:
        ends = (left * SCALE, top * SCALE, right * SCALE - 1, bottom * SCALE - 1)
        self._draw.rounded_rectangle(ends, radius=round_by * SCALE, fill=colour)

    def paste(self, painted: Image.Image, left: float, top: float) -> None:
        """Put a picture that is `SCALE` times as large as it shall be."""
        self._image.paste(painted, (round(left * SCALE), round(top * SCALE)))

    def block(self, block: Block, left: float, top: float, colour: Colour) -> None:
        """Write a paragraph; its lines begin together on the side where its script begins."""
        for number, line in enumerate(block.lines):
            x = left + (block.width - line.width * block.size if block.right_to_left else 0)
            baseline = top + number * block.leading + (block.leading + block.size * 0.6) / 2
            self.line(line, block.face, block.size, x, baseline, colour)

    def line(
        self,
        line: Line,
        face: Face,
        size: int,
        left: float,
        baseline: float,
        colour: Colour,
        *,
        halo: float = 0,
    ) -> None:
        """Write a line; a halo of paper sets it off what is below."""
        if halo:
            self._glyphs(line, face, size, left, baseline, PAPER, halo)
        self._glyphs(line, face, size, left, baseline, colour, 0)

    def _glyphs(
        self,
        line: Line,
        face: Face,
        size: int,
        left: float,
        baseline: float,
        colour: Colour,
        stroke: float,
    ) -> None:
        typeface = font(face, size * SCALE)
        for glyph in line.glyphs:
            at = ((left + glyph.x * size) * SCALE, (baseline - glyph.y * size) * SCALE)
            self._draw.text(
                at,
                glyph.character,
                colour,
                font=typeface,
                anchor="ls",
                stroke_width=stroke * SCALE,
            )
