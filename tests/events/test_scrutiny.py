"""Rules of a believable history: what breaks each, and what does not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.control import ControlEvent, Side
from events.dates import DateSpan
from events.evidence import Evidence, Part
from events.scrutiny import History, PlaceOfInterest, Rule, ToldEvent, findings, silences
from events.vocabulary import ActorRole, EventKind, Stance, Standing

REBELS, ARMY = Side(1, "Rebels"), Side(2, "Army")
TOWNS = [PlaceOfInterest(1, "Alder", ARMY), PlaceOfInterest(2, "Birch", ARMY)]
NAMES = {1: "Alder", 2: "Birch", 3: "Cedar"}
AUGUST_1, AUGUST_31 = date(2021, 8, 1), date(2021, 8, 31)
EVERY_DAY = frozenset(date(2021, 8, day) for day in range(1, 32))


def august(first, last=None):
    return DateSpan.between(date(2021, 8, first), date(2021, 8, last or first))


def taking(pk, when, *, by=REBELS, place=1, reports=(), **fields):
    told = {"standing": Standing.ASSERTED, **fields}
    event = ControlEvent(pk, EventKind.CAPTURED, place, when, taker=by, **told)
    return ToldEvent(event, tuple(reports))


def leaving(pk, when, *, by=REBELS, place=1):
    event = ControlEvent(
        pk, EventKind.WITHDREW, place, when, Standing.ASSERTED, leavers=frozenset({by.id})
    )
    return ToldEvent(event)


def claim(stance=Stance.CLAIMED, speaker=None):
    parts = (Part(ActorRole.SPEAKER, speaker.id, speaker.id),) if speaker else ()
    return Evidence(1, EventKind.CAPTURED, stance, date(2021, 8, 9), parts=parts)


def broken(*events, places=TOWNS, printed_on=EVERY_DAY):
    history = History(AUGUST_1, AUGUST_31, events, places, NAMES, printed_on)
    return [(finding.rule, finding.events) for finding in findings(history)]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([taking(1, august(6)), taking(2, august(9))], [(Rule.TAKEN_TWICE, (1, 2))]),
        ([taking(1, august(6)), taking(2, august(9), place=2)], []),
        ([taking(1, august(6)), taking(3, august(8), by=ARMY), taking(2, august(9))], []),
        ([taking(1, august(6)), leaving(3, august(8)), taking(2, august(9))], []),
        (
            [taking(1, august(6)), leaving(3, august(8), by=ARMY), taking(2, august(9))],
            [(Rule.TAKEN_TWICE, (1, 2))],
        ),
        (
            [taking(1, august(6)), leaving(3, august(12)), taking(2, august(9))],
            [(Rule.TAKEN_TWICE, (1, 2))],
        ),
        ([taking(1, august(6)), taking(2, august(9), standing=Standing.DENIED)], []),
        ([taking(1, DateSpan.year(1998)), taking(2, august(9))], []),
        ([taking(1, august(6), by=ARMY)], [(Rule.TAKES_ITS_OWN, (1,))]),
        ([taking(1, august(6), by=ARMY, place=3)], []),
        ([taking(1, august(6)), taking(2, august(9), by=ARMY)], []),
        ([taking(1, None)], []),
    ],
)
def test_who_takes_what_twice_or_what_is_its_own(events, expected):
    assert broken(*events) == expected


def test_more_falls_than_places():
    thrice = [taking(1, august(2)), taking(2, august(3), place=2), taking(3, august(4), place=2)]
    assert (Rule.MORE_FALLS_THAN_PLACES, (1, 2, 3)) in broken(*thrice)
    lost_between = [*thrice[:2], taking(4, august(3), by=ARMY, place=2), thrice[2]]
    assert Rule.MORE_FALLS_THAN_PLACES not in [rule for rule, _ in broken(*lost_between)]


@pytest.mark.parametrize(
    ("reports", "only"),
    [
        ([claim(speaker=REBELS)], True),
        ([claim()], True),
        ([claim(speaker=REBELS), claim(Stance.DENIED, ARMY)], True),
        ([claim(speaker=REBELS), claim(Stance.ASSERTED)], False),
        ([claim(speaker=ARMY)], False),
        ([claim(Stance.CONFIRMED, ARMY)], False),
        ([claim(Stance.DENIED, ARMY)], False),
        ([], False),
    ],
)
def test_a_fall_that_only_its_taker_claims(reports, only):
    told = broken(taking(1, august(6), reports=reports))
    assert told == [(Rule.CLAIMED_BY_TAKER_ONLY, (1,))] * only


def test_days_without_an_article_are_told_as_runs():
    printed = EVERY_DAY - {date(2021, 8, 1), date(2021, 8, 9), date(2021, 8, 10)}
    history = History(AUGUST_1, AUGUST_31, printed_on=printed)
    words = [finding.words for finding in findings(history)]
    assert words == ["1 August 2021 (1 day).", "9 August 2021 – 10 August 2021 (2 days)."]


@given(st.sets(st.dates(AUGUST_1, AUGUST_31)))
def test_silences_are_the_days_that_are_not_printed(printed):
    silent = {
        date.fromordinal(day)
        for first, last in silences(AUGUST_1, AUGUST_31, printed)
        for day in range(first.toordinal(), last.toordinal() + 1)
    }
    assert silent == EVERY_DAY - printed


takings = st.builds(
    taking,
    st.integers(1, 99),
    st.integers(1, 31).map(august),
    by=st.sampled_from([REBELS, ARMY, None]),
    place=st.integers(1, 3),
)


@given(st.lists(takings, max_size=6, unique_by=lambda told: told.event.id), st.randoms())
def test_any_history_is_judged_and_the_order_does_not_matter(events, random):
    shuffled = random.sample(events, len(events))
    assert set(broken(*events)) == set(broken(*shuffled))
