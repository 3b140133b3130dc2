"""Web pages: main text, headline, day, outlet, author, link, picture."""

import logging
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura.settings import Document

from articles.reading.article import ReadArticle, UnreadableArticle
from articles.reading.days import head_day, reconciled
from articles.reading.decoding import decode
from articles.reading.junk import passages
from articles.reading.language import language_code
from articles.reading.pages import (
    byline_day,
    declared_encoding,
    first_picture,
    machine_days,
    outlet_name,
)

# What it would log comes out as UnreadableArticle, once and in our words.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_MOST_ELEMENTS = 30_000
# The days that trafilatura would guess are not asked for: no search of the text.
_NO_DAYS = {"original_date": True, "extensive_search": False, "max_date": "1900-01-01"}


def read_html(
    raw: bytes, *, source: str = "", url: str = "", folder: Path | None = None
) -> ReadArticle:
    """Read a web page; menus, captions, forms and teasers are left out.

    `folder` is where a page that was saved with its pictures stands.
    Raises UnreadableArticle for pages without text and for what is no page.
    """
    tree = _tree(decode(raw, declared=declared_encoding(raw)))
    page = _main_content(tree, url)
    headline = " ".join((page.title or "").split())
    text = _text(page.body, headline)
    printed = reconciled(machine_days(tree), byline_day(tree) or head_day(text))
    return ReadArticle(
        text=text,
        headline=headline,
        published_on=printed.day if printed else None,
        published_at=printed.moment if printed else None,
        publisher=outlet_name(tree) or page.sitename or page.hostname or "",
        author=page.author or "",
        language=language_code(tree.get("lang") or ""),
        url=url or page.url or "",
        source=source,
        picture=first_picture(tree, folder),
    )


def _tree(markup: str) -> HtmlElement:
    tree = trafilatura.load_html(markup)
    if tree is None:
        raise _no_text()
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise UnreadableArticle(
            f"the page has more than {_MOST_ELEMENTS:,} elements: too large for an article. "
            "Save the article's own page."
        )
    return tree


def _main_content(tree: HtmlElement, url: str) -> Document:
    """Raises UnreadableArticle where there is none, and where the page breaks the parser."""
    try:
        page = trafilatura.bare_extraction(
            deepcopy(tree),
            url=url or None,
            with_metadata=True,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=_NO_DAYS,
        )
    except Exception as error:  # strangers' markup can break any parser, in any way
        raise _no_text() from error
    if not isinstance(page, Document):
        raise _no_text()
    return page


def _text(body: _Element, headline: str) -> str:
    """The paragraphs apart by empty lines, without the headline and without page junk."""
    paragraphs = [text for text in _paragraphs(body) if text]
    if paragraphs and paragraphs[0] == headline:
        del paragraphs[0]
    # The headline goes first so that its echoes are known.
    whole = "\n\n".join([headline, *paragraphs] if headline else paragraphs)
    first = len(headline) + 2 if headline else 0
    kept = [whole[start:end] for start, end in passages(whole) if start >= first]
    if not kept:
        raise _no_text()
    return "\n\n".join(kept)


def _paragraphs(element: _Element) -> Iterator[str]:
    """The text of each innermost block."""
    blocks = [child for child in element if child.tag in _BLOCKS]
    if not blocks:
        yield " ".join("".join(_runs(element)).split())
        return
    for block in blocks:
        yield from _paragraphs(block)


def _runs(element: _Element) -> Iterator[str]:
    """The text of a block, with a blank where a line breaks."""
    for child in element.iter():
        yield (" " if child.tag == "lb" else "") + (child.text or "")
        yield (child.tail or "") if child is not element else ""


_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "div", "table", "row", "cell"})


def _no_text() -> UnreadableArticle:
    return UnreadableArticle(
        "no article text was found in this page. Save the article's own page, or its text as .txt."
    )
