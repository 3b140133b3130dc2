"""No text makes reading raise, quote wrongly or take more than linear time."""

import random
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.extraction.extract import extract_claims
from events.extraction.when import find_dates
from tests.benchmarks.hostile_texts import MARKS, NAMES, WORDS, hostile, read
from tests.events.extraction.names import LEXICON, WEDNESDAY

PIECES = st.sampled_from([*sorted(NAMES), *sorted(WORDS), *MARKS])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=60).flatmap(
    lambda pieces: st.sampled_from(["", " ", "\n", ", "]).map(lambda gap: gap.join(pieces))
)
# What is read again and again, made as long as a test asks for.
LONG = {
    "one word": "x",
    "one capital word": "A",
    "commas": ",",
    "blanks": " ",
    "dots": ".",
    "dots and quotes": '."',
    "opening brackets": "(",
    "pairs of brackets": "()",
    "quotes": "“he said” ",
    "only and": "and ",
    "hyphens between letters": "Aa-",
    "apostrophes between letters": "Aa’",
    "articles of names": "Al Al, ",
    "a list of cities": "Tamur, Varan, Ostra and Meridia, ",
    "cities a line": "Tamur\n",
    "captures without a stop": "rebels captured Tamur and ",
    "captures in title case": "Rebels Captured Tamur On Tuesday ",
    "captures": "Rebels captured Tamur on Tuesday. ",
    "denials within denials": "officials denied that rebels said that ",
    "abbreviations": "Free Northern Army (FNA) ",
    "dates": "on Tuesday 5 May 2021, ",
    "years": "1999 ",
    "a date and blanks": "Tuesday          ",
    "right to left": "\u202eTamur\u202c ",
    "control characters": "\x00Tamur\x07 ",
    "accents": "e\u0301\u0301\u0301",
    "other scripts": "حلب 東京 Київ ",
}


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


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_time_grows_with_the_length_and_not_with_its_square(piece):
    once, eightfold = (fastest(piece, length) for length in (4_000, 32_000))
    assert eightfold < 0.1 or eightfold < 24 * once  # 8 where linear, 64 where quadratic


def fastest(piece, length):
    """CPU seconds of reading a text of that length, the least of three times."""
    body = (piece * (length // len(piece) + 1))[:length]
    return min(seconds(body) for _ in range(3))


def seconds(body):
    start = time.process_time()
    extract_claims(body, headline="", published_on=WEDNESDAY, lexicon=LEXICON)
    return time.process_time() - start


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
