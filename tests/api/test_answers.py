"""What holds for every answer: errors as problems, open reads, ETag, chosen fields."""

import pytest

from tests.factories import make_place

pytestmark = pytest.mark.django_db
LISTS = ["conflicts", "events", "reports", "articles", "places", "actors", "changes"]


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_list_is_an_answer(get, path):
    assert get(path).json() == {"items": [], "next": None, "count": 0}


@pytest.mark.parametrize("path", LISTS)
def test_an_unknown_parameter_is_refused_with_the_known_ones(get, path):
    response = get(path, colour="red")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert "colour" in response.json()["detail"]
    assert {"limit", "cursor", "fields"} <= set(response.json()["known"])


@pytest.mark.parametrize("path", LISTS)
def test_an_unknown_field_is_refused_with_the_known_ones(get, path):
    response = get(path, fields="id,colour")
    assert response.status_code == 400
    assert "id" in response.json()["known"]


@pytest.mark.parametrize(
    "path",
    [
        "nothing",
        "events/99",
        "events/99999999999999999999",
        "places/none",
        "reports/9",
        "actors/x",
        f"actors/{'9' * 5000}",
        f"places/{'9' * 5000}",
    ],
)
def test_what_is_not_there_is_a_problem_too(get, path):
    response = get(path)
    assert response.status_code == 404
    assert response.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": f"There is nothing at /api/v1/{path}.",
    }


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_writing_is_refused(client, method):
    response = getattr(client, method)("/api/v1/places")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == "application/problem+json"


def test_a_media_type_that_is_not_offered_is_refused(client):
    response = client.get("/api/v1/places", headers={"accept": "image/png"})
    assert response.status_code == 406
    assert "text/csv" in response.json()["detail"]


def test_a_wrong_value_names_its_parameter(get):
    response = get("reports", since="yesterday")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "since"


@pytest.mark.parametrize("query", ["reports?event=", "reports?article=", "articles?story="])
@pytest.mark.parametrize("number", ["0", "-1", str(2**63), "9" * 400])
def test_a_number_that_no_row_can_have_is_refused(get, query, number):
    assert get(query + number).status_code == 422


@pytest.mark.parametrize("path", ["places/{}", "actors/{}"])
def test_an_entry_refuses_what_it_does_not_know(get, path):
    make_place(slug="kunduz")
    assert get(path.format("kunduz"), colour="red").status_code == 400


def test_a_nul_character_is_refused(get):
    assert get("actors", q="a\x00b").status_code == 400


def test_any_site_may_read(get):
    response = get("places")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Link" in response["Access-Control-Expose-Headers"]


def test_a_browser_may_ask_first(client):
    response = client.options("/api/v1/places")
    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_errors_can_be_read_by_any_site(get):
    assert get("nothing")["Access-Control-Allow-Origin"] == "*"


def test_pages_outside_are_not_opened(client):
    assert "Access-Control-Allow-Origin" not in client.get("/admin/login/")


def test_head_answers_as_get_without_the_body(client):
    head, full = client.head("/api/v1/places"), client.get("/api/v1/places")
    assert head.content == b""
    assert head["ETag"] == full["ETag"]


def test_what_has_not_changed_is_not_sent_again(client):
    tag = client.get("/api/v1/places")["ETag"]
    again = client.get("/api/v1/places", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""


def test_what_has_changed_is_sent_again(client):
    tag = client.get("/api/v1/places")["ETag"]
    make_place()
    assert client.get("/api/v1/places", headers={"if-none-match": tag}).status_code == 200


def test_fields_choose_members_in_order(get):
    place = make_place(name="Herat")
    entries = get("places", fields="name,id").json()["items"]
    assert entries == [{"name": "Herat", "id": place.pk}]


def test_reading_sets_no_cookie(get):
    assert not get("places").cookies
