"""A quote in its paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from events.passages import LONGEST_SIDE, passage


@given(st.text(alphabet="ab .\nز", min_size=1, max_size=60), st.data())
def test_before_quote_and_after_stand_so_in_the_body(body, draw):
    start = draw.draw(st.integers(0, len(body) - 1))
    end = draw.draw(st.integers(start + 1, len(body)))
    shown = passage(body, start, end)
    assert shown.quote == body[start:end]
    assert shown.before + shown.quote + shown.after in body


def test_other_paragraphs_stay_out():
    body = "One.\n\nTwo three four.\n\nFive."
    shown = passage(body, body.index("three"), body.index("three") + 5)
    assert (shown.before, shown.quote, shown.after) == ("Two ", "three", " four.")


def test_a_long_paragraph_is_cut_between_words_and_says_so():
    body = "word " * 400 + "fell" + " word" * 400
    shown = passage(body, 2000, 2004)
    assert shown.cut_before
    assert shown.cut_after
    assert len(shown.before) <= LONGEST_SIDE
    assert set((shown.before + shown.after).split()) == {"word"}
