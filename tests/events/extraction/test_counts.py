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
        ("Eight of the 34 provincial capitals were in rebel hands on Sunday.", 8, None),
        ("Within three days the rebels conquered five cities.", 5, "8–11 August 2021"),
        ("Four smaller capitals fell on Sunday.", 4, "8 August 2021"),
        ("It was the third town to be lost on one day.", 3, "10–11 August 2021"),
        ("Tamur is the fourth city that they took on Sunday.", 4, None),
    ],
)
def test_a_count_is_read_with_its_days(text, number, when):
    (count,) = extract_counts(text, published_on=WEDNESDAY)
    assert (count.number, count.when and count.when.text) == (number, when)
    assert text[count.quote.start : count.quote.end] == count.quote.text


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "By now 18 of the 34 provincial capitals are lost, nine of them since Monday.",
            [(18, None), (9, "9–11 August 2021")],
        ),
        (
            "It was the third provincial capital to be lost on Sunday and the fifth in three days.",
            [(3, None), (5, "8–11 August 2021")],
        ),
        ("Nine cities fell in a week, some of them unfought.", [(9, "4–11 August 2021")]),
    ],
)
def test_two_counts_of_the_same_places_keep_their_own_days(text, counted):
    told = extract_counts(text, published_on=WEDNESDAY)
    assert [(each.number, each.when and each.when.text) for each in told] == counted
    assert all(text[each.quote.start : each.quote.end] == each.quote.text for each in told)


@pytest.mark.parametrize(
    "text",
    [
        "The third district council took a vote.",
        "He lost two cities of gold.",
        "Nine soldiers were captured in three days.",
        "The second city of the country was quiet.",
        "They took four prisoners since Friday.",
        "One town was captured.",
        "Tamur fell on Sunday, and hours later a second provincial capital was taken.",
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
