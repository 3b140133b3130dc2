"""Who held a place on a day, and why."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.control import Control, ControlEvent, Side, Tally, control_on, history, tally
from events.dates import DateSpan
from events.vocabulary import ControlState, EventKind, Standing

TOWN = 1
ARMY = Side(1, "Army")
REBELS = Side(2, "Rebels")
START = date(2021, 5, 1)
HELD, CONTESTED, CLAIMED, UNKNOWN = (
    ControlState.HELD,
    ControlState.CONTESTED,
    ControlState.CLAIMED,
    ControlState.UNKNOWN,
)


def august(first, last=None):
    return DateSpan.between(date(2021, 8, first), date(2021, 8, last or first))


def by(day):
    return DateSpan.until(date(2021, 8, day))


def captured(when, taker=REBELS, standing=Standing.ASSERTED, **fields):
    kind = fields.pop("kind", EventKind.CAPTURED)
    return ControlEvent(fields.pop("id", 7), kind, TOWN, when, standing, taker, **fields)


def fighting(when, **fields):
    return captured(when, None, kind=EventKind.CONTESTED, **fields)


def left(when, *sides, **fields):
    leavers = frozenset(side.id for side in sides)
    return captured(when, None, kind=EventKind.WITHDREW, leavers=leavers, **fields)


def on(day, *events, holder=ARMY) -> Control:
    return control_on(
        date(2021, 8, day), place=TOWN, initial_holder=holder, events=events, starts_on=START
    )


@pytest.mark.parametrize(
    ("events", "answers"),
    [
        pytest.param([], {1: (ARMY, HELD), 31: (ARMY, HELD)}, id="nothing happened"),
        pytest.param(
            [captured(august(12))],
            {11: (ARMY, HELD), 12: (REBELS, HELD), 31: (REBELS, HELD)},
            id="a fall on one day",
        ),
        pytest.param(
            [captured(august(12, 13))],
            {11: (ARMY, HELD), 12: (None, UNKNOWN), 13: (REBELS, HELD)},
            id="a fall on one of two days",
        ),
        pytest.param(
            [captured(by(11))],
            {1: (None, UNKNOWN), 10: (None, UNKNOWN), 11: (REBELS, HELD)},
            id="a fall by a day",
        ),
        pytest.param(
            [captured(august(8)), captured(august(10), ARMY), captured(august(12))],
            {9: (REBELS, HELD), 10: (ARMY, HELD), 11: (ARMY, HELD), 12: (REBELS, HELD)},
            id="taken, lost and taken again",
        ),
        pytest.param(
            [captured(august(7), standing=Standing.CLAIMED)],
            {6: (ARMY, HELD), 7: (REBELS, CLAIMED), 31: (REBELS, CLAIMED)},
            id="only claimed",
        ),
        pytest.param(
            [captured(august(7), None, Standing.CLAIMED)],
            {6: (ARMY, HELD), 7: (ARMY, CONTESTED)},
            id="only claimed, for nobody by name",
        ),
        pytest.param(
            [captured(august(7, 8), standing=Standing.CLAIMED)],
            {7: (ARMY, HELD), 8: (REBELS, CLAIMED)},
            id="a claim counts once its span is over",
        ),
        pytest.param(
            [captured(august(7), standing=Standing.DISPUTED)],
            {6: (ARMY, HELD), 7: (ARMY, CONTESTED), 31: (ARMY, CONTESTED)},
            id="said and denied",
        ),
        pytest.param(
            [captured(august(7), standing=Standing.DISPUTED, asserted=False)],
            {7: (ARMY, CONTESTED), 14: (ARMY, CONTESTED), 15: (ARMY, HELD)},
            id="claimed, denied and never borne out",
        ),
        pytest.param(
            [captured(august(7), standing=Standing.DENIED)],
            {7: (ARMY, HELD), 31: (ARMY, HELD)},
            id="only denied",
        ),
        pytest.param(
            [captured(august(7), standing=Standing.DISPUTED), captured(august(9))],
            {8: (ARMY, CONTESTED), 9: (REBELS, HELD)},
            id="a dispute ends with a certain fall",
        ),
        pytest.param(
            [captured(august(7)), captured(august(9), ARMY, Standing.DISPUTED)],
            {8: (REBELS, HELD), 9: (REBELS, CONTESTED)},
            id="a disputed return leaves the holder",
        ),
        pytest.param(
            [fighting(august(9, 10))],
            {8: (ARMY, HELD), 9: (ARMY, CONTESTED), 10: (ARMY, CONTESTED), 11: (ARMY, HELD)},
            id="fighting questions its days",
        ),
        pytest.param(
            [fighting(by(10))],
            {9: (ARMY, HELD), 10: (ARMY, CONTESTED), 11: (ARMY, HELD)},
            id="fighting by a day questions that day",
        ),
        pytest.param(
            [fighting(august(9)), captured(august(9))],
            {9: (REBELS, HELD)},
            id="a fall ends the fighting of its day",
        ),
        pytest.param(
            [fighting(DateSpan.since(date(2021, 8, 9))), captured(august(12))],
            {8: (ARMY, HELD), 11: (ARMY, CONTESTED), 12: (REBELS, HELD)},
            id="a fall ends fighting without a known end",
        ),
        pytest.param(
            [captured(august(8)), fighting(august(9, 10))],
            {8: (REBELS, HELD), 9: (REBELS, CONTESTED), 11: (REBELS, HELD)},
            id="fighting after a fall",
        ),
        pytest.param(
            [left(august(9), ARMY)],
            {8: (ARMY, HELD), 9: (None, UNKNOWN), 31: (None, UNKNOWN)},
            id="the holder left",
        ),
        pytest.param(
            [left(august(9), ARMY), captured(august(11))],
            {10: (None, UNKNOWN), 11: (REBELS, HELD)},
            id="left, then taken",
        ),
        pytest.param(
            [left(august(9), ARMY), captured(august(9))],
            {9: (REBELS, HELD)},
            id="left and taken on one day",
        ),
        pytest.param(
            [left(by(11), ARMY), captured(august(9))],
            {1: (ARMY, HELD), 9: (REBELS, HELD)},
            id="a retreat is part of the fall",
        ),
        pytest.param(
            [left(august(9), REBELS)], {9: (ARMY, HELD)}, id="who does not hold cannot leave it"
        ),
        pytest.param(
            [left(august(9), ARMY, standing=Standing.CLAIMED)],
            {9: (ARMY, HELD)},
            id="a plan to leave changes nothing",
        ),
        pytest.param(
            [captured(august(9)), captured(august(9), ARMY)],
            {8: (ARMY, HELD), 9: (None, UNKNOWN), 31: (None, UNKNOWN)},
            id="both took it on one day",
        ),
        pytest.param(
            [captured(august(9), taker=None)],
            {8: (ARMY, HELD), 9: (None, UNKNOWN)},
            id="taken by nobody knows whom",
        ),
        pytest.param(
            [captured(DateSpan.year(1998)), captured(None)],
            {1: (ARMY, HELD)},
            id="an earlier war and an undated fall",
        ),
    ],
)
def test_who_holds_the_town(events, answers):
    for day, (holder, state) in answers.items():
        control = on(day, *events)
        assert (control.holder, control.state) == (holder, state), day
        assert control.why


def test_events_elsewhere_change_nothing():
    elsewhere = ControlEvent(1, EventKind.CAPTURED, 99, august(9), Standing.ASSERTED, REBELS)
    assert on(31, elsewhere).holder == ARMY


def test_nobody_is_named_where_the_start_is_not_known():
    assert on(1, holder=None).state is UNKNOWN
    assert on(9, captured(august(9)), holder=None).holder == REBELS


def test_an_uncertain_day_says_who_may_hold():
    control = on(12, captured(august(12, 13)))
    assert control.may_hold == (ARMY, REBELS)
    assert "may have fallen to Rebels" in str(control.why[-1].rule)


def test_the_holder_is_said_with_the_span_since_when():
    control = on(20, captured(august(12, 13), id=5))
    assert control.since == august(12, 13)
    assert control.why[-1].event == 5
    assert "12–13 August 2021" in str(control.why[-1].rule)


def test_a_claim_that_lapsed_is_still_told():
    control = on(20, captured(august(7), standing=Standing.DISPUTED, asserted=False))
    assert str(control.why[-1].rule).endswith("is said and denied, and nothing bore it out")


def test_history_has_a_period_for_each_answer():
    periods = history(
        place=TOWN,
        initial_holder=ARMY,
        events=[captured(august(12, 13))],
        starts_on=START,
        until=date(2021, 8, 31),
    )
    assert [(p.first.day, p.last.day, p.control.state) for p in periods] == [
        (1, 11, HELD),
        (12, 12, UNKNOWN),
        (13, 31, HELD),
    ]


def test_history_that_ends_before_it_starts_is_empty():
    assert not history(
        place=TOWN, initial_holder=ARMY, events=[], starts_on=START, until=START - timedelta(1)
    )


def test_only_what_is_held_counts_for_certain():
    falls = [
        captured(august(9)),
        captured(august(9), standing=Standing.CLAIMED),
        captured(august(9), standing=Standing.DISPUTED),
        captured(august(9, 12)),
    ]
    controls = [on(9, fall) for fall in falls]
    assert tally(controls, REBELS.id) == Tally(held=1, contested=0, claimed=1, possible=2)


_days = st.dates(date(2021, 4, 20), date(2021, 8, 31))
_spans = st.one_of(
    st.none(),
    _days.map(DateSpan.until),
    _days.map(DateSpan.since),
    st.tuples(_days, _days).map(lambda ends: DateSpan.between(min(ends), max(ends))),
)
_events = st.builds(
    ControlEvent,
    id=st.integers(1, 9),
    kind=st.sampled_from(EventKind),
    place=st.sampled_from([TOWN, 2, None]),
    when=_spans,
    standing=st.sampled_from(Standing),
    taker=st.sampled_from([ARMY, REBELS, None]),
    leavers=st.frozensets(st.sampled_from([1, 2])),
    asserted=st.booleans(),
)
_histories = st.lists(_events, max_size=6)


@given(_days, _histories, st.sampled_from([ARMY, None]))
def test_every_history_gives_an_answer_with_a_reason(day, events, holder):
    control = control_on(day, place=TOWN, initial_holder=holder, events=events, starts_on=START)
    assert control.why
    assert control.state not in (HELD, CLAIMED) or control.holder is not None


@given(_days, _histories)
def test_history_says_what_control_says(day, events):
    periods = history(
        place=TOWN,
        initial_holder=ARMY,
        events=events,
        starts_on=START,
        until=date(2021, 8, 31),
    )
    assert all(a.last + timedelta(1) == b.first for a, b in pairwise(periods))
    for period in periods:
        if period.first <= day <= period.last:
            assert period.control == control_on(
                day, place=TOWN, initial_holder=ARMY, events=events, starts_on=START
            )


@given(_days, _histories, st.randoms())
def test_the_order_of_events_does_not_matter(day, events, random):
    events = [ControlEvent(**{**vars(one), "id": number}) for number, one in enumerate(events)]
    shuffled = random.sample(events, len(events))
    first, second = (
        control_on(day, place=TOWN, initial_holder=ARMY, events=each, starts_on=START)
        for each in (events, shuffled)
    )
    assert first == second
