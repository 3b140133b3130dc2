from datetime import date

import pytest

from articles.reading.article import UnreadableArticle
from articles.reading.plain import read_plain

TEXT = "Rebels took the river town overnight, a lawmaker said.\n\nThe army left on Tuesday."


def test_a_short_first_line_over_an_empty_one_is_the_headline():
    read = read_plain(f"\n\nTown falls to rebels\n\n{TEXT}\n".encode())
    assert (read.headline, read.text) == ("Town falls to rebels", TEXT)
    assert read.body == f"Town falls to rebels\n\n{TEXT}"


@pytest.mark.parametrize(
    "text",
    [TEXT, f"{'A long first line ' * 15}\n\n{TEXT}", f"Town falls\n{TEXT}", "Just one line"],
    ids=["a sentence", "too long", "no empty line", "nothing under it"],
)
def test_any_other_first_line_belongs_to_the_text(text):
    read = read_plain(text.encode())
    assert (read.headline, read.body) == ("", text.strip())


def test_fields_at_the_head_are_read_and_left_out_of_the_body():
    read = read_plain(
        b"Publisher: The Border Post\r\nPublished: 2021-08-11T00:30:00+04:30\r\n"
        b"author: M. Karim\r\n"
        b"Url: https://border.example/1\r\nLanguage: en-GB\r\nHeadline: Town falls\r\n\r\nIt fell."
    )
    assert read.body == "Town falls\n\nIt fell."
    assert (read.publisher, read.author, read.language) == ("The Border Post", "M. Karim", "en-GB")
    assert (read.published_on, read.url) == (date(2021, 8, 11), "https://border.example/1")


def test_a_headline_may_follow_the_fields():
    read = read_plain(f"Publisher: The Border Post\n\nTown falls\n\n{TEXT}".encode())
    assert (read.headline, read.text) == ("Town falls", TEXT)


def test_a_text_that_merely_begins_with_a_colon_is_no_field():
    read = read_plain(b"Headline: news from the front\nThe town fell on Friday.\n\nMore later.")
    assert read.body.startswith("Headline: news from the front\nThe town fell")


def test_a_published_field_that_is_no_day_says_how_to_write_one():
    with pytest.raises(UnreadableArticle, match="Write it as 2021-08-11"):
        read_plain(b"Published: last Wednesday\n\nThe town fell.")


def test_a_day_on_a_line_of_its_own_is_the_day_of_publication():
    read = read_plain(f"Town falls\n\nBy our staff\n11 August 2021\n\n{TEXT}".encode())
    assert read.published_on == date(2021, 8, 11)


def test_without_a_day_none_is_made_up():
    assert read_plain(f"Town falls in August 2021\n\n{TEXT}".encode()).published_on is None


def test_fields_without_a_text_are_no_article():
    with pytest.raises(UnreadableArticle, match="no text"):
        read_plain(b"Publisher: The Border Post\nPublished: 2021-08-11\n")
