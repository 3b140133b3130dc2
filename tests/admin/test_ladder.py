"""Who may do what: anonymous, a plain user, an editor, a superuser."""

import pytest
from django.urls import reverse

from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_publisher,
    make_report,
    make_user,
)

pytestmark = pytest.mark.django_db
RECORDS = {
    "articles_publisher": make_publisher,
    "articles_article": make_article,
    "events_place": make_place,
    "events_actor": make_actor,
    "events_conflict": make_conflict,
    "events_event": make_event,
    "events_report": make_report,
}
OTHERS = ["auth_user", "auth_group"]


def listing(name):
    return reverse(f"admin:{name}_changelist")


@pytest.fixture
def plain(client):
    client.force_login(make_user())
    return client


@pytest.mark.parametrize("name", [*RECORDS, *OTHERS])
def test_anonymous_is_asked_to_log_in(client, name):
    response = client.get(listing(name))
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("name", [*RECORDS, *OTHERS])
def test_a_plain_user_is_turned_away(plain, name):
    assert plain.get(listing(name))["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("name", RECORDS)
def test_staff_without_the_group_see_no_records(client, name):
    client.force_login(make_user(is_staff=True))
    assert client.get(listing(name)).status_code == 403


@pytest.mark.parametrize("page", ["changelist", "add"])
@pytest.mark.parametrize("name", RECORDS)
def test_an_editor_lists_and_adds_every_record(desk, name, page):
    assert desk.get(reverse(f"admin:{name}_{page}")).status_code == 200


@pytest.mark.parametrize(("name", "make"), RECORDS.items())
def test_an_editor_opens_every_record_and_may_save_it(desk, name, make):
    page = desk.get(reverse(f"admin:{name}_change", args=[make().pk]))
    assert page.status_code == 200
    assert page.context["has_change_permission"]


@pytest.mark.parametrize("name", OTHERS)
def test_an_editor_keeps_off_users_and_groups(desk, name):
    assert desk.get(listing(name)).status_code == 403


@pytest.mark.parametrize("name", ["events_event", "events_report", "articles_article"])
def test_an_editor_deletes_no_evidence(desk, name):
    url = reverse(f"admin:{name}_delete", args=[RECORDS[name]().pk])
    assert desk.post(url, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("name", [*RECORDS, *OTHERS])
def test_a_superuser_sees_everything(admin_client, name):
    assert admin_client.get(listing(name)).status_code == 200


@pytest.mark.parametrize("decision", ["accept", "reject"])
def test_a_reader_judges_nothing(plain, decision):
    report = make_report()
    url = reverse("admin:events_report_decide", args=[report.pk, decision])
    plain.post(url, {"why": "because"})
    report.refresh_from_db()
    assert report.verdict == "unreviewed"


def test_staff_who_may_only_look_judge_nothing(client):
    from django.contrib.auth.models import Permission

    user = make_user(is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_report"))
    client.force_login(user)
    report = make_report()
    url = reverse("admin:events_report_decide", args=[report.pk, "accept"])
    assert client.post(url, {"why": "because"}).status_code == 403
    page = client.get(reverse("admin:events_report_change", args=[report.pk]))
    assert b"/decide/" not in page.content
