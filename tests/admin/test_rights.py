"""What the desk lets nobody do, and what it offers only to those who may do it."""

import pytest
from django.contrib.auth.models import Permission

from events.models import ConflictPlace
from tests.factories import (
    make_conflict,
    make_event,
    make_place_of_interest,
    make_report,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", ["articles/article", "events/event", "events/report"])
def test_what_was_told_is_deleted_by_nobody(client, table):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    report = make_report(event=make_event())
    rows = {"article": report.article_id, "event": report.event_id, "report": report.pk}
    pk = rows[table.rpartition("/")[2]]
    assert client.post(f"/admin/{table}/{pk}/delete/").status_code == 403
    assert "delete_selected" not in client.get(f"/admin/{table}/").content.decode()


def test_verdicts_are_offered_to_those_who_may_give_them(client):
    reader = make_user(is_staff=True)
    seen = Permission.objects.filter(codename__in=["view_event", "view_report"])
    reader.user_permissions.add(*seen)
    client.force_login(reader)
    report = make_report(event=make_event())
    page = client.get(f"/admin/events/event/{report.event_id}/change/").content.decode()
    assert report.quote in page
    assert "/decide/" not in page


def test_a_conflict_may_count_hundreds_of_places(desk, submit):
    conflict = make_conflict()
    for _ in range(260):
        make_place_of_interest(conflict)
    response = submit(desk, f"/admin/events/conflict/{conflict.pk}/change/", title="A long war")
    assert response.status_code == 302
    assert ConflictPlace.objects.count() == 260
