"""Which reports tell of the same event."""

from datetime import date
from itertools import count, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.dates import DateSpan
from events.evidence import Evidence, Part
from events.gathering import assign, gather, kinds_by_history
from events.matching import AskEditor, KnownEvent, NewEvent, NoEvent, SameAs, decide
from events.settling import settle
from events.vocabulary import ActorRole, EventKind, Stance

TOWN = 1
ARMY, REBELS, ENVOY = 1, 2, 3
START = date(2021, 5, 1)
_numbers = count(1)


def august(first, last=None):
    return DateSpan.between(date(2021, 8, first), date(2021, 8, last or first))


def by(day):
    return DateSpan.until(date(2021, 8, day))


def part(actor, role=ActorRole.TAKER, side=None):
    return Part(role, actor, side or actor)


def told(when, *, by=REBELS, published=20, **fields):
    """A report of a fall, by default to the rebels."""
    number = next(_numbers)
    return Evidence(
        id=number,
        kind=fields.pop("kind", EventKind.CAPTURED),
        stance=fields.pop("stance", Stance.ASSERTED),
        published_on=date(2021, 8, published),
        place=fields.pop("place", TOWN),
        when=when,
        parts=fields.pop("parts", (part(by),) if by else ()),
        story=fields.pop("story", number),
        publisher=f"Outlet {number}",
        body_hash=f"{number:064}",
        **fields,
    )


def denied(when, **fields):
    return told(when, stance=Stance.DENIED, **fields)


def events_of(*reports):
    """The gathered events as sets of positions, and who asks."""
    gathered = gather(reports, starts_on=START)
    places = {report.id: position for position, report in enumerate(reports)}
    groups = {frozenset(places[one.id] for one in event.reports) for event in gathered.events}
    asking = {
        places[identity]
        for identity, decision in gathered.decisions.items()
        if isinstance(decision, AskEditor)
    }
    return groups, asking


def groups(*sets):
    return {frozenset(each) for each in sets}


WITHDREW, FIGHT, CLASH = EventKind.WITHDREW, EventKind.CONTESTED, EventKind.CLASHES


@pytest.mark.parametrize(
    ("reports", "expected", "asking"),
    [
        pytest.param([told(august(9))], [{0}], [], id="one report"),
        pytest.param([told(august(9)), told(august(9))], [{0, 1}], [], id="the same day"),
        pytest.param([told(august(9)), told(august(8, 10))], [{0, 1}], [], id="spans that overlap"),
        pytest.param([told(august(12)), told(august(13))], [{0, 1}], [], id="days that disagree"),
        pytest.param(
            [told(august(8)), told(august(20))], [{0}], [1], id="too far apart, no loss between"
        ),
        pytest.param(
            [told(august(8)), told(august(9), by=ARMY), told(august(10))],
            [{0}, {1}, {2}],
            [],
            id="taken, lost and taken again",
        ),
        pytest.param(
            [told(august(8)), told(august(12), kind=WITHDREW), told(august(20))],
            [{0}, {1}, {2}],
            [],
            id="taken, left and taken again",
        ),
        pytest.param(
            [
                told(august(8)),
                told(august(9), by=ARMY, stance=Stance.CLAIMED),
                denied(august(9), by=ARMY),
                told(august(10)),
            ],
            [{0, 3}, {1, 2}],
            [],
            id="a denied loss parts nothing",
        ),
        pytest.param(
            [told(august(8)), told(august(9), by=ARMY), told(august(12)), told(august(8, 12))],
            [{0}, {1}, {2}],
            [3],
            id="a span over two candidates",
        ),
        pytest.param([told(august(9)), told(by(11))], [{0, 1}], [], id="a fall by a day"),
        pytest.param([told(august(12)), told(by(11))], [{0, 1}], [], id="a fall by the day before"),
        pytest.param([told(by(11)), told(by(8))], [{0, 1}], [], id="two open spans"),
        pytest.param(
            [told(august(8)), told(august(9), by=ARMY), told(august(12)), told(by(13))],
            [{0}, {1}, {2}],
            [3],
            id="an open span with two candidates",
        ),
        pytest.param([told(None), told(august(9))], [{0, 1}], [], id="undated joins the only one"),
        pytest.param([told(None)], [], [0], id="undated and alone"),
        pytest.param([told(august(9), place=None)], [], [0], id="no place"),
        pytest.param(
            [told(august(9)), told(DateSpan.year(1998)), told(by(11))],
            [{0, 2}, {1}],
            [],
            id="an earlier war stays apart",
        ),
        pytest.param(
            [told(DateSpan.year(1996)), told(DateSpan.year(1997))],
            [{0}, {1}],
            [],
            id="years that touch are not near",
        ),
        pytest.param(
            [told(august(9)), told(august(9), by=None)], [{0, 1}], [], id="an unknown taker"
        ),
        pytest.param(
            [told(august(9)), told(august(9), parts=(part(REBELS, ActorRole.LOSER),))],
            [{0}, {1}],
            [],
            id="the loser is not the taker",
        ),
        pytest.param(
            [told(august(9)), told(august(9), parts=(part(77, side=REBELS),))],
            [{0, 1}],
            [],
            id="a force takes for its side",
        ),
        pytest.param(
            [told(august(9)), told(august(9), kind=EventKind.RECAPTURED)],
            [{0, 1}],
            [],
            id="captured or recaptured",
        ),
        pytest.param(
            [told(august(9)), denied(by(12), by=None, kind=EventKind.RECAPTURED)],
            [{0}, {1}],
            [],
            id="not retaken does not deny the fall",
        ),
        pytest.param(
            [told(august(9), stance=Stance.FEARED), told(august(9), stance=Stance.PLANNED)],
            [],
            [],
            id="feared and planned falls are no events",
        ),
        pytest.param(
            [told(by(31), kind=WITHDREW, stance=Stance.PLANNED)],
            [{0}],
            [],
            id="a planned retreat is one",
        ),
        pytest.param([told(august(9)), denied(by(11))], [{0, 1}], [], id="denied the next days"),
        pytest.param([denied(august(9))], [{0}], [], id="denied, never claimed"),
        pytest.param([denied(None)], [], [0], id="denied without a date"),
        pytest.param(
            [told(august(8)), told(august(9), by=ARMY), told(august(12)), denied(by(13))],
            [{0}, {1}, {2, 3}],
            [],
            id="denied is the latest",
        ),
        pytest.param(
            [told(august(14)), denied(august(11), published=11)],
            [{0}, {1}],
            [],
            id="nobody denies what is to come",
        ),
        pytest.param(
            [told(august(day), kind=CLASH) for day in (12, 10, 11)],
            [{0, 1, 2}],
            [],
            id="fighting from day to day",
        ),
        pytest.param(
            [told(august(day), kind=FIGHT) for day in (10, 12)], [{0}, {1}], [], id="two fights"
        ),
        pytest.param(
            [told(august(day), kind=EventKind.BOMBING) for day in (10, 11)],
            [{0}, {1}],
            [],
            id="two bombs",
        ),
        pytest.param(
            [told(august(9)), told(august(9), kind=CLASH)], [{0}, {1}], [], id="kinds keep apart"
        ),
    ],
)
def test_reports_make_events(reports, expected, asking):
    assert events_of(*reports) == (groups(*expected), set(asking))


@pytest.mark.parametrize(
    ("places", "actors", "together"),
    [
        ((TOWN, TOWN), (ENVOY, ENVOY), True),
        ((TOWN, TOWN), (ENVOY, ARMY), False),
        ((TOWN, TOWN), (ENVOY, None), True),
        ((None, None), (ENVOY, ENVOY), True),
        ((None, None), (ENVOY, ARMY), False),
    ],
)
def test_talks_are_known_by_who_took_part(places, actors, together):
    reports = [
        told(
            august(9),
            kind=EventKind.TALKS,
            place=place,
            parts=(part(actor, ActorRole.PARTICIPANT),) if actor else (),
        )
        for place, actor in zip(places, actors, strict=True)
    ]
    assert (len(gather(reports).events) == 1) is together


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (told(august(9), place=None), "no one place is named"),
        (told(august(9), place=None, place_text="Nowhere"), "“Nowhere” is no known place"),
        (told(None), "no date in the passage"),
        (
            told(august(9), kind=EventKind.TALKS, place=None, parts=()),
            "neither a place nor a known actor is named",
        ),
    ],
)
def test_a_question_is_asked_in_words(report, words):
    assert decide(report, []) == AskEditor(words)


def test_taking_a_place_again_names_the_first_time():
    known = KnownEvent(5, EventKind.CAPTURED, TOWN, (told(august(8)),))
    decision = decide(told(august(20)), [known])
    assert decision == AskEditor(
        "the same side took it already (8 August 2021) and no loss is reported between", (5,)
    )


def test_decisions_are_values():
    known = KnownEvent(5, EventKind.CAPTURED, TOWN, (told(august(8)),))
    assert decide(told(august(8)), [known]) == SameAs(5)
    assert decide(told(august(8)), []) == NewEvent()
    assert decide(told(august(8), stance=Stance.FEARED), [known]) == NoEvent()


def test_days_that_an_editor_fixed_count_as_told():
    fixed = KnownEvent(5, EventKind.CAPTURED, TOWN, fixed=august(14))
    assert decide(told(august(13)), [fixed]) == SameAs(5)


def test_a_row_stays_with_most_of_its_reports():
    reports = [told(august(8)), told(august(8)), told(august(9), by=ARMY)]
    gathered = gather(reports)
    rows = {report.id: 40 for report in reports}
    assigned = assign(gathered.events, rows)
    two = next(event for event in gathered.events if len(event.reports) == 2)
    assert assigned == {two.key: 40}


def test_an_earlier_holder_recaptures():
    takings = {
        number: settle([told(august(day), by=side)])
        for number, (day, side) in enumerate([(8, REBELS), (9, ARMY), (12, REBELS)])
    }
    kinds = kinds_by_history(takings, ARMY, START)
    assert list(kinds.values()) == [
        EventKind.CAPTURED,
        EventKind.RECAPTURED,
        EventKind.RECAPTURED,
    ]


def test_a_capture_of_an_earlier_war_makes_no_recapture():
    takings = {1: settle([told(DateSpan.year(1998))]), 2: settle([told(august(8))])}
    assert set(kinds_by_history(takings, ARMY, START).values()) == {EventKind.CAPTURED}


_days = st.integers(1, 20)
_spans = st.one_of(
    st.none(),
    _days.map(by),
    _days.map(lambda day: DateSpan.since(date(2021, 8, day))),
    st.tuples(_days, _days).map(lambda ends: august(min(ends), max(ends))),
    st.sampled_from([DateSpan.year(1998), DateSpan.decade(1990), DateSpan.month(2021, 8)]),
)
_parts = st.lists(
    st.builds(
        Part, st.sampled_from(ActorRole), st.sampled_from([ARMY, REBELS, ENVOY]), st.integers(1, 2)
    ),
    max_size=2,
).map(tuple)
_kinds = st.one_of(st.just(EventKind.CAPTURED), st.sampled_from(EventKind))
_reports = st.builds(
    told,
    _spans,
    published=_days,
    kind=_kinds,
    stance=st.sampled_from(Stance),
    place=st.sampled_from([TOWN, TOWN, None]),
    parts=_parts,
)


@given(st.lists(_reports, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(reports, random):
    shuffled = random.sample(reports, len(reports))
    assert _outcome(reports) == _outcome(shuffled)


@given(st.lists(_reports, max_size=10))
def test_every_report_is_decided_upon_and_in_one_event_at_most(reports):
    gathered = gather(reports, starts_on=START)
    assert gathered.decisions.keys() == {report.id for report in reports}
    placed = [report.id for event in gathered.events for report in event.reports]
    assert len(placed) == len(set(placed))


@given(_reports, st.lists(_reports, max_size=6))
def test_deciding_is_total(report, others):
    known = gather(others, starts_on=START).events
    decision = decide(report, known)
    if isinstance(decision, SameAs):
        assert decision.key in {event.key for event in known}


@settings(max_examples=20)
@given(st.lists(_reports, min_size=3, max_size=4))
def test_every_permutation_gives_the_same_events(reports):
    outcomes = [_outcome(list(each)) for each in permutations(reports)]
    assert all(outcome == outcomes[0] for outcome in outcomes)


def _outcome(reports):
    gathered = gather(reports, starts_on=START)
    events = {
        (frozenset(one.id for one in event.reports), settle(event.reports))
        for event in gathered.events
    }
    questions = {
        identity: decision.reason
        for identity, decision in gathered.decisions.items()
        if isinstance(decision, AskEditor)
    }
    return events, questions
