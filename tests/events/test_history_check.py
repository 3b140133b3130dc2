"""The history check on real rows, and the command that prints it."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from events import editing
from events.dates import DateSpan
from events.history_check import check_history
from events.linking import link_article
from events.models import Event, Reading
from events.scrutiny import Rule
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_count,
    make_party,
    make_place_of_interest,
    make_report,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def war():
    war = make_conflict(slug="wood-war", title="War of the woods", ends_on=date(2021, 5, 9))
    make_party(war, make_actor(name="Rebels"))
    return war


@pytest.fixture
def town(war):
    return make_place_of_interest(war)


def tell(war, town, day, *, printed=None, **fields):
    article = make_article(published_on=date(2021, 5, printed or day))
    Reading.objects.create(article=article, conflict=war, rules_version="1")
    taker = fields.pop("taker", None) or war.parties.get().actor
    when = DateSpan.on(date(2021, 5, day))
    report = make_report(
        article=article, conflict=war, place=town, taker=taker, when=when, **fields
    )
    link_article(article, war)
    report.refresh_from_db()
    return report


def rules(war):
    return [finding.rule for finding in check_history(war) if finding.rule is not Rule.SILENT_DAYS]


def test_a_plain_fall_breaks_no_rule(war, town):
    tell(war, town, 3)
    assert rules(war) == []


def test_a_question_of_linking_is_named(war, town):
    tell(war, town, 1)
    tell(war, town, 9)
    assert rules(war) == [Rule.WAITS_FOR_AN_EDITOR]
    assert "no loss is reported between" in check_history(war)[0].words


def test_an_event_dated_after_an_article_that_tells_of_it(war, town):
    report = tell(war, town, 8, printed=3)
    (found,) = [one for one in check_history(war) if one.rule is Rule.AFTER_ITS_REPORT]
    assert found.events == (report.event_id,)
    assert "told of on 3 May 2021" in found.words


def test_a_plan_may_lie_after_its_article(war, town):
    tell(war, town, 8, printed=3, kind="visit", stance="planned")
    assert rules(war) == []


def test_a_count_that_is_off_is_named_until_an_editor_rejects_it(war, town):
    report = tell(war, town, 3)
    count = make_count(article=report.article, conflict=war, number=4)
    (found,) = [one for one in check_history(war) if one.rule is Rule.COUNT_DIFFERS]
    assert "3 more than ours" in found.words
    editing.judge_count(count, "rejected", by=make_user(), why="Misread")
    assert rules(war) == []


def test_the_check_costs_the_same_however_long_the_history(
    war, town, django_assert_max_num_queries
):
    for day in (2, 3, 4, 5):
        tell(war, make_place_of_interest(war), day)
    assert Event.objects.count() == 4
    with django_assert_max_num_queries(13):
        check_history(war)


def test_the_command_prints_what_to_look_at(war, town, capsys):
    tell(war, town, 3)
    call_command("check_history", conflict="wood-war")
    printed = capsys.readouterr().out
    assert "War of the woods: 2 to look at" in printed
    assert "Silence is not peace" in printed
    assert "1 May 2021 – 2 May 2021 (2 days)" in printed


def test_the_strict_command_fails_where_something_is_named(war, town):
    with pytest.raises(CommandError, match="1 to look at"):
        call_command("check_history", strict=True)


def test_the_command_names_the_conflicts_that_there_are(war):
    with pytest.raises(CommandError, match="Loaded: wood-war"):
        call_command("check_history", conflict="another")
