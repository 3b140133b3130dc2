"""Printed counts of places taken, compared with our own events."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.control import ControlEvent, Side
from events.counting import CountablePlace, PrintedCount, check_count, is_checked
from events.dates import DateSpan
from events.vocabulary import EventKind, PlaceKind, Standing

REBELS, ARMY = Side(1, "Rebels"), Side(2, "Army")
PLACES = [
    CountablePlace(pk, PlaceKind.CITY, is_capital=pk <= 5, of_interest=pk <= 5)
    for pk in range(1, 8)
]


def august(first, last=None):
    return DateSpan.between(date(2021, 8, first), date(2021, 8, last or first))


def fall(place, when, **fields):
    told = {"taker": REBELS, "standing": Standing.ASSERTED, **fields}
    return ControlEvent(id=place, kind=EventKind.CAPTURED, place=place, when=when, **told)


# Towns 1 to 4 fall on the 6th, 8th, 9th and 10th or 11th.
FALLS = [fall(1, august(6)), fall(2, august(8)), fall(3, august(9)), fall(4, august(10, 11))]


def check(number, days, *, what="capital", falls=FALLS, now=None, printed=12, **fields):
    count = PrintedCount(number, what, days, REBELS.id, date(2021, 8, printed), **fields)
    return check_count(count, places=PLACES, known_then=falls, known_now=now or falls)


@pytest.mark.parametrize(
    ("number", "days", "off_by"),
    [
        (4, august(6, 12), 0),
        (3, august(6, 12), -1),
        (6, august(6, 12), 2),
        (3, august(6, 10), 0),  # whether the fourth counts is not known
        (4, august(6, 10), 0),
        (2, august(6, 10), -1),
        (2, august(8, 9), 0),
    ],
)
def test_a_count_agrees_or_is_off_by_so_many(number, days, off_by):
    found = check(number, days)
    assert found.off_by == off_by
    assert found.agrees is (off_by == 0)


def test_it_says_which_events_it_counts():
    found = check(4, august(6, 10))
    assert (found.certain, found.possible) == ((1, 2, 3), (4,))


def test_what_was_told_later_is_named_apart():
    found = check(3, august(6, 12), falls=FALLS[:2], now=FALLS)
    assert (found.certain, found.later, found.off_by) == ((1, 2), (3, 4), 1)


def test_a_fall_of_the_day_of_printing_may_have_come_too_late():
    late = [*FALLS, fall(5, august(12))]
    assert check(4, august(6, 12), falls=late).agrees
    assert check(5, august(6, 12), falls=late).agrees
    assert check(4, august(6, 12), falls=late, told=frozenset({5})).off_by == -1


def test_a_rough_start_may_leave_out_the_first_day():
    assert check(3, august(6, 12), rough_start=True).agrees
    assert check(3, august(6, 12)).off_by == -1


@pytest.mark.parametrize(
    "other",
    [
        fall(5, august(7), taker=ARMY),
        fall(5, august(7), standing=Standing.DENIED),
        fall(1, august(12)),  # a place counts once
        fall(6, august(7)),  # a city, no capital
        fall(5, None),
    ],
)
def test_what_is_not_counted(other):
    assert check(4, august(6, 12), falls=[*FALLS, other]).agrees
    assert not check(5, august(6, 12), falls=[*FALLS, other]).agrees


def test_a_claimed_fall_may_be_counted():
    claimed = fall(5, august(7), standing=Standing.CLAIMED)
    assert check(5, august(6, 12), falls=[*FALLS, claimed]).possible == (5,)


def test_a_city_is_one_that_the_conflict_counts_or_any():
    cities = [*FALLS, fall(6, august(7))]
    assert check(4, august(6, 12), what="cities", falls=cities).agrees
    assert check(5, august(6, 12), what="cities", falls=cities).agrees
    assert not check(6, august(6, 12), what="cities", falls=cities).agrees


def test_villages_are_in_no_list_of_ours():
    assert not is_checked("villages")
    assert all(is_checked(what) for what in ("capital", "Cities", "towns", "district", "provinces"))


@given(
    number=st.integers(2, 9),
    days=st.tuples(st.integers(1, 15), st.integers(0, 14)),
    falls=st.lists(st.builds(fall, st.integers(1, 7), st.integers(1, 28).map(august)), max_size=9),
)
def test_a_check_names_no_event_twice_and_is_off_by_what_it_lacks(number, days, falls):
    found = check(number, august(days[0], sum(days)), falls=falls)
    assert not set(found.certain) & set(found.possible)
    assert found.agrees == (
        len(found.certain) <= number <= len(found.certain) + len(found.possible)
    )
