"""The coverage board, and the history check of the admin."""

import pytest
from django.contrib.auth.models import Group

from events.models import Reading, Report
from tests.factories import make_conflict, make_user
from tests.pages.parts import words
from tests.pages.reading import html_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(war):
    for report in Report.objects.all():
        Reading.objects.create(article=report.article, conflict=war.conflict, rules_version="1")


def test_the_board_says_what_is_sourced_and_what_is_silent(client, war, read):
    page = words(client.get("/wood-war/coverage/"))
    assert "What our articles cover in August 2021" in page
    assert "of 31 days nothing here was printed. Silence is not peace" in page
    assert "Alder–––––S––––i" in page


def test_a_month_before_leads_on_and_back(client, war, read):
    html = html_of(client.get("/wood-war/coverage/", {"month": "2021-07"}))
    assert 'href="?month=2021-06"' in html
    assert 'href="?month=2021-08"' in html


def test_the_board_as_known_by_a_day(client, war, read):
    page = words(client.get("/wood-war/coverage/", {"known_by": "2021-08-05"}))
    assert "Only what had been printed by 5 August 2021 is counted" in page
    assert "On 31 of 31 days nothing here was printed" in page


@pytest.mark.parametrize("month", ["2021-13", "August", "2021-08-01", "0000-01"])
def test_what_is_no_month_is_not_found(client, war, month):
    assert client.get("/wood-war/coverage/", {"month": month}).status_code == 404


def test_a_month_far_away_shows_the_nearest_that_there_is(client, war, read):
    assert "May 2021" in words(client.get("/wood-war/coverage/", {"month": "1850-01"}))
    assert "September 2021" in words(client.get("/wood-war/coverage/", {"month": "2999-01"}))


def test_a_conflict_without_places_or_articles_has_an_empty_board(client):
    make_conflict(slug="quiet")
    page = words(client.get("/quiet/coverage/"))
    assert "counts no places of interest yet" in page


def test_the_board_costs_six_queries(client, war, read, django_assert_num_queries):
    with django_assert_num_queries(6):
        client.get("/wood-war/coverage/")


@pytest.fixture
def editor():
    user = make_user(is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def test_editors_see_what_to_look_at(client, war, read, editor):
    client.force_login(editor)
    page = words(client.get(f"/admin/events/conflict/{war.conflict.pk}/check/"))
    assert "Claimed by taker only 1" in page
    assert "Only Rebels says that it took Cedar" in page
    assert "Silence is not peace" in page


def test_the_check_is_for_those_who_may_see_conflicts(client, war):
    client.force_login(make_user(is_staff=True))
    assert client.get(f"/admin/events/conflict/{war.conflict.pk}/check/").status_code == 403
