"""Province outlines as SVG paths and names that do not overlap: values in, values out."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 800
MARGIN = 6
# Letters of a wide system sans-serif (Verdana, DejaVu Sans) are about this wide, in parts of the
# font size.
LETTER = 0.61

Geometry = Mapping[str, Any]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Projection:
    """Longitude and latitude to map units: equirectangular, true to scale at mid-latitude."""

    west: float
    north: float
    across: float
    down: float
    height: int

    @classmethod
    def around(cls, shapes: Iterable[Geometry], width: int = WIDTH) -> "Projection":
        """Fit shapes into a map's width. Raises ValueError when there is no shape."""
        points = [point for shape in shapes for point in points_of(shape)]
        if not points:
            raise ValueError("a map needs at least one shape")
        lons, lats = [point[0] for point in points], [point[1] for point in points]
        west, east, south, north = min(lons), max(lons), min(lats), max(lats)
        squeeze = math.cos(math.radians((south + north) / 2))
        down = (width - 2 * MARGIN) / max((east - west) * squeeze, 1e-6)
        height = round((north - south) * down) + 2 * MARGIN
        return cls(west, north, down * squeeze, down, height)

    def point(self, lon: float, lat: float) -> tuple[int, int]:
        x, y = self.exactly(lon, lat)
        return round(x), round(y)

    def exactly(self, lon: float, lat: float) -> tuple[float, float]:
        """A point in parts of a unit, for drawing at another scale."""
        return (
            MARGIN + (lon - self.west) * self.across,
            MARGIN + (self.north - lat) * self.down,
        )

    def path(self, shape: Geometry) -> str:
        """SVG path data in whole units, relative steps: short, and short when packed."""
        return "".join(self._ring(ring) for ring in _rings(shape))

    def _ring(self, ring: Sequence[Sequence[float]]) -> str:
        points = [self.point(lon, lat) for lon, lat in ring]
        x, y = points[0]
        steps = [f"M{x} {y}l"]
        for to_x, to_y in points[1:-1]:
            if (to_x, to_y) != (x, y):
                steps.append(f"{to_x - x} {to_y - y} ".replace(" -", "-"))
                x, y = to_x, to_y
        return "".join(steps).rstrip() + "z" if len(steps) > 2 else ""


def points_of(shape: Geometry) -> Iterator[Sequence[float]]:
    """Every corner of a shape: longitude, latitude."""
    return (point for ring in _rings(shape) for point in ring)


def _rings(shape: Geometry) -> list[Sequence[Sequence[float]]]:
    """The rings of a GeoJSON Polygon or MultiPolygon; none for anything else."""
    match shape.get("type"):
        case "Polygon":
            return list(shape["coordinates"])
        case "MultiPolygon":
            return [ring for polygon in shape["coordinates"] for ring in polygon]
        case _:
            return []


@dataclass(frozen=True)
class Spot:
    """Something to name on the map; the weightiest are named first."""

    x: int
    y: int
    name: str
    weight: int = 0


@dataclass(frozen=True)
class Label:
    x: int
    y: int
    name: str
    anchor: str


def place_labels(
    spots: Sequence[Spot], *, size: int, height: int, width: int = WIDTH
) -> list[Label]:
    """Put names beside their dots, none over another; those without room are left out.

    `size` is the font size in map units.
    """
    taken: list[Box] = [_dot(spot, size) for spot in spots]
    labels: list[Label] = []
    for spot in sorted(spots, key=lambda spot: (-spot.weight, spot.name)):
        for label, box in _positions(spot, size):
            inside = box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height
            others = [each for each in taken if each != _dot(spot, size)]
            if inside and not any(_overlap(box, each) for each in others):
                labels.append(label)
                taken.append(box)
                break
    return labels


def _dot(spot: Spot, size: int) -> Box:
    reach = size * 0.3
    return (spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach)


def _positions(spot: Spot, size: int) -> list[tuple[Label, Box]]:
    """Right, left, above, below, and the four corners, best first."""
    length, gap = len(spot.name) * size * LETTER, size * 0.55
    right, left, middle = (
        (spot.x + gap, "start", 0.0),
        (spot.x - gap, "end", length),
        (float(spot.x), "middle", length / 2),
    )
    level, above, below = 0.35 * size, -0.6 * size, 1.25 * size
    found = []
    for (x, anchor, back), down in (
        (right, level),
        (left, level),
        (middle, above),
        (middle, below),
        (right, above),
        (right, below),
        (left, above),
        (left, below),
    ):
        y = spot.y + down
        box = (x - back, y - 0.8 * size, x - back + length, y + 0.25 * size)
        found.append((Label(round(x), round(y), spot.name, anchor), box))
    return found


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
