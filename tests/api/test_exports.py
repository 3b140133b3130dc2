"""Lists to take away."""

import csv
import io
import json

import pytest

from events.exports import safe_cell
from events.vocabulary import EventStatus
from tests.factories import make_conflict, make_event, make_place, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def events():
    conflict = make_conflict()
    town = make_place(name="Zaranj", latitude="30.95962", longitude="61.86037")
    return [
        make_event(conflict=conflict, place=town),
        make_event(conflict=conflict, place_text="=HYPERLINK(1)"),
    ]


def body_of(response):
    return b"".join(response.streaming_content).decode()


def sheet_of(response):
    return list(csv.DictReader(io.StringIO(body_of(response))))


def test_csv_has_a_line_an_event(get, events):
    first, second = sheet_of(get("events", format="csv"))
    assert (first["place"], first["earliest"], first["longitude"]) == (
        "Zaranj",
        "2021-08-11",
        "61.86037",
    )
    assert second["id"] == str(events[1].pk)


def test_csv_is_whole_whatever_fields_are_asked_for(get, events):
    make_report(event=events[0])
    lines = sheet_of(get("events", format="csv", fields="id"))
    assert lines == sheet_of(get("events", format="csv"))
    assert [line["reports"] for line in lines] == ["1", "0"]


def test_csv_never_starts_a_cell_with_a_formula(get, events):
    assert sheet_of(get("events", format="csv"))[1]["place"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_text_that_a_spreadsheet_would_run_is_defused(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", [-1.5, 3, None, "Herat", "a=b", ""])
def test_other_values_stay_as_they_are(value):
    assert safe_cell(value) == value


def test_ndjson_has_the_same_entries_as_json(get, events):
    lines = body_of(get("events", format="ndjson")).splitlines()
    assert [json.loads(line) for line in lines] == get("events").json()["items"]


def test_ndjson_takes_fields(get, events):
    lines = body_of(get("events", format="ndjson", fields="id")).splitlines()
    assert [json.loads(line) for line in lines] == [{"id": event.pk} for event in events]


def test_a_stream_holds_more_than_a_page(get, events, monkeypatch):
    monkeypatch.setattr("events.exports.BATCH", 1)
    assert len(sheet_of(get("events", format="csv", limit=1))) == 2


def test_geojson_has_a_point_where_the_place_is_known(get, events):
    response = get("events", format="geojson")
    assert response["Content-Type"] == "application/geo+json"
    known, unknown = response.json()["features"]
    assert known["geometry"] == {"type": "Point", "coordinates": [61.86037, 30.95962]}
    assert unknown["geometry"] is None
    assert known["properties"]["kind"] == "captured"


def test_geojson_is_paged(get, events):
    page = get("events", format="geojson", limit=1).json()
    assert len(page["features"]) == 1
    assert "format=geojson" in page["next"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/json"),
        ("text/html,*/*;q=0.8", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/geo+json, application/json;q=0.5", "application/geo+json"),
        ("application/x-ndjson", "application/x-ndjson; charset=utf-8"),
    ],
)
def test_the_caller_may_say_what_it_prefers(client, accept, media_type):
    response = client.get("/api/v1/events", headers={"accept": accept})
    assert response["Content-Type"] == media_type


def test_an_unknown_format_is_refused_with_the_known_ones(get):
    response = get("events", format="xml")
    assert response.status_code == 400
    assert response.json()["known"] == ["json", "geojson", "csv", "ndjson"]


def test_withdrawn_events_are_not_taken_away(get, events):
    events[0].status = EventStatus.WITHDRAWN
    events[0].save()
    assert len(sheet_of(get("events", format="csv"))) == 1


@pytest.mark.parametrize("form", ["csv", "ndjson", "geojson"])
def test_places_can_be_taken_away_too(get, events, form):
    response = get("places", format=form)
    text = body_of(response) if response.streaming else response.content.decode()
    assert "Zaranj" in text


def test_a_stream_costs_three_queries_a_batch(get, events, django_assert_num_queries):
    for event in events:
        make_report(event=event)
    with django_assert_num_queries(3):
        body_of(get("events", format="ndjson"))


def test_a_download_has_a_name(get):
    response = get("events", format="csv")
    assert response["Content-Disposition"] == 'attachment; filename="events.csv"'
