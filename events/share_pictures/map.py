"""The map of a share picture: areas painted like the site's, dots, names, and an event's mark."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops, ImageDraw

from events.map import WIDTH, Label, Projection, place_labels
from events.map import Spot as MapSpot
from events.share_pictures.fills import fill
from events.share_pictures.palette import ACCENT, BORDER, INK, PAPER, Colour
from events.share_pictures.picture import PictureMap

# Areas are drawn this much larger and scaled down: Pillow's polygons have hard edges.
_FINER = 2
_NAME_SIZE = 19  # pixels of the finished picture
_NAMED = 10  # places of most weight; a name may cover the dots of others

Point = tuple[float, float]
Ring = list[Point]


@dataclass(frozen=True)
class Name:
    """A name on the map: its point is where it starts, ends, or has its middle."""

    text: str
    x: float
    y: float
    anchor: str
    marked: bool


class MapDrawing:
    """A map fitted into a box of the finished picture; `scale` is how much larger it is drawn."""

    def __init__(self, shown: PictureMap, width: int, height: int, *, scale: int) -> None:
        self._shown = shown
        self._scale = scale
        self._projection = Projection.around([shape for shape, _ in shown.areas])
        tall = self._projection.height
        self._unit = min(width / WIDTH, height / tall)
        self.size = (max(1, round(WIDTH * self._unit)), max(1, round(tall * self._unit)))

    def paint(self) -> Image.Image:
        """Areas, dots and mark, on paper; names are the caller's to write."""
        finer = self._scale * _FINER
        areas = self._areas(finer)
        painted = areas.reduce(_FINER)
        self._marks(ImageDraw.Draw(painted))
        return painted

    def _areas(self, finer: int) -> Image.Image:
        size = (self.size[0] * finer, self.size[1] * finer)
        image = Image.new("RGB", size, PAPER)
        outlines: list[Ring] = []
        for code, shapes in self._by_fill().items():
            polygons = [each for shape in shapes for each in self._polygons(shape, finer)]
            image.paste(fill(code, *size, unit=finer), mask=_mask(size, polygons))
            outlines.extend(ring for polygon in polygons for ring in polygon)
        draw = ImageDraw.Draw(image)
        for ring in outlines:
            _outline(draw, ring, BORDER, 1.6 * finer)
        if self._shown.mark and self._shown.mark.outline:
            for polygon in self._polygons(self._shown.mark.outline, finer):
                for colour, stroke in ((PAPER, 9), (INK, 4.5)):
                    _outline(draw, polygon[0], colour, stroke * finer)
        return image

    def _by_fill(self) -> Mapping[str, list[Mapping[str, Any]]]:
        found: dict[str, list[Mapping[str, Any]]] = {}
        for shape, code in self._shown.areas:
            found.setdefault(code, []).append(shape)
        return found

    def _polygons(self, shape: Mapping[str, Any], finer: int) -> Iterator[list[Ring]]:
        """Each polygon as its outer ring and its holes, in pixels."""
        match shape.get("type"):
            case "Polygon":
                polygons = [shape["coordinates"]]
            case "MultiPolygon":
                polygons = shape["coordinates"]
            case _:
                polygons = []
        for polygon in polygons:
            rings = [[self._at(lon, lat, finer) for lon, lat, *_ in ring] for ring in polygon]
            yield [ring for ring in rings if len(ring) > 2]

    def _at(self, longitude: float, latitude: float, scale: float = 1) -> Point:
        x, y = self._projection.exactly(longitude, latitude)
        return x * self._unit * scale, y * self._unit * scale

    def _marks(self, draw: ImageDraw.ImageDraw) -> None:
        """A dot for each place of interest, or the mark of an event alone."""
        mark = self._shown.mark
        for spot in () if mark else self._shown.spots:
            centre = self._at(spot.longitude, spot.latitude, self._scale)
            draw.circle(centre, 4.2 * self._scale, fill=PAPER)
            draw.circle(centre, 3 * self._scale, fill=INK)
        if mark and not mark.outline:
            centre = self._at(mark.longitude, mark.latitude, self._scale)
            for radius, colour in ((17, PAPER), (14.5, INK), (11.5, PAPER), (8, ACCENT)):
                draw.circle(centre, radius * self._scale, fill=colour)

    def names(self) -> list[Name]:
        """Names that do not overlap, in pixels of the finished map; the marked place's first."""
        return [*self._marked_name(), *self._other_names()]

    def _marked_name(self) -> Iterator[Name]:
        if mark := self._shown.mark:
            x, y = self._at(mark.longitude, mark.latitude)
            if mark.outline:
                yield Name(mark.name, x, self._above(mark.outline), "middle", True)
                return
            to_the_right = x < self.size[0] / 2
            beside = 25 if to_the_right else -25
            yield Name(mark.name, x + beside, y + 8, "start" if to_the_right else "end", True)

    def _above(self, outline: Mapping[str, Any]) -> float:
        """A baseline above an outline, or below where there is no room."""
        rings = [polygon[0] for polygon in self._polygons(outline, 1)]
        depths = [y for ring in rings for _, y in ring]
        return min(depths) - 10 if min(depths) > 40 else max(depths) + 30

    def _other_names(self) -> list[Name]:
        if self._shown.mark:
            return []
        height = self._projection.height
        labels = place_labels(self._map_spots(), size=round(_NAME_SIZE / self._unit), height=height)
        return [self._name(label) for label in labels]

    def _map_spots(self) -> Sequence[MapSpot]:
        weightiest = sorted(self._shown.spots, key=lambda spot: -spot.weight)[:_NAMED]
        return [
            MapSpot(*self._projection.point(spot.longitude, spot.latitude), spot.name, spot.weight)
            for spot in weightiest
        ]

    def _name(self, label: Label) -> Name:
        return Name(label.name, label.x * self._unit, label.y * self._unit, label.anchor, False)


def _outline(draw: ImageDraw.ImageDraw, ring: Ring, colour: Colour, stroke: float) -> None:
    draw.line([*ring, *ring[:2]], fill=colour, width=round(stroke), joint="curve")


def _mask(size: tuple[int, int], polygons: Sequence[Sequence[Ring]]) -> Image.Image:
    """Where polygons are, and their holes are not."""
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for outer, *holes in filter(None, polygons):
        if not holes:
            draw.polygon(outer, fill=255)
            continue
        own = Image.new("L", size)
        drawn = ImageDraw.Draw(own)
        drawn.polygon(outer, fill=255)
        for hole in holes:
            drawn.polygon(hole, fill=0)
        mask.paste(ImageChops.lighter(mask, own))
    return mask
