"""What a text counts of places taken, over which days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.extract import extract_counts

WEDNESDAY = date(2021, 8, 11)


@pytest.mark.parametrize(
    ("text", "number", "when"),
    [
        ("It was the ninth capital to fall since Friday.", 9, "6–11 August 2021"),
        ("They seized six cities in less than a week.", 6, "4–11 August 2021"),
        ("Tamur became the third city lost in as many days.", 3, "8–11 August 2021"),
        ("Two dozen villages were captured in the past three days.", 24, "8–11 August 2021"),
        ("More than 100 districts have fallen since May.", 100, "1 May – 11 August 2021"),
        ("Eight of the 34 provincial capitals are in rebel hands.", 8, None),
    ],
)
def test_a_count_is_read_with_its_days(text, number, when):
    (count,) = extract_counts(text, published_on=WEDNESDAY)
    assert (count.number, count.when and count.when.text) == (number, when)
    assert text[count.quote.start : count.quote.end] == count.quote.text


@pytest.mark.parametrize(
    "text",
    [
        "The third district council took a vote.",
        "He lost two cities of gold.",
        "Nine soldiers were captured in three days.",
        "The second city of the country was quiet.",
        "They took four prisoners since Friday.",
        "One town was captured.",
    ],
)
def test_what_counts_no_towns_is_no_count(text):
    assert extract_counts(text, published_on=WEDNESDAY) == []


def test_without_a_day_of_publication_a_count_has_no_days():
    (count,) = extract_counts("The ninth city to fall since Friday.", published_on=None)
    assert count.when is None


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text):
    for count in extract_counts(text, published_on=WEDNESDAY):
        assert text[count.quote.start : count.quote.end] == count.quote.text
