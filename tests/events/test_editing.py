"""What editors decide: each decision with who and why, and what follows from it."""

from datetime import date

import pytest
from django.forms.models import model_to_dict

from events import editing
from events.dates import DateSpan
from events.editing import EditRefused
from events.linking import link_place
from events.models import Event
from events.vocabulary import ActorRole, EventKind, EventStatus, Standing, Verdict
from tests.factories import (
    make_actor,
    make_conflict,
    make_event,
    make_place,
    make_report,
    make_user,
)

pytestmark = pytest.mark.django_db
MACHINE_READ, PUBLISHED, WITHDRAWN, MERGED = (
    EventStatus.MACHINE_READ,
    EventStatus.PUBLISHED,
    EventStatus.WITHDRAWN,
    EventStatus.MERGED,
)


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
def decided():
    return {"by": make_user(), "why": "seen the article"}


@pytest.fixture
def fell(war, town, rebels):
    """Make a linked event with one report for each day, each of a story of its own."""

    def make(*days, town=town):
        reports = [
            make_report(conflict=war, place=town, taker=rebels, when=august(day)) for day in days
        ]
        link_place(war, town)
        for report in reports:
            report.refresh_from_db()
        return reports

    return make


def now(row):
    return type(row).objects.get(pk=row.pk)


def test_accepting_a_report_publishes_its_event(fell, decided):
    [report] = fell(9)
    editing.accept_report(report, **decided)
    assert report.verdict == Verdict.ACCEPTED
    assert (report.judged_by, bool(report.judged_at)) == (decided["by"], True)
    event = now(report.event)
    assert (event.status, event.accepted_reports) == (PUBLISHED, 1)


def test_who_and_why_are_kept_in_the_history(fell, decided):
    [report] = fell(9)
    editing.accept_report(report, **decided)
    for row in (report, report.event):
        last = row.history.first()
        assert (last.history_user, last.history_change_reason) == tuple(decided.values())


def test_rejecting_the_last_report_withdraws_the_event(fell, decided):
    first, second = fell(9, 10)
    editing.reject_report(first, **decided)
    assert now(first.event).when == august(10)
    editing.reject_report(second, **decided)
    assert now(second.event).status == WITHDRAWN


def test_accepting_after_all_brings_the_event_back(fell, decided):
    [report] = fell(9)
    editing.reject_report(report, **decided)
    editing.accept_report(report, **decided)
    assert now(report.event).status == PUBLISHED


def test_an_event_that_an_editor_withdrew_stays_so(fell, decided):
    [report] = fell(9)
    editing.withdraw_event(report.event, **decided)
    editing.accept_report(report, **decided)
    assert now(report.event).status == WITHDRAWN


def test_rejecting_the_only_accepted_report_takes_publication_back(fell, decided):
    first, _ = fell(9, 10)
    editing.accept_report(first, **decided)
    editing.reject_report(first, **decided)
    event = now(first.event)
    assert (event.status, event.accepted_reports) == (MACHINE_READ, 0)


def test_a_source_note_keeps_an_event_without_reports(fell, decided):
    [report] = fell(9)
    Event.objects.update(source_note="The governor's diary.")
    editing.reject_report(report, **decided)
    assert now(report.event).status == MACHINE_READ


def test_a_verdict_can_be_taken_back(fell, decided):
    [report] = fell(9)
    editing.accept_report(report, **decided)
    editing.reconsider_report(report, **decided)
    assert (report.verdict, report.judged_at) == (Verdict.UNREVIEWED, None)
    assert now(report.event).status == MACHINE_READ


def test_judging_twice_alike_changes_nothing(fell, decided):
    [report] = fell(9)
    editing.accept_report(report, **decided)
    editing.accept_report(report, **decided)
    assert report.history.filter(history_type="~").count() == 1


def test_a_report_without_an_event_can_be_judged(decided):
    report = make_report()
    editing.accept_report(report, **decided)
    assert now(report).verdict == Verdict.ACCEPTED


def test_publishing_takes_evidence(fell, decided):
    [report] = fell(9)
    with pytest.raises(EditRefused, match="source note"):
        editing.publish_event(report.event, **decided)
    noted = make_event(source_note="A book.")
    editing.publish_event(noted, **decided)
    assert now(noted).status == PUBLISHED


def test_a_withdrawn_event_can_be_published_again(decided):
    event = make_event(source_note="A book.")
    editing.withdraw_event(event, **decided)
    editing.publish_event(event, **decided)
    assert now(event).status == PUBLISHED


@pytest.mark.parametrize(
    ("why", "words"), [("", "Say why"), (" ", "Say why"), ("a" * 101, "100 characters")]
)
def test_a_decision_needs_a_reason_that_fits(why, words):
    with pytest.raises(EditRefused, match=words):
        editing.withdraw_event(make_event(), by=make_user(), why=why)


def test_a_withdrawn_event_is_not_withdrawn_again(decided):
    with pytest.raises(EditRefused, match="already"):
        editing.withdraw_event(make_event(status=WITHDRAWN), **decided)


@pytest.fixture
def two_falls(fell):
    """Two events of one place, eight and twenty days into August."""
    early = fell(8)
    late = fell(9, town=make_place(name="Another"))
    return early[0].event, late[0].event


def test_a_merged_event_leads_to_the_survivor(two_falls, decided):
    survivor, other = two_falls
    editing.merge_events(survivor, other, **decided)
    assert (now(other).status, now(other).merged_into) == (MERGED, survivor)
    assert now(survivor).when == august(8, 9)
    assert now(survivor).reports.count() == 2


def _snapshot():
    events = [
        (model_to_dict(event), list(event.parts.values_list("actor", "role")))
        for event in Event.objects.order_by("pk")
    ]
    reports = [
        {**model_to_dict(report)}
        for event in Event.objects.order_by("pk")
        for report in event.reports.order_by("pk")
    ]
    return events, reports


@pytest.mark.parametrize("accepted", [False, True])
def test_undoing_a_merge_brings_back_exactly_what_was(two_falls, decided, accepted):
    survivor, other = two_falls
    if accepted:
        editing.accept_report(other.reports.get(), **decided)
    before = _snapshot()
    editing.merge_events(survivor, other, **decided)
    editing.unmerge_event(now(other), **decided)
    assert _snapshot() == before


def test_merges_of_merges_lead_straight_and_are_undone_one_by_one(fell, decided):
    first, second, third = (fell(9, town=make_place())[0].event for _ in range(3))
    before = _snapshot()
    editing.merge_events(second, first, **decided)
    between = _snapshot()
    editing.merge_events(third, second, **decided)
    assert {now(first).merged_into, now(second).merged_into} == {third}
    editing.unmerge_event(now(second), **decided)
    assert _snapshot() == between
    editing.unmerge_event(now(first), **decided)
    assert _snapshot() == before


def test_merges_of_merges_can_be_undone_the_other_way_round(fell, decided):
    first, second, third = (fell(9, town=make_place())[0].event for _ in range(3))
    before = _snapshot()
    editing.merge_events(second, first, **decided)
    editing.merge_events(third, second, **decided)
    editing.unmerge_event(now(first), **decided)
    editing.unmerge_event(now(second), **decided)
    assert _snapshot() == before


def test_a_merge_outlives_linking_and_new_reports_join_the_survivor(fell, war, town, decided):
    [early], [late] = fell(8), fell(20)
    late_event = editing.move_report(late, None, **decided)
    editing.merge_events(now(early.event), late_event, **decided)
    fell(8, 20)
    assert now(late_event).status == MERGED
    assert now(early.event).reports.count() == 4


def test_a_merge_publishes_the_survivor_of_a_published_event(two_falls, decided):
    survivor, other = two_falls
    editing.accept_report(other.reports.get(), **decided)
    editing.merge_events(now(survivor), now(other), **decided)
    assert now(survivor).status == PUBLISHED


def test_an_accepted_report_publishes_the_event_that_it_is_moved_to(two_falls, decided):
    target, other = two_falls
    editing.accept_report(other.reports.get(), **decided)
    editing.move_report(other.reports.get(), now(target), **decided)
    assert now(target).status == PUBLISHED


def test_a_merge_never_hides_a_source_note(two_falls, decided):
    survivor, other = two_falls
    Event.objects.filter(pk=other.pk).update(source_note="I was there.")
    with pytest.raises(EditRefused, match="source note"):
        editing.merge_events(survivor, now(other), **decided)


def test_what_cannot_be_merged(two_falls, war, decided):
    survivor, other = two_falls
    with pytest.raises(EditRefused, match="itself"):
        editing.merge_events(survivor, now(survivor), **decided)
    with pytest.raises(EditRefused, match="different conflicts"):
        editing.merge_events(survivor, make_event(), **decided)
    with pytest.raises(EditRefused, match="is withdrawn"):
        editing.merge_events(make_event(conflict=war, status=WITHDRAWN), other, **decided)
    editing.merge_events(survivor, other, **decided)
    with pytest.raises(EditRefused, match="merged already"):
        editing.merge_events(survivor, other, **decided)
    with pytest.raises(EditRefused, match="undo that first"):
        editing.merge_events(other, survivor, **decided)
    with pytest.raises(EditRefused, match="undo that first"):
        editing.publish_event(other, **decided)


def test_what_is_not_merged_cannot_be_unmerged(decided):
    with pytest.raises(EditRefused, match="not merged"):
        editing.unmerge_event(make_event(), **decided)


def test_a_moved_report_stays_where_the_editor_put_it(fell, war, town, decided):
    first, second = fell(9, 10)
    begun = editing.move_report(second, None, **decided)
    link_place(war, town)
    assert now(second).event == begun
    assert now(first.event).when == august(9)
    assert now(begun).when == august(10)


def test_an_event_is_withdrawn_with_the_last_report_that_leaves(fell, decided, war):
    [report] = fell(9)
    before = report.event
    editing.move_report(report, make_event(conflict=war), **decided)
    assert now(before).status == WITHDRAWN


@pytest.mark.parametrize("status", [WITHDRAWN])
def test_reports_are_not_moved_to_events_that_are_gone(fell, war, decided, status):
    [report] = fell(9)
    with pytest.raises(EditRefused):
        editing.move_report(report, make_event(conflict=war, status=status), **decided)
    with pytest.raises(EditRefused, match="different conflicts"):
        editing.move_report(report, make_event(), **decided)


def test_a_corrected_event_keeps_what_the_editor_set(fell, war, town, decided):
    [report] = fell(9)
    army = make_actor(name="Army")
    editing.correct_event(
        report.event,
        when=august(11),
        kind=EventKind.RECAPTURED,
        parts=[(army, ActorRole.TAKER)],
        **decided,
    )
    fell(9)
    event = now(report.event)
    assert (event.when, event.kind) == (august(11), EventKind.RECAPTURED)
    assert list(event.actors.all()) == [army]
    assert event.reports.count() == 2


def test_a_correction_that_breaks_a_law_is_refused(decided):
    event = make_event(place_text="A hill")
    event.title = ""
    with pytest.raises(EditRefused):
        editing.correct_event(event, derivation="x" * 501, **decided)


def test_denials_that_are_rejected_no_longer_count(fell, war, town, rebels, decided):
    [said] = fell(9)
    denial = make_report(conflict=war, place=town, taker=rebels, when=august(9), stance="denied")
    link_place(war, town)
    denial.refresh_from_db()
    assert now(said.event).standing == Standing.DISPUTED
    editing.reject_report(denial, **decided)
    assert now(said.event).standing == Standing.ASSERTED
