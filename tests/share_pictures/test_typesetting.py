"""Setting text: order of what is seen, joined letters, lines that fit."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events.share_pictures.shaping import Face, is_right_to_left, legible, shaped
from events.share_pictures.typesetting import fitted

SIZES = (60, 40, 26)


def glyphs(text):
    return [glyph.character for glyph in shaped(text, Face.SERIF).glyphs]


def test_right_to_left_letters_are_joined_and_turned():
    seen = glyphs("سقوط")
    assert seen != glyphs("س") + glyphs("ق") + glyphs("و") + glyphs("ط")
    assert seen[-1] != glyphs("س")[0]  # its first letter stands last and in its initial form
    assert glyphs("مزار شریف") == glyphs("شریف") + glyphs(" ") + glyphs("مزار")


def test_numbers_and_latin_words_keep_their_order_inside():
    assert "".join(glyphs("12")) in "".join(glyphs("سقوط 12"))
    assert "".join(glyphs("Mazar")) in "".join(glyphs("سقوط (Mazar) شهر"))
    assert "".join(glyphs("مزار")) in "".join(glyphs("Fall of مزار today"))


def test_a_joiner_that_parts_letters_is_kept():
    assert glyphs("می\u200cشود") != glyphs("میشود")


@pytest.mark.parametrize("letters", ["ټډړږښګڼیېۍ", "پچژگکهی", "ĀČŁŞğı", "ҐґЄєІіЇї"])
def test_both_fonts_have_the_letters_of_our_languages(letters):
    for face in Face:
        missing = shaped("\U00013000", face).glyphs[0].character
        drawn = [glyph.character for one in letters for glyph in shaped(one, face).glyphs]
        assert missing not in drawn


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\u202ec\ufefft", "abct"),
        ("  two\n lines\t", "two lines"),
        ("fire 🔥 out", "fire out"),
        ("\U000f0041", ""),
        ("漢字", "漢字"),
    ],
)
def test_what_cannot_be_set_is_left_out_but_letters_are_not(text, kept):
    assert legible(text, Face.SANS) == kept


@given(
    st.text(st.characters(), max_size=400) | st.text("ab سقوط-مزار", max_size=400),
    st.integers(200, 1000),
    st.integers(80, 400),
)
@example("W" * 300, 200, 80)
@example("سقوط شهر مزار شریف " * 30, 300, 200)
def test_a_paragraph_fits_its_box(text, width, height):
    block = fitted(text, Face.SERIF, sizes=SIZES, width=width, height=height)
    assert block.height <= height
    assert block.width <= width + 1
    assert block.size in SIZES


def test_a_title_takes_the_largest_size_that_fits():
    sizes = [
        fitted(text, Face.SERIF, sizes=SIZES, width=500, height=200).size
        for text in ("Fall of Alder", "Fall of Alder and of Birch and of Cedar", "Fall " * 60)
    ]
    assert sizes == [60, 60, 26]


def test_what_is_too_long_ends_in_an_ellipsis():
    block = fitted("Fall " * 100, Face.SERIF, sizes=SIZES, width=500, height=80)
    assert block.lines[-1].glyphs[-1].character == glyphs("…")[0]


def test_the_paragraph_takes_the_direction_of_its_first_letter():
    assert is_right_to_left("«سقوط» Kunduz")
    assert not is_right_to_left("Kunduz سقوط")
