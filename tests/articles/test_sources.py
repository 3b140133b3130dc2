from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.reading.article import ReadArticle, UnreadableArticle
from articles.reading.sources import read_bytes, read_source, readable_files

PAGE = b"<html><body><h1>Town falls</h1><p>Rebels took the river town overnight.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "raw", "headline"),
    [
        ("a.txt", b"Town falls\n\nIt fell.", "Town falls"),
        ("a.html", PAGE, "Town falls"),
        ("a.HTM", PAGE, "Town falls"),
        ("a.jsonl", b'{"title": "Town falls", "text": "It fell."}', "Town falls"),
        ("saved-page", PAGE, "Town falls"),
        ("page-saved-as.txt", b"<!DOCTYPE html>\n" + PAGE, "Town falls"),
        ("lines", b'{"title": "Town falls", "text": "It fell."}', "Town falls"),
    ],
)
def test_a_file_is_read_by_its_name_or_else_by_its_content(name, raw, headline, tmp_path):
    (tmp_path / name).write_bytes(raw)
    (read,) = read_source(tmp_path / name, most_bytes=1000)
    assert (read.headline, read.source.split(",")[0]) == (headline, str(tmp_path / name))


def test_a_missing_file_says_so(tmp_path):
    (error,) = read_source(tmp_path / "gone.txt", most_bytes=1000)
    assert str(error) == f"{tmp_path / 'gone.txt'}: there is no such file. Check the path."


def test_a_file_over_the_limit_is_refused_unread(tmp_path, monkeypatch):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *args: pytest.fail("it was opened"))
    (error,) = read_source(tmp_path / "huge.txt", most_bytes=10_000_000)
    assert str(error).startswith(
        f"{tmp_path / 'huge.txt'}: the file is too large: 50,000,000 bytes, at most 10,000,000 are"
    )


def test_a_folder_named_as_a_source_is_an_error(tmp_path):
    (error,) = read_source(tmp_path, most_bytes=1_000_000)
    assert "cannot be opened" in str(error)


def test_folders_give_their_articles_in_order(tmp_path):
    for name in ("b.txt", "a.html", "sub/c.jsonl", "notes.pdf", "sub/d.HTM"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in readable_files([tmp_path])]
    assert found == ["a.html", "b.txt", "sub/c.jsonl", "sub/d.HTM"]


def test_a_missing_path_and_an_empty_folder_are_named_and_the_rest_goes_on(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("x")
    missing, empty, file = readable_files(
        [tmp_path / "gone", tmp_path / "empty", tmp_path / "a.txt"]
    )
    assert "no such file" in str(missing) and "holds no" in str(empty)
    assert file == tmp_path / "a.txt"


@given(st.binary(max_size=400), st.sampled_from(["", ".txt", ".html", ".jsonl"]))
@example(b"<html></html>", ".html")
@example(b"<?xml version='1.0' encoding='utf-16'?><html><p>x</p></html>", ".html")
@example(b"<html><!--><script type='application/ld+json'>[[1]]</script>", ".html")
@example(b"\xff\xfe\x00\xd8", ".txt")
@example(b"\xef\xbb\xbf", ".jsonl")
@example(b"<meta charset=undefined>\xff", ".html")
@example(b"<meta charset=idna>\xff", ".html")
@example(b"[" * 100_000, ".jsonl")
def test_any_bytes_give_articles_or_reasons(raw, suffix):
    for read in read_bytes(raw, source="wire", suffix=suffix):
        assert isinstance(read, ReadArticle | UnreadableArticle)
        assert isinstance(read, ReadArticle) or str(read).startswith("wire")


@given(st.lists(st.sampled_from([
    "<html>", "<body>", "<article>", "<h1>Town</h1>", "<p>", "Rebels took it. ", "</p>", "<table>",
    "<script>", "</script>", "<time datetime='2021-08-11'>", "<figure><img src='a.jpg'>", "&nbsp;",
    "<meta property='article:published_time' content='x'>", "<base href='http://['>", "\x0c",
    "<link rel='canonical' href='http://[::1'>", "<!--", "-->", "<html lang='\ud7ff'>",
    "<svg>", "<frameset>",
]), max_size=25))  # fmt: skip
def test_any_markup_gives_an_article_or_a_reason(parts):
    (read,) = read_bytes("".join(parts).encode(), source="page", suffix=".html")
    assert isinstance(read, ReadArticle | UnreadableArticle)


def test_a_name_that_no_file_can_have_is_told_and_the_others_go_on(tmp_path):
    (tmp_path / "a.txt").write_text("Rebels took the town.")
    refused, read = readable_files([tmp_path / ("n" * 300), tmp_path / "a.txt"])
    assert "cannot be opened" in str(refused)
    assert read == tmp_path / "a.txt"


def test_a_link_is_told_from_a_file_that_is_not_there():
    (refused,) = readable_files([Path("https://example.org/town-falls")])
    assert "links are not followed" in str(refused)
