"""JSON Lines: one article a line."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson

from articles.reading.article import NamedPicture, ReadArticle, UnreadableArticle
from articles.reading.days import PrintedDay, printed_day
from articles.reading.decoding import decode
from articles.reading.language import language_code


def read_lines(
    raw: bytes, *, source: str = "", folder: Path | None = None
) -> Iterator[ReadArticle | UnreadableArticle]:
    """Read each line that is not blank; a bad one yields its error and the others go on.

    `folder` is where the pictures that lines name are looked for, and nowhere else.
    Raises UnreadableArticle where the file as a whole is no text.
    """
    for number, line in enumerate(decode(raw).split("\n"), start=1):
        if line.strip():
            try:
                yield read_line(line, number=number, source=source, folder=folder)
            except UnreadableArticle as unreadable:
                yield UnreadableArticle(unreadable.reason, source=source, line=number)


def read_line(
    line: str | bytes, *, number: int, source: str = "", folder: Path | None = None
) -> ReadArticle:
    """Read one line: {"id", "published", "title", "text", "publisher", "author", "url", ...}.

    Raises UnreadableArticle where the line is no JSON object with a text.
    """
    fields = _fields(line)
    printed = _published(fields)
    return ReadArticle(
        text=_text(fields, "text", required=True),
        headline=_text(fields, "title"),
        published_on=printed.day if printed else None,
        published_at=printed.moment if printed else None,
        publisher=_text(fields, "publisher").strip(),
        author=_text(fields, "author").strip(),
        language=language_code(_text(fields, "language")),
        url=_text(fields, "url").strip(),
        agency=_text(fields, "agency").strip(),
        source=f"{source}, line {number}" if source else f"line {number}",
        picture=_picture(fields, folder),
        name=_name(fields),
    )


def _fields(line: str | bytes) -> Mapping[str, object]:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        raise UnreadableArticle(
            'not JSON. Each line must be one whole object such as {"published": "2021-08-11", '
            '"title": "...", "text": "..."}.'
        ) from None
    if not isinstance(value, dict):
        raise UnreadableArticle('not a JSON object. Write {"title": "...", "text": "..."}.')
    return value


def _text(fields: Mapping[str, object], key: str, *, required: bool = False) -> str:
    value = fields.get(key)
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        raise UnreadableArticle(f'"{key}" is missing or no text. Give it as a string.')
    return value


def _published(fields: Mapping[str, object]) -> PrintedDay | None:
    value = _text(fields, "published").strip()
    if not value:
        return None
    printed = printed_day(value)
    if printed is None:
        raise UnreadableArticle(f'"published" is no day: {value!r}. Write it as 2021-08-11.')
    return printed


def _name(fields: Mapping[str, object]) -> str | int | None:
    value = fields.get("id")
    return value if isinstance(value, str | int) else None


def _picture(fields: Mapping[str, object], folder: Path | None) -> NamedPicture | None:
    """The picture file named by a line, if it lies in the folder of the source."""
    named = _text(fields, "picture").strip()
    if not named or folder is None:
        return None
    credit, alt = _text(fields, "picture_credit").strip(), _text(fields, "picture_alt").strip()
    picture = NamedPicture.inside(folder, named, credit=credit, alt=alt)
    if picture is None:
        raise UnreadableArticle(
            f'"picture" must name a file beside this one: {named!r}. Move it there.'
        )
    return picture
