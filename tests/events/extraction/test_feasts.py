"""Feasts of the moon and of Easter, against the days on which they were kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.feasts import easter, feast, islamic, orthodox_easter

# First days as kept: Ramadan, Eid al-Fitr and Eid al-Adha in several countries and years.
KEPT = [
    ("Ramadan", date(2014, 6, 28)),
    ("Ramadan", date(2018, 5, 17)),
    ("Ramadan", date(2021, 4, 13)),
    ("Ramadhan", date(2025, 3, 1)),
    ("Eid al-Fitr", date(2018, 6, 15)),
    ("Eid al-Fitr", date(2020, 5, 24)),
    ("Eid ul-Fitr", date(2021, 5, 13)),
    ("Eid al-Fitr", date(2024, 4, 10)),
    ("Eid al-Adha", date(2015, 9, 24)),
    ("Eid-al-Adha", date(2020, 7, 31)),
    ("Eid al-Adha", date(2024, 6, 16)),
    ("Nowruz", date(2022, 3, 21)),
    ("Newroz", date(2016, 3, 20)),
    ("Good Friday", date(2022, 4, 15)),
    ("Easter Sunday", date(2021, 4, 4)),
    ("Orthodox Easter", date(2022, 4, 24)),
    ("Orthodox Easter", date(2024, 5, 5)),
]


@pytest.mark.parametrize(("name", "day"), KEPT)
def test_the_day_on_which_it_was_kept_lies_in_its_span(name, day):
    told = feast(name, day + timedelta(days=90), coming=False)
    assert told is not None
    assert told.first <= day <= told.last


@pytest.mark.parametrize(("name", "day"), KEPT)
def test_the_coming_one_is_found_before_it(name, day):
    told = feast(name, day - timedelta(days=60), coming=True)
    assert told is not None
    assert told.first <= day <= told.last


def test_a_bare_eid_is_the_one_near_by():
    near = feast("Eid", date(2018, 6, 20), coming=False)
    assert near is not None
    assert near.text == "14–18 June 2018"


def test_a_bare_eid_far_from_both_is_neither():
    assert feast("Eid", date(2021, 1, 10), coming=False) is None


def test_the_arithmetical_calendar_begins_on_its_epoch():
    assert islamic(1, 1, 1) == date(622, 7, 19)


@given(st.integers(min_value=1900, max_value=2099))
def test_easters_are_sundays_of_spring_and_the_western_is_never_the_later(year):
    west, east = easter(year), orthodox_easter(year)
    assert west.weekday() == east.weekday() == 6
    assert date(year, 3, 22) <= west <= east <= date(year, 5, 8)


@given(
    st.sampled_from(["Ramadan", "Eid al-Fitr", "Eid al-Adha", "Nowruz", "Good Friday"]),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2098, 12, 31)),
)
def test_the_latest_begins_by_today_and_the_coming_one_ends_no_earlier(name, today):
    past, coming = feast(name, today, coming=False), feast(name, today, coming=True)
    assert past is not None
    assert coming is not None
    assert past.first <= today <= coming.last
    assert today - past.first < timedelta(days=400)
    assert coming.first - today < timedelta(days=400)
