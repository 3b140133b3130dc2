"""The fills of the map, as templates/_patterns.html has them: a colour and a pattern each.

A code is a letter for the state (held, claimed, contested: x, unknown) and a party's digit.
"""

from PIL import Image, ImageDraw

from events.share_pictures.palette import (
    CARD,
    CONTESTED_MARK,
    LINE,
    PARTIES,
    UNKNOWN,
    UNKNOWN_MARK,
    Colour,
    party_mark,
)


def fill(code: str, width: int, height: int, unit: float) -> Image.Image:
    """A picture of a fill; `unit` is the length of one unit of the pattern, in pixels."""
    pattern = _Pattern(width, height, unit)
    state, party = (code[0], int(code[1:] or 0)) if code else ("", 0)
    colour = PARTIES[party if party < len(PARTIES) else 0]
    match state:
        case "":
            pattern.ground(LINE)
        case "u":
            pattern.ground(UNKNOWN)
            pattern.circles(UNKNOWN_MARK, period=12, radius=2, stroke=1.2)
        case "c":
            pattern.ground(CARD)
            pattern.rising(colour, period=10, stroke=3)
        case "x":
            pattern.ground(colour)
            pattern.falling(CONTESTED_MARK, period=9, stroke=1.1)
            pattern.rising(CONTESTED_MARK, period=9, stroke=1.1)
        case _:
            pattern.ground(colour)
            _mark_party(pattern, party, party_mark(colour))
    return pattern.image


def _mark_party(pattern: "_Pattern", party: int, mark: Colour) -> None:
    """Lines that tell parties apart without colour; the second has none."""
    diagonal = 10 / 2**0.5
    match party:
        case 1:
            pattern.rising(mark, period=diagonal, stroke=1.6)
        case 3:
            pattern.level(mark, period=10, stroke=1.6)
        case 4:
            pattern.upright(mark, period=10, stroke=1.6)
        case 5:
            pattern.falling(mark, period=diagonal, stroke=1.6)
        case 6:
            pattern.circles(mark, period=10, radius=1.5, stroke=1.6)


class _Pattern:
    """Draws repeated lines over a whole picture; lengths are in units."""

    def __init__(self, width: int, height: int, unit: float) -> None:
        self.image = Image.new("RGB", (width, height))
        self._draw = ImageDraw.Draw(self.image)
        self._unit = unit

    def ground(self, colour: Colour) -> None:
        self.image.paste(colour, (0, 0, *self.image.size))

    def rising(self, colour: Colour, *, period: float, stroke: float) -> None:
        """Lines from bottom left to top right, `period` apart across."""
        width, height = self.image.size
        step = period * 2**0.5 * self._unit
        for number in range(int((width + height) / step) + 2):
            x = number * step
            self._line((x - height, height, x, 0), colour, stroke)

    def falling(self, colour: Colour, *, period: float, stroke: float) -> None:
        """Lines from top left to bottom right."""
        width, height = self.image.size
        step = period * 2**0.5 * self._unit
        for number in range(int((width + height) / step) + 2):
            x = number * step
            self._line((x - height, 0, x, height), colour, stroke)

    def level(self, colour: Colour, *, period: float, stroke: float) -> None:
        width, height = self.image.size
        step = period * self._unit
        for number in range(int(height / step) + 1):
            y = (number + 0.5) * step
            self._line((0, y, width, y), colour, stroke)

    def upright(self, colour: Colour, *, period: float, stroke: float) -> None:
        width, height = self.image.size
        step = period * self._unit
        for number in range(int(width / step) + 1):
            x = (number + 0.5) * step
            self._line((x, 0, x, height), colour, stroke)

    def circles(self, colour: Colour, *, period: float, radius: float, stroke: float) -> None:
        width, height = self.image.size
        step = period * self._unit
        for across in range(int(width / step) + 1):
            for down in range(int(height / step) + 1):
                centre = ((across + 0.5) * step, (down + 0.5) * step)
                self._draw.circle(
                    centre,
                    (radius + stroke / 2) * self._unit,
                    outline=colour,
                    width=round(stroke * self._unit),
                )

    def _line(self, ends: tuple[float, float, float, float], colour: Colour, stroke: float) -> None:
        self._draw.line(ends, fill=colour, width=max(1, round(stroke * self._unit)))
