from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.days import PrintedDay, head_day, printed_day, reconciled, written_days

AUGUST_11 = date(2021, 8, 11)


@pytest.mark.parametrize(
    "text",
    [
        "2021-08-11",
        "2021-08-11T00:30:00+04:30",
        "2021-08-11T23:59:59-07:00",
        "2021-08-11 07:15",
        "11 August 2021",
        "Wednesday, August 11, 2021",
        "Aug. 11, 2021",
        "11th of August, 2021 at 9:40 pm",
        "Wed, 11 Aug 2021 00:30:00 +0430",
        "Published 11-Aug-2021",
    ],
)
def test_a_day_is_the_one_printed_in_its_own_offset(text):
    assert printed_day(text) == PrintedDay(AUGUST_11)


@pytest.mark.parametrize(
    "text",
    ["1851-10-14", "14 October 1851", "Oct. 14, 1851", "1851-10-14T07:00:00+00:30"],
)
def test_a_day_of_an_old_paper_is_a_day(text):
    assert printed_day(text) == PrintedDay(date(1851, 10, 14))


def test_a_day_may_be_given_that_no_paper_was_printed_on():
    assert printed_day("1066-10-14") == PrintedDay(date(1066, 10, 14))
    assert head_day("14 October 1066\n\nThe duke took the hill.") is None


@pytest.mark.parametrize(
    "text",
    ["", "0021-08-11", "0021-08-11T10:00:00", "2021", "August 2021", "08/11/2021", "11.08.2021",
     "2021-02-30", "31 June 2021", "soon", "from 10 August 2021 to 11 August 2021",
     "2021-08-11T99:00:00Z"],
)  # fmt: skip
def test_what_is_no_one_whole_day_is_not_taken_for_one(text):
    assert printed_day(text) is None


def test_a_moment_in_utc_is_kept_as_a_moment():
    printed = printed_day("2021-08-10T20:00:00Z")
    assert printed == PrintedDay(date(2021, 8, 10), datetime(2021, 8, 10, 20, tzinfo=UTC))


def test_a_moment_in_utc_yields_to_the_day_the_page_shows():
    assert reconciled([printed_day("2021-08-10T20:00:00Z")], AUGUST_11) == PrintedDay(AUGUST_11)


def test_a_moment_in_utc_yields_to_the_same_moment_with_an_offset():
    given_days = [printed_day("2021-08-10T20:00:00Z"), printed_day("2021-08-11T00:30:00+04:30")]
    assert reconciled(given_days, None) == PrintedDay(AUGUST_11)


def test_a_day_shown_that_is_far_off_is_some_other_day():
    moment = printed_day("2021-08-10T20:00:00Z")
    assert reconciled([moment], date(2021, 9, 1)) == moment


@pytest.mark.parametrize(
    "text",
    [
        "By a reporter\n11 August 2021\n\nRebels took the town.",
        "Published: Wednesday, August 11, 2021 9:40 pm\n\nRebels took the town.",
        "KABUL, Aug. 11, 2021 (Example Wire) - Rebels took the town.",
        "AQ DARYA, 11 August 2021 — Rebels took the town.",
    ],
)
def test_a_day_that_stands_alone_or_in_the_dateline_is_the_days_own(text):
    assert head_day(text) == AUGUST_11


@pytest.mark.parametrize(
    "text",
    [
        "KABUL, Aug 11 (Example Wire) - Rebels took the town.",
        "Rebels took the town on 11 August 2021, officials said.",
        "The town fell on 11 August 2021 - the third in a week.",
        "Rebels took the town.\n" * 8 + "11 August 2021",
    ],
)
def test_a_day_in_the_running_text_is_not_the_day_of_publication(text):
    assert head_day(text) is None


@given(st.text(max_size=200))
def test_any_text_gives_days_or_none(text):
    written_days(text)
    head_day(text)
    assert printed_day(text) is None or printed_day(text).day.year >= 1


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_way_of_writing_it(day):
    for text in (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%b} {day.day}, {day.year}",
    ):
        assert printed_day(text) == PrintedDay(day)
