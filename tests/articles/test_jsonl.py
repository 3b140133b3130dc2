import json
from datetime import UTC, date, datetime

import pytest

from articles.reading.article import ReadArticle, UnreadableArticle
from articles.reading.jsonl import read_line, read_lines


def line(**fields):
    return json.dumps(
        {"published": "2021-08-11", "title": "Town falls", "text": "It fell."} | fields
    )


def test_a_line_is_an_article_word_for_word():
    read = read_line(line(id="a1", text=" It fell.\n\n\nThey left. "), number=1)
    assert read.body == "Town falls\n\n It fell.\n\n\nThey left. "
    assert (read.name, read.published_on) == ("a1", date(2021, 8, 11))


def test_a_line_may_name_outlet_author_link_language_and_wire():
    read = read_line(
        line(publisher="The Border Post", author="M. Karim", url="https://b.example/1",
             language="fr", agency="AFP"),
        number=1,
    )  # fmt: skip
    assert (read.publisher, read.author, read.url) == (
        "The Border Post", "M. Karim", "https://b.example/1",
    )  # fmt: skip
    assert (read.language, read.agency) == ("fr", "AFP")


@pytest.mark.parametrize("published", [None, "", "  "])
def test_a_line_without_a_day_has_none(published):
    assert read_line(line(published=published), number=1).published_on is None


def test_a_moment_in_utc_is_kept_beside_its_day():
    read = read_line(line(published="2021-08-10T20:00:00Z"), number=1)
    assert read.published_at == datetime(2021, 8, 10, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{not json", "not JSON"),
        ('"a string"', "not a JSON object"),
        ("[1, 2]", "not a JSON object"),
        (line(text=None), '"text" is missing'),
        (line(text=["It fell."]), '"text" is missing'),
        (line(text=" "), "no text under the headline"),
        (line(title=5), '"title"'),
        (line(published="lately"), '"published" is no day'),
        (line(published=20210811), '"published"'),
        (line(text="It\u0000fell."), "NUL"),
        ('{"text": "It \\ud800 fell."}', "."),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(bad, why):
    raw = "\n".join([line(), bad, "", line(title="Second")]).encode()
    first, error, second = read_lines(raw, source="wire.jsonl")
    assert (first.headline, second.headline) == ("Town falls", "Second")
    assert isinstance(error, UnreadableArticle)
    assert str(error).startswith("wire.jsonl, line 2: ")
    assert why in str(error)


def test_a_line_separator_inside_a_text_does_not_end_the_line():
    (read,) = read_lines(json.dumps({"text": "a\u2028b\x85c"}, ensure_ascii=False).encode())
    assert isinstance(read, ReadArticle)


def test_a_picture_is_looked_for_beside_the_file(tmp_path):
    fields = {"picture": "bridge.jpg", "picture_credit": "B. Post", "picture_alt": "A bridge"}
    picture = read_line(line(**fields), number=1, folder=tmp_path).picture
    assert picture.path == (tmp_path / "bridge.jpg").resolve()
    assert (picture.credit, picture.alt) == ("B. Post", "A bridge")


@pytest.mark.parametrize("named", ["../secret.jpg", "/etc/passwd", "a/../../b.jpg"])
def test_a_picture_elsewhere_is_refused(named, tmp_path):
    with pytest.raises(UnreadableArticle, match="beside this one"):
        read_line(line(picture=named), number=1, folder=tmp_path)
