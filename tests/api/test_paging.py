"""Cursors: every row once, in order, whatever the page size; made-up cursors are refused."""

import base64

import orjson
import pytest

from tests.factories import make_actor, make_article, make_conflict, make_place, make_report

pytestmark = pytest.mark.django_db


def walk(client, url):
    """All ids behind a list, following `next` to its end."""
    found = []
    while url:
        page = client.get(url).json()
        found += [entry["id"] for entry in page["items"]]
        url = page["next"]
    return found


@pytest.fixture
def places():
    return [make_place(name=name) for name in ("Herat", "Ghazni", "Herat", "Kabul", "Zaranj")]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 100])
def test_paging_yields_each_place_once_in_order(client, places, limit):
    ghazni, (herat, twin) = places[1], (places[0], places[2])
    expected = [ghazni.pk, herat.pk, twin.pk, places[3].pk, places[4].pk]
    assert walk(client, f"/api/v1/places?limit={limit}") == expected


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("actors", make_actor),
        ("articles", make_article),
        ("conflicts", make_conflict),
        ("reports", make_report),
    ],
)
def test_paging_yields_each_row_once(client, path, make):
    made = {make().pk for _ in range(5)}
    found = walk(client, f"/api/v1/{path}?limit=2")
    assert sorted(found) == sorted(made)


def test_the_next_page_is_in_the_link_header_too(client, places):
    response = client.get("/api/v1/places?limit=2")
    assert response["Link"] == f'<{response.json()["next"]}>; rel="next"'


def test_the_last_page_has_no_next(client, places):
    response = client.get("/api/v1/places?limit=5")
    assert response.json()["next"] is None
    assert "Link" not in response


def test_filters_stay_in_the_address_of_the_next_page(client, places):
    page = client.get("/api/v1/places?limit=1&q=herat").json()
    assert "q=herat" in page["next"]
    assert walk(client, page["next"]) == [places[2].pk]


def test_a_row_added_meanwhile_shifts_nothing(client, places):
    first = client.get("/api/v1/places?limit=2").json()
    make_place(name="Asadabad")
    assert len(walk(client, first["next"])) == 3


def packed(values):
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "nonsense",
        "é",
        "!!!!",
        packed([]),
        packed(["Herat"]),
        packed(["Herat", "one"]),
        packed(["Herat", True]),
        packed(["Herat", 10**18 * 9 + 10**18]),
        packed([1, 1]),
        packed({"name": "Herat", "id": 1}),
        packed(["a\x00b", 1]),
        packed(["Herat", 1, 2]),
    ],
)
def test_a_cursor_we_did_not_make_is_refused(get, cursor):
    response = get("places", cursor=cursor)
    assert response.status_code == 400
    assert "cursor" in response.json()["detail"]


@pytest.mark.parametrize(
    "moment",
    ["2021-08-11", "2021-08-11T10:00:00", 5, None, "9999-12-31T23:59:59-10:00"],
)
def test_a_cursor_with_a_broken_moment_is_refused(get, moment):
    assert get("changes", cursor=packed([moment, 1])).status_code == 400


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "many", ""])
def test_a_page_size_out_of_range_is_refused(get, limit):
    assert get("places", limit=limit).status_code == 422


def test_counts_are_exact_up_to_ten_thousand(get, places):
    assert get("places").json()["count"] == 5


def test_counts_stop_at_ten_thousand(get, places, monkeypatch):
    monkeypatch.setattr("conflict_timeline.rest.paging.COUNTED_TO", 4)
    assert get("places").json()["count"] == "4+"
