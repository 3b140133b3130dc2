"""Places, actors, conflicts and outlets at the editors' desk."""

import pytest

from events.models import Place
from tests.factories import make_actor, make_conflict, make_place, make_publisher

pytestmark = pytest.mark.django_db


def suggestions(desk, model, field, app, term):
    query = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    return [one["text"] for one in desk.get("/admin/autocomplete/", query).json()["results"]]


@pytest.mark.parametrize("spelling", ["Mazar-i-Sharif", "mazar e sharif", "مزار", "Mazār"])
def test_a_place_is_suggested_in_any_spelling(desk, spelling):
    make_place(name="Mazar-i-Sharif", names=("مزار شریف",))
    make_place(name="Herat")
    assert suggestions(desk, "event", "place", "events", spelling) == ["Mazar-i-Sharif"]


def test_an_actor_is_suggested_by_any_name(desk):
    make_actor(name="Taliban", names=("the insurgents",))
    make_actor()
    assert suggestions(desk, "eventactor", "actor", "events", "insurgents") == ["Taliban"]


@pytest.mark.parametrize(
    ("model", "field", "app", "make"),
    [
        ("event", "conflict", "events", make_conflict),
        ("article", "publisher", "articles", make_publisher),
    ],
)
def test_other_records_are_suggested_too(desk, model, field, app, make):
    assert suggestions(desk, model, field, app, str(make())) != []


def test_a_spelling_is_added_beside_its_place(desk, submit):
    place = make_place(name="Herat")
    typed = {"names-TOTAL_FORMS": "2", "names-1-name": "هرات", "names-1-language": "fa"}
    submit(desk, f"/admin/events/place/{place.pk}/change/", **typed)
    assert set(place.names.values_list("name", flat=True)) == {"Herat", "هرات"}


def test_a_place_is_added_with_its_reason(desk, submit):
    typed = {"name": "Qala", "slug": "qala", "kind": "city", "country": "AF", "why": "New in print"}
    submit(desk, "/admin/events/place/add/", **typed)
    assert Place.objects.get().history.get().history_change_reason == "New in print"


@pytest.mark.parametrize("path", ["events/place", "events/actor", "events/conflict"])
def test_a_list_costs_the_same_however_long(desk, path, django_assert_max_num_queries):
    for _ in range(12):
        make_place(province=make_place())
        make_actor(side=make_actor())
        make_conflict()
    with django_assert_max_num_queries(12):
        desk.get(f"/admin/{path}/")


@pytest.mark.parametrize("zone", ["Kabul", "Asia/Nowhere", "../etc"])
def test_an_outlet_has_a_time_zone_that_exists(desk, submit, zone):
    typed = {"name": "Outlet", "slug": "outlet", "time_zone": zone}
    page = submit(desk, "/admin/articles/publisher/add/", **typed)
    assert "IANA time zone" in page.content.decode()


def test_the_desk_leads_to_the_site(desk):
    page = desk.get("/admin/").content.decode()
    assert "Conflict Timeline" in page
    assert '<a href="/">View site</a>' in page
