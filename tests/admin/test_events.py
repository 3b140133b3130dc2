"""Events at the editors' desk."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from events.dates import DateSpan
from events.linking import link_place
from events.models import Event
from events.vocabulary import EventStatus, Verdict
from tests.admin.conftest import as_shown
from tests.factories import (
    AUGUST_11,
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_report,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/events/event/"


@pytest.fixture
def conflict():
    return make_conflict()


@pytest.fixture
def event(conflict):
    return make_event(conflict=conflict, place=make_place(name="Zaranj"), taker=make_actor())


def decide(desk, event, name, **typed):
    return desk.post(reverse("admin:events_event_decide", args=[event.pk, name]), typed)


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_an_editor_adds_an_event_that_no_article_reports(desk, submit, conflict, editor):
    submit(
        desk,
        f"{LIST}add/",
        conflict=conflict.pk,
        kind="captured",
        place=make_place().pk,
        when="10-11 Aug 2021",
        source_note="Telephoned the governor.",
    )
    event = Event.objects.get()
    assert event.when.text == "10–11 August 2021"
    assert (event.status, event.fixed_by_editor) == (EventStatus.PUBLISHED, True)
    assert event.history.latest().history_user == editor


def test_an_event_without_any_source_is_refused(desk, submit, conflict):
    page = submit(desk, f"{LIST}add/", conflict=conflict.pk, kind="captured", when="1998")
    assert "Say where you know it from" in page.content.decode()
    assert not Event.objects.exists()


def test_the_note_of_a_published_event_is_not_taken_away(desk, submit, conflict):
    event = make_event(conflict=conflict, status=EventStatus.PUBLISHED, source_note="A phone call.")
    page = submit(desk, f"{LIST}{event.pk}/change/", source_note="")
    assert "Say where you know it from" in page.content.decode()


def test_an_event_stays_in_its_conflict(desk, submit, event, conflict):
    submit(desk, f"{LIST}{event.pk}/change/", conflict=make_conflict().pk)
    event.refresh_from_db()
    assert event.conflict == conflict


def test_correcting_the_days_fixes_the_event(desk, submit, event):
    submit(desk, f"{LIST}{event.pk}/change/", when="Aug 2021", why="Two dates were mixed up")
    event.refresh_from_db()
    assert event.when == DateSpan.month(2021, 8)
    assert event.fixed_by_editor
    assert event.history.latest().history_change_reason == "Two dates were mixed up"


def test_days_that_cannot_be_read_are_refused_in_words(desk, submit, event):
    page = submit(desk, f"{LIST}{event.pk}/change/", when="32 August 2021")
    assert page.context["errors"]
    event.refresh_from_db()
    assert event.when == DateSpan.on(AUGUST_11)


def test_saving_without_a_change_fixes_nothing(desk, submit, event):
    submit(desk, f"{LIST}{event.pk}/change/")
    event.refresh_from_db()
    assert not event.fixed_by_editor


def test_correcting_the_actors_fixes_the_event(desk, submit, event):
    other = make_actor()
    submit(desk, f"{LIST}{event.pk}/change/", **{"parts-0-actor": other.pk})
    event.refresh_from_db()
    assert event.fixed_by_editor
    assert event.parts.get().actor == other


def test_a_form_cannot_set_the_status(desk, submit, event):
    submit(desk, f"{LIST}{event.pk}/change/", status="published", standing="confirmed")
    event.refresh_from_db()
    assert (event.status, event.standing) == (EventStatus.MACHINE_READ, "asserted")


def test_an_event_with_an_accepted_report_is_published(desk, event):
    report = make_report(event=event)
    desk.post(reverse("admin:events_report_decide", args=[report.pk, "accept"]))
    decide(desk, event, "publish", why="Checked")
    event.refresh_from_db()
    assert event.status == EventStatus.PUBLISHED


def test_an_event_without_evidence_is_not_published(desk, event):
    make_report(event=event)
    response = decide(desk, event, "publish")
    event.refresh_from_db()
    assert event.status == EventStatus.MACHINE_READ
    assert "ccept" in told(response)


def test_withdrawing_asks_for_a_reason(desk, event):
    assert "required" in decide(desk, event, "withdraw").content.decode()
    event.refresh_from_db()
    assert event.status == EventStatus.MACHINE_READ


def test_withdrawing_keeps_the_reason(desk, event, editor):
    decide(desk, event, "withdraw", why="Mixed up with Zaranji")
    event.refresh_from_db()
    assert event.status == EventStatus.WITHDRAWN
    latest = event.history.latest()
    assert "Mixed up with Zaranji" in latest.history_change_reason
    assert latest.history_user == editor


@pytest.fixture
def pair(conflict):
    place = make_place()
    events = [make_event(conflict=conflict, place=place) for _ in range(2)]
    for event in events:
        make_report(event=event, place=place)
    return events


def merge(desk, events, **typed):
    chosen = {"action": "merge_selected", "_selected_action": [event.pk for event in events]}
    return desk.post(LIST, {**chosen, **typed})


def test_merging_asks_which_one_stays_and_why(desk, pair):
    page = merge(desk, pair).content.decode()
    assert page.count('type="radio"') == 2
    assert 'name="why"' in page


def test_merging_moves_the_reports_to_the_one_that_stays(desk, pair):
    stays, goes = pair
    merge(desk, pair, decided="yes", survivor=stays.pk, why="The same fight")
    goes.refresh_from_db()
    assert (goes.status, goes.merged_into) == (EventStatus.MERGED, stays)


def test_merging_can_be_undone(desk, pair):
    stays, goes = pair
    merge(desk, pair, decided="yes", survivor=stays.pk, why="The same fight")
    decide(desk, goes, "unmerge", why="Two fights after all")
    goes.refresh_from_db()
    assert goes.merged_into is None


def test_one_event_alone_is_not_merged(desk, event):
    response = merge(desk, [event])
    assert "two events" in told(response)


def test_events_of_two_conflicts_are_not_merged(desk, event):
    response = merge(desk, [event, make_event()])
    assert "different conflicts" in told(response)


def test_an_action_on_many_goes_on_after_a_refusal(desk, pair):
    report = pair[1].reports.get()
    desk.post(reverse("admin:events_report_decide", args=[report.pk, "accept"]))
    chosen = {"action": "publish", "_selected_action": [event.pk for event in pair]}
    desk.post(LIST, {**chosen, "decided": "yes", "why": "Checked"})
    statuses = [Event.objects.get(pk=event.pk).status for event in pair]
    assert statuses == [EventStatus.MACHINE_READ, EventStatus.PUBLISHED]


def test_the_page_shows_the_reports_with_their_verdict_buttons(desk, event):
    report = make_report(event=event)
    page = desk.get(f"{LIST}{event.pk}/change/").content.decode()
    assert report.quote in page
    assert f"/admin/events/report/{report.pk}/decide/accept/" in page


@pytest.mark.parametrize("queue", ["machine-read", "denied", "unsupported", "undated", "merged"])
def test_queues_are_filters(desk, event, queue):
    assert desk.get(LIST, {"queue": queue}).status_code == 200


def test_the_list_costs_the_same_however_long(desk, conflict, django_assert_max_num_queries):
    for _ in range(12):
        make_report(event=make_event(conflict=conflict, place=make_place()))
    with django_assert_max_num_queries(16):
        desk.get(LIST)


def test_the_page_costs_the_same_however_many_reports(desk, event, django_assert_max_num_queries):
    for _ in range(10):
        make_report(event=event, verdict=Verdict.UNREVIEWED)
    with django_assert_max_num_queries(24):
        desk.get(f"{LIST}{event.pk}/change/")


def test_the_history_says_who_and_why(desk, submit, event):
    submit(desk, f"{LIST}{event.pk}/change/", when="1998", why="From his memoirs")
    page = desk.get(f"{LIST}{event.pk}/history/").content.decode()
    assert "edna" in page
    assert "From his memoirs" in page
    assert "style=" not in page


def test_going_back_leaves_the_status_alone(desk, submit, event):
    first = event.history.latest().pk
    decide(desk, event, "withdraw", why="A mistake")
    submit(desk, f"{LIST}{event.pk}/history/{first}/")
    event.refresh_from_db()
    assert event.status == EventStatus.WITHDRAWN


def test_days_explained_by_an_editor_stay_explained(desk, submit):
    conflict, place = make_conflict(), make_place()
    report = make_report(conflict=conflict, place=place, taker=make_actor(), derivation="read")
    link_place(conflict, place)
    event = Event.objects.get()
    submit(desk, f"{LIST}{event.pk}/change/", derivation="told on the phone")
    link_place(conflict, place)
    event.refresh_from_db()
    assert (event.derivation, report.derivation) == ("told on the phone", "read")


def test_an_earlier_version_that_an_editor_brings_back_stays(desk):
    conflict, place = make_conflict(), make_place()
    make_report(conflict=conflict, place=place, when=DateSpan.month(2021, 8))
    link_place(conflict, place)
    event = Event.objects.get()
    first = event.history.earliest()
    make_report(conflict=conflict, place=place, article=make_article(text="Again."))
    link_place(conflict, place)
    address = reverse("admin:events_event_simple_history", args=[event.pk, first.pk])
    desk.post(address, as_shown(desk.get(address)))
    link_place(conflict, place)
    assert Event.objects.get().when == DateSpan.month(2021, 8)
