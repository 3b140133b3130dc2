"""The bar of who held a place: true to scale, readable days, closer where it must be."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from events.control import Control, Period, Side
from events.dates import ONE_DAY
from events.map import LETTER
from events.pages.control_bar import NARROW_TYPE, WIDTH, control_bars
from events.vocabulary import ControlState

CROWN, REBELS = Side(1, "Crown"), Side(2, "Rebels")
START, END = date(2021, 5, 1), date(2021, 9, 7)


def periods(*changes, first=START, last=END):
    firsts = [first, *changes]
    ends = [*(day - ONE_DAY for day in changes), last]
    sides = [CROWN, REBELS] * len(firsts)
    return [
        Period(one, end, Control(side, ControlState.HELD, None, ()))
        for one, end, side in zip(firsts, ends, sides, strict=False)
    ]


def bars(*changes, **ends):
    told = periods(*changes, **ends)
    return control_bars(told, ["h1"] * len(told), [])


def test_one_change_needs_one_bar_and_names_its_day():
    (bar,) = bars(date(2021, 8, 7))
    assert [label.text for label in bar.labels] == ["7 Aug"]
    assert bar.stretches[0].title == "1 May 2021 – 6 August 2021: Crown"


def test_changes_within_few_days_share_a_label_and_are_shown_closer():
    whole, closer = bars(*(date(2021, 8, day) for day in (11, 12, 13)))
    assert [label.text for label in whole.labels] == ["11–13 Aug"]
    assert (closer.first, closer.last) == (date(2021, 8, 8), date(2021, 8, 16))
    assert [label.text for label in closer.labels] == ["11 Aug", "12 Aug", "13 Aug"]


def test_over_years_the_labels_name_the_year():
    (bar,) = bars(date(2020, 2, 1), first=date(2019, 1, 1))
    assert bar.labels[0].text == "1 Feb 2020"


def test_without_days_there_is_no_bar():
    assert control_bars([], [], []) == ()


@given(st.sets(st.dates(START + ONE_DAY, END), max_size=12))
def test_labels_never_overlap_and_stay_on_the_bar(days):
    for bar in bars(*sorted(days)):
        halves = [len(label.text) * NARROW_TYPE * LETTER / 2 for label in bar.labels_narrow]
        placed = list(zip(bar.labels_narrow, halves, strict=True))
        assert all(half <= label.x + 0.1 <= WIDTH - half + 0.2 for label, half in placed)
        for (one, half), (other, other_half) in pairwise(placed):
            assert one.x + half <= other.x - other_half + 0.1


@given(st.sets(st.dates(START + ONE_DAY, END), max_size=12))
def test_every_stretch_begins_where_its_first_day_does(days):
    whole = bars(*sorted(days))[0]
    unit = WIDTH / ((END - START).days + 1)
    wanted = sorted((day - START).days * unit for day in {START, *days})
    found = sorted(one.x for one in whole.stretches)
    assert all(abs(x - at) < 0.06 for x, at in zip(found, wanted, strict=True))
