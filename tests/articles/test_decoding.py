import pytest

from articles.reading.article import UnreadableArticle
from articles.reading.decoding import decode

WESTERN = (
    "Les rebelles ont pris la ville de Kunduz dans la nuit, a déclaré un élu à l’agence. "
    "Les forces armées se sont retirées après des combats acharnés près de l’aéroport."
)
CYRILLIC = "Талибы взяли город Кундуз ночью, сообщил депутат. Правительственные войска отступили."
ARABIC = "سيطرت طالبان على مدينة قندوز ليلا وقال نائب ان القوات انسحبت"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [WESTERN, CYRILLIC, ARABIC])
def test_unicode_is_read_with_or_without_its_mark(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(WESTERN, "cp1252"), (CYRILLIC, "cp1251"), (ARABIC, "cp1256")]
)
def test_a_clear_text_in_an_old_encoding_is_recognised(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_the_encoding_that_a_source_names_goes_before_a_guess():
    assert decode("Ša je to?".encode("cp1250"), declared="cp1250") == "Ša je to?"


@pytest.mark.parametrize(
    ("raw", "declared", "why"),
    [
        (b"", "", "empty"),
        (b" \n\t ", "", "empty"),
        ("He said “no”.".encode("cp1252"), "", "cannot be told"),
        (b"It fell\xff\xfe\xfa", "utf-8", "encoding it names"),
        (b"It fell\xff", "klingon", "encoding it names"),
        (b"It fell\xff", "hex", "encoding it names"),
        (b"%PDF-1.7 text", "", "binary"),
        (b"\x89PNG\r\n\x1a\n....", "", "binary"),
        (b"PK\x03\x04 word/document.xml", "", "binary"),
        (b"some text \x00\x00 and more", "", "binary"),
        (bytes(range(1, 32)) * 20, "", "binary"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(raw, declared, why):
    with pytest.raises(UnreadableArticle, match=rf"{why}.*Save"):
        decode(raw, declared=declared)
