"""Dates in Dari: both calendars, each with the right ends, whatever the span."""

import calendar
import re
from datetime import date, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dari_dates import (
    GREGORIAN_MONTHS,
    HIJRI_MONTHS,
    day_in_dari,
    days_in_dari,
    span_in_dari,
    weekday_in_dari,
)
from events.dates import DateSpan
from events.vocabulary import Precision

AUGUST_11 = date(2021, 8, 11)
# What the calendar's library reaches, with room for a span.
DAYS = st.dates(date(1000, 1, 1), date(9000, 12, 31))
LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


class Gregorian:
    months = GREGORIAN_MONTHS

    @staticmethod
    def day(year, month, day):
        return date(year, month, day)

    @staticmethod
    def length(year, month):
        return calendar.monthrange(year, month)[1]


class Hijri:
    months = HIJRI_MONTHS

    @staticmethod
    def day(year, month, day):
        return jdatetime.date(year, month, day).togregorian()

    @staticmethod
    def length(year, month):
        if month < 12:
            return 31 if month <= 6 else 30
        return 30 if jdatetime.date(year, 1, 1).isleap() else 29


def ends(text, by):
    """Read the ends of a span out of one side of its text."""
    text = text.translate(LATIN)
    if year := re.fullmatch(r"سال (\d+)", text):
        first = last = int(year[1])
        return by.day(first, 1, 1), by.day(last, 12, by.length(last, 12))
    if decade := re.fullmatch(r"دههٔ (\d+)", text):
        first = int(decade[1])
        return by.day(first, 1, 1), by.day(first + 9, 12, by.length(first + 9, 12))
    if month := re.fullmatch(r"(\D+) (\d+)", text):
        number, year = by.months.index(month[1]) + 1, int(month[2])
        return by.day(year, number, 1), by.day(year, number, by.length(year, number))
    first, _, last = text.partition(" تا ")
    latest = (last or first).split()
    earliest = [*first.split(), *latest[len(first.split()) :]]
    return tuple(_day(parts, by) for parts in (earliest, latest))


def _day(parts, by):
    day, month, year = parts
    return by.day(int(year), by.months.index(month) + 1, int(day))


def both_sides(text):
    hijri, gregorian = re.fullmatch(r"(.+) \((.+)\)", text).groups()
    return ends(hijri, Hijri), ends(gregorian, Gregorian)


@given(DAYS)
def test_a_day_can_be_read_back_by_either_calendar(day):
    assert both_sides(day_in_dari(day)) == ((day, day), (day, day))


@st.composite
def spans(draw):
    start = draw(DAYS)
    width = draw(st.one_of(st.integers(2, 400), st.integers(401, 73_000)))
    last = min(start + timedelta(width - 1), date(9000, 12, 31))
    return draw(
        st.sampled_from(
            [
                DateSpan.between(start, last),
                DateSpan.month(start.year, start.month),
                DateSpan.year(start.year),
                DateSpan.decade(start.year // 10 * 10),
            ]
        )
    )


@given(spans())
def test_a_span_names_both_its_ends_by_either_calendar(span):
    told = (span.first, span.last)
    assert both_sides(span_in_dari(span)) == (told, told)


@given(st.dates(date(1400, 1, 1), date(2500, 1, 1)))
def test_a_month_of_the_solar_calendar_is_called_by_its_name(day):
    found = jdatetime.date.fromgregorian(date=day)
    first = found.replace(day=1).togregorian()
    last = first + timedelta(Hijri.length(found.year, found.month) - 1)
    text = span_in_dari(DateSpan(first, last, Precision.DAYS))
    assert text.startswith(HIJRI_MONTHS[found.month - 1])
    assert both_sides(text) == ((first, last), (first, last))


@given(st.dates())
def test_every_day_there_is_has_a_text(day):
    assert day_in_dari(day)
    assert days_in_dari(date.min, day)
    for span in (DateSpan.until(day), DateSpan.since(day), DateSpan.year(day.year)):
        assert span_in_dari(span)


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (DateSpan.on(AUGUST_11), "۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱)"),
        (
            DateSpan.between(date(2021, 8, 10), AUGUST_11),
            "۱۹ تا ۲۰ اسد ۱۴۰۰ (۱۰ تا ۱۱ آگست ۲۰۲۱)",
        ),
        (DateSpan.month(2021, 8), "۱۰ اسد تا ۹ سنبله ۱۴۰۰ (آگست ۲۰۲۱)"),
        (DateSpan.year(2021), "۱۲ جدی ۱۳۹۹ تا ۱۰ جدی ۱۴۰۰ (سال ۲۰۲۱)"),
        (
            DateSpan(date(2021, 6, 1), date(2021, 8, 31), Precision.SEASON),
            "۱۱ جوزا تا ۹ سنبله ۱۴۰۰ (۱ جون تا ۳۱ آگست ۲۰۲۱)",
        ),
        (DateSpan.until(AUGUST_11), "در ۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱) یا پیش از آن"),
        (DateSpan.since(AUGUST_11), "در ۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱) یا پس از آن"),
    ],
)
def test_spans_in_words(span, text):
    assert span_in_dari(span) == text


def test_a_weekday_stands_before_its_day():
    assert weekday_in_dari(AUGUST_11) == "چهارشنبه ۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱)"


def test_before_the_hijra_there_is_one_calendar():
    assert day_in_dari(date(600, 1, 1)) == "۱ جنوری ۶۰۰"
