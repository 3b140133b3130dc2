"""Actors and conflicts at the editors' desk: mistakes are told in words."""

import pytest

from tests.factories import make_actor, make_conflict, make_party

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
