"""Places: the gazetteer for programs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Field, Query, Router

from conflict_timeline.rest.links import Links
from conflict_timeline.rest.paging import Order, by_number, by_text
from conflict_timeline.rest.parameters import (
    ListParameters,
    named_or_numbered,
    read_parameters,
    refuse_unknown,
)
from conflict_timeline.rest.replies import Entry, documented, json_reply, negotiated, read_page
from events.api.schemas import PlaceList, PlaceOut
from events.exports import export, feature_collection
from events.models import Place, PlaceName
from events.spelling import spelling_key
from events.vocabulary import PlaceKind

router = Router(tags=["places"])
ORDER = Order((by_text("name"), by_number("id")))
COLUMNS = (
    "id",
    "slug",
    "name",
    "kind",
    "country",
    "iso_3166_2",
    "geonameid",
    "latitude",
    "longitude",
    "population",
    "province_id",
    "province__slug",
    "province__name",
    "capital_of_id",
    "capital_of__slug",
    "capital_of__name",
)
FORMATS = ("json", "geojson", "csv", "ndjson")
FORMATS_DOCUMENTED = documented(FORMATS[1:])


class PlaceParameters(ListParameters):
    q: str = Field("", max_length=120, description="Any spelling of its name, from the start.")
    kind: PlaceKind | Literal[""] = Field("", description="A kind of place.")
    country: str = Field("", max_length=2, description="ISO 3166-1 alpha-2.")
    province: str = Field("", description="Slug of the province it lies in.")
    conflict: str = Field("", description="Slug of the conflict that counts it.")
    format: str = Field("", description="json, geojson, csv or ndjson.")


@router.get("", response=PlaceList, summary="List places", openapi_extra=FORMATS_DOCUMENTED)
def list_places(request: HttpRequest, parameters: Query[PlaceParameters]) -> HttpResponseBase:
    """Places by name. CSV and NDJSON answer the whole list in one stream."""
    fields = read_parameters(request, parameters, PlaceOut)
    rows = _matching(parameters).values(*COLUMNS)
    form = negotiated(request, parameters.format, FORMATS)
    answers = partial(place_answers, links=Links(request))
    if form in {"csv", "ndjson"}:
        return export(form, "places", ORDER.apply(rows, parameters.cursor), answers, fields)
    page = read_page(request, rows, ORDER, parameters.limit, parameters.cursor)
    if form == "geojson":
        return feature_collection(page, answers(page.rows), fields)
    return page.reply(answers(page.rows), fields)


@router.get("/{slug}", response=PlaceOut, summary="Get a place")
def get_place(request: HttpRequest, slug: str) -> HttpResponse:
    """One place, by its slug or its id."""
    refuse_unknown(request, ())
    row = named_or_numbered(Place.objects.values(*COLUMNS), slug)
    if row is None:
        raise Http404
    return json_reply(next(iter(place_answers([row], Links(request)))))


def _matching(parameters: PlaceParameters) -> QuerySet[Place]:
    equal = {
        "kind": parameters.kind,
        "country": parameters.country.upper(),
        "province__slug": parameters.province,
        "conflicts__conflict__slug": parameters.conflict,
    }
    places = Place.objects.filter(**{name: value for name, value in equal.items() if value})
    if parameters.q:
        key = spelling_key(parameters.q)
        spelt = PlaceName.objects.filter(key__startswith=key) if key else PlaceName.objects.none()
        places = places.filter(pk__in=spelt.values("place"))
    return places


def place_answers(rows: Sequence[Entry], links: Links) -> Iterable[dict[str, Any]]:
    """Rows as answers; one query for all their spellings."""
    names = _names_of([row["id"] for row in rows])
    for row in rows:
        yield place_answer(row, links, names.get(row["id"], []))


def _names_of(ids: Sequence[int]) -> dict[int, list[dict[str, str]]]:
    found = defaultdict(list)
    spellings = PlaceName.objects.filter(place__in=ids).order_by("place", "language", "name")
    for place, name, language in spellings.values_list("place_id", "name", "language"):
        found[place].append({"name": name, "language": language})
    return found


def place_answer(row: Entry, links: Links, names: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "slug": row["slug"],
        "name": row["name"],
        "url": links.to("place", row["slug"]),
        "kind": row["kind"],
        "country": row["country"],
        "province": _place(row, "province", links),
        "capital_of": _place(row, "capital_of", links),
        "iso_3166_2": row["iso_3166_2"],
        "geonameid": row["geonameid"],
        "latitude": None if row["latitude"] is None else float(row["latitude"]),
        "longitude": None if row["longitude"] is None else float(row["longitude"]),
        "population": row["population"],
        "names": names,
    }


def _place(row: Entry, column: str, links: Links) -> dict[str, Any] | None:
    pk, name, slug = (row[f"{column}{part}"] for part in ("_id", "__name", "__slug"))
    return links.reference("place", pk, name, slug)
