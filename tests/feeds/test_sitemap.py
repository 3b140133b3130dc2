"""The sitemap: what a search engine is told to look at."""

from datetime import UTC, date, datetime

import lxml.etree
import pytest

from events import sitemaps
from events.models import Event
from events.vocabulary import EventStatus, Stance, Verdict
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_report,
)
from tests.pages.conftest import august

pytestmark = pytest.mark.django_db
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return lxml.etree.fromstring(response.content)


def locations(client, section, **page):
    query = f"?p={page['p']}" if page else ""
    found = read(client, f"/sitemap-{section}.xml{query}").findall("s:url/s:loc", NAMESPACE)
    return [each.text.removeprefix("http://testserver") for each in found]


def test_the_index_names_every_section_by_its_whole_address(client, war):
    found = read(client, "/sitemap.xml").findall("s:sitemap/s:loc", NAMESPACE)
    assert [each.text for each in found] == [
        f"http://testserver/sitemap-{section}.xml"
        for section in ("conflicts", "days", "events", "places", "actors", "articles")
    ]


def test_robots_are_told_where_it_is(client, db):
    assert (
        "\nSitemap: http://testserver/sitemap.xml\n" in client.get("/robots.txt").content.decode()
    )


@pytest.mark.parametrize("section", sitemaps.SECTIONS)
def test_every_page_named_is_there(client, war, section):
    named = locations(client, section)
    assert named
    assert {client.get(address).status_code for address in named} == {200}


def test_conflicts_and_events_say_when_they_last_changed(client, war):
    moment = datetime(2022, 1, 5, 12, tzinfo=UTC)
    Event.objects.update(changed_at=datetime(2022, 1, 1, tzinfo=UTC))
    Event.objects.filter(pk=war.falls["Cedar"].pk).update(changed_at=moment)
    for section in ("conflicts", "events"):
        changed = read(client, f"/sitemap-{section}.xml").findall("s:url/s:lastmod", NAMESPACE)
        assert changed[-1].text == "2022-01-05"


def test_days_are_those_on_which_something_happened_or_was_learnt(client, war):
    make_article(published_on=date(2021, 8, 25))
    # Birch fell on the 10th or 11th, printed on the 11th; Cedar on the 15th, printed a day later.
    assert locations(client, "days") == [
        f"/wood-war/2021-08-{day}/" for day in ("06", "11", "15", "16")
    ]


@pytest.mark.parametrize(
    ("stance", "again", "listed"),
    [
        (Stance.ASSERTED, True, False),
        (Stance.ASSERTED, False, True),  # one more source tells of it
        (Stance.DENIED, True, True),
    ],
)
def test_a_day_that_only_repeats_what_was_known_is_left_out(client, war, stance, again, listed):
    first = war.falls["Alder"].reports.get().article
    fields = {"publisher": first.publisher} if again else {}
    later = make_article(published_on=date(2021, 8, 25), **fields)
    make_report(event=war.falls["Alder"], article=later, when=august(6), stance=stance)
    assert ("/wood-war/2021-08-25/" in locations(client, "days")) is listed


def test_each_war_has_a_page_of_days(client, war):
    make_event(conflict=make_conflict(slug="later"))
    assert locations(client, "days", p=2) == ["/later/2021-08-11/"]
    assert client.get("/sitemap-days.xml?p=3").status_code == 404


def test_what_occurs_in_no_visible_event_is_left_out(client, war):
    make_place()
    make_actor()
    make_article()
    withdrawn = make_event(
        conflict=war.conflict,
        place=make_place(),
        taker=make_actor(),
        status=EventStatus.WITHDRAWN,
    )
    assert f"/events/{withdrawn.pk}/" not in locations(client, "events")
    towns = [town.get_absolute_url() for town in war.towns.values()]
    assert locations(client, "places") == towns
    assert locations(client, "actors") == [war.rebels.get_absolute_url()]
    assert len(locations(client, "articles")) == 3


def test_an_article_whose_reports_are_set_aside_is_left_out(client, war):
    report = war.falls["Alder"].reports.get()
    type(report).objects.filter(pk=report.pk).update(
        verdict=Verdict.REJECTED, judged_at="2021-08-12T00:00Z"
    )
    assert report.article.get_absolute_url() not in locations(client, "articles")


def test_what_the_conflict_hides_is_left_out(client, war):
    war.conflict.machine_read_is_public = False
    war.conflict.save()
    for section in ("days", "events", "places", "actors", "articles"):
        assert locations(client, section) == []


def test_a_long_section_has_pages_that_together_name_all(client, war, monkeypatch):
    for section in (sitemaps.Events, sitemaps.Articles, sitemaps.Places):
        monkeypatch.setattr(section, "limit", 2)
    index = client.get("/sitemap.xml").content.decode()
    last = max(event.pk for event in war.falls.values())
    pages = range(1, -(-last // 2) + 1)
    named = [each for page in pages for each in locations(client, "events", p=page)]
    assert named == [f"/events/{event.pk}/" for event in war.falls.values()]
    assert f"/sitemap-events.xml?p={pages[-1]}<" in index
    assert client.get(f"/sitemap-events.xml?p={pages[-1] + 1}").status_code == 404


@pytest.mark.parametrize("page", ["0", "x", "9999"])
def test_a_page_that_is_not_there_is_not_found(client, war, page):
    assert client.get(f"/sitemap-events.xml?p={page}").status_code == 404


def test_a_section_that_is_not_there_is_not_found(client, war):
    assert client.get("/sitemap-dreams.xml").status_code == 404


def test_an_empty_site_has_a_sitemap_too(client, db):
    assert len(read(client, "/sitemap.xml")) == 6
    assert locations(client, "days") == []


@pytest.mark.parametrize(
    ("address", "cost"),
    [
        ("/sitemap.xml", 6),
        ("/sitemap-conflicts.xml", 2),
        ("/sitemap-days.xml", 4),
        ("/sitemap-events.xml", 2),
        ("/sitemap-places.xml", 2),
        ("/sitemap-actors.xml", 2),
        ("/sitemap-articles.xml", 2),
    ],
)
def test_it_costs_few_queries_however_long(client, war, django_assert_num_queries, address, cost):
    for _ in range(20):
        make_event(conflict=war.conflict, place=make_place(), taker=make_actor())
    with django_assert_num_queries(cost):
        client.get(address)
