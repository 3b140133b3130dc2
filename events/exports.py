"""Lists to take away: CSV, NDJSON and GeoJSON, sent as they are read."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse

from conflict_timeline.rest.parameters import only
from conflict_timeline.rest.replies import MEDIA_TYPES, Page, json_reply, linked, streamed

Entry = Mapping[str, Any]
Answers = Callable[[Sequence[Entry]], Iterable[Entry]]
# Rows that are read, given their actors and reports, and sent at a time.
BATCH = 1_000
# A spreadsheet runs a cell that starts so as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

EVENT_COLUMNS = (
    "id",
    "kind",
    "acled",
    "plover",
    "manner",
    "title",
    "place",
    "place_id",
    "latitude",
    "longitude",
    "earliest",
    "latest",
    "precision",
    "when",
    "standing",
    "status",
    "takers",
    "losers",
    "participants",
    "sources",
    "outlets",
    "reports",
    "publishers",
    "quotes",
    "source_note",
    "first_reported_on",
    "changed_at",
    "conflict",
    "url",
)
PLACE_COLUMNS = (
    "id",
    "slug",
    "name",
    "kind",
    "country",
    "province",
    "capital_of",
    "iso_3166_2",
    "geonameid",
    "latitude",
    "longitude",
    "population",
    "names",
    "url",
)


def export(
    form: str, name: str, rows: QuerySet, answers: Answers, fields: Sequence[str] = ()
) -> StreamingHttpResponse:
    """Stream every row as `csv` or `ndjson`; `name` is 'events' or 'places'.

    `answers` turns a batch of rows into entries, so memory holds one batch at a time.
    `fields` chooses the members of NDJSON lines; CSV has its own columns.
    """
    entries = _in_batches(rows, answers)
    lines = _csv(entries, *_SHEETS[name]) if form == "csv" else _ndjson(entries, fields)
    return streamed(lines, MEDIA_TYPES[form], f"{name}.{form}")


def feature_collection(
    page: Page, entries: Iterable[Entry], fields: Sequence[str] = ()
) -> HttpResponse:
    """A page as GeoJSON (RFC 7946); `next` and `count` are foreign members."""
    features = [_feature(entry, fields) for entry in entries]
    document = {
        "type": "FeatureCollection",
        "features": features,
        "next": page.next,
        "count": page.count,
    }
    return linked(json_reply(document, MEDIA_TYPES["geojson"]), page.next)


def safe_cell(value: Any) -> Any:
    """The value, with text that a spreadsheet would run defused by an apostrophe."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def _in_batches(rows: QuerySet, answers: Answers) -> Iterator[list[Entry]]:
    reading = iter(rows.iterator(chunk_size=BATCH))
    while batch := list(islice(reading, BATCH)):
        yield list(answers(batch))


def _ndjson(batches: Iterable[list[Entry]], fields: Sequence[str]) -> Iterator[bytes]:
    for batch in batches:
        yield b"".join(orjson.dumps(only(entry, fields)) + b"\n" for entry in batch)


def _csv(
    batches: Iterable[list[Entry]],
    columns: Sequence[str],
    flat: Callable[[Entry], Mapping[str, Any]],
) -> Iterator[bytes]:
    yield _sheet([columns])
    for batch in batches:
        yield _sheet([_cells(flat(entry), columns) for entry in batch])


def _cells(row: Mapping[str, Any], columns: Sequence[str]) -> list[Any]:
    return [safe_cell(row[column]) for column in columns]


def _sheet(lines: Iterable[Sequence[Any]]) -> bytes:
    sheet = StringIO()
    csv.writer(sheet).writerows(lines)
    return sheet.getvalue().encode()


def _flat_event(event: Entry) -> dict[str, Any]:
    when = event["when"] or {}
    place = event["place"] or {}
    reports = event["reports"]
    return {
        **event,
        "place": place.get("name") or event["place_text"],
        "place_id": place.get("id"),
        "earliest": when.get("earliest"),
        "latest": when.get("latest"),
        "precision": when.get("precision"),
        "when": when.get("text"),
        "takers": _names(event, "taker"),
        "losers": _names(event, "loser"),
        "participants": _names(event, "participant"),
        "reports": len(reports),
        "publishers": "; ".join(dict.fromkeys(one["publisher"]["name"] for one in reports)),
        "quotes": " | ".join(one["quote"] for one in reports),
        "changed_at": event["changed_at"].isoformat(),
        "conflict": event["conflict"]["slug"],
    }


def _names(event: Entry, role: str) -> str:
    return "; ".join(actor["name"] for actor in event["actors"] if actor["role"] == role)


def _flat_place(place: Entry) -> dict[str, Any]:
    return {
        **place,
        "province": (place["province"] or {}).get("name"),
        "capital_of": (place["capital_of"] or {}).get("name"),
        "names": "; ".join(one["name"] for one in place["names"]),
    }


def _feature(entry: Entry, fields: Sequence[str]) -> dict[str, Any]:
    latitude, longitude = entry["latitude"], entry["longitude"]
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {
        "type": "Feature",
        "id": entry["id"],
        "geometry": None if latitude is None or longitude is None else point,
        "properties": only(entry, fields),
    }


_SHEETS = {"events": (EVENT_COLUMNS, _flat_event), "places": (PLACE_COLUMNS, _flat_place)}
