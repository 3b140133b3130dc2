"""No text makes reading raise or quote wrongly."""

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.extraction.extract import extract_claims
from events.extraction.when import find_dates
from tests.benchmarks.hostile_texts import MARKS, NAMES, WORDS, hostile, read
from tests.events.extraction.names import LEXICON

PIECES = st.sampled_from([*sorted(NAMES), *sorted(WORDS), *MARKS])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=60).flatmap(
    lambda pieces: st.sampled_from(["", " ", "\n", ", "]).map(lambda gap: gap.join(pieces))
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_quote_is_where_it_says(body, published_on):
    claims = extract_claims(body, headline="", published_on=published_on, lexicon=LEXICON)
    assert all(body[each.quote.start : each.quote.end] == each.quote.text for each in claims)
    dates = find_dates(body, published_on=published_on)
    assert all(body[each.start : each.end] == each.text for each in dates)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300))
def test_no_text_at_all_raises(body):
    read(body)


@pytest.mark.parametrize("seed", range(30))
def test_no_hostile_text_raises(seed):
    read(hostile(random.Random(seed))[:8_000])


@pytest.mark.parametrize(
    "body",
    [
        "Rebels captured " + ", ".join(f"Tamur{number}" for number in range(2_000)) + ".",
        "Rebels captured " + "(" * 900 + "Tamur" + ")" * 900,
        "“" * 5_000 + "Rebels captured Tamur" + "”" * 5_000,
        "Rebels captured the city " + "of the city " * 1_500 + "of Tamur.",
        "Rebels captured " + "x" * 100_000 + " and Tamur.",
        "Rebels, " * 1_200 + "captured Tamur.",
        "the army that " * 700 + "captured Tamur.",
    ],
    ids=["cities", "brackets", "quotes", "of the city", "one long word", "rebels", "that"],
)
def test_deep_and_long_sentences_are_read(body):
    read(body)
