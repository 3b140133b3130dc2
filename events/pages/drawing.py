"""The map of a situation and the strip of its days, ready for the template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.map import WIDTH, Label, Projection, Spot, place_labels
from events.messages import message
from events.models import ConflictPlace
from events.pages.situation import ControlRow, Situation
from events.speech import say

# Sizes of type in map units. A unit is about 0.9 px where the map has most of a desktop's
# width, 0.6 px where it has a column of it, 0.45 px on a phone.
WIDE_TYPE = 15
COLUMN_TYPE = 20
NARROW_TYPE = 29
STRIP_HEIGHT = 64


@dataclass(frozen=True)
class Area:
    path: str
    code: str
    title: str
    place: str
    url: str
    since: str


@dataclass(frozen=True)
class Drawing:
    """An inline SVG map: areas painted, dots, and two sets of names for wide and narrow screens."""

    width: int
    height: int
    wide_type: int
    areas: tuple[Area, ...]
    dots: tuple[Spot, ...]
    names: tuple[Label, ...]
    names_narrow: tuple[Label, ...]


def draw(situation: Situation, *, wide_type: int = WIDE_TYPE) -> Drawing | None:
    """Paint each area by the holder of its capital; None where no place has a shape.

    `wide_type` is the size of names on wide screens. The record must have been read with shapes.
    """
    pairs = list(zip(situation.record.places, situation.rows, strict=True))
    shapes = [shape for each, _ in pairs if (shape := shape_of(each))]
    if not shapes:
        return None
    projection = Projection.around(shapes)
    spots = [spot for each, _ in pairs if (spot := _spot(each, projection))]
    height = projection.height
    return Drawing(
        width=WIDTH,
        height=height,
        wide_type=wide_type,
        areas=tuple(_area(each, row, projection) for each, row in pairs),
        dots=tuple(spots),
        names=tuple(place_labels(spots, size=wide_type, height=height)),
        names_narrow=tuple(place_labels(spots, size=NARROW_TYPE, height=height)),
    )


def shape_of(each: ConflictPlace) -> dict | None:
    """What is painted: the province whose capital it is, or its own outline."""
    place = each.place
    return (place.capital_of.shape if place.capital_of else None) or place.shape


def _area(each: ConflictPlace, row: ControlRow, projection: Projection) -> Area:
    shape = shape_of(each)
    path = projection.path(shape) if shape else ""
    since = say(message("Since: %(since)s", since=row.since))
    return Area(path, row.code, _area_title(row), row.place, row.url, since)


def _area_title(row: ControlRow) -> str:
    if row.province in ("", row.place):
        return say(message("%(place)s: %(state)s", place=row.place, state=row.state_text))
    title = message(
        "%(place)s, %(province)s: %(state)s",
        place=row.place,
        province=row.province,
        state=row.state_text,
    )
    return say(title)


def _spot(each: ConflictPlace, projection: Projection) -> Spot | None:
    place = each.place
    if place.latitude is None or place.longitude is None:
        return None
    x, y = projection.point(float(place.longitude), float(place.latitude))
    return Spot(x, y, place.called, place.population)


@dataclass(frozen=True)
class Strip:
    """How many places the leading party held, day by day: a step line over the slider's days."""

    width: int
    height: int
    path: str
    line: str
    at: float


def strip_of(situation: Situation, known_by: date | None = None) -> Strip | None:
    """The line ends where knowledge ends. None where there is nothing to count or one day only."""
    days = (situation.last - situation.first).days
    if not days or not situation.total or not situation.lead:
        return None
    points = [
        (_across(turn.first, situation), _down(turn.held, situation)) for turn in situation.turns
    ]
    until = min(situation.last, known_by) if known_by else situation.last
    end = max(_across(until, situation), points[-1][0])
    start, line = points[0][1], _steps(points, end)
    path = f"M0 {STRIP_HEIGHT}V{start}{line}V{STRIP_HEIGHT}z"
    at = _across(situation.day, situation)
    return Strip(WIDTH, STRIP_HEIGHT, path, f"M0 {start}{line}", at)


def _across(day: date, situation: Situation) -> float:
    days = (situation.last - situation.first).days
    return round((day - situation.first).days * WIDTH / days, 1)


def _down(held: int, situation: Situation) -> float:
    return round((STRIP_HEIGHT - 2) * (1 - held / situation.total) + 1, 1)


def _steps(points: Sequence[tuple[float, float]], end: float) -> str:
    """Steps from the first point to the end, each told from the one before: alike ones pack."""
    (x, y), steps = points[0], ""
    for across, down in points[1:]:
        if down != y:
            steps += f"h{_short(across - x)}v{_short(down - y)}"
            x, y = across, down
    return f"{steps}h{_short(end - x)}"


def _short(number: float) -> str:
    return f"{round(number, 1):g}"
