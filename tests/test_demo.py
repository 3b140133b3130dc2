"""The demo tells the fall of all 34 capitals from its dispatches, as the facts have it."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.db.models import F

from events import editing
from events.count_checks import checked_counts
from events.dates import DateSpan
from events.models import Conflict, CountReport, Event, EventState, Report
from events.tellings import tellings
from events.timeline import chronicle_of, control_of, control_record
from events.vocabulary import ControlState, EventKind, EventStatus, Stance, Standing

ROOT = Path(__file__).resolve().parent
FACTS = list(csv.DictReader((ROOT / "demo_truth.csv").read_text(encoding="utf-8").splitlines()))
LAST_DAY = date(2021, 9, 7)
NO_DAYS = (date.min, date.max)
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


@pytest.fixture(scope="module")
def conflict(django_db_setup, django_db_blocker):
    """The demo, built once for this module and taken down with its transaction."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        call_command("demo", no_serve=True, verbosity=0)
        yield Conflict.objects.get(slug="afghanistan-2021")
        transaction.set_rollback(True)
        block.__exit__(None, None, None)


def falls(conflict, capital):
    """What is only denied is no fall, and what was over before the conflict none of it."""
    told = Event.objects.visible().exclude(standing=Standing.DENIED)
    return [
        event
        for event in told.filter(
            conflict=conflict, kind=EventKind.CAPTURED, place__name=capital, place__kind="city"
        )
        if event.latest is None or event.latest >= conflict.starts_on
    ]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["capital"])
def test_each_capital_falls_once_within_the_days_of_the_facts(conflict, fact):
    (fall,) = falls(conflict, fact["capital"])
    assert date.fromisoformat(fact["earliest"]) <= fall.earliest
    assert fall.latest <= date.fromisoformat(fact["latest"])
    assert [part.actor.name for part in fall.parts.filter(role="taker")] == [fact["taker"]]


@pytest.mark.parametrize(
    ("day", "held"), [("2021-08-05", 0), ("2021-08-08", 5), ("2021-08-11", 9), ("2021-09-07", 34)]
)
def test_the_count_of_a_day_comes_out_of_the_events(conflict, day, held):
    rows = control_of(conflict, on=date.fromisoformat(day))
    taken = [row for row in rows if row.holder and row.holder.name == "Taliban"]
    assert len([row for row in taken if row.state == ControlState.HELD]) == held
    assert len(rows) == 34


def test_what_was_known_early_is_less_than_what_was_true(conflict):
    early = control_of(conflict, on=LAST_DAY, known_by=date(2021, 8, 8))
    assert sum(1 for row in early if row.holder and row.holder.name == "Taliban") < 8


@pytest.mark.parametrize("day", ["2021-08-07", "2021-08-10", "2021-08-13", "2021-08-24"])
def test_looking_back_is_one_history_however_it_is_read(conflict, day):
    day = date.fromisoformat(day)
    read_for_the_day = control_record(conflict, known_by=day)
    read_once = chronicle_of(conflict).as_known(day)
    for asked in (day, LAST_DAY):
        assert read_for_the_day.on(asked) == read_once.on(asked)


@pytest.mark.parametrize("day", ["2021-08-06", "2021-08-08", "2021-08-12", "2021-09-07"])
def test_the_states_kept_are_what_the_reports_of_the_time_amount_to(conflict, day):
    day = date.fromisoformat(day)
    events = Event.objects.visible().filter(conflict=conflict)
    kept = {
        event.pk: (event.first, event.last, event.told_as)
        for event in events.as_known(day).annotate(
            first=F("state__first_day"), last=F("state__last_day"), told_as=F("state__standing")
        )
    }
    weighed = {
        pk: (*((told.when.first, told.when.last) if told.when else NO_DAYS), told.standing)
        for pk, told in tellings(events, day).items()
        if told.reports
    }
    assert kept == weighed


def test_printed_counts_agree_but_for_the_one_that_leaves_a_town_out(conflict):
    counts = CountReport.objects.select_related("article__publisher").order_by("pk")
    checked = checked_counts(counts, chronicle_of(conflict))
    assert len(checked) > 15
    off = [one for one in checked if one.check and not one.check.agrees]
    assert [(one.count.number, one.check.off_by) for one in off] == [(5, -1)]


def test_the_war_of_1998_stays_apart(conflict):
    old = Event.objects.get(place__name="Mazar-i-Sharif", kind="captured", earliest__year=1998)
    assert old.pk not in [event.pk for event in falls(conflict, "Mazar-i-Sharif")]


def test_denials_stay_beside_what_they_deny(conflict):
    denied = Report.objects.filter(stance=Stance.DENIED, place__name="Bazarak")
    assert Report.objects.filter(stance=Stance.DENIED).exists()
    assert all(report.quote in report.article.body for report in denied)


def test_a_refuted_retaking_does_not_undo_the_fall(conflict):
    (row,) = (row for row in control_of(conflict, on=LAST_DAY) if row.place.name == "Charikar")
    assert row.holder.name == "Taliban"


def test_every_quote_is_what_its_article_says_there(conflict):
    for report in Report.objects.select_related("article"):
        assert report.article.body[report.start : report.end] == report.quote


def test_building_it_again_changes_nothing(conflict):
    before = list(Event.objects.order_by("pk").values_list("pk", "kind", "earliest", "latest"))
    call_command("demo", no_serve=True, verbosity=0)
    after = list(Event.objects.order_by("pk").values_list("pk", "kind", "earliest", "latest"))
    assert after == before


def test_an_editors_decisions_are_taken_once_and_keep_their_ids(conflict, client):
    merged = Event.objects.get(conflict=conflict, status=EventStatus.MERGED)
    survivor = merged.merged_into
    assert client.get(merged.get_absolute_url())["Location"] == survivor.get_absolute_url()
    told = client.get(f"/api/v1/events/{merged.pk}").json()
    assert told["merged_into"]["id"] == survivor.pk
    withdrawn = Event.objects.get(conflict=conflict, status=EventStatus.WITHDRAWN)
    page = client.get(withdrawn.get_absolute_url())
    assert (page.status_code, "there was no battle" in page.content.decode()) == (410, True)
    assert Event.objects.get(conflict=conflict, status=EventStatus.PUBLISHED).place.name == "Zaranj"


def as_decided():
    """What editors have decided, and what events are, by their ids."""
    events = Event.objects.order_by("pk").values_list(
        "pk", "status", "merged_into", "fixed_by_editor", "earliest", "latest", "place", "standing"
    )
    reports = Report.objects.order_by("pk").values_list("pk", "verdict", "event", "question")
    return list(events), list(reports)


def test_reading_everything_again_with_new_rules_keeps_ids_verdicts_and_merges(
    conflict, monkeypatch
):
    editor = User.objects.get(username="demo-editor")
    (kandahar,) = falls(conflict, "Kandahar")
    (herat,) = falls(conflict, "Herat")
    with transaction.atomic():
        editing.reject_report(kandahar.reports.first(), by=editor, why="Misread")
        day = DateSpan.on(date(2021, 8, 12))
        editing.correct_event(herat, by=editor, why="Seen on film", when=day)
        before = as_decided()
        monkeypatch.setattr("events.reading.RULES_VERSION", "the next")
        call_command("read_again", verbosity=0)
        assert as_decided() == before
        assert Report.objects.filter(rules_version="the next").count() > 200
        transaction.set_rollback(True)


def test_undoing_a_merge_brings_back_exactly_what_was(conflict):
    editor = User.objects.get(username="demo-editor")
    before = as_decided()
    one, other = falls(conflict, "Herat") + falls(conflict, "Ghazni")
    with transaction.atomic():
        states = list(EventState.objects.order_by("event", "known_from").values())
        editing.merge_events(one, other, by=editor, why="Try")
        editing.unmerge_event(other, by=editor, why="They are two")
        assert as_decided() == before
        told = EventState.objects.order_by("event", "known_from").values()
        assert [{**row, "id": 0} for row in told] == [{**row, "id": 0} for row in states]
        transaction.set_rollback(True)
