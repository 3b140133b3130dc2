"""A second visit costs a 304; an editor's change shows at once."""

import pytest

from events.models import Event
from tests.pages.reading import html_of

pytestmark = pytest.mark.django_db
COMPRESSED = {"HTTP_ACCEPT_ENCODING": "gzip"}


@pytest.fixture(params=["/wood-war/?on=2021-08-11", "/wood-war/2021-08-11/", "/", "event", "place"])
def address(request, war):
    places = {
        "event": war.falls["Alder"].get_absolute_url(),
        "place": war.towns["Alder"].get_absolute_url(),
    }
    return places.get(request.param, request.param)


def test_a_second_visit_costs_a_304(client, address):
    first = client.get(address, **COMPRESSED)
    assert first["Cache-Control"] == "no-cache"
    assert first["Content-Encoding"] == "gzip"
    second = client.get(address, HTTP_IF_NONE_MATCH=first["ETag"], **COMPRESSED)
    assert (second.status_code, second.content) == (304, b"")


def test_an_editors_change_shows_at_once(client, war):
    address = war.falls["Alder"].get_absolute_url()
    tag = client.get(address)["ETag"]
    Event.objects.filter(pk=war.falls["Alder"].pk).update(title="The bridge falls")
    changed = client.get(address, HTTP_IF_NONE_MATCH=tag)
    assert changed.status_code == 200
    assert "The bridge falls" in html_of(changed)
    assert changed["ETag"] != tag


def test_the_admin_is_not_kept(client, war):
    assert "no-store" in client.get("/admin/login/")["Cache-Control"]
