"""The colours of the light pages, which static/css/variables.css sets."""

from PIL import ImageColor

Colour = tuple[int, int, int]


def _colour(code: str) -> Colour:
    red, green, blue = ImageColor.getrgb(code)[:3]
    return red, green, blue


PAPER = BORDER = _colour("#fbfaf7")
CARD = _colour("#ffffff")
INK = CONTESTED_MARK = _colour("#1d1c1a")
QUIET = _colour("#5c5850")
LINE = _colour("#d9d5cb")
ACCENT = _colour("#8a2b12")
DOUBT, DOUBT_GROUND = _colour("#7a3a00"), _colour("#fdeedd")
DENIED, DENIED_GROUND = _colour("#8c1d2f"), _colour("#fbe9ec")
UNKNOWN, UNKNOWN_MARK = _colour("#d6d2c8"), _colour("#77736a")
PARTIES = tuple(
    map(
        _colour,
        ("#8b8b8b", "#c2582b", "#4a86b8", "#4f9d78", "#c79a1e", "#8e6fb0", "#6b6b34"),
    )
)
PARTY_MARK_STRENGTH = 0.45  # of white over the party's colour


def party_mark(colour: Colour) -> Colour:
    """The lines of a party's pattern."""
    red, green, blue = (round(part + (255 - part) * PARTY_MARK_STRENGTH) for part in colour)
    return red, green, blue
