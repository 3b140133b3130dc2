"""How we know, and credits."""

import pytest

from events.vocabulary import Stance
from tests.pages.reading import heading_steps, html_of, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stance", list(Stance))
def test_every_stance_is_explained(client, stance):
    assert f"<dt>{stance.label}</dt>" in html_of(client.get("/about/"))


@pytest.mark.parametrize(
    "word", ["span", "known_by", "one independent source", "no editor has checked this yet"]
)
def test_how_we_know_is_told(client, word):
    assert word in text(client.get("/about/"))


@pytest.mark.parametrize(
    "credit", ["GeoNames", "Creative Commons Attribution 4.0", "Natural Earth", "public domain"]
)
def test_sources_are_credited(client, credit):
    assert credit in text(client.get("/credits/"))


def test_the_demo_is_said_to_be_invented(client):
    assert "outlets and dispatches of the demo are invented" in text(client.get("/credits/"))


@pytest.mark.parametrize("address", ["/about/", "/credits/"])
def test_pages_cost_no_query_and_are_only_read(client, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(address)
    assert max(heading_steps(response)) == 1
    assert client.post(address).status_code == 405
