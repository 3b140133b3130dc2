"""Province outlines, simplified together so that neighbours keep one common border."""

from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import shape

# Degrees, about 4 km: 34 provinces come to some 20 kB of SVG path.
TOLERANCE = 0.04
DECIMALS = 3  # about 100 m

Geometry = dict[str, Any]


def simplified(
    outlines: Mapping[str, Geometry], tolerance: float = TOLERANCE
) -> dict[str, Geometry]:
    """Take and give GeoJSON polygons by code; coordinates are degrees, rounded.

    Visvalingam-Whyatt on the coverage as a whole (shapely.coverage_simplify), so that a border
    shared by two provinces stays shared. Raises ValueError for what is no polygon.
    """
    polygons = [_polygon(code, outline) for code, outline in outlines.items()]
    simpler = shapely.coverage_simplify(polygons, tolerance)
    return {code: _rounded(polygon) for code, polygon in zip(outlines, simpler, strict=True)}


def check_shape(outline: Any) -> None:
    """Raises ValueError, with what is wrong, for what no map can paint."""
    _polygon("shape", outline)


def _polygon(code: str, outline: Geometry) -> Any:
    try:
        polygon = shape(outline)
    except (shapely.errors.ShapelyError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{code}: not a GeoJSON geometry ({error})") from error
    if polygon.geom_type not in {"Polygon", "MultiPolygon"} or polygon.is_empty:
        raise ValueError(f"{code}: a {polygon.geom_type} where a Polygon or MultiPolygon belongs")
    west, south, east, north = polygon.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise ValueError(f"{code}: coordinates are not degrees of longitude and latitude")
    return polygon


def _rounded(polygon: Any) -> Geometry:
    near = shapely.transform(polygon, lambda points: points.round(DECIMALS))
    geometry = shapely.geometry.mapping(near)
    return {"type": geometry["type"], "coordinates": _as_lists(geometry["coordinates"])}


def _as_lists(coordinates: Any) -> Any:
    """Tuples as JSON gives them back, so that a stored shape equals a fresh one."""
    if isinstance(coordinates, tuple | list):
        return [_as_lists(inner) for inner in coordinates]
    return coordinates
