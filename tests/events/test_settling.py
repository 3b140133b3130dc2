"""What the reports of one event, taken together, amount to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import DateSpan
from events.evidence import Evidence, Part
from events.settling import LONGEST_DERIVATION, settle, united
from events.sources import independent_sources
from events.vocabulary import ActorRole, EventKind, Manner, Stance, Standing

TOWN, ARMY, REBELS = 1, 1, 2
SAID, CLAIMED, CONFIRMED, DENIED = (
    Stance.ASSERTED,
    Stance.CLAIMED,
    Stance.CONFIRMED,
    Stance.DENIED,
)


def august(first, last=None):
    return DateSpan.between(date(2021, 8, first), date(2021, 8, last or first))


def by(day):
    return DateSpan.until(date(2021, 8, day))


def told(when=august(9), *, stance=SAID, published=10, story=1, **fields):  # noqa: B008
    return Evidence(
        id=fields.pop("id", story),
        kind=fields.pop("kind", EventKind.CAPTURED),
        stance=stance,
        published_on=date(2021, 8, published),
        place=TOWN,
        when=when,
        story=story,
        publisher=fields.pop("publisher", f"Outlet {story}"),
        **fields,
    )


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], None),
        ([august(9)], august(9)),
        ([august(8, 10), august(9, 12)], august(9, 10)),
        ([august(8, 10), by(9)], august(8, 9)),
        ([by(11), by(9)], by(9)),
        ([august(12), august(13)], august(12, 13)),
        ([august(12), august(13), august(10, 15)], august(12, 13)),
        ([august(12), by(11)], august(11, 12)),
        ([august(12), DateSpan.since(date(2021, 8, 13))], august(12, 13)),
        ([DateSpan.since(date(1600, 1, 1)), by(9)], by(9)),
    ],
)
def test_spans_agree_or_keep_all_that_was_said(spans, expected):
    assert united(spans) == expected


@pytest.mark.parametrize(
    ("reports", "standing"),
    [
        ([told()], Standing.ASSERTED),
        ([told(stance=CLAIMED)], Standing.CLAIMED),
        ([told(stance=CLAIMED), told(stance=CONFIRMED)], Standing.CONFIRMED),
        ([told(stance=DENIED)], Standing.DENIED),
        ([told(stance=CLAIMED), told(stance=DENIED, speaker="A mayor")], Standing.DISPUTED),
        ([told(), told(stance=DENIED, story=2)], Standing.DISPUTED),
        ([told(), told(stance=DENIED, speaker="A mayor")], Standing.DISPUTED),
        ([told(), told(stance=DENIED, speaker="A mayor", story=2)], Standing.ASSERTED),
        (
            [told(), told(stance=DENIED, speaker="A mayor", story=2, published=11)],
            Standing.DISPUTED,
        ),
        ([told(stance=DENIED), told(story=2, published=11)], Standing.ASSERTED),
        ([told(stance=DENIED), told(story=1, published=11)], Standing.DISPUTED),
        (
            [told(stance=DENIED, speaker="A mayor"), told(stance=CLAIMED, published=11)],
            Standing.DISPUTED,
        ),
        ([told(stance=CLAIMED), told(stance=DENIED, published=11)], Standing.DENIED),
        ([told(stance=Stance.PLANNED, kind=EventKind.VISIT)], Standing.CLAIMED),
    ],
)
def test_what_is_said_and_denied_adds_up(reports, standing):
    assert settle(reports).standing is standing


def test_sources_that_disagree_are_both_named():
    settled = settle(
        [
            told(august(12), publisher="Demo Wire"),
            told(august(13), story=2, publisher="The Sample Courier"),
        ]
    )
    assert settled.disagree
    assert settled.derivation == (
        "12 August 2021 (Demo Wire), 13 August 2021 (The Sample Courier): sources disagree"
    )


def test_sources_that_agree_on_part_say_so():
    settled = settle([told(august(8, 9)), told(august(9, 10), story=2)])
    assert settled.span == august(9)
    assert settled.derivation.endswith("they agree on 9 August 2021")


def test_the_words_of_the_closest_date_are_kept():
    settled = settle([told(august(9), derivation="'on Monday'"), told(by(11), story=2)])
    assert (settled.span, settled.derivation) == (august(9), "'on Monday'")


def test_denials_do_not_set_the_days():
    assert settle([told(august(9)), told(august(12), stance=DENIED)]).span == august(9)
    assert settle([told(august(12), stance=DENIED)]).span == august(12)


def test_fighting_on_several_days_is_no_disagreement():
    settled = settle([told(august(day), kind=EventKind.CLASHES, story=day) for day in (10, 11, 12)])
    assert (settled.span, settled.disagree) == (august(10, 12), False)


def test_one_story_counts_once_however_many_print_it():
    reports = [told(publisher=f"Paper {number}", id=number) for number in range(4)]
    settled = settle([*reports, told(story=2)])
    assert (settled.sources, settled.outlets) == (2, 5)
    assert independent_sources(each.origin for each in reports) == 1


def test_the_manner_that_most_stories_give():
    gentle = [told(manner=Manner.WITHOUT_FIGHT, story=story) for story in (1, 2)]
    assert settle([*gentle, told(manner=Manner.BY_FORCE, story=3)]).manner is Manner.WITHOUT_FIGHT
    assert settle([gentle[0], told(manner=Manner.BY_FORCE, story=3)]).manner is Manner.NOT_SAID


def test_who_speaks_takes_no_part_and_who_took_did_not_lose():
    parts = (
        Part(ActorRole.TAKER, REBELS, REBELS),
        Part(ActorRole.LOSER, REBELS, REBELS),
        Part(ActorRole.LOSER, ARMY, ARMY),
        Part(ActorRole.SPEAKER, 9, ARMY),
    )
    settled = settle([told(parts=parts)])
    assert settled.actors == {(REBELS, ActorRole.TAKER), (ARMY, ActorRole.LOSER)}
    assert settled.takers == {REBELS}


def test_nothing_cannot_be_settled():
    with pytest.raises(ValueError, match="without reports"):
        settle([])


_dates = st.dates(date(1990, 1, 1), date(2025, 12, 31))
_spans = st.one_of(
    _dates.map(DateSpan.until),
    _dates.map(DateSpan.since),
    st.tuples(_dates, st.integers(0, 40)).map(
        lambda pair: DateSpan.between(pair[0], pair[0].fromordinal(pair[0].toordinal() + pair[1]))
    ),
    _dates.map(lambda day: DateSpan.year(day.year)),
    _dates.map(lambda day: DateSpan.decade(day.year)),
)
_reports = st.builds(
    told,
    st.none() | _spans,
    stance=st.sampled_from(Stance),
    published=st.integers(1, 20),
    story=st.integers(1, 4),
    kind=st.sampled_from(EventKind),
    derivation=st.sampled_from(["", "'on Monday'" * 60]),
)


@given(st.lists(_spans, min_size=1, max_size=6))
def test_a_settled_span_shares_a_day_with_all_evidence(spans):
    settled = united(spans)
    assert all(settled.gap(span) == 0 for span in spans)


@given(st.lists(_spans, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_spans_does_not_matter(spans, random):
    assert united(spans) == united(random.sample(spans, len(spans)))


@given(st.lists(_reports, min_size=1, max_size=8))
def test_settling_is_total_and_fits_its_columns(reports):
    settled = settle(reports)
    assert len(settled.derivation) <= LONGEST_DERIVATION
    assert settled.sources <= len(reports)
