"""Words meet however they are written, and each is known by where it stands."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.folding import folded, folded_words, words, words_as_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mazār-e Sharīf", "mazar e sharif"),
        ("TA’IZZ", "ta'izz"),
        ("São Tomé", "sao-tome"),
        ("Łódź, Straße", "lodz strasse"),
        ("Київ", "киів"),
        ("ΣΊΣΥΦΟΣ", "σισυφος"),
        ("ميدان شهر", "میدان شهر"),
        ("كابل", "کابل"),
        ("مُحَمَّد", "محمد"),
        ("میدان‌شهر", "میدانشهر"),
        ("کـــابل", "کابل"),
        ("إدلب أريحا آمد", "ادلب اريحا امد"),
        ("مدينة", "مدینه"),
        ("۲۰۲۱", "2021"),
        ("ﷺ", "صلی الله عليه وسلم"),
        ("ｋａｂｕｌ", "kabul"),
        ("한국", "한국"),
    ],
)
def test_ways_of_writing_meet(one, other):
    assert folded_words(one) == folded_words(other) != []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kunduz fell.", ["kunduz", "fell"]),
        ("AK-47s, 3.5 km", ["ak", "47s", "3", "5", "km"]),
        ("снимок_2", ["снимок", "2"]),
        ("ในกรุง", ["ใ", "น", "ก", "ร", "ง"]),
        ("战争开始2021", ["战", "争", "开", "始", "2021"]),
        ("हिन्दी", ["हिनदी"]),
        ("-- '' %_", []),
        ("", []),
    ],
)
def test_words_are_parted(text, told):
    assert folded_words(text) == told


def test_a_mark_belongs_to_its_word():
    (word,) = words("cafe\u0301")
    assert (word.text, word.start, word.end) == ("cafe", 0, 5)


@given(st.text())
def test_words_stand_where_they_say(text):
    told = words(text)
    assert [word.text for word in told] == folded_words(text)
    for word in told:
        assert word.text in " ".join(folded_words(text[word.start : word.end]))


@given(st.text())
def test_folding_again_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
    assert folded_words(" ".join(folded_words(text))) == folded_words(text)


def test_no_letter_of_unicode_breaks_out_of_a_word():
    every = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    kinds = {
        unicodedata.category(letter)[0] for word in folded_words("".join(every)) for letter in word
    }
    assert kinds <= {"L", "M", "N"}


def test_texts_of_one_column_are_kept_apart():
    assert words_as_text("Ta'izz falls", "", "11 août") == " taizz falls | 11 aout "
    assert words_as_text("", "—") == ""
