"""Who held what, on a day and as known by a day."""

from datetime import date

import pytest

from events.dates import DateSpan
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_party,
    make_place,
    make_place_of_interest,
    make_report,
)

pytestmark = pytest.mark.django_db
SEVENTH = date(2021, 8, 7)
NINTH = date(2021, 8, 9)


@pytest.fixture
def war():
    """Two capitals held by the government; one falls on the 7th, told on the 9th."""
    conflict = make_conflict(slug="the-war")
    government, taliban = make_actor(name="Government"), make_actor(name="Taliban")
    make_party(conflict, government, colour=1)
    province = make_place(name="Nimruz")
    zaranj = make_place(name="Zaranj", province=province)
    for place in (zaranj, make_place(name="Herat")):
        make_place_of_interest(conflict, place=place, initial_holder=government)
    fallen = make_event(
        conflict=conflict,
        place=zaranj,
        taker=taliban,
        when=DateSpan.on(SEVENTH),
        first_reported_on=NINTH,
    )
    told = {"place": zaranj, "taker": taliban, "when": DateSpan.on(SEVENTH)}
    make_report(event=fallen, article=make_article(published_on=NINTH), **told)
    return conflict


def holders(get, **query):
    items = get("control", conflict="the-war", **query).json()["items"]
    return {one["place"]["name"]: one["holder"] and one["holder"]["name"] for one in items}


@pytest.mark.parametrize(
    ("on", "known_by", "holder"),
    [
        ("2021-08-06", "", "Government"),
        ("2021-08-07", "", "Taliban"),
        ("2021-08-09", "2021-08-08", "Government"),
        ("2021-08-09", "2021-08-09", "Taliban"),
    ],
)
def test_a_place_is_held_on_a_day_as_known_by_a_day(get, war, on, known_by, holder):
    assert holders(get, on=on, known_by=known_by) == {"Herat": "Government", "Zaranj": holder}


def test_an_entry_says_since_when_and_why(get, war):
    zaranj = get("control", conflict="the-war", on="2021-08-09").json()["items"][1]
    event = war.events.get()
    assert zaranj["province"]["name"] == "Nimruz"
    assert zaranj["state"] == "held"
    assert zaranj["since"]["text"] == "7 August 2021"
    assert zaranj["why"][0]["event"] == event.pk
    assert zaranj["why"][0]["url"] == f"http://testserver/events/{event.pk}/"


def test_the_default_is_now(get, war):
    assert holders(get)["Zaranj"] == "Taliban"


def test_a_holder_is_a_reference(get, war):
    holder = get("control", conflict="the-war").json()["items"][0]["holder"]
    assert set(holder) == {"id", "slug", "name", "url"}
    assert holder["url"].endswith(f"/actors/{holder['slug']}/")


def test_a_conflict_must_be_named(get):
    response = get("control")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "conflict"


def test_an_unknown_conflict_is_not_found(get):
    assert get("control", conflict="another").status_code == 404


def test_fields_choose_members(get, war):
    items = get("control", conflict="the-war", fields="state").json()["items"]
    assert items == [{"state": "held"}, {"state": "held"}]


def test_an_unknown_parameter_is_refused(get, war):
    assert get("control", conflict="the-war", day="2021-08-09").status_code == 400


def test_it_costs_ten_queries_however_many_places(get, war, django_assert_max_num_queries):
    for _ in range(10):
        make_place_of_interest(war, place=make_place(province=make_place()))
    with django_assert_max_num_queries(10):
        get("control", conflict="the-war")
