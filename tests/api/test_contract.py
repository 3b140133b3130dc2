"""The answers match the description that programs are given, whatever they ask."""

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import (
    positive_data_acceptance,
    response_schema_conformance,
)

from articles.api import ArticleOut
from conflict_timeline.wsgi import application
from events.api import schemas
from events.dates import DateSpan
from tests.factories import (
    AUGUST_11,
    make_actor,
    make_conflict,
    make_event,
    make_party,
    make_place,
    make_place_of_interest,
    make_report,
)

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


# A cursor or a field name is text to the description, yet only some texts mean something here.
WORDS_ARE_OURS = [positive_data_acceptance]


@pytest.fixture
def a_war(db, settings):
    """Something of everything, so that answers are not empty."""
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    # Called as a server calls it, the application would close the test's own connection.
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    _fill()
    yield
    signals.request_started.connect(close_old_connections)
    signals.request_finished.connect(close_old_connections)


def _fill():
    side, place = make_actor(), make_place(latitude="34.5", longitude="69.2")
    conflict = make_conflict(slug="the-war")
    make_party(conflict, side)
    make_place_of_interest(conflict, place=place, initial_holder=side)
    for span in (DateSpan.on(AUGUST_11), DateSpan.until(AUGUST_11), None):
        event = make_event(conflict=conflict, place=place, taker=side, when=span)
        make_report(event=event, place=place, taker=side, when=span)


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case, a_war):
    plain = {"Accept-Encoding": "identity"}
    excluded = [*WORDS_ARE_OURS]
    if (case.query or {}).get("fields"):
        # Whoever chooses members gets no others.
        excluded.append(response_schema_conformance)
    case.call_and_validate(headers=plain, excluded_checks=excluded)


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("actors", schemas.ActorOut),
        ("articles", ArticleOut),
        ("changes", schemas.ChangeOut),
        ("conflicts", schemas.ConflictOut),
        ("events", schemas.EventOut),
        ("places", schemas.PlaceOut),
        ("reports", schemas.ReportOut),
    ],
)
def test_real_entries_have_the_members_described_and_no_others(get, a_war, path, entry):
    for told in get(path).json()["items"]:
        described = entry.model_validate(told).model_dump(mode="json")
        assert described.keys() == told.keys()
