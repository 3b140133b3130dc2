"""The demo's dispatches make the same history in whatever order they arrive."""

import random

import pytest

from events.known_names import lexicon_for
from events.loading import load_conflict
from events.management.commands.demo import FOLDER
from tests.arrival import articles_of, outcome, texts_read_once

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("arrival")]


def test_any_order_of_the_demo_makes_the_same_events():
    conflict = load_conflict(FOLDER).conflict
    articles = articles_of(FOLDER / "articles")
    orders = [articles[::-1]]
    orders += [random.Random(seed).sample(articles, len(articles)) for seed in range(2)]
    with texts_read_once():
        lexicon = lexicon_for(conflict)
        expected = outcome(conflict, articles, lexicon)
        assert len(expected["events"]) > 80
        for order in orders:
            assert outcome(conflict, order, lexicon) == expected
