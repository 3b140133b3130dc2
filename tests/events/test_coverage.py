"""What stands behind the answer for a place on a day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from events.coverage import Coverage, Mention, coverage
from events.dates import DateSpan

FIRST, LAST = date(2021, 8, 1), date(2021, 8, 5)
S, I, N = Coverage.SOURCED, Coverage.INFERRED, Coverage.SILENT  # noqa: E741


def board(*mentions, printed=()):
    days = [date(2021, 8, day) for day in printed]
    return coverage(FIRST, LAST, places=[1, 2], mentions=mentions, printed_on=days)


def test_a_day_is_sourced_when_it_is_printed_or_told_of():
    told = Mention(1, date(2021, 8, 4), DateSpan.between(FIRST, date(2021, 8, 2)))
    assert board(told, printed=[3, 4]) == {1: (S, S, I, S, N), 2: (N, N, I, I, N)}


def test_a_wide_or_open_span_tells_of_no_day():
    for span in (DateSpan.month(2021, 8), DateSpan.until(LAST), None):
        assert board(Mention(1, date(2021, 8, 4), span), printed=[4])[1] == (N, N, N, S, N)


@given(st.sets(st.integers(1, 5)), st.sets(st.integers(1, 5)))
def test_a_place_is_silent_only_where_nothing_was_printed(printed, told):
    mentions = [Mention(1, date(2021, 8, day)) for day in told & printed]
    rows = board(*mentions, printed=printed)
    for row in rows.values():
        assert len(row) == 5
        assert {day for day, one in enumerate(row, start=1) if one is N} == set(
            range(1, 6)
        ) - printed
