"""The part of a text that has the words: marked, whole words, never more than may be shown."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.folding import folded_words
from events.pages.found_passages import marked, passage, terms_in
from events.sought import terms_of


def shown(text, q, length=40):
    stretches = passage(text, terms_of(q), length)
    return "".join(f"[{each.text}]" if each.quoted else each.text for each in stretches)


LONG = (
    "Fuel trucks burned for hours at the depot while Kunduz fell, and the governor fled to Kabul."
)


@pytest.mark.parametrize(
    ("q", "told"),
    [
        ("kunduz", "… the depot while [Kunduz] fell, and the …"),
        ("fuel", "[Fuel] trucks burned for hours at the …"),
        ("kab", "… fell, and the governor fled to [Kabul]."),
        ('"fled to" governor', "… fell, and the [governor] [fled to] Kabul."),
        ("fuel kunduz governor", "… [Kunduz] fell, and the [governor] fled …"),
        ("xyzzy", "Fuel trucks burned for hours at the …"),
        ("-kunduz", "Fuel trucks burned for hours at the …"),
    ],
)
def test_it_is_shortened_around_the_words(q, told):
    assert shown(LONG, q) == told


@pytest.mark.parametrize(
    ("text", "q", "told"),
    [
        ("Mazār-e Sharīf fell", "mazar sharif", "[Mazār]-e [Sharīf] fell"),
        ("Mazār-e Sharīf fell", "mazar-e", "[Mazār-e] Sharīf fell"),
        ("cafe\u0301 noir", "cafe", "[cafe\u0301] noir"),
        ("در كُندُز جنگ است", "کندز", "در [كُندُز] جنگ است"),
        ("能战争吗", "战争", "能[战争]吗"),
        ("A  few\n\nblanks", "few", "A [few] blanks"),
    ],
)
def test_words_are_marked_as_they_are_printed(text, q, told):
    assert shown(text, q) == told


def test_a_headline_is_marked_whole():
    stretches = marked("Kunduz falls, Kabul next", terms_of("kabul"))
    assert [(each.text, each.quoted) for each in stretches] == [
        ("Kunduz falls, ", False),
        ("Kabul", True),
        (" next", False),
    ]


LETTERS = "ab é\u0301e\u0323 كُنی\u200cد 战争 ก\u0e49า \U0001f468\u200d\U0001f469 -'.\n"
TEXTS = st.one_of(st.text(), st.text(alphabet=LETTERS, max_size=300))


@given(TEXTS, st.text(alphabet=LETTERS, max_size=12), st.integers(8, 60))
@example("x" * 500, "x", 20)
@example("e" + "\u0301" * 300, "e", 20)
@example(":\u0300\u0300\u200dA0000", "", 8)
@example("0" * 30 + ":\u0300\u0300\u200dA0000", "a0000", 8)
def test_it_is_a_part_of_the_text_and_no_longer_than_it_may_be(text, q, length):
    stretches = passage(text, terms_of(q), length)
    inside = [each for each in stretches if each.text not in ("… ", " …") or each.quoted]
    part, whole = "".join(each.text for each in inside), " ".join(text.split())
    assert part in whole
    assert len(part) <= length
    assert all(each.text for each in stretches)


@given(TEXTS, st.text(alphabet=LETTERS, max_size=12), st.integers(8, 60))
def test_no_letter_is_parted_from_its_marks(text, q, length):
    stretches = passage(text, terms_of(q), length)
    texts = [each.text for each in stretches]
    starts = [one for before, one in zip(["", *texts], texts, strict=False) if before]
    whole = " ".join(text.split())
    for one in starts:
        assert not unicodedata.category(one[0]).startswith("M") or f" {one}" in whole


@given(TEXTS, st.text(alphabet=LETTERS, max_size=12))
def test_what_is_marked_is_what_was_looked_for(text, q):
    terms = terms_of(q)
    told = marked(text, terms)
    assert "".join(each.text for each in told) == text
    assert any(each.quoted for each in told) == bool(terms_in(text, terms))
    begun = {word for term in terms if not term.excluded for word in term.words}
    for each in told:
        if each.quoted:
            assert any(word.startswith(tuple(begun)) for word in folded_words(each.text))
