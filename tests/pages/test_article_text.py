"""Cutting a body into stretches and passages: nothing is lost, nothing is invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.pages.article_text import Span, paragraphs, passages, sentence_around, stretches

BODY = "The head\n\nKABUL, Aug 6 - “They came,” he said. The town fell on Friday. Then it rained.\n"


@st.composite
def bodies_with_spans(draw):
    body = draw(st.text(alphabet="ab .!?\n“A\u0301ز", min_size=1, max_size=80))
    edges = st.integers(0, len(body))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=6))
    told = [(min(pair), max(pair)) for pair in pairs]
    return body, [Span(number, *pair) for number, pair in enumerate(told) if pair[0] < pair[1]]


def span_of(quote, report=1):
    return Span(report, BODY.index(quote), BODY.index(quote) + len(quote))


@given(bodies_with_spans())
def test_stretches_joined_are_the_body(drawn):
    body, spans = drawn
    assert "".join(each.text for each in stretches(body, spans, 0, len(body))) == body


@given(bodies_with_spans())
def test_exactly_what_a_quote_covers_is_quoted(drawn):
    body, spans = drawn
    shown = "".join(
        ("x" if each.quoted else ".") * len(each.text)
        for each in stretches(body, spans, 0, len(body))
    )
    assert all(
        (mark == "x") == any(span.start <= at < span.end for span in spans)
        for at, mark in enumerate(shown)
    )


@given(bodies_with_spans())
def test_every_report_is_in_one_passage_that_holds_its_quote(drawn):
    body, spans = drawn
    told = passages(body, spans)
    assert sorted(pk for each in told for pk in each.reports) == [span.report for span in spans]
    by_report = {pk: each for each in told for pk in each.reports}
    for span in spans:
        assert by_report[span.report].start <= span.start
        assert span.end <= by_report[span.report].end


@given(bodies_with_spans())
def test_passages_are_in_order_and_never_overlap(drawn):
    told = passages(*drawn)
    assert all(a.end <= b.start for a, b in pairwise(told))


@given(bodies_with_spans())
def test_paragraphs_lose_no_letter(drawn):
    body, spans = drawn
    kept = "".join(each.text for paragraph in paragraphs(body, spans) for each in paragraph)
    assert kept.split() == body.split() or "".join(kept.split()) == "".join(body.split())


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("town fell", "The town fell on Friday."),
        ("came", "KABUL, Aug 6 - “They came,” he said."),
        ("rained", "Then it rained."),
        ("head", "The head"),
        ("said. The town", "KABUL, Aug 6 - “They came,” he said. The town fell on Friday."),
    ],
)
def test_a_quote_is_shown_in_its_sentence(quote, sentence):
    span = span_of(quote)
    start, end = sentence_around(BODY, span.start, span.end)
    assert BODY[start:end] == sentence


def test_a_text_without_stops_is_cut_between_words():
    body = "word " * 1000 + "fell" + " word" * 1000
    start, end = sentence_around(body, 5000, 5004)
    assert end - start < 900
    assert set(body[start:end].split()) == {"word", "fell"}
