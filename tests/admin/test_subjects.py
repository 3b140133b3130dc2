"""Actors, conflicts and places at the editors' desk: mistakes are told in words."""

import json

import pytest

from events.models import Place
from tests.factories import make_actor, make_conflict, make_party, make_place

pytestmark = pytest.mark.django_db


def test_a_name_given_twice_is_refused_in_words(desk, submit):
    actor = make_actor(name="Taliban")
    typed = {"names-1-name": "Taliban", "names-1-language": "en"}
    page = submit(desk, f"/admin/events/actor/{actor.pk}/change/", **typed)
    assert "stands here twice" in page.content.decode()


def test_a_name_may_stand_for_one_conflict_and_for_all(desk, submit):
    actor, conflict = make_actor(name="Taliban"), make_conflict()
    typed = {
        "names-1-name": "Taliban",
        "names-1-language": "en",
        "names-1-conflict": conflict.pk,
    }
    submit(desk, f"/admin/events/actor/{actor.pk}/change/", **typed)
    assert set(actor.names.values_list("conflict", flat=True)) == {None, conflict.pk}


def test_a_colour_that_no_map_has_is_refused_in_words(desk, submit):
    conflict = make_conflict()
    make_party(conflict, make_actor())
    typed = {"parties-0-colour": "7"}
    page = submit(desk, f"/admin/events/conflict/{conflict.pk}/change/", **typed)
    assert "less than or equal to 6" in page.content.decode()


def test_a_side_belongs_to_no_other_side(desk, submit):
    side, other = make_actor(name="Army"), make_actor(name="Republic")
    force = make_actor(name="Militia", side=side)
    page = submit(desk, f"/admin/events/actor/{other.pk}/change/", side=force.pk)
    assert "Militia belongs to Army: choose that side." in page.content.decode()
    page = submit(desk, f"/admin/events/actor/{side.pk}/change/", side=other.pk)
    assert "Others are on its side" in page.content.decode()


def test_a_party_is_a_side(desk, submit):
    conflict, force = make_conflict(), make_actor(name="Militia", side=make_actor(name="Army"))
    make_party(conflict, make_actor())
    typed = {"parties-0-actor": force.pk}
    page = submit(desk, f"/admin/events/conflict/{conflict.pk}/change/", **typed)
    assert "Militia belongs to Army: choose that side." in page.content.decode()


@pytest.mark.parametrize(
    "shape",
    [
        {"type": "Point", "coordinates": [69, 34]},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "Polygon", "coordinates": [[["a", "b"]]]},
        {"type": "Polygon", "coordinates": [[[600, 30], [61, 30], [61, 31], [600, 30]]]},
        [1],
        "north",
    ],
)
def test_an_outline_that_no_map_can_paint_is_refused(desk, submit, shape):
    place = make_place()
    page = submit(desk, f"/admin/events/place/{place.pk}/change/", shape=json.dumps(shape))
    assert "Give a GeoJSON Polygon or MultiPolygon" in page.content.decode()


def test_an_outline_is_kept_as_it_is_given(desk, submit):
    place = make_place()
    square = {"type": "Polygon", "coordinates": [[[60, 30], [61, 30], [61, 31], [60, 30]]]}
    submit(desk, f"/admin/events/place/{place.pk}/change/", shape=json.dumps(square))
    assert Place.objects.get().shape == square
