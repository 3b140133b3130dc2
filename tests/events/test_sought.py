"""What a reader types, as terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.sought import MOST_WORDS, terms_of, too_many_words


def read(q):
    return [
        ("-" * term.excluded) + " ".join(term.words) + ("" if term.whole else "*")
        for term in terms_of(q)
    ]


@pytest.mark.parametrize(
    ("q", "told"),
    [
        ("kunduz fuel", ["kunduz*", "fuel*"]),
        ("Kunduz kunduz KUNDUZ", ["kunduz*", "kunduz*", "kunduz*"]),
        ("sao-tome", ["sao tome*"]),
        ('"fell to" rebels', ["fell to", "rebels*"]),
        ("“fell to”", ["fell to"]),
        ('"never closed', ["never closed"]),
        ("fuel -kabul", ["fuel*", "-kabul"]),
        ('fuel -"the capital"', ["fuel*", "-the capital"]),
        ("- kabul", ["kabul*"]),
        ("--kabul", ["-kabul"]),
        ('% _ -- \' "" -', []),
        ("战争", ["战 争*"]),
    ],
)
def test_what_is_typed_is_read(q, told):
    assert read(q) == told


def test_twelve_words_are_enough():
    assert not too_many_words("a " * MOST_WORDS)
    assert too_many_words("a b c d e f g h i j k l m")
    assert too_many_words('"a b c d e f g" h i j k l m')
    assert not too_many_words("- " * 40)


@given(st.text())
def test_anything_can_be_typed(q):
    for term in terms_of(q):
        assert all(term.words)
