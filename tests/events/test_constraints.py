"""Every law that the database keeps, broken once."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.db.migrations import AddConstraint, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.models import CheckConstraint, Q
from django.utils import timezone

from articles.models import Article, Excerpt
from conflict_timeline.laws import POSTGRESQL, SQLITE, with_laws_lifted
from events.models import (
    Actor,
    ActorName,
    Conflict,
    ConflictPlace,
    Event,
    EventActor,
    EventState,
    Merge,
    Place,
    PlaceName,
    Reading,
    Report,
    ReportActor,
)
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_count,
    make_event,
    make_party,
    make_place,
    make_report,
)

pytestmark = pytest.mark.django_db
DAY = date(2021, 8, 9)
NEXT_DAY = date(2021, 8, 10)


def twice(make, **fields):
    for _ in range(2):
        make(**fields)


def changed(row, **columns):
    """Write columns past all checks but the database's."""
    type(row).objects.filter(pk=row.pk).update(**columns)


def reported_twice(**fields):
    report = make_report(**fields)
    report.pk = None
    report.save(force_insert=True)


def pointing_to_itself(row, column, **columns):
    changed(row, **{column: row}, **columns)


def parties(actors, colours):
    war = make_conflict()
    for actor, colour in zip(actors, colours, strict=True):
        make_party(war, actor, colour=colour)


def merged(event, into):
    changed(event, status="merged", merged_into=into)


def second_state():
    """An event's first state ends; a later one is returned."""
    state = make_event(first_reported_on=NEXT_DAY).states.get()
    EventState.objects.create(
        event=state.event, conflict=state.conflict, known_from=date.min, known_until=DAY,
        kind=state.kind, standing=state.standing, first_day=DAY, last_day=DAY, precision="day",
    )  # fmt: skip
    return EventState.objects.get(event=state.event, known_until=DAY)


def excerpt(*, article=None, end=5):
    article = article or make_article()
    Excerpt.objects.create(article=article, story=make_article().story, start=0, end=end)


def counted(**fields):
    return make_count(article=make_article(), conflict=make_conflict(), **fields)


BREAKS = {
    "article_once_per_publisher": lambda: twice(make_article, publisher=make_article().publisher),
    "article_body_not_empty": lambda: make_article(text=""),
    "article_picture_credited": lambda: changed(make_article(), picture="a.jpg"),
    "excerpt_once_per_start": lambda: twice(excerpt, article=make_article()),
    "excerpt_ends_after_start": lambda: excerpt(end=0),
    "actor_not_its_own_side": lambda: pointing_to_itself(make_actor(), "side"),
    "actor_name_once_everywhere": lambda: twice(
        ActorName.objects.create, actor=make_actor(), name="the rebels"
    ),
    "actor_name_once_in_conflict": lambda: twice(
        ActorName.objects.create, actor=make_actor(), name="the rebels", conflict=make_conflict()
    ),
    "conflict_ends_after_start": lambda: make_conflict(starts_on=NEXT_DAY, ends_on=DAY),
    "conflict_place_once": lambda: twice(
        ConflictPlace.objects.create, conflict=make_conflict(), place=make_place()
    ),
    "conflict_party_once": lambda: parties([make_actor()] * 2, [1, 2]),
    "conflict_colour_once": lambda: parties([make_actor(), make_actor()], [1, 1]),
    "conflict_colour_known": lambda: make_party(make_conflict(), make_actor(), colour=7),
    "event_span_whole_open_or_absent": lambda: changed(make_event(), precision="until"),
    "event_published_with_evidence": lambda: make_event(status="published"),
    "event_merged_points_to_survivor": lambda: make_event(status="merged"),
    "event_not_merged_into_itself": lambda: pointing_to_itself(
        make_event(), "merged_into", status="merged"
    ),
    "event_place_known_or_as_printed": lambda: make_event(place=make_place(), place_text="a hill"),
    "event_picture_credited": lambda: changed(
        make_event(), picture="a.jpg", picture_credit="A person"
    ),
    "event_actor_once_per_role": lambda: twice(
        EventActor.objects.create, event=make_event(), actor=make_actor(), role="taker"
    ),
    "count_once_per_passage": lambda: twice(
        make_count, article=make_article(), conflict=make_conflict()
    ),
    "count_of_several": lambda: counted(number=1),
    "count_quote_not_empty": lambda: changed(counted(), quote=""),
    "count_span_whole_open_or_absent": lambda: changed(counted(), precision="until"),
    "event_state_once_a_day": lambda: changed(
        second_state(), known_from=NEXT_DAY, known_until=NEXT_DAY
    ),
    "event_state_ends_once_a_day": lambda: changed(second_state(), known_until=date.max),
    "event_state_days_in_order": lambda: changed(make_event().states.get(), first_day=date.max),
    "merge_once_until_undone": lambda: twice(
        Merge.objects.create, event=make_event(), survivor=make_event(), status_before="published"
    ),
    "merge_of_two_events": lambda: Merge.objects.create(
        event=(event := make_event()), survivor=event, status_before="published"
    ),
    "place_coordinates_whole": lambda: make_place(latitude=34.5),
    "place_not_within_itself": lambda: pointing_to_itself(make_place(), "province"),
    "place_name_once": lambda: twice(
        PlaceName.objects.create, place=make_place(), name="Kunduz", language="en"
    ),
    "reading_once_per_rules": lambda: twice(
        Reading.objects.create, article=make_article(), conflict=make_conflict(), rules_version="1"
    ),
    "report_once_per_passage_and_place": lambda: reported_twice(place=make_place()),
    "report_once_per_passage_as_printed": lambda: reported_twice(place_text="a hill"),
    "report_span_whole_open_or_absent": lambda: changed(make_report(), precision=""),
    "report_quote_not_empty": lambda: changed(make_report(), quote="", end=0),
    "report_judged_by_and_at_together": lambda: changed(make_report(), verdict="accepted"),
    "report_place_known_or_as_printed": lambda: make_report(
        place=make_place(), place_text="a hill"
    ),
    "report_actor_once_per_role": lambda: twice(
        ReportActor.objects.create, report=make_report(), text="the rebels", role="taker"
    ),
}


def constraints():
    return {
        constraint.name: constraint
        for label in ("articles", "events")
        for model in apps.get_app_config(label).get_models()
        for constraint in model._meta.constraints
    }


def test_every_law_has_its_breaker():
    assert constraints().keys() == BREAKS.keys()


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_keeps_its_laws(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKS[name]()
    columns = getattr(constraints()[name], "fields", ())
    words = str(broken.value)
    # SQLite names the columns of a plain unique constraint, not the constraint.
    assert name in words or (columns and all(column in words for column in columns))


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "holds"),
    [
        (None, None, "", True),
        (DAY, DAY, "day", True),
        (DAY, NEXT_DAY, "days", True),
        (None, DAY, "until", True),
        (DAY, None, "since", True),
        (DAY, None, "", False),
        (None, DAY, "", False),
        (None, None, "day", False),
        (DAY, None, "day", False),
        (None, DAY, "days", False),
        (None, None, "until", False),
        (DAY, DAY, "until", False),
        (DAY, DAY, "since", False),
        (NEXT_DAY, DAY, "days", False),
        (DAY, DAY, "days", False),
        (DAY, NEXT_DAY, "day", False),
        (DAY, NEXT_DAY, "", False),
        (DAY, NEXT_DAY, "moment", False),
    ],
)
def test_a_span_is_absent_whole_or_open(earliest, latest, precision, holds):
    row = make_event(when=None)
    columns = {"earliest": earliest, "latest": latest, "precision": precision}
    if holds:
        changed(row, **columns)
        row.refresh_from_db()
        assert row.when is None or row.when.text
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        changed(row, **columns)


def test_a_verdict_with_its_day_is_kept():
    report = make_report()
    changed(report, verdict="accepted", judged_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        changed(report, verdict="unreviewed")


def test_events_are_not_merged_in_chains():
    first, second, third = (make_event() for _ in range(3))
    merged(first, second)
    with pytest.raises(IntegrityError, match="event_merged_without_chain"), transaction.atomic():
        merged(third, first)
    with pytest.raises(IntegrityError, match="event_merged_without_chain"), transaction.atomic():
        merged(second, third)
    merged(first, third)
    merged(second, third)


def test_events_are_not_merged_in_loops():
    first, second = make_event(), make_event()
    merged(first, second)
    with pytest.raises(IntegrityError, match="event_merged_without_chain"), transaction.atomic():
        merged(second, first)


def test_an_event_is_not_born_at_the_end_of_a_chain():
    first, second = make_event(), make_event()
    merged(first, second)
    with pytest.raises(IntegrityError, match="event_merged_without_chain"), transaction.atomic():
        make_event(status="merged", merged_into=first)
    assert make_event(status="merged", merged_into=second).pk


@pytest.mark.parametrize(
    "columns", [{"quote": "Rebels toop"}, {"start": 1}, {"end": 5}, {"quote": "", "end": 3}]
)
def test_a_quote_is_what_the_body_says(columns):
    report = make_report(article=make_article(text="Rebels took Kunduz."), quote="Rebels took")
    with pytest.raises(IntegrityError, match="report_quote_is_in_body"), transaction.atomic():
        changed(report, **columns)


def test_a_report_is_not_stored_with_a_wrong_quote():
    report = make_report()
    report.pk, report.start, report.end = None, 1, report.end + 1
    with pytest.raises(IntegrityError, match="report_quote_is_in_body"), transaction.atomic():
        report.save(force_insert=True)


def test_a_report_does_not_wander_to_another_article():
    report = make_report(article=make_article(text="Rebels took Kunduz."))
    with pytest.raises(IntegrityError, match="report_quote_is_in_body"), transaction.atomic():
        changed(report, article=make_article(text="Nothing happened today."))


def test_quotes_count_code_points():
    article = make_article(text="‘Rebels’ – 🎉 took کندز, é and e\u0301.")
    quote = "🎉 took کندز, é and e\u0301"
    assert make_report(article=article, quote=quote).quote == quote


def test_a_body_changes_only_where_nothing_is_quoted():
    article = make_article(text="Rebels took Kunduz. Subscribe now.")
    make_report(article=article, quote="Rebels took Kunduz.")
    changed(article, body="Rebels took Kunduz.")
    with pytest.raises(IntegrityError, match="article_body_keeps_quotes"), transaction.atomic():
        changed(article, body="Subscribe now. Rebels took Kunduz.")
    assert Article.objects.get().body == "Rebels took Kunduz."


def triggers():
    tables = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(tables[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def test_the_triggers_stand_after_all_migrations():
    laws = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    assert laws.keys() <= triggers()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("app", "model"), [("articles", "article"), ("events", "event"), ("events", "report")]
)
def test_the_triggers_outlive_a_migration_that_lifts_them(app, model):
    before = triggers()
    law = CheckConstraint(name="for_a_test", condition=Q(id__gt=0))
    migration = Migration("for_a_test", app)
    migration.operations = with_laws_lifted(AddConstraint(model, law))
    state = MigrationLoader(connection).project_state()
    with connection.schema_editor() as editor:
        after = migration.apply(state.clone(), editor)
    try:
        assert triggers() == before
    finally:
        with connection.schema_editor() as editor:
            migration.unapply(state, editor)
    assert triggers() == before
    assert after is not None


@pytest.fixture
def rights():
    editors = Group.objects.get(name="Editors")
    named = editors.permissions.values_list("content_type__app_label", "codename")
    return {f"{label}.{codename}" for label, codename in named}


@pytest.mark.parametrize(
    "model",
    [
        *("articles.article", "articles.publisher", "articles.story"),
        *("events.event", "events.report", "events.place", "events.placename"),
        *("events.actor", "events.actorname", "events.conflict", "events.conflictparty"),
    ],
)
@pytest.mark.parametrize("act", ["add", "change", "view"])
def test_editors_keep_the_record(rights, model, act):
    label, name = model.split(".")
    assert f"{label}.{act}_{name}" in rights


@pytest.mark.parametrize("model", [Article, Event, Report, Place, Actor, Conflict, Reading, Merge])
def test_editors_delete_no_facts(rights, model):
    assert f"{model._meta.app_label}.delete_{model._meta.model_name}" not in rights


def test_editors_have_no_say_over_users(rights):
    assert {right.split(".")[0] for right in rights} == {"articles", "events"}
