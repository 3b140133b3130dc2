"""The only writer of articles."""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import count
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from articles.filing import file_article
from articles.models import Article, Publisher
from articles.pictures import UnusablePicture, checked_picture, content_name
from articles.reading.article import NamedPicture, ReadArticle, UnreadableArticle
from articles.reading.language import is_english
from articles.wires import agencies_named, agency_credits

# What pages can show, and earlier than anything that was printed.
FIRST_DAY = date(1000, 1, 1)
_UNNAMED_OUTLET = "Unnamed outlet"
_is_link = URLValidator(schemes=["http", "https"])


class RefusedArticle(UnreadableArticle):
    """An article that was read but is not kept. The message says why and what to do."""


class Outcome(StrEnum):
    """What came of an article."""

    KEPT = "kept"
    KNOWN = "known"


@dataclass(frozen=True)
class Ingested:
    """The article now kept, or kept before; `remarks` tell what of it was not taken over.

    `regrouped` are the numbers of the other articles whose story or excerpts it has changed.
    """

    article: Article
    outcome: Outcome
    remarks: tuple[str, ...] = ()
    regrouped: tuple[int, ...] = ()


@transaction.atomic
def ingest_article(
    read: ReadArticle,
    *,
    published_on: date | None = None,
    publisher: str | None = None,
    now: datetime,
    by: User | None = None,
) -> Ingested:
    """Keep an article, or find the one kept before, which stays as it is.

    `published_on` and `publisher` are the operator's word and go before the source's own.
    `now` is an aware time; a day after today where the outlet prints is refused.
    Raises RefusedArticle for an article without a day or with one in the future.
    """
    name = _clean(publisher or read.publisher or _host(read.url) or _UNNAMED_OUTLET, 120)
    outlet = find_publisher(name)
    day = _day(read, published_on, outlet, now)
    known = _known(read, outlet)
    if known is not None:
        return Ingested(known, Outcome.KNOWN, _of_another_day(known, day))
    article, remarks = _article(read, day, by)
    _hold_stories()
    article.publisher = outlet or _new_publisher(name, read)
    return _keep(article, read, remarks)


def find_publisher(name: str) -> Publisher | None:
    """The outlet of that name; accents, case, blanks and a leading "the" do not count."""
    key = _folded(name)
    return next((one for one in Publisher.objects.all() if _folded(one.name) == key), None)


def _day(
    read: ReadArticle, published_on: date | None, outlet: Publisher | None, now: datetime
) -> date:
    zone = _zone(outlet)
    own = _day_there(read.published_at, zone)
    day = published_on or own or read.published_on
    if day is None:
        raise RefusedArticle(
            "it names no publication date. Give one: --published 2021-08-11.", source=read.source
        )
    if day < FIRST_DAY:
        raise RefusedArticle(
            f"its publication date, {day}, is before the year 1000. Correct it in the source, "
            "or give the right one: --published 2021-08-11.",
            source=read.source,
        )
    if day > now.astimezone(zone).date():
        raise RefusedArticle(
            f"its publication date, {day}, is in the future. Correct it in the source, "
            "or give the right one: --published 2021-08-11.",
            source=read.source,
        )
    return day


def _day_there(moment: datetime | None, zone: ZoneInfo) -> date | None:
    """The day of a moment where the outlet prints; that of UTC at the ends of the calendar."""
    if moment is None:
        return None
    try:
        return moment.astimezone(zone).date()
    except OverflowError:
        return moment.date()


def _zone(outlet: Publisher | None) -> ZoneInfo:
    try:
        return ZoneInfo(outlet.time_zone if outlet else "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _known(read: ReadArticle, outlet: Publisher | None) -> Article | None:
    if outlet is None:
        return None
    return Article.objects.filter(publisher=outlet, body_hash=_body_hash(read.body)).first()


def _of_another_day(known: Article, day: date) -> tuple[str, ...]:
    if known.published_on == day:
        return ()
    kept = f"it is here already, as of {known.published_on}, and keeps that day"
    return (f"{kept}. Correct it in the admin, where its events follow.",)


def _body_hash(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _hold_stories() -> None:
    """One worker at a time decides on stories, or one wire text could found two.

    PostgreSQL holds the oldest publisher's row until the transaction ends; SQLite has
    one writer anyway.
    """
    Publisher.objects.select_for_update(no_key=True).order_by("pk").first()


def _article(read: ReadArticle, day: date, by: User | None) -> tuple[Article, tuple[str, ...]]:
    """The row to be, without outlet and story, and what of the source it cannot take over."""
    article = Article(
        headline=read.headline[:500],
        body=read.body,
        body_hash=_body_hash(read.body),
        published_on=day,
        author=_clean(read.author, 200),
        language=read.language,
        url=_link(read.url),
        source=_clean(read.source, 500),
        ingested_by=by,
    )
    remarks = (
        [f"the link is no web address and was left out: {read.url}"]
        if (read.url and not article.url)
        else []
    )
    if not is_english(read.body):
        remarks.append(
            "the text does not read as English, the one language that reports are found in; "
            "an editor can add them by hand"
        )
    if read.picture is not None:
        try:
            raw = _picture(read.picture)
        except UnusablePicture as unusable:
            remarks.append(f"the picture was left out. {unusable}")
        else:
            article.picture = ContentFile(raw, name=content_name(raw))
            article.picture_credit = _clean(read.picture.credit, 200)
            article.picture_alt = _clean(read.picture.alt, 300)
    return article, tuple(remarks)


def _picture(named: NamedPicture) -> bytes:
    """The picture's bytes, clean. Raises UnusablePicture."""
    if not (named.credit.strip() and named.alt.strip()):
        raise UnusablePicture("A picture needs a credit and a description. Add both.")
    try:
        if named.path.stat().st_size > settings.MAX_PICTURE_BYTES:
            raise UnusablePicture("The picture file is too large. Scale it down.")
        raw = named.path.read_bytes()
    except OSError:
        raise UnusablePicture(f"There is no picture file {named.path.name}.") from None
    return checked_picture(
        raw, most_bytes=settings.MAX_PICTURE_BYTES, most_pixels=settings.MAX_PICTURE_PIXELS
    )


def _keep(article: Article, read: ReadArticle, remarks: tuple[str, ...]) -> Ingested:
    """Save the article under its story, unless another worker has saved it just now."""
    article._change_reason = "Read from its source."  # type: ignore[attr-defined]
    article._history_user = article.ingested_by  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            regrouped = file_article(article, _agencies(read))
    except IntegrityError:
        _drop_picture(article)
        known = _known(read, article.publisher)
        if known is None:
            raise
        return Ingested(known, Outcome.KNOWN)
    return Ingested(article, Outcome.KEPT, remarks, regrouped)


def _drop_picture(article: Article) -> None:
    """Files know no rollback: a picture stored with a row that came to nothing is deleted."""
    if article.picture and article.picture.name:
        article.picture.storage.delete(article.picture.name)


def _agencies(read: ReadArticle) -> tuple[str, ...]:
    """The wires credited: first those that the source names, then those that the text does."""
    named = agencies_named(read.agency) + agency_credits(read.body)
    cleaned = (_clean(name, 60) for name in named)
    return tuple(dict.fromkeys(name for name in cleaned if name))


def _new_publisher(name: str, read: ReadArticle) -> Publisher:
    defaults = {"slug": _free_slug(name), "homepage": _homepage(read.url)}
    return Publisher.objects.get_or_create(name=name, defaults=defaults)[0]


def _free_slug(name: str) -> str:
    slug = slugify(name)[:100] or f"outlet-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    taken = set(Publisher.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in count(2))
    return slug if slug not in taken else next(one for one in numbered if one not in taken)


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(letters.split()).removeprefix("the ")


def _clean(text: str, most: int) -> str:
    """One line of printable characters, cut to what the column holds."""
    printable = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(printable.split())[:most].rstrip()


def _link(url: str) -> str:
    try:
        _is_link(url)
    except ValidationError:
        return ""
    return url if len(url) <= 1000 else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _homepage(url: str) -> str:
    """The root of the site a page comes from; an empty string where that is no web address."""
    try:
        parts = urlsplit(url)
        return _link(f"{parts.scheme}://{parts.netloc}/")[:200]
    except ValueError:
        return ""
