"""Date spans of every precision, from the first year to the last day that there is."""

from datetime import date, timedelta

from hypothesis import strategies as st

from events.dates import DateSpan

_DAYS = st.dates()
_YEARS = st.integers(1, 9990)


def _several(first: date, days: int) -> DateSpan:
    return DateSpan.between(first, min(date.max, first + timedelta(days=days)))


SPANS = st.one_of(
    _DAYS.map(DateSpan.on),
    st.builds(_several, st.dates(max_value=date(9997, 1, 1)), st.integers(0, 700)),
    st.integers(1, 60).map(lambda days: _several(date.max - timedelta(days=days), days)),
    st.builds(DateSpan.month, _YEARS, st.integers(1, 12)),
    _YEARS.map(DateSpan.year),
    st.integers(190, 209).map(lambda tens: DateSpan.decade(tens * 10)),
    _DAYS.map(DateSpan.until),
    _DAYS.map(DateSpan.since),
)


def covered(span: DateSpan) -> tuple[date, date]:
    """The first and last day that an entry covers: of an open span its only known day."""
    first = span.earliest or span.latest
    last = span.latest or span.earliest
    assert first and last
    return first, last
