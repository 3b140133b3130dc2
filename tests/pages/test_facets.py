"""The choices of the timeline's filter: what they leave, and the numbers beside them."""

import re
from datetime import date

import lxml.html
import pytest

from events.pages import facets, listed_page
from events.vocabulary import EventKind, Stance
from tests.factories import make_article, make_report
from tests.pages.conftest import august, refresh
from tests.pages.parts import words
from tests.pages.reading import html_of
from tests.pages.test_timeline import PAGE, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def told_twice(war):
    """Birch's fall, printed again on the 20th by another outlet in its own words."""
    fall = war.falls["Birch"]
    article = make_article(
        text="Gunmen hold Birch now, its mayor writes.", published_on=date(2021, 8, 20)
    )
    make_report(
        article=article,
        event=fall,
        quote="Gunmen hold Birch now",
        when=fall.when,
        place=fall.place,
        stance=Stance.CONFIRMED,
    )
    refresh(fall)
    return war


def numbers(response):
    """The numbers in brackets beside the choices, by field and value."""
    page = lxml.html.fromstring(html_of(response))
    found = {}
    for option in page.xpath("//select//option[@value!='']"):
        found[option.xpath("ancestor::select")[0].get("name"), option.get("value")] = (
            option.text_content()
        )
    for label in page.xpath("//label[input[@type='checkbox']]"):
        found[label.find("input").get("name"), label.find("input").get("value")] = (
            label.text_content()
        )
    ends = {key: re.search(r"\((\d+)\)\s*$", said) for key, said in found.items()}
    return {key: int(end[1]) for key, end in ends.items() if end}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"stance": "claimed"}, ["Cedar"]),
        ({"stance": "asserted"}, ["Alder", "Birch"]),
        ({"stance": ["confirmed", "claimed"]}, ["Birch", "Cedar"]),
        ({"stance": "denied"}, []),
        ({"stance": "confirmed", "known_by": "2021-08-19"}, []),
        ({"sources": "2"}, ["Birch"]),
        ({"sources": "2", "known_by": "2021-08-19"}, []),
        ({"sources": "2", "known_by": "2021-08-20"}, ["Birch"]),
    ],
)
def test_who_says_so_and_how_many_narrow_the_list(client, told_twice, query, found):
    assert titles(client.get(PAGE, query)) == found


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"stance": "asserted"},
        {"stance": "asserted", "sources": "2"},
        {"kind": "captured", "until": "2021-08-12"},
        {"known_by": "2021-08-12"},
        {"certainty": "certain", "q": "falls"},
    ],
)
def test_a_number_is_what_its_choice_alone_would_leave(client, told_twice, fall, query):
    fall(told_twice, told_twice.towns["Cedar"], august(20), printed=21)
    query = query | {"actor": told_twice.rebels.slug} if "q" in query else query
    offered = numbers(client.get(PAGE, query))
    assert {name for name, _ in offered} == set(facets.FACETS)
    for (name, value), number in offered.items():
        assert number == len(titles(client.get(PAGE, query | {name: value}))), (name, value)


def test_only_kinds_that_something_is_of_are_offered_and_those_asked_for(client, war):
    def kinds(query):
        return {value for name, value in numbers(client.get(PAGE, query)) if name == "kind"}

    assert kinds({}) == {EventKind.CAPTURED}
    assert kinds({"kind": "talks"}) == {EventKind.CAPTURED, EventKind.TALKS}


def test_an_empty_list_says_what_each_loosening_would_bring(client, war):
    events = words(client.get(PAGE, {"kind": "captured", "stance": "denied"}), "events")
    assert "leave out “Who says so: Denies it” leaves 3 events" in events
    assert "leave out “What happened: Captured” leaves 0 events" in events


@pytest.fixture
def too_many(monkeypatch):
    """Three events are too many to count."""
    monkeypatch.setattr(facets, "MOST_ROWS", 2)
    monkeypatch.setattr(listed_page, "COUNTED_TO", 2)


def test_a_list_too_long_to_count_has_no_numbers(client, war, too_many, django_assert_num_queries):
    with django_assert_num_queries(8):
        page = client.get(PAGE, {"known_by": "2021-08-30", "kind": "captured"})
    assert "more than 2 events" in words(page, "events")
    assert titles(page) == ["Alder", "Birch", "Cedar"]
    assert numbers(page) == {}


def test_a_list_too_long_to_count_is_paged_as_far_as_pages_go(client, war, too_many, monkeypatch):
    monkeypatch.setattr(listed_page, "PAGE", 1)
    monkeypatch.setattr(listed_page, "LAST_PAGE", 2)
    assert titles(client.get(PAGE, {"page": "2"})) == ["Birch"]
    assert "The list goes on" in words(client.get(PAGE, {"page": "2"}), "events")
    assert client.get(PAGE, {"page": "3"}).status_code == 404


def test_a_number_of_sources_that_is_none_is_refused(client, war):
    page = client.get(PAGE, {"sources": "many"})
    assert page.status_code == 400
    assert "Independent sources" in words(page)
