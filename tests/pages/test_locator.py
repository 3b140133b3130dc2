"""The small map of where a place lies: it marks an area and holds nobody."""

import gzip
import re

import pytest

from events.pages.locator import locate
from tests.factories import make_conflict, make_event, make_place, make_place_of_interest
from tests.pages.reading import html_of, text


def test_the_province_of_a_town_is_marked_and_its_neighbours_are_named(war):
    found = locate(war.towns["Alder"], war.conflict)
    assert found.area == "Alderland province"
    assert found.dot.name == "Alder"
    assert found.here.count("z") == 1
    assert found.land.count("z") == 2
    assert {label.name for label in found.names} == {"Birch"}


def test_a_province_is_marked_itself_with_its_capital(war):
    found = locate(war.towns["Birch"].province, war.conflict)
    assert (found.place, found.area) == ("Birchland province", "Birchland province")
    assert found.dot is None
    assert {spot.name for spot in found.around} == {"Alder", "Birch", "Cedar"}


def test_a_place_without_a_spot_says_so(client, war):
    valley = make_place(name="Valley", province=war.towns["Alder"].province)
    event = make_event(conflict=war.conflict, place=valley)
    told = text(client.get(event.get_absolute_url()))
    assert "Alderland province is marked; the spot of Valley itself is not known here." in told


def test_a_place_off_the_map_has_none(war):
    assert locate(make_place(name="Doha", latitude=25, longitude=51), war.conflict) is None


def test_a_place_on_the_map_without_a_province_is_a_dot(war):
    found = locate(make_place(name="Bridge", latitude=31, longitude=62), war.conflict)
    assert (found.here, found.dot.name) == ("", "Bridge")


def test_without_outlines_or_without_a_spot_there_is_no_map(client, db):
    conflict, town = make_conflict(), make_place(latitude=1, longitude=1)
    make_place_of_interest(conflict, place=town)
    assert locate(town, conflict) is None
    assert "locator" not in html_of(client.get(town.get_absolute_url()))


def test_it_paints_no_holder_and_leads_to_the_day(client, war):
    page = html_of(client.get(war.falls["Alder"].get_absolute_url(), {"known_by": "2021-08-20"}))
    figure = page.split('<figure class="locator">')[1].split("</figure>")[0]
    assert "fill=" not in figure
    assert "The map says where, not who held what." in figure
    assert 'href="/wood-war/2021-08-06/?known_by=2021-08-20"' in figure


def test_it_is_told_to_those_who_do_not_see_it(client, war):
    page = html_of(client.get(war.towns["Alder"].get_absolute_url()))
    labelled = re.search(r'role="img" aria-labelledby="(\S+) (\S+)"', page)
    assert f'id="{labelled[1]}">Map: Alder in Alderland province<' in page
    assert f'id="{labelled[2]}">Outlines of the areas of the conflict. Alderland' in page


def test_one_query_is_enough(war, django_assert_num_queries):
    with django_assert_num_queries(1):
        locate(war.towns["Alder"], war.conflict)


@pytest.mark.parametrize("town", ["Alder", "Cedar"])
def test_it_weighs_little(client, war, town):
    page = html_of(client.get(war.towns[town].get_absolute_url()))
    figure = page.split('<figure class="locator">')[1].split("</figure>")[0]
    assert len(gzip.compress(figure.encode())) < 10_000
