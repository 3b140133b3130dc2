"""Reports of the same thing meet in one event, and editors' decisions stay."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.linking import link_article, link_place
from events.models import Event
from tests.factories import make_actor, make_conflict, make_place, make_report

pytestmark = pytest.mark.django_db


def august(first, last=None):
    return DateSpan.between(date(2021, 8, first), date(2021, 8, last or first))


@pytest.fixture
def war():
    return make_conflict()


@pytest.fixture
def town():
    return make_place(name="Kunduz")


@pytest.fixture
def rebels():
    return make_actor(name="Rebels")


def test_two_reports_of_a_fall_make_one_event(war, town, rebels):
    for day in (10, 11):
        make_report(conflict=war, place=town, taker=rebels, when=august(day))
    assert link_place(war, town).new == 1
    event = Event.objects.get()
    assert event.when == august(10, 11)
    assert event.derivation.endswith("sources disagree")
    assert list(event.actors.all()) == [rebels]


def test_linking_again_changes_nothing(war, town, rebels):
    report = make_report(conflict=war, place=town, taker=rebels)
    link_article(report.article, war)
    again = link_article(report.article, war)
    assert (again.new, again.same, again.ask) == (0, 1, 0)
    assert Event.objects.get().history.count() == 1
