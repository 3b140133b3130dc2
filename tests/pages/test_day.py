"""A day's page, the list of conflicts, and the pages of last resort."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from events.models import CountReport
from events.vocabulary import EventStatus
from tests.factories import make_article, make_conflict, make_count
from tests.pages.parts import words
from tests.pages.reading import heading_steps, html_of

pytestmark = pytest.mark.django_db


def test_a_day_tells_what_changed_and_what_happened(client, war):
    page = words(client.get("/wood-war/2021-08-06/"))
    assert "On 6 August 2021, 1 of 3 towns were in Rebels hands" in page
    assert "What changed Alder: Rebels" in page
    assert "On this day Rebels captured Alder" in page


def test_a_day_lists_what_was_printed_on_it(client, war):
    assert "Printed on this day Cedar falls" in words(client.get("/wood-war/2021-08-16/"))


def test_what_may_have_happened_on_a_day_stands_apart(client, war):
    page = words(client.get("/wood-war/2021-08-10/"))
    assert "On this day or near it Rebels captured Birch" in page


def test_a_day_on_which_nothing_is_known_says_so(client, war):
    page = words(client.get("/wood-war/2021-07-01/"))
    assert "No event is known that may have happened on this day" in page
    assert "No place changed hands on this day" in page


def test_a_day_can_be_read_as_known_by_a_day(client, war):
    page = words(client.get("/wood-war/2021-08-15/", {"known_by": "2021-08-11"}))
    assert "from what had been printed by 11 August 2021" in page


@pytest.fixture
def count(war):
    article = make_article(
        text="It was the second town to fall since Friday.",
        headline="A second town falls",
        published_on=date(2021, 8, 11),
    )
    quote = "second town to fall since Friday"
    return make_count(article=article, conflict=war.conflict, quote=quote, taker=war.rebels)


def test_a_count_that_agrees_says_so_on_its_day_and_article(client, war, count):
    for address in ("/wood-war/2021-08-11/", count.get_absolute_url()):
        page = words(client.get(address))
        assert "second town to fall since Friday" in page
        assert "Agrees It counts 2, we count 1 to 2" in page
        assert "We count Capture of Alder 6 August 2021" in page


def test_a_count_that_is_off_says_by_how_many(client, war, count):
    CountReport.objects.update(number=5)
    page = words(client.get("/wood-war/2021-08-11/"))
    assert "Off It counts 5, we count 1 to 2" in page
    assert "3 more than ours" in page


def test_a_count_that_an_editor_rejected_is_not_shown(client, war, count):
    CountReport.objects.update(verdict="rejected")
    assert "since Friday" not in words(client.get("/wood-war/2021-08-11/"))


def test_a_count_is_not_known_before_it_was_printed(client, war, count):
    page = words(client.get("/wood-war/2021-08-11/", {"known_by": "2021-08-10"}))
    assert "since Friday" not in page


def test_the_days_lead_from_one_to_the_next(client, war):
    page = html_of(client.get("/wood-war/2021-08-09/?known_by=2021-08-20"))
    assert 'href="/wood-war/2021-08-10/?known_by=2021-08-20"' in page
    assert 'href="/wood-war/2021-08-06/?known_by=2021-08-20"' in page


@pytest.mark.parametrize("day", ["2021-02-30", "0999-12-31", "9999-12-31", "2021-8-6"])
def test_a_day_that_there_is_not_is_not_found(client, war, day):
    assert client.get(f"/wood-war/{day}/").status_code == 404


def test_a_day_costs_ten_queries(client, war, django_assert_num_queries):
    with django_assert_num_queries(10):
        client.get("/wood-war/2021-08-11/")


def test_conflicts_are_listed_with_their_days_parties_and_events(client, war):
    page = words(client.get("/"))
    assert "War of the woods 1 May 2021 – 7 September 2021 · Rebels, State · 3 events" in page


def test_conflicts_count_what_was_known_by_a_day(client, war):
    page = words(client.get("/", {"known_by": "2021-08-11"}))
    assert "2 events" in page
    assert "from what had been printed by 11 August 2021" in page
    assert "1 event" in words(client.get("/", {"on": "2021-08-09"}))


def test_hidden_events_are_not_counted(client, war):
    event = war.falls["Alder"]
    type(event).objects.filter(pk=event.pk).update(status=EventStatus.WITHDRAWN)
    assert "2 events" in words(client.get("/"))


def test_the_list_of_conflicts_costs_four_queries(client, war, django_assert_num_queries):
    make_conflict()
    with django_assert_num_queries(4):
        client.get("/")


def test_a_site_without_conflicts_says_so(client):
    assert "No conflict is here yet" in words(client.get("/"))


def test_what_is_not_found_is_said_kindly(client):
    page = client.get("/nothing/at/all/")
    assert page.status_code == 404
    assert "There is nothing here" in words(page)


def test_the_page_of_last_resort_needs_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "Something broke on our side" in render_to_string("500.html")


def test_robots_are_kept_from_the_admin_and_the_api(client):
    page = client.get("/robots.txt")
    assert page["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/" in page.content.decode()


def test_the_icon_is_our_own(client):
    assert client.get("/favicon.ico").url.endswith("icon.svg")


@pytest.mark.parametrize("path", ["/", "/wood-war/", "/wood-war/2021-08-06/"])
def test_headings_go_down_one_step_at_a_time(client, war, path):
    assert max(heading_steps(client.get(path))) == 1


@pytest.mark.parametrize("path", ["/", "/wood-war/", "/wood-war/2021-08-06/"])
def test_pages_carry_a_strict_policy(client, war, path):
    policy = client.get(path)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
