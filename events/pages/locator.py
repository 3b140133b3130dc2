"""A small map that says where a place lies: outlines, dots and names, and no holders."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from events.map import Geometry, Label, Projection, Spot, place_labels, points_of
from events.messages import listed, message
from events.models import Conflict, ConflictPlace, Place
from events.names import place_name_here
from events.speech import say
from events.vocabulary import PlaceKind
from events.wording import place_in_words

WIDTH = 400  # map units; a unit is about a pixel
TYPE = 14
_COLUMNS = ("kind", "latitude", "longitude", "population", "shape")


@dataclass(frozen=True)
class _Row:
    """A place as the map needs it."""

    pk: int
    name: str
    kind: str
    latitude: Any
    longitude: Any
    population: int
    shape: Geometry | None


@dataclass(frozen=True)
class _Area:
    """What one outline shows: the province or the place itself, and the town in it."""

    outline: _Row
    town: _Row


@dataclass(frozen=True)
class Locator:
    """An inline SVG map. `here` is the outline that is marked and `land` all others.

    `dot` and `name` are the place's own, None where its spot is not known or has no room.
    """

    width: int
    height: int
    land: str
    here: str
    dot: Spot | None
    name: Label | None
    around: tuple[Spot, ...]
    names: tuple[Label, ...]
    place: str
    area: str

    @property
    def title(self) -> str:
        if self.area and self.area != self.place:
            return say(message("Map: %(place)s in %(area)s", place=self.place, area=self.area))
        return say(message("Map: %(place)s", place=self.place))

    @property
    def text(self) -> str:
        """What the map shows, for those who do not see it."""
        near = listed([label.name for label in self.names], "beside")
        told = [
            message("Outlines of the areas of the conflict."),
            *([message("%(area)s is marked.", area=self.area)] if self.area else []),
            *([message("Also named: %(places)s.", places=near)] if self.names else []),
            message("No holders are shown."),
        ]
        return " ".join(map(say, told))


def locate(place: Place, conflict: Conflict | int) -> Locator | None:
    """Show where a place lies among the areas of a conflict, in one query.

    None where the conflict has no outlines, and where neither the place nor its province has
    one and its spot is not known or lies off the map.
    """
    areas = _areas(conflict)
    if not areas:
        return None
    projection = Projection.around((_shape(area) for area in areas), WIDTH)
    here = _area_of(place, areas)
    own = _spot(_row(place), projection)
    if here is None and own is None:
        return None
    around = [spot for row in _near(here, areas, place.pk) if (spot := _spot(row, projection))]
    return _drawn(place, projection, areas, here, own, around)


def conflict_around(place: Place) -> int | None:
    """The latest conflict that counts a place, its province or its capital; one query."""
    home = place.pk if place.kind == PlaceKind.PROVINCE else place.province_id
    counted = Q(place=place.pk)
    if home is not None:
        counted |= Q(place__capital_of=home) | Q(place__province=home)
    found = ConflictPlace.objects.filter(counted).order_by("-conflict__starts_on", "-conflict")
    return found.values_list("conflict", flat=True).first()


def _areas(conflict: Conflict | int) -> list[_Area]:
    """The outlines of a conflict: of the provinces whose capitals it counts, else of places."""
    towns, provinces = _columns("place"), _columns("place__capital_of")
    rows = ConflictPlace.objects.filter(conflict=conflict).values_list(*towns, *provinces)
    found = []
    for row in rows:
        town, province = _Row(*row[: len(towns)]), _Row(*row[len(towns) :])
        outline = province if province.shape else town
        if outline.shape:
            found.append(_Area(outline, town))
    return found


def _columns(place: str) -> list[Any]:
    return [f"{place}__pk", place_name_here(place), *(f"{place}__{name}" for name in _COLUMNS)]


def _row(place: Place) -> _Row:
    return _Row(
        place.pk,
        place.called,
        place.kind,
        place.latitude,
        place.longitude,
        place.population,
        None,
    )


def _shape(area: _Area) -> Geometry:
    return area.outline.shape or {}


def _area_of(place: Place, areas: Sequence[_Area]) -> _Area | None:
    """The place's own outline, or that of its province."""
    by_id = {area.outline.pk: area for area in areas}
    wanted = (place.pk, place.capital_of_id, place.province_id)
    return next((by_id[pk] for pk in wanted if pk in by_id), None)


def _near(here: _Area | None, areas: Sequence[_Area], but: int) -> list[_Row]:
    """The towns of the area and of those that touch it, and the largest one of all."""
    largest = max((area.town for area in areas), key=lambda town: town.population)
    if here is None:
        return [largest]
    corners = {tuple(point) for point in points_of(_shape(here))}
    touching = [
        area.town
        for area in areas
        if any(tuple(point) in corners for point in points_of(_shape(area)))
    ]
    return [row for row in {row.pk: row for row in [*touching, largest]}.values() if row.pk != but]


def _spot(row: _Row, projection: Projection) -> Spot | None:
    if row.latitude is None or row.longitude is None:
        return None
    x, y = projection.point(float(row.longitude), float(row.latitude))
    on_map = 0 <= x <= WIDTH and 0 <= y <= projection.height
    return Spot(x, y, row.name, row.population) if on_map else None


def _drawn(
    place: Place,
    projection: Projection,
    areas: Sequence[_Area],
    here: _Area | None,
    own: Spot | None,
    around: Sequence[Spot],
) -> Locator:
    named = [Spot(own.x, own.y, own.name, _first(around))] if own else []
    labels = place_labels([*named, *around], size=TYPE, height=projection.height, width=WIDTH)
    name = next((label for label in labels if own and label.name == own.name), None)
    return Locator(
        width=WIDTH,
        height=projection.height,
        land="".join(projection.path(_shape(each)) for each in areas if each is not here),
        here=projection.path(_shape(here)) if here else "",
        dot=own,
        name=name,
        around=tuple(around),
        names=tuple(label for label in labels if label is not name),
        place=_called(_row(place)),
        area=_called(here.outline) if here else "",
    )


def _first(others: Sequence[Spot]) -> int:
    """A weight that puts the place itself before all others."""
    return max((spot.weight for spot in others), default=0) + 1


def _called(row: _Row) -> str:
    """Tell a province from the city of the same name."""
    return say(place_in_words(row.name, PlaceKind(row.kind)))
