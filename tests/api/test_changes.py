"""What a copy must fetch again."""

from datetime import timedelta

import pytest

from events.vocabulary import EventStatus
from tests.factories import make_conflict, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def conflict():
    return make_conflict()


def test_a_change_says_where_to_fetch_it(get, conflict):
    event = make_event(conflict=conflict)
    (change,) = get("changes").json()["items"]
    assert (change["id"], change["change"]) == (event.pk, "changed")
    assert change["url"] == f"http://testserver/api/v1/events/{event.pk}"


def test_what_is_gone_is_told(get, conflict):
    event = make_event(conflict=conflict)
    make_event(conflict=conflict, status=EventStatus.WITHDRAWN)
    make_event(conflict=conflict, status=EventStatus.MERGED, merged_into=event)
    told = [(one["change"], one["merged_into"]) for one in get("changes").json()["items"]]
    assert told == [("changed", None), ("withdrawn", None), ("merged", event.pk)]


def test_only_later_changes_are_told(ids, conflict):
    event, later = make_event(conflict=conflict), make_event(conflict=conflict)
    assert ids("changes", since=event.changed_at.isoformat()) == [later.pk]
    assert ids("changes", since=(later.changed_at + timedelta(days=1)).date().isoformat()) == []


@pytest.mark.parametrize("since", ["2021-08-11", "2021-08-11T10:00:00", "2021-08-11T10:00:00Z"])
def test_a_day_or_a_moment_can_be_given(ids, conflict, since):
    event = make_event(conflict=conflict)
    assert ids("changes", since=since) == [event.pk]


@pytest.mark.parametrize(
    "since", ["lately", "9999-12-31T23:59:59-10:00", "0001-01-01T00:00:00+14:00"]
)
def test_what_is_no_day_or_moment_is_refused(get, since):
    response = get("changes", since=since)
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "since"


def test_another_conflict_does_not_matter(ids, conflict):
    make_event()
    event = make_event(conflict=conflict)
    assert ids("changes", conflict=conflict.slug) == [event.pk]
