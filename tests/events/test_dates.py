"""Date spans: what can be built, compared and written down."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import DateSpan, ImpossibleSpan
from events.span_entry import parse_span
from events.vocabulary import Precision

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
WHOLE = st.one_of(
    DAYS.map(DateSpan.on),
    st.tuples(DAYS, st.integers(1, 300)).map(
        lambda pair: DateSpan.between(pair[0], pair[0] + timedelta(days=pair[1]))
    ),
    DAYS.map(lambda day: DateSpan.month(day.year, day.month)),
    DAYS.map(lambda day: DateSpan.year(day.year)),
    DAYS.map(lambda day: DateSpan.decade(day.year // 10 * 10)),
)
SPANS = st.one_of(WHOLE, DAYS.map(DateSpan.until), DAYS.map(DateSpan.since))


@pytest.mark.parametrize(
    ("earliest", "latest", "precision"),
    [
        (date(2021, 8, 11), date(2021, 8, 10), Precision.DAYS),
        (date(2021, 8, 10), date(2021, 8, 11), Precision.DAY),
        (date(2021, 8, 10), date(2021, 8, 11), Precision.MONTH),
        (None, date(2021, 8, 11), Precision.DAY),
        (date(2021, 8, 10), None, Precision.DAYS),
        (date(2021, 8, 10), date(2021, 8, 11), Precision.UNTIL),
    ],
)
def test_an_impossible_span_cannot_be_built(earliest, latest, precision):
    with pytest.raises(ImpossibleSpan):
        DateSpan(earliest, latest, precision)


@given(st.dates(), st.dates())
def test_a_span_over_centuries_tells_no_more_than_its_end(one, other):
    earliest, latest = sorted((one, other))
    span = DateSpan.reaching(earliest, latest)
    assert span.latest == latest
    assert span.earliest in {None, earliest}
    assert (span.earliest is None) == ((latest - earliest).days >= 73_050)


@given(SPANS, SPANS)
def test_overlap_and_gap_tell_the_same(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert (one.gap(other) == 0) == one.overlaps(other)


@given(WHOLE, WHOLE)
def test_what_two_agree_on_is_within_both(one, other):
    if one.overlaps(other):
        agreed = one.agreed_with(other)
        assert agreed.first == max(one.first, other.first)
        assert agreed.last == min(one.last, other.last)
    else:
        with pytest.raises(ImpossibleSpan):
            one.agreed_with(other)


@given(SPANS)
def test_what_is_printed_can_be_typed_again(span):
    assert parse_span(span.text).text == span.text


@given(WHOLE)
def test_typing_gives_back_the_same_days(span):
    again = parse_span(span.text)
    assert (again.first, again.last) == (span.first, span.last)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("10-11 Aug 2021", "10–11 August 2021"),
        ("10 aug 2021", "10 August 2021"),
        ("Aug 10, 2021", "10 August 2021"),
        ("Aug 2021", "August 2021"),
        ("1998", "1998"),
        ("1990s", "1990s"),
        ("28 Jul - 2 Aug 2021", "28 July – 2 August 2021"),
        ("by 11 Aug 2021", "by 11 August 2021"),
        ("until 11 Aug 2021", "by 11 August 2021"),
        ("since 6 Aug 2021", "since 6 August 2021"),
        ("2021-08-10/2021-08-11", "10–11 August 2021"),
        ("2021-08-10", "10 August 2021"),
        ("week of 11 Aug 2021", "9–15 August 2021"),
        ("summer 2021", "1 June – 31 August 2021"),
        ("Sept 2021", "September 2021"),
    ],
)
def test_what_editors_type(typed, span):
    assert parse_span(typed).text == span


@pytest.mark.parametrize("typed", ["", "soon", "32 Aug 2021", "11-10 Aug 2021", "Foo 2021", "0000"])
def test_what_is_no_span_says_how_to_write_one(typed):
    with pytest.raises(ImpossibleSpan, match="Write a span like"):
        parse_span(typed)


@given(st.text(max_size=40))
def test_any_text_is_a_span_or_a_clear_error(typed):
    try:
        parse_span(typed)
    except ImpossibleSpan as error:
        assert "Write a span like" in str(error)
