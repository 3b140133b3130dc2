"""The demo tells the fall of all 34 capitals from its dispatches, as the facts have it."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from events.models import Conflict, Event, Report
from events.timeline import control_of
from events.vocabulary import ControlState, EventKind, Stance, Standing

ROOT = Path(__file__).resolve().parent
FACTS = list(csv.DictReader((ROOT / "demo_truth.csv").read_text(encoding="utf-8").splitlines()))
LAST_DAY = date(2021, 9, 7)
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


@pytest.fixture(scope="module")
def conflict(django_db_setup, django_db_blocker):
    """The demo, built once for this module and taken down with its transaction."""
    from django.db import transaction

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
