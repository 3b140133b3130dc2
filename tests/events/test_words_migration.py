"""Rows that were there before full text was are found after the migration."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("articles", "0002_independent_sources"), ("events", "0005_states_and_counts")]


def migrated(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.mark.django_db(transaction=True)
def test_what_was_there_before_is_found():
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    try:
        old = migrated(BEFORE)
        event, name = _tell(old)
    finally:
        migrated(latest)
    from events.filters import EventFilter
    from events.models import Event, PlaceName

    for q in ("fuel", "depot", "ring road", "کندز", "كندز"):
        wanted = EventFilter(q=q).apply(Event.objects.visible())
        assert [each.pk for each in wanted] == [event]
    assert PlaceName.objects.get(pk=name).key == "کابلی"


def _tell(apps):
    """An event in a place with Arabic letters, told by one report, as rows once were."""

    def make(app, model, **fields):
        return apps.get_model(app, model).objects.create(**fields)

    conflict = make(
        "events", "Conflict", slug="war", title="War", countries="AF", starts_on="2021-05-01"
    )
    place = make("events", "Place", slug="kunduz", name="Kunduz", kind="city", country="AF")
    make("events", "PlaceName", place=place, name="كندز", key="كندز", language="fa")
    name = make("events", "PlaceName", place=place, name="كابلي", key="كابلي", language="ar")
    event = make(
        "events",
        "Event",
        conflict=conflict,
        kind="captured",
        place=place,
        title="Ring road cut",
        status="published",
        source_note="Seen.",
    )
    make(
        "events",
        "EventState",
        event=event,
        conflict=conflict,
        kind="captured",
        standing="asserted",
        known_from="2021-08-11",
        first_day="2021-08-11",
        last_day="2021-08-11",
        precision="day",
    )
    article = make(
        "articles",
        "Article",
        publisher=make("articles", "Publisher", name="Post", slug="post"),
        story=make("articles", "Story"),
        headline="Depot on fire",
        body="Depot on fire\n\nFuel burned.",
        body_hash="0" * 64,
        published_on="2021-08-11",
    )
    make(
        "events",
        "Report",
        article=article,
        conflict=conflict,
        event=event,
        kind="captured",
        stance="asserted",
        quote="Fuel burned.",
        start=15,
        end=27,
        place=place,
    )
    return event.pk, name.pk
