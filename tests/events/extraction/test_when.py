"""Date expressions of news and of histories, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.when import find_dates

WEDNESDAY = date(2021, 8, 11)


def spans(text, *, published_on=WEDNESDAY):
    return [
        (each.text, each.span.text if each.span else None)
        for each in find_dates(text, published_on=published_on)
    ]


@pytest.mark.parametrize(
    ("text", "expression", "span"),
    [
        ("It fell on Friday.", "Friday", "6 August 2021"),
        ("It fell Wednesday.", "Wednesday", "11 August 2021"),
        ("It fell last Wednesday.", "last Wednesday", "4 August 2021"),
        ("It fell late on Tuesday night.", "late on Tuesday night", "10 August 2021"),
        ("It fell today.", "today", "11 August 2021"),
        ("It fell yesterday evening.", "yesterday evening", "10 August 2021"),
        ("They meet tomorrow.", "tomorrow", "12 August 2021"),
        ("It fell overnight.", "overnight", "10–11 August 2021"),
        ("It fell late last night.", "late last night", "10–11 August 2021"),
        ("It fell this morning.", "this morning", "11 August 2021"),
        ("It fell on August 8.", "August 8", "8 August 2021"),
        ("It fell on Aug. 8, 2021.", "Aug. 8, 2021", "8 August 2021"),
        ("It fell on 8 August 2021.", "8 August 2021", "8 August 2021"),
        ("It fell on the 8th of August.", "the 8th of August", "8 August 2021"),
        ("It fell on 2021-08-08.", "2021-08-08", "8 August 2021"),
        ("It fell on 08.08.2021.", "08.08.2021", "8 August 2021"),
        ("It fell on 13/8/2021.", "13/8/2021", "13 August 2021"),
        ("It fell on 9/8/2021.", "9/8/2021", "9 August 2021"),
        ("It fell on 9 and 10 August.", "9 and 10 August", "9–10 August 2021"),
        ("It fell from May 3-6, 2020.", "May 3-6, 2020", "3–6 May 2020"),
        ("From 28 July to 2 August it held.", "28 July to 2 August", "28 July – 2 August 2021"),
        ("It fell between Monday and Tuesday.", "Monday and Tuesday", "9–10 August 2021"),
        ("From Saturday to Monday it held.", "Saturday to Monday", "7–9 August 2021"),
        ("It fell in May.", "May", "May 2021"),
        ("It fell in December.", "December", "December 2020"),
        ("It fell in early August 2020.", "early August 2020", "1–10 August 2020"),
        ("It fell in mid-July.", "mid-July", "11–20 July 2021"),
        ("It fell in 1998.", "1998", "1998"),
        ("It fell in the 1990s.", "the 1990s", "1990s"),
        ("It fell three days ago.", "three days ago", "8 August 2021"),
        ("It fell a year ago.", "a year ago", "2020"),
        ("It fell in the past two days.", "the past two days", "9–11 August 2021"),
        ("It fell in recent hours.", "recent hours", "10–11 August 2021"),
        ("It fell within 24 hours.", "24 hours", "10–11 August 2021"),
        ("It fell over the weekend.", "the weekend", "7–8 August 2021"),
        ("It fell last week.", "last week", "2–8 August 2021"),
        ("It fell this month.", "this month", "August 2021"),
        ("It fell earlier this week.", "earlier this week", "9–11 August 2021"),
        ("It is due by the end of the month.", "the end of the month", "21–31 August 2021"),
        ("They plan to leave by August 31.", "August 31", "31 August 2021"),
        ("They will meet on Friday.", "Friday", "13 August 2021"),
        ("They meet next Friday.", "next Friday", "13 August 2021"),
        ("It fell in the summer of 2014.", "the summer of 2014", "1 June – 31 August 2014"),
    ],
)
def test_an_expression_and_its_days(text, expression, span):
    assert (expression, span) in spans(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tamur fell on Friday. A day later Varan fell.", ("A day later", "7 August 2021")),
        ("Tamur fell on 3 May 2021. The next day Varan fell.", ("The next day", "4 May 2021")),
        (
            "Tamur fell on 3 May 2021. Two days earlier Varan fell.",
            ("Two days earlier", "1 May 2021"),
        ),
        ("Tamur fell on 3 May 2021. Varan fell that day.", ("that day", "3 May 2021")),
        ("Tamur fell on Friday, and within a day Varan.", ("a day", "6–7 August 2021")),
        ("Tamur fell on Friday. Hours later Varan fell.", ("Hours later", "6–7 August 2021")),
    ],
)
def test_an_expression_that_hangs_on_the_date_named_before(text, expected):
    assert expected in spans(text)


@pytest.mark.parametrize(
    "text",
    [
        "It may fall.",
        "They march on the city.",
        "Some 2,000 civilians fled.",
        "1998 people fled.",
        "It lasted for three days.",
        "They meet every Friday.",
        "The road, Highway 1998, is cut.",
        "He is 40 years old.",
        "It costs $2000.",
        "The score was 20:21.",
        "It was the second city.",
        "The sun set over the city.",
    ],
)
def test_what_is_no_date(text):
    assert spans(text) == []


def test_a_history_takes_its_years_from_itself():
    text = (
        "In 1914 the war began. On 4 August 1914 the army crossed the border. By 23 August it had "
        "reached the river. In 1915 and 1916 the front stood still. It had held since 1914."
    )
    assert ("23 August", "23 August 1914") in spans(text, published_on=date(2009, 12, 19))


def test_without_a_day_of_publication_relative_days_stay_open():
    (found,) = find_dates("It fell on Friday.", published_on=None)
    assert found.span is None
    assert "no publication date" in found.derivation


@pytest.mark.parametrize("relation", ["since", "until", "by", "before", "after"])
def test_the_word_before_bounds_it(relation):
    (found,) = find_dates(f"It was held {relation} Friday.", published_on=WEDNESDAY)
    assert found.relation == relation


@pytest.mark.parametrize(
    "text", ["It fell on February 30.", "It fell on 31.02.2021.", "It fell on 99/99/2021."]
)
def test_a_day_that_no_calendar_has_is_no_span(text):
    assert all(span is None for _, span in spans(text))


_PIECES = st.sampled_from(
    [
        *("on Friday", "August", "8", "2021", "overnight", "since", "last", "the", "days", "ago"),
        *("two", "later", "1998", "-", "and", ",", ".", "May", "in", "early", "week", "\n\n", "0"),
        *("next", "weekend", "٢٠٢١", "ſ", "2021-13-45", "99", "hours", "the end of", "month"),
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=25).map(" ".join)))
def test_every_expression_stands_where_it_says_in_order_and_apart(text):
    found = find_dates(text, published_on=WEDNESDAY)
    reach = 0
    for each in found:
        assert each.start >= reach
        assert text[each.start : each.end] == each.text
        reach = each.end
