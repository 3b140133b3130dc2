"""What a web page says of itself: its encoding, days, outlet, picture."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import orjson
from lxml.html import HtmlElement

from articles.reading.article import NamedPicture
from articles.reading.days import PrintedDay, printed_day, written_days

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# Only fields that mean "first published"; not those for a change or a copyright year.
_DAY_FIELDS = frozenset({
    "article:published_time", "article:published", "article.published",
    "article:published_date", "og:published_time", "og:article:published_time",
    "datepublished", "date_published", "date.published", "publishdate", "publish_date",
    "publish-date", "published_date", "published-date", "publication_date", "pubdate",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "citation_publication_date", "cxenseparse:recs:publishtime",
    "rnews:datepublished", "shareaholic:article_published_time", "date",
})  # fmt: skip
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report)$")
_ASIDE = (
    "ancestor-or-self::*[self::aside or self::nav or self::footer or self::form"
    " or contains(concat(@class, ' ', @id), 'related') or contains(@class, 'sidebar')"
    " or contains(@class, 'recommend') or contains(@class, 'teaser')]"
)
_CHANGED = re.compile(r"\b(?:updated|modified|edited|last|corrected)\b", re.IGNORECASE)
_LEAST_PARAGRAPH = 80
_LONGEST_BYLINE = 160
_CREDIT = re.compile(
    r"(?:photo(?:graph)?|picture|image|credit|source)s?(?: (?:by|credit|courtesy(?: of)?))?"
    r"\s*[:：]\s*"
    r"(?P<name>[^|\n]{2,120})$|©\s*(?P<holder>[^|\n]{2,120})$",
    re.IGNORECASE,
)


def declared_encoding(raw: bytes) -> str:
    """The encoding that a page's head names; an empty string where it names none."""
    match = _CHARSET.search(raw, 0, 4096)
    return match[1].decode("ascii") if match else ""


def machine_days(tree: HtmlElement) -> list[PrintedDay]:
    """The days of publication that a page gives to machines, strongest first."""
    values = [*_meta_days(tree), *_json_days(tree), *_marked_days(tree)]
    return [day for day in map(printed_day, values) if day is not None]


def byline_day(tree: HtmlElement) -> date | None:
    """The one whole day shown between the headline and the first paragraph.

    What stands elsewhere on a page (today's date in its head, days of teasers, the
    year of its copyright) is not the article's day.
    """
    shown = [day for text in _byline_texts(tree) for day in written_days(text)]
    return shown[0] if len(set(shown)) == 1 else None


def outlet_name(tree: HtmlElement) -> str:
    """The outlet that a page's linked data names; an empty string where it names none."""
    for record in _articles(tree):
        publisher = record.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
    return ""


def first_picture(tree: HtmlElement, folder: Path | None) -> NamedPicture | None:
    """The first picture with a caption whose file lies in the page's own folder."""
    if folder is None:
        return None
    for figure in tree.iterfind(".//figure"):
        for image in figure.iterfind(".//img"):
            named = unquote((image.get("src") or "").partition("?")[0])
            if named and ":" not in named and not named.startswith("/"):
                caption = " ".join(_text(one) for one in figure.iterfind(".//figcaption"))
                alt = image.get("alt") or ""
                return NamedPicture.inside(folder, named, credit=_credit(caption), alt=alt.strip())
    return None


def _meta_days(tree: HtmlElement) -> Iterator[str]:
    for meta in tree.iterfind(".//meta[@content]"):
        names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
        if any((name or "").lower() in _DAY_FIELDS for name in names):
            yield meta.get("content") or ""


def _json_days(tree: HtmlElement) -> Iterator[str]:
    for record in _articles(tree):
        day = record.get("datePublished")
        if isinstance(day, str):
            yield day


def _articles(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """The linked-data records of articles that a page puts at its top, not those it lists."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            value = orjson.loads(script.text or "")
        except orjson.JSONDecodeError:
            continue
        records = value if isinstance(value, list) else [value]
        graphs = [one["@graph"] for one in records if isinstance(one, dict) and "@graph" in one]
        records += [record for graph in graphs if isinstance(graph, list) for record in graph]
        yield from (one for one in records if isinstance(one, dict) and _is_article(one))


def _is_article(record: dict[str, object]) -> bool:
    kinds = record.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE_TYPE.search(kind) for kind in kinds)


def _marked_days(tree: HtmlElement) -> Iterator[str]:
    """Elements marked as the day of publication, outside what the page adds around."""
    marked = tree.xpath(
        f".//*[@itemprop='datePublished' or (self::time and (@pubdate or"
        f" contains(@class, 'published') or contains(@class, 'entry-date')))][not({_ASIDE})]"
    )
    for element in marked:
        yield element.get("datetime") or element.get("content") or _text(element)
    for element in _byline(tree):
        if element.tag == "time" and not _CHANGED.search(element.get("class") or ""):
            yield element.get("datetime") or ""


def _byline_texts(tree: HtmlElement) -> Iterator[str]:
    for element in _byline(tree):
        text = _text(element)
        if len(text) <= _LONGEST_BYLINE and not _CHANGED.search(text):
            yield text


def _byline(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements between the headline and the first paragraph of some length."""
    headline = next(tree.iterfind(".//h1"), None)
    if headline is None:
        return
    for element in headline.xpath(f"following::*[not({_ASIDE})]"):
        if element.tag == "p" and len(_text(element)) >= _LEAST_PARAGRAPH:
            return
        if isinstance(element.tag, str):
            yield element


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _credit(caption: str) -> str:
    match = _CREDIT.search(caption)
    return (match["name"] or match["holder"]).strip(" .)]") if match else ""
