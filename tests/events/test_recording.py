"""Claims become reports, repeatably; what an editor judged or corrected stays."""

from dataclasses import replace

import pytest

from events import editing
from events.dates import DateSpan
from events.extraction.claims import ActorMention, Claim, Quote
from events.extraction.counts import CountClaim
from events.models import CountReport, Reading, Report
from events.recording import Recorded, record_claims, record_counts
from events.vocabulary import ActorRole, EventKind, Stance, Verdict
from tests.factories import (
    AUGUST_11,
    make_actor,
    make_article,
    make_conflict,
    make_place,
    make_user,
)

pytestmark = pytest.mark.django_db
TEXT = "Rebels took Kunduz. The army denied it."
TOOK = Quote.of(TEXT, 0, 19)


@pytest.fixture
def article():
    return make_article(text=TEXT)


@pytest.fixture
def war():
    return make_conflict()


@pytest.fixture
def claim():
    mention = ActorMention("Rebels", ActorRole.TAKER, make_actor(name="Rebels").pk)
    return Claim(
        kind=EventKind.CAPTURED,
        stance=Stance.ASSERTED,
        quote=TOOK,
        place=make_place(name="Kunduz").pk,
        actors=(mention,),
        when=DateSpan.until(AUGUST_11),
        derivation="no day is named: by the day of publication",
    )


def record(article, war, *claims, rules="1"):
    return record_claims(article, war, claims, rules_version=rules)


def test_a_claim_becomes_a_report(article, war, claim):
    assert record(article, war, claim) == Recorded(new=1, known=0)
    report = Report.objects.get()
    assert (report.quote, report.when, report.rules_version) == (TOOK.text, claim.when, "1")
    [mention] = report.actor_mentions.all()
    assert (mention.actor_id, mention.text, mention.role) == (
        claim.actors[0].actor,
        "Rebels",
        "taker",
    )


def test_recording_twice_changes_nothing(article, war, claim):
    record(article, war, claim)
    assert record(article, war, claim) == Recorded(new=0, known=1)
    assert Report.history.count() == 1
    assert Reading.objects.get().reports_new == 1


def test_the_first_of_two_alike_claims_is_kept(article, war, claim):
    record(article, war, claim, replace(claim, stance=Stance.DENIED))
    assert Report.objects.get().stance == Stance.ASSERTED


def test_one_passage_may_tell_of_several_places_and_kinds(article, war, claim):
    claims = [
        claim,
        replace(claim, place=make_place().pk),
        replace(claim, place=None, place_text="the old fort"),
        replace(claim, place=None, place_text="the bridge"),
        replace(claim, kind=EventKind.CLASHES),
    ]
    assert record(article, war, *claims).new == 5
    assert record(article, war, *claims).known == 5


def test_a_known_place_goes_without_the_words_for_it(article, war, claim):
    record(article, war, replace(claim, place_text="Kunduz city"))
    assert Report.objects.get().place_text == ""


@pytest.mark.parametrize("quote", [Quote(0, 6, "Rabels"), Quote(0, 0, ""), Quote(900, 902, "it")])
def test_a_quote_that_the_body_does_not_hold_is_refused(article, war, claim, quote):
    with pytest.raises(ValueError, match="does not say"):
        record(article, war, claim, replace(claim, quote=quote))
    assert not Report.objects.exists()


def test_later_rules_refresh_what_the_machine_read(article, war, claim):
    record(article, war, claim)
    army = ActorMention("The army", ActorRole.LOSER)
    record(
        article,
        war,
        replace(claim, when=DateSpan.on(AUGUST_11), stance=Stance.CLAIMED, actors=(army,)),
        rules="2",
    )
    report = Report.objects.get()
    assert (report.when, report.stance) == (DateSpan.on(AUGUST_11), Stance.CLAIMED)
    assert [mention.text for mention in report.actor_mentions.all()] == ["The army"]
    assert report.history.count() == 2
    assert Reading.objects.count() == 2


def test_the_same_rules_refresh_nothing(article, war, claim):
    record(article, war, claim)
    record(article, war, replace(claim, stance=Stance.CLAIMED))
    assert Report.objects.get().stance == Stance.ASSERTED


def test_later_rules_refresh_again_and_again(article, war, claim):
    for rules, stance in [("1", Stance.ASSERTED), ("2", Stance.CLAIMED), ("3", Stance.DENIED)]:
        record(article, war, replace(claim, stance=stance), rules=rules)
    assert Report.objects.get().stance == Stance.DENIED


def test_nothing_is_deleted_that_later_rules_no_longer_find(article, war, claim):
    record(article, war, claim)
    assert record(article, war, rules="2") == Recorded(new=0, known=0, dropped=1)
    assert Report.objects.count() == 1


def test_what_later_rules_no_longer_read_counts_for_nothing_until_it_is_read_again(
    article, war, claim
):
    record(article, war, claim)
    record(article, war, rules="2")
    assert not Report.objects.counting().exists()
    assert record(article, war, rules="2").dropped == 0
    record(article, war, claim, rules="3")
    assert Report.objects.counting().get().no_longer_read_by == ""


def test_what_the_same_rules_do_not_read_again_stays(article, war, claim):
    record(article, war, claim)
    assert record(article, war).dropped == 0
    assert Report.objects.counting().exists()


def test_what_an_editor_had_a_hand_in_is_never_dropped(article, war, claim):
    record(article, war, claim)
    editing.accept_report(Report.objects.get(), by=make_user(), why="seen")
    assert record(article, war, rules="2").dropped == 0
    assert Report.objects.counting().exists()


def test_an_editor_can_accept_what_was_dropped(article, war, claim):
    record(article, war, claim)
    record(article, war, rules="2")
    editing.accept_report(Report.objects.get(), by=make_user(), why="it does say so")
    assert Report.objects.counting().exists()


@pytest.mark.parametrize("judge", [editing.accept_report, editing.reject_report])
def test_later_rules_leave_a_judged_report_alone(article, war, claim, judge):
    record(article, war, claim)
    judge(Report.objects.get(), by=make_user(), why="read it")
    record(article, war, replace(claim, stance=Stance.DENIED), rules="2")
    report = Report.objects.get()
    assert report.stance == Stance.ASSERTED
    assert report.verdict != Verdict.UNREVIEWED


@pytest.mark.parametrize("why", [None, "the date is wrong"])
def test_later_rules_leave_a_corrected_report_alone(article, war, claim, why):
    record(article, war, claim)
    report = Report.objects.get()
    report.when = DateSpan.on(AUGUST_11)
    report._change_reason = why
    report.save()
    record(article, war, claim, rules="2")
    assert Report.objects.get().when == DateSpan.on(AUGUST_11)


@pytest.mark.parametrize("rules", ["1", "2"])
def test_what_an_editor_placed_elsewhere_does_not_come_back(article, war, claim, rules):
    record(article, war, claim)
    report = Report.objects.get()
    report.place, report.kind = make_place(name="Taloqan"), EventKind.CONTESTED
    report.save()
    assert record(article, war, claim, rules=rules) == Recorded(new=0, known=1)
    assert [one.place.name for one in Report.objects.all()] == ["Taloqan"]


def test_what_was_taken_away_does_not_come_back(article, war, claim):
    record(article, war, claim)
    Report.objects.get().delete()
    assert record(article, war, claim) == Recorded(new=0, known=1)
    assert not Report.objects.exists()


def test_an_article_of_another_day_is_read_afresh_by_the_same_rules(article, war, claim):
    record(article, war, claim)
    day = DateSpan.on(AUGUST_11)
    told = [replace(claim, when=day)]
    record_claims(article, war, told, rules_version="1", afresh=True)
    assert Report.objects.get().when == day


def test_reading_afresh_leaves_a_judged_report_alone(article, war, claim):
    record(article, war, claim)
    editing.accept_report(Report.objects.get(), by=make_user(), why="seen")
    told = [replace(claim, when=DateSpan.on(AUGUST_11))]
    record_claims(article, war, told, rules_version="1", afresh=True)
    assert Report.objects.get().when == claim.when


def test_later_rules_leave_a_report_by_hand_alone(article, war, claim):
    record(article, war, claim, rules="")
    record(article, war, replace(claim, stance=Stance.DENIED), rules="2")
    assert Report.objects.get().stance == Stance.ASSERTED


def test_words_that_are_too_long_are_cut(article, war, claim):
    long = "x" * 600
    mention = ActorMention(long, ActorRole.LOSER)
    claim = replace(claim, place=None, place_text=long, speaker=long, derivation=long)
    record(article, war, replace(claim, actors=(mention, mention)))
    report = Report.objects.get()
    assert (len(report.place_text), len(report.speaker), len(report.derivation)) == (200, 200, 500)
    assert record(article, war, claim).known == 1


def test_recording_costs_the_same_for_many_claims(
    article, war, claim, django_assert_max_num_queries
):
    claims = [replace(claim, place=make_place().pk) for _ in range(30)]
    with django_assert_max_num_queries(12):
        record(article, war, *claims)


COUNTED = CountClaim(2, "towns", Quote.of(TEXT, 0, 11), DateSpan.on(AUGUST_11), "'on one day'")


def test_counts_are_kept_once_and_refreshed(article, war):
    for rules, number in (("1", 2), ("1", 2), ("2", 3)):
        told = [(replace(COUNTED, number=number), None)]
        record_counts(article, war, told, rules_version=rules)
    count = CountReport.objects.get()
    assert (count.number, count.quote, count.rules_version) == (3, "Rebels took", "2")


def test_a_count_that_is_no_longer_read_goes_unless_an_editor_judged_it(article, war):
    record_counts(article, war, [(COUNTED, None)], rules_version="1")
    editing.judge_count(CountReport.objects.get(), Verdict.ACCEPTED, by=make_user(), why="Yes")
    record_counts(article, war, [], rules_version="2")
    assert CountReport.objects.get().verdict == Verdict.ACCEPTED
    editing.judge_count(CountReport.objects.get(), Verdict.UNREVIEWED, by=make_user(), why="No")
    record_counts(article, war, [], rules_version="2")
    assert not CountReport.objects.exists()
