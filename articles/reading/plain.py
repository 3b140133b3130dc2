"""Plain text files: an optional block of fields, a headline, the text."""

import re

from articles.reading.article import ReadArticle, UnreadableArticle
from articles.reading.days import PrintedDay, head_day, printed_day
from articles.reading.decoding import decode
from articles.reading.language import language_code

_FIELD = re.compile(
    r"(?P<name>publisher|published|headline|title|author|url|language|agency)"
    r"[ \t]*:[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
_LONGEST_HEADLINE = 200
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*$")


def read_plain(raw: bytes, *, source: str = "") -> ReadArticle:
    """Read a text file.

    Raises UnreadableArticle for empty and binary files, unsure encodings and a
    `Published:` field that is no day.
    """
    text = decode(raw).replace("\r\n", "\n").replace("\r", "\n").strip()
    fields, text = _split_fields(text)
    headline = fields.get("headline") or fields.get("title") or ""
    if not headline:
        headline, text = _split_headline(text)
    printed = _published(fields.get("published", ""), text)
    return ReadArticle(
        text=text,
        headline=headline,
        published_on=printed.day if printed else None,
        published_at=printed.moment if printed else None,
        publisher=fields.get("publisher", ""),
        author=fields.get("author", ""),
        language=language_code(fields.get("language", "")),
        url=fields.get("url", ""),
        agency=fields.get("agency", ""),
        source=source,
    )


def _split_fields(text: str) -> tuple[dict[str, str], str]:
    """Lines such as `Publisher: ...` at the head, up to the first empty line."""
    block, _, rest = text.partition("\n\n")
    matches = [_FIELD.fullmatch(line.strip()) for line in block.split("\n")]
    if not all(matches):
        return {}, text
    fields = {match["name"].lower(): match["value"].strip() for match in matches if match}
    return fields, rest.strip()


def _split_headline(text: str) -> tuple[str, str]:
    """A short first line without a full stop, followed by an empty line, is the headline."""
    first, gap, rest = text.partition("\n\n")
    first = first.rstrip()
    if not gap or "\n" in first or len(first) > _LONGEST_HEADLINE or _SENTENCE_END.search(first):
        return "", text
    return first, rest.lstrip()


def _published(value: str, text: str) -> PrintedDay | None:
    if not value:
        day = head_day(text)
        return PrintedDay(day) if day else None
    printed = printed_day(value)
    if printed is None:
        raise UnreadableArticle(f"'Published: {value}' is no day. Write it as 2021-08-11.")
    return printed
