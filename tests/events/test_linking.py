"""Reports of the same thing meet in one event, and editors' decisions stay."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, connections

from events import editing
from events.dates import DateSpan
from events.linking import WITHDRAWN_BEFORE, Linked, link_article, link_place
from events.models import Event, Report
from events.vocabulary import EventKind, EventStatus, Stance, Standing
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_place_of_interest,
    make_report,
    make_user,
)

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


@pytest.fixture
def told(war, town, rebels):
    """Make a report of the town's fall to the rebels."""

    def make(*days, **fields):
        values = {"conflict": war, "place": town, "taker": rebels}
        if days:
            values["when"] = august(*days)
        return make_report(**{**values, **fields})

    return make


def test_two_reports_of_a_fall_make_one_event(told, war, town, rebels):
    for day in (10, 11):
        told(day)
    assert link_place(war, town) == Linked(new=1)
    event = Event.objects.get()
    assert event.when == august(10, 11)
    assert event.derivation.endswith("sources disagree")
    assert list(event.actors.all()) == [rebels]


def test_linking_again_changes_nothing(told, war):
    report = told(9)
    link_article(report.article, war)
    assert link_article(report.article, war) == Linked(same=1)
    assert Event.objects.get().history.count() == 1


def test_an_event_knows_when_it_was_first_reported(told, war, town):
    for day in (11, 10):
        told(9, article=make_article(published_on=date(2021, 8, day)))
    link_place(war, town)
    assert Event.objects.get().first_reported_on == date(2021, 8, 10)


def test_an_actor_is_known_from_the_report_that_first_names_it(told, war, town, rebels):
    for day, taker in ((9, None), (12, rebels), (11, rebels)):
        told(9, article=make_article(published_on=date(2021, 8, day)), taker=taker)
    link_place(war, town)
    (part,) = Event.objects.get().parts.all()
    assert (part.actor, part.known_from) == (rebels, date(2021, 8, 11))


def test_an_article_links_all_places_that_it_speaks_of(told, war):
    article = make_article()
    told(9, article=article)
    told(9, article=article, place=make_place())
    told(9, article=article, place=None)
    assert link_article(article) == Linked(new=2, ask=1)


def test_what_waits_for_an_editor_says_why(told, war, town):
    first, second = told(8), told(20)
    link_place(war, town)
    second.refresh_from_db()
    assert second.event is None
    assert "no loss is reported between" in second.question
    told(12, taker=make_actor(name="Army"))
    link_place(war, town)
    second.refresh_from_db()
    assert second.event_id not in (None, first.event_id)
    assert second.question == ""


def test_a_feared_fall_is_no_event_and_no_question(told, war, town):
    report = told(9, stance=Stance.FEARED)
    assert link_place(war, town) == Linked()
    report.refresh_from_db()
    assert (report.event, report.question) == (None, "")


def test_a_rejected_report_counts_for_nothing(told, war, town):
    report = told(9)
    editing.reject_report(report, by=make_user(), why="misread")
    assert link_place(war, town) == Linked()
    assert not Event.objects.exists()


def test_claimed_and_denied_is_disputed(told, war, town):
    told(9, stance=Stance.CLAIMED)
    told(9, stance=Stance.DENIED, speaker="A mayor")
    link_place(war, town)
    assert Event.objects.get().standing == Standing.DISPUTED


def test_the_initial_holder_recaptures(told, war, town):
    army = make_actor(name="Army")
    make_place_of_interest(war, place=town, initial_holder=army)
    told(8)
    told(9, taker=army)
    link_place(war, town)
    kinds = Event.objects.as_known().in_order().values_list("kind", flat=True)
    assert list(kinds) == [EventKind.CAPTURED, EventKind.RECAPTURED]


def test_places_and_conflicts_keep_apart(told, war, town):
    told(9)
    told(9, place=make_place())
    told(9, conflict=make_conflict())
    assert link_place(war, town) == Linked(new=1)
    assert Event.objects.count() == 1


def test_a_row_keeps_its_id_when_its_reports_are_read_anew(told, war, town):
    reports = [told(8), told(8)]
    link_place(war, town)
    identity = Event.objects.get().pk
    Report.objects.filter(pk=reports[0].pk).update(earliest="2021-08-07", latest="2021-08-07")
    link_place(war, town)
    event = Event.objects.get()
    assert (event.pk, event.when) == (identity, august(7, 8))


def test_an_event_without_reports_is_withdrawn_not_deleted(told, war, town):
    told(8)
    apart = told(12)
    told(10, taker=make_actor(name="Army"))
    link_place(war, town)
    apart.refresh_from_db()
    lost = apart.event
    Report.objects.filter(pk=apart.pk).update(earliest="2021-08-08", latest="2021-08-08")
    link_place(war, town)
    lost.refresh_from_db()
    assert lost.status == EventStatus.WITHDRAWN
    assert lost.history.first().history_change_reason


def test_a_published_event_keeps_its_reports_and_takes_new_ones(told, war, town):
    first = told(9)
    link_place(war, town)
    first.refresh_from_db()
    editing.accept_report(first, by=make_user(), why="clear")
    Report.objects.filter(pk=first.pk).update(earliest="2021-08-25", latest="2021-08-25")
    told(25)
    assert link_place(war, town) == Linked(same=2)
    event = Event.objects.get()
    assert (event.status, event.when) == (EventStatus.PUBLISHED, august(25))


def test_a_report_accepted_before_it_was_linked_publishes_its_event(told, war, town):
    editing.accept_report(told(9), by=make_user(), why="clear")
    link_place(war, town)
    event = Event.objects.get()
    assert (event.status, event.accepted_reports) == (EventStatus.PUBLISHED, 1)


def test_a_withdrawn_event_is_left_alone_and_new_reports_ask(told, war, town):
    told(9)
    link_place(war, town)
    event = Event.objects.get()
    editing.withdraw_event(event, by=make_user(), why="it did not happen")
    again = told(10)
    assert link_place(war, town) == Linked(same=1, ask=1)
    again.refresh_from_db()
    assert again.question == WITHDRAWN_BEFORE
    assert Event.objects.get().when == august(9)


def test_reports_join_the_event_that_an_editor_wrote(told, war, town, rebels):
    written = make_event(
        conflict=war,
        place=town,
        taker=rebels,
        when=august(9),
        source_note="A diary.",
        fixed_by_editor=True,
    )
    report = told(10)
    assert link_place(war, town) == Linked(same=1)
    report.refresh_from_db()
    written.refresh_from_db()
    assert (report.event, written.when) == (written, august(9))


def test_a_statement_without_a_place_is_known_by_its_speaker(told, war):
    for day in (9, 9, 15):
        told(day, kind=EventKind.STATEMENT, place=None)
    assert link_place(war, None) == Linked(new=2)


# Reports that agree, disagree, deny and take back.
FALL = [
    {"when": august(8)},
    {"when": august(9), "stance": Stance.CLAIMED},
    {"when": august(8, 10)},
    {"when": DateSpan.until(date(2021, 8, 11))},
    {"when": august(12), "taker": "army"},
    {"when": august(14)},
    {"when": DateSpan.until(date(2021, 8, 15))},
    {"when": None},
    {"when": DateSpan.year(1998)},
    {"when": august(9), "stance": Stance.DENIED},
    {"when": august(11), "kind": EventKind.CLASHES},
    {"when": august(10), "kind": EventKind.CLASHES},
    {"when": august(9), "stance": Stance.FEARED},
]


def _history(war):
    """Events by what they are, with the days that their reports tell of: no ids."""
    return sorted(
        (
            event.kind,
            event.standing,
            str(event.when),
            sorted(f"{report.stance} {report.when}" for report in event.reports.all()),
        )
        for event in Event.objects.filter(conflict=war).exclude(status=EventStatus.WITHDRAWN)
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_order_in_which_articles_arrive_does_not_matter(told, seed):
    army = make_actor(name="Army")
    in_order, shuffled = make_conflict(), make_conflict()
    for war, reports in ((in_order, FALL), (shuffled, random.Random(seed).sample(FALL, len(FALL)))):
        for fields in reports:
            taker = {"taker": army} if "taker" in fields else {}
            link_article(told(conflict=war, **{**fields, **taker}).article)
    assert _history(in_order) == _history(shuffled)


def test_linking_costs_few_queries_however_many_reports(
    told, war, town, django_assert_max_num_queries
):
    for _ in range(40):
        told(9)
    link_place(war, town)
    with django_assert_max_num_queries(12):
        link_place(war, town)


@pytest.mark.django_db(transaction=True)
def test_two_workers_begin_one_event(told, war, town):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer, and its test database lives in one connection.")
    for _ in range(4):
        told(9)
    start = Barrier(4)

    def work(_):
        try:
            start.wait(timeout=20)
            return link_place(war, town)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as workers:
        linked = list(workers.map(work, range(4)))
    assert Event.objects.count() == 1
    assert sum(one.new for one in linked) == 1
