"""Bytes to text: UTF-8, what the bytes declare, or a guess that is all but sure."""

import codecs
import re

from charset_normalizer import from_bytes

from articles.reading.article import UnreadableArticle

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Heads of files that are no text although their first bytes may decode.
_BINARY_HEADS = (
    b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF",
    b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"SQLite format",
)  # fmt: skip
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LARGEST_CONTROL_SHARE = 0.005
_GUESSED_FROM = 20_000
# A guess counts when its language is recognised and no other reading comes close.
_LEAST_CERTAINTY = 0.4
_LEAST_LEAD = 0.04


def decode(raw: bytes, *, declared: str = "") -> str:
    """Turn the bytes of a text file into text without its byte order mark.

    `declared` is the encoding that the source itself names, if it does.
    Raises UnreadableArticle for an empty or binary file and for an unsure encoding.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _decoded(raw.removeprefix(mark), encoding)
    if not raw.strip():
        raise UnreadableArticle("the file is empty. Save the article again and ingest that file.")
    if is_binary(raw):
        raise UnreadableArticle(
            "this is a binary file, not text. Save the article as plain text (.txt), "
            "a web page (.html) or JSON Lines (.jsonl)."
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(raw, declared or _guessed(raw))


def is_binary(raw: bytes) -> bool:
    """Tell whether bytes without a byte order mark are no text in any usual encoding."""
    if b"\x00" in raw or raw.startswith(_BINARY_HEADS):
        return True
    head = raw[:_GUESSED_FROM]
    return len(_CONTROL_BYTES.findall(head)) > _LARGEST_CONTROL_SHARE * len(head)


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        raise UnreadableArticle(
            f"the text is not in the encoding it names ({encoding!r}). Save it again as UTF-8."
        ) from None


def _guessed(raw: bytes) -> str:
    """The encoding whose reading is clean, of a known language, and without a close rival."""
    sample = raw[:_GUESSED_FROM]
    readings = from_bytes(sample.rpartition(b"\n")[0] or sample)
    certainties = sorted((one.coherence - one.chaos for one in readings), reverse=True)
    best = max(readings, key=lambda one: one.coherence - one.chaos, default=None)
    lead = certainties[0] - certainties[1] if len(certainties) > 1 else 1.0
    if best is None or certainties[0] < _LEAST_CERTAINTY or lead < _LEAST_LEAD:
        raise UnreadableArticle(
            "the text is not UTF-8 and its encoding cannot be told for sure. "
            "Save it again as UTF-8."
        )
    return best.encoding
