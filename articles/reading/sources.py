"""One door to all readers: a file or its bytes, told apart by name and content."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from articles.reading.article import ReadArticle, UnreadableArticle
from articles.reading.html import read_html
from articles.reading.jsonl import read_lines
from articles.reading.plain import read_plain

_HTML = frozenset({".html", ".htm", ".xhtml"})
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = frozenset({".txt", ".jsonl", ".html", ".htm"})
_MARKUP = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_JSON_LINE = re.compile(rb'\s*\{\s*"')

Reading = ReadArticle | UnreadableArticle


def readable_files(paths: Iterable[Path]) -> Iterator[Path | UnreadableArticle]:
    """Files as they are named; of folders, in order, all that end in .txt .html .htm .jsonl.

    A missing path and a folder without such files yield the error, and the others go on.
    """
    for path in paths:
        try:
            yield from _files_at(path)
        except OSError as error:
            yield _not_to_be_opened(path, error)


def _files_at(path: Path) -> list[Path | UnreadableArticle]:
    """Raises OSError for a path that cannot be looked at."""
    if not path.is_dir():
        return [path if path.exists() else _missing(path)]
    found = sorted(one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES)
    files: list[Path | UnreadableArticle] = [one for one in found if one.is_file()]
    return files or [
        UnreadableArticle(
            "the folder holds no .txt, .html or .jsonl files. Name the folder that does.",
            source=str(path),
        )
    ]


def read_source(path: Path, *, most_bytes: int) -> Iterator[Reading]:
    """Read the articles of a file: one, or one a line of JSON Lines.

    What cannot be read is yielded as UnreadableArticle, never raised. A file of more
    than `most_bytes` is refused unread.
    """
    try:
        raw = _contents(path, most_bytes)
    except UnreadableArticle as unreadable:
        yield unreadable
        return
    yield from read_bytes(raw, source=str(path), suffix=path.suffix, folder=path.parent)


def read_bytes(
    raw: bytes, *, source: str, suffix: str = "", url: str = "", folder: Path | None = None
) -> Iterator[Reading]:
    """Read the articles of a source's bytes; `suffix` is that of its name, if it has one.

    `folder` is where the pictures that the source names may lie. What cannot be read is
    yielded as UnreadableArticle with the source's name.
    """
    try:
        if _is_json_lines(raw, suffix):
            yield from read_lines(raw, source=source, folder=folder)
        elif _is_html(raw, suffix):
            yield read_html(raw, source=source, url=url, folder=folder)
        else:
            yield read_plain(raw, source=source)
    except UnreadableArticle as unreadable:
        yield UnreadableArticle(unreadable.reason, source=source, line=unreadable.line)


def _contents(path: Path, most_bytes: int) -> bytes:
    """Raises UnreadableArticle for what is missing, too large, or not to be opened."""
    try:
        size = path.stat().st_size
        if size <= most_bytes:
            with path.open("rb") as file:
                return file.read(most_bytes)
    except FileNotFoundError:
        raise _missing(path) from None
    except (OSError, ValueError) as error:
        raise _not_to_be_opened(path, error) from None
    raise UnreadableArticle(
        f"the file is too large: {size:,} bytes, at most {most_bytes:,} are read. "
        "Split it, or raise MAX_SOURCE_BYTES.",
        source=str(path),
    )


def _not_to_be_opened(path: Path, error: OSError | ValueError) -> UnreadableArticle:
    why = getattr(error, "strerror", None) or str(error)
    return UnreadableArticle(
        f"it cannot be opened ({why}). Check its name and its rights.", source=str(path)
    )


def _missing(path: Path) -> UnreadableArticle:
    if path.parts[:1] in {("http:",), ("https:",)}:
        return UnreadableArticle(
            "links are not followed. Save the page and name its file.", source=str(path)
        )
    return UnreadableArticle("there is no such file. Check the path.", source=str(path))


def _is_json_lines(raw: bytes, suffix: str) -> bool:
    known = suffix.lower()
    return known in _JSON_LINES or (known != ".txt" and bool(_JSON_LINE.match(raw)))


def _is_html(raw: bytes, suffix: str) -> bool:
    return suffix.lower() in _HTML or _MARKUP.match(raw) is not None
