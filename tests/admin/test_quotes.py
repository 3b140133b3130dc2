"""A body with its quotes marked is safe and whole."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.admin.quotes import marked_body, quote_in_context
from events.models import Report


def report(pk, start, end, verdict="unreviewed"):
    return Report(pk=pk, start=start, end=end, verdict=verdict)


def test_a_quote_is_marked_where_it_stands():
    shown = marked_body("Before. Town fell. After.", [report(7, 8, 18)])
    assert shown.startswith("Before. <mark")
    assert 'href="#report-7">Town fell.</a></mark> After.' in shown


def test_nothing_in_an_article_is_run():
    shown = marked_body("<script>x</script> & <b>", [report(1, 0, 8)])
    assert "<script" not in shown
    assert "<b>" not in shown


def test_overlapping_quotes_are_both_reached():
    shown = marked_body("abcdef", [report(1, 0, 4), report(2, 2, 6)])
    assert shown.count('id="quote-1"') == shown.count('id="quote-2"') == 1


STRETCHES = st.lists(st.tuples(st.integers(0, 70), st.integers(1, 30)), max_size=4)


@given(st.text(max_size=60), STRETCHES)
def test_marking_loses_no_letter(body, stretches):
    reports = [report(pk, start, start + width) for pk, (start, width) in enumerate(stretches)]
    bare = re.sub(r"<[^>]*>", "", marked_body(body, reports))
    assert html.unescape(bare) == html.unescape(body)


@pytest.mark.parametrize("length", [0, 500])
def test_a_quote_is_shown_with_what_stands_around_it(length):
    body = f"{'a' * length}<i>quote</i>{'b' * length}"
    shown = quote_in_context(body, length, length + 12)
    assert "<mark>&lt;i&gt;quote&lt;/i&gt;</mark>" in shown or "<mark>&lt;i&gt;quote&lt;/i" in shown
    assert ("…" in shown) is bool(length)
