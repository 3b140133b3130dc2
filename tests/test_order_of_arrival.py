"""The demo's dispatches make the same history in whatever order they arrive."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from events.known_names import lexicon_for
from events.loading import load_conflict
from events.management.commands.demo import FOLDER
from tests.arrival import articles_of, outcome, texts_read_once

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("arrival")]
ARTICLES = articles_of(FOLDER / "articles")


@pytest.fixture(scope="module")
def arrive(django_db_setup, django_db_blocker):
    """What comes of the articles in an order; the database is as before after each."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        conflict = load_conflict(FOLDER).conflict
        lexicon = lexicon_for(conflict)
        with texts_read_once():
            yield lambda order: outcome(conflict, order, lexicon)
        transaction.set_rollback(True)
        block.__exit__(None, None, None)


@pytest.fixture(scope="module")
def expected(arrive):
    return arrive(ARTICLES)


def test_the_demo_makes_events_questions_and_stories(expected):
    assert len(expected["events"]) > 80
    assert len(expected["questions"]) == 2
    assert max(map(len, expected["stories"])) == 4


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@example(ARTICLES[::-1])
@given(st.permutations(ARTICLES))
def test_any_order_makes_the_same_events(arrive, expected, order):
    assert arrive(order) == expected


def test_an_article_that_comes_again_changes_nothing(arrive, expected):
    assert arrive([*ARTICLES, *ARTICLES[:5]]) == expected
