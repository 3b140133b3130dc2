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
        # weekdays
        ("It fell on Friday.", "Friday", "6 August 2021"),
        ("It fell Wednesday.", "Wednesday", "11 August 2021"),
        ("It fell last Wednesday.", "last Wednesday", "4 August 2021"),
        ("It fell last Friday.", "last Friday", "6 August 2021"),
        ("They left on Tuesday. It fell last Tuesday.", "last Tuesday", "3 August 2021"),
        ("It fell late on Tuesday night.", "late on Tuesday night", "10 August 2021"),
        ("Friday's attack failed.", "Friday", "6 August 2021"),
        ("It fell early Sunday.", "early Sunday", "8 August 2021"),
        ("It fell in the early hours of Friday.", "the early hours of Friday", "6 August 2021"),
        ("It fell on the night of Friday.", "the night of Friday", "6 August 2021"),
        ("It fell at dawn on Sunday.", "dawn on Sunday", "8 August 2021"),
        ("On Friday (30/7/2021) it fell.", "Friday", "30 July 2021"),
        ("They will meet on Friday.", "Friday", "13 August 2021"),
        ("They will meet on Wednesday.", "Wednesday", "11 August 2021"),
        ("They meet next Friday.", "next Friday", "13 August 2021"),
        ("It will fall, an official said on Thursday.", "Thursday", "5 August 2021"),
        ("On Thursday he said that it will fall.", "Thursday", "5 August 2021"),
        # days near publication
        ("It fell today.", "today", "11 August 2021"),
        ("It fell yesterday evening.", "yesterday evening", "10 August 2021"),
        ("They meet tomorrow.", "tomorrow", "12 August 2021"),
        ("It fell the day before yesterday.", "the day before yesterday", "9 August 2021"),
        ("It fell this morning.", "this morning", "11 August 2021"),
        ("It fell earlier today.", "earlier today", "11 August 2021"),
        # nights
        ("It fell overnight.", "overnight", "10–11 August 2021"),
        ("It fell late last night.", "late last night", "10–11 August 2021"),
        ("It fell in the night.", "the night", "10–11 August 2021"),
        ("It fell overnight on Friday.", "overnight on Friday", "6–7 August 2021"),
        ("It fell overnight into Friday.", "overnight into Friday", "5–6 August 2021"),
        ("It fell overnight Wednesday.", "overnight Wednesday", "10–11 August 2021"),
        # calendar dates
        ("It fell on August 8.", "August 8", "8 August 2021"),
        ("It fell on Aug. 8, 2021.", "Aug. 8, 2021", "8 August 2021"),
        ("It fell on 8 Aug.", "8 Aug", "8 August 2021"),
        ("It fell on 8 August 2021.", "8 August 2021", "8 August 2021"),
        ("It fell on 8\u00a0August 2021.", "8\u00a0August 2021", "8 August 2021"),
        ("It fell on 9th August.", "9th August", "9 August 2021"),
        ("It fell on the 8th of August.", "the 8th of August", "8 August 2021"),
        ("It fell on the 8th.", "the 8th", "8 August 2021"),
        ("It fell on the 28th.", "the 28th", "28 July 2021"),
        ("It fell on Friday, August 6.", "Friday, August 6", "6 August 2021"),
        ("It fell on Saturday, 8 August.", "Saturday, 8 August", "8 August 2020"),
        ("It fell on the morning of August 6.", "the morning of August 6", "6 August 2021"),
        ("It fell on the eve of August 6.", "the eve of August 6", "5 August 2021"),
        ("It fell on 2021-08-08.", "2021-08-08", "8 August 2021"),
        ("It fell on 08.08.2021.", "08.08.2021", "8 August 2021"),
        ("It fell on 13/8/2021.", "13/8/2021", "13 August 2021"),
        ("It fell on 9/8/2021.", "9/8/2021", "9 August 2021"),
        ("It fell on 4/5/2021.", "4/5/2021", "5 April – 4 May 2021"),
        ("They came on 28/4/2021. It fell on 4/5/2021.", "4/5/2021", "4 May 2021"),
        ("It fell on Christmas Day 2020.", "Christmas Day 2020", "25 December 2020"),
        # ranges
        ("It fell on 9 and 10 August.", "9 and 10 August", "9–10 August 2021"),
        ("It fell from May 3-6, 2020.", "May 3-6, 2020", "3–6 May 2020"),
        ("It fell between 3 and 6 May.", "3 and 6 May", "3–6 May 2021"),
        ("From 28 July to 2 August it held.", "28 July to 2 August", "28 July – 2 August 2021"),
        ("It fell between Monday and Tuesday.", "Monday and Tuesday", "9–10 August 2021"),
        ("From Saturday to Monday it held.", "Saturday to Monday", "7–9 August 2021"),
        ("It held from 1996 to 2001.", "1996 to 2001", "1 January 1996 – 31 December 2001"),
        ("In 1915-17 it held.", "1915-17", "1 January 1915 – 31 December 1917"),
        ("It held in July and August 1914.", "July", "July 1914"),
        # months, seasons, years
        ("It fell in May.", "May", "May 2021"),
        ("It fell in December.", "December", "December 2020"),
        ("It fell last August.", "last August", "August 2020"),
        ("It was lost in September.", "September", "September 2020"),
        ("Elections in September are in doubt.", "September", "September 2021"),
        ("It fell in early August 2020.", "early August 2020", "1–10 August 2020"),
        ("It fell in mid-July.", "mid-July", "11–20 July 2021"),
        ("It fell at the end of July.", "the end of July", "24–31 July 2021"),
        ("It fell in the last week of June.", "the last week of June", "24–30 June 2021"),
        ("It fell in the summer of 2014.", "the summer of 2014", "1 June – 31 August 2014"),
        ("It fell in spring 2022.", "spring 2022", "1 March – 31 May 2022"),
        ("It fell last summer.", "last summer", "1 June – 31 August 2020"),
        ("It fell in 1998.", "1998", "1998"),
        ("It fell in late 2016.", "late 2016", "1 October – 31 December 2016"),
        (
            "In the second half of 2008 it fell.",
            "the second half of 2008",
            "1 July – 31 December 2008",
        ),
        ("It fell in the 1990s.", "the 1990s", "1990s"),
        ("It fell in the nineties.", "the nineties", "1990s"),
        (
            "It was built in the 19th century.",
            "the 19th century",
            "1 January 1801 – 31 December 1900",
        ),
        # so long ago
        ("It fell three days ago.", "three days ago", "8 August 2021"),
        ("It fell twenty-five years ago.", "twenty-five years ago", "1996"),
        ("It fell a year ago.", "a year ago", "2020"),
        ("It fell two weeks ago.", "two weeks ago", "25–31 July 2021"),
        ("It fell a few days ago.", "a few days ago", "4–11 August 2021"),
        ("It fell two decades ago.", "two decades ago", "1 January 2000 – 31 December 2002"),
        # up to publication
        ("It fell in the past two days.", "the past two days", "9–11 August 2021"),
        ("It fell in the past week.", "the past week", "4–11 August 2021"),
        ("It fell over the last week.", "the last week", "4–11 August 2021"),
        ("It fell in recent hours.", "recent hours", "10–11 August 2021"),
        ("It fell within 24 hours.", "24 hours", "10–11 August 2021"),
        ("It fell in under 24 hours.", "under 24 hours", "10–11 August 2021"),
        # weeks, weekends, months around publication
        ("It fell over the weekend.", "the weekend", "7–8 August 2021"),
        ("They will meet at the weekend.", "the weekend", "14–15 August 2021"),
        ("It fell last week.", "last week", "2–8 August 2021"),
        ("It fell this month.", "this month", "August 2021"),
        ("It fell last year.", "last year", "2020"),
        ("It fell earlier this week.", "earlier this week", "9–11 August 2021"),
        ("It fell earlier this year.", "earlier this year", "1 January – 11 August 2021"),
        ("It is due by the end of the month.", "the end of the month", "24–31 August 2021"),
        ("They plan to leave by August 31.", "August 31", "31 August 2021"),
        ("The deadline is August 31.", "August 31", "31 August 2021"),
    ],
)
def test_an_expression_and_its_days(text, expression, span):
    assert (expression, span) in spans(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tamur fell on Friday. A day later Varan fell.", ("A day later", "7 August 2021")),
        ("Tamur fell on 3 May 2021. The next day Varan fell.", ("The next day", "4 May 2021")),
        ("Tamur fell on 3 May. Two days earlier Varan fell.", ("Two days earlier", "1 May 2021")),
        ("Tamur fell on 3 May 2021. Varan fell that day.", ("that day", "3 May 2021")),
        ("Tamur fell on 3 May. Varan fell the next morning.", ("the next morning", "4 May 2021")),
        (
            "Tamur fell on 3 May. Varan fell the following month.",
            ("the following month", "June 2021"),
        ),
        ("Tamur fell on 3 May. Varan fell later that month.", ("later that month", "May 2021")),
        ("Tamur fell in 2014. Varan fell in May of that year.", ("May of that year", "May 2014")),
        ("Tamur fell on Friday, and within a day Varan.", ("a day", "6–7 August 2021")),
        ("Tamur fell on Friday. Hours later Varan fell.", ("Hours later", "6–7 August 2021")),
        ("Tamur fell overnight. A day earlier Varan fell.", ("A day earlier", "9–10 August 2021")),
        ("It fell three days after 6 August.", ("three days after 6 August", "9 August 2021")),
        ("It fell two days before Friday.", ("two days before Friday", "4 August 2021")),
        ("It fell the day after August 6.", ("the day after August 6", "7 August 2021")),
    ],
)
def test_an_expression_that_hangs_on_another_date(text, expected):
    assert expected in spans(text)


@pytest.mark.parametrize(
    "text",
    [
        "It may fall.",
        "They march on the city.",
        "The March on Rome began.",
        "Theresa May spoke.",
        "Sun Tzu wrote it.",
        "The sun set over the city.",
        "Some 2,000 civilians fled.",
        "1998 people fled.",
        "About 1500 fighters fled.",
        "They killed 1998 rebels.",
        "The road, Highway 1998, is cut.",
        "Take Route 1998 north.",
        "It costs $2000.",
        "Call 555-1998.",
        "The score was 20:21.",
        "It began at 1930 GMT.",
        "At 5 a.m. they left.",
        "It was the second city.",
        "The Second Battle was lost.",
        "The 8th Army crossed the 38th parallel.",
        "They are open 24/7.",
        "He had Covid-19 and an AK-47.",
        "He is 40 years old.",
        "A man in his 30s died.",
        "It lasted for three days.",
        "It was a 20-year war.",
        "The two-day visit ended.",
        "They fought for the next year.",
        "They fought for half a year.",
        "They meet every Friday.",
        "They meet each May.",
        "They meet on Fridays.",
        "They met daily, week after week.",
        "It was read in the Sunday Times.",
        "It was after Friday prayers.",
        "They feared the fall of the city.",
        "Water came from a spring.",
        "D-Day was near.",
    ],
)
def test_what_is_no_date(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        ("On 4 August 1914 they crossed.", "By 23 August they were there.", "23 August 1914"),
        (
            "On 4 August 1914 they crossed.",
            "By early January they were there.",
            "1–10 January 1915",
        ),
        ("They crossed in December 1914.", "In January they stopped.", "January 1915"),
        ("They crossed in 1914.", "In January they stopped.", "January 1914"),
        (
            "They crossed in June 1914.",
            "Warned in late May, they stood ready. It was over in June 1915.",
            "21–31 May 1914",
        ),
        (
            "They crossed on 8 March 1914.",
            "As two decades earlier, they dug in. In May they stopped.",
            "May 1914",
        ),
        ("They held in early 1914.", "That winter it froze.", "1 December 1914 – 28 February 1915"),
        (
            "On 4 August 1914 they crossed.",
            "Within two days, on 6 August, it fell.",
            "6 August 1914",
        ),
        ("They crossed in September 1914.", "They held from October to February.", "October 1914"),
    ],
)
def test_in_a_history_a_date_without_a_year_hangs_on_the_one_before(before, sentence, expected):
    text = f"The wars of 1908, 1911, 1912 and 1913 were over. {before} {sentence}"
    assert expected in [
        part.span.text
        for each in find_dates(text, published_on=date(2009, 12, 19))
        for part in (each.parts or (each,))
        if part.span and part.start > 49 + len(before)
    ]


def test_a_year_that_strays_from_the_story_is_not_counted_from():
    text = (
        "In June 1964 they met. On 2 August 1964 a ship was hit. A study of 2005 tells of it. "
        "On 4 August it was hit again. In November 1964 and in 1965 the war went on."
    )
    assert ("4 August", "4 August 1964") in spans(text, published_on=date(2009, 12, 19))


def test_the_next_date_named_settles_the_year_of_one_between():
    text = (
        "The war began in 1914. They met on 5 November 1917. The attack of 15 July failed. "
        "On 8 August 1918 they fell back. It was over in November 1918."
    )
    assert ("15 July", "15 July 1918") in spans(text, published_on=date(2009, 12, 19))


def test_news_that_looks_back_keeps_counting_from_publication():
    text = (
        "On Friday rebels took Tamur. They had held it in 1996 and lost it in 2001. On Saturday "
        "they took Varan, on August 8 Nerin. They tried in 2015 and 2016."
    )
    assert ("August 8", "8 August 2021") in spans(text)


def test_in_news_a_date_hangs_on_one_long_past_within_its_paragraph():
    text = "They crossed on 4 August 1914. By 23 August it was over.\n\nOn August 6 they met."
    assert [span for _, span in spans(text)] == [
        "4 August 1914",
        "23 August 1914",
        "6 August 2021",
    ]


def test_years_before_the_first_are_found_but_not_dated():
    text = "They met in August 480 BC, and again in September."
    assert spans(text) == [("August 480 BC", None), ("September", None)]


def test_without_a_day_of_publication_relative_days_stay_open():
    (found,) = find_dates("It fell on Friday.", published_on=None)
    assert found.span is None
    assert "no publication date" in found.derivation


def test_the_derivation_tells_a_reader_how_it_was_read():
    (found,) = find_dates("It fell overnight.", published_on=WEDNESDAY)
    assert found.derivation == (
        "'overnight', read on Wednesday 11 August 2021, is the night of 10–11 August 2021"
    )


@pytest.mark.parametrize("relation", ["since", "until", "by", "before", "after", "from"])
def test_the_word_before_bounds_it(relation):
    (found,) = find_dates(f"It was held {relation} Friday.", published_on=WEDNESDAY)
    assert found.relation == relation


def test_a_range_keeps_its_two_ends():
    (found,) = find_dates("It held from 3 to 6 May 2020.", published_on=WEDNESDAY)
    assert found.relation == "from_to"
    assert [part.text for part in found.parts] == ["3", "6 May 2020"]


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
        *("BC", "century", "19th", "to", "4/5/2021", "nineties", "80s", "spring", "that", "yearſ"),
        *("the eve of", "after", "31", "February", "29", "Christmas", "a few", "quarter", "of"),
        *("Ramadan", "Eid", "Newroz", "Good Friday", "27/01/21", "of this month", "around", "7th"),
        *("the week of", "Tuesday", "between", "said on Sunday", "will", "ago today", "Within"),
        *("last year", "last week", "the week before last", "the small hours", "second week of"),
    ]
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=25).map(" ".join))
_DAYS = st.one_of(st.none(), st.dates())


@given(_TEXTS, _DAYS)
def test_every_expression_stands_where_it_says_in_order_and_apart(text, published_on):
    reach = 0
    for each in find_dates(text, published_on=published_on):
        assert reach <= each.start < each.end
        assert text[each.start : each.end] == each.text
        reach = each.end


@given(_TEXTS, _DAYS)
def test_the_ends_of_a_range_lie_in_it(text, published_on):
    for each in find_dates(text, published_on=published_on):
        for part in each.parts:
            assert each.start <= part.start < part.end <= each.end
            assert each.span is not None and part.span is not None
            assert each.span.first <= part.span.first <= part.span.last <= each.span.last


@given(_PIECES, st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 1, 1)))
def test_words_that_count_from_publication_stay_near_it(piece, published_on):
    for each in find_dates(f"It fell {piece}.", published_on=published_on):
        if each.span is not None and not any(letter.isdigit() for letter in each.text):
            assert abs((each.span.last - published_on).days) < 40_000
