"""Articles for programs: where and when they were printed, never more text than is free."""

from datetime import date
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from articles.models import Article
from conflict_timeline.rest.links import Links
from conflict_timeline.rest.paging import Order, by_day, by_number
from conflict_timeline.rest.parameters import (
    Day,
    ListParameters,
    Number,
    read_parameters,
    refuse_unknown,
)
from conflict_timeline.rest.replies import Entry, json_reply, read_page

router = Router(tags=["articles"])
ORDER = Order((by_day("published_on"), by_number("id")))
COLUMNS = (
    "id",
    "headline",
    "published_on",
    "author",
    "language",
    "url",
    "story_id",
    "story__agency",
    "publisher_id",
    "publisher__slug",
    "publisher__name",
    "publisher__homepage",
    "publisher__note",
    "free_text",
)


class PublisherOut(Schema):
    """An outlet; `url` is its own homepage."""

    id: int
    slug: str
    name: str
    url: str | None


class ArticleOut(Schema):
    """What an outlet printed; `text` only where its publisher is free to republish."""

    id: int
    slug: None
    name: str = Field(description="The headline.")
    url: str = Field(description="Its page here.")
    link: str | None = Field(description="Where it was published.")
    publisher: PublisherOut
    publisher_note: str
    published_on: date
    author: str
    agency: str
    story: int = Field(description="Articles of one story print the same wire text.")
    language: str
    text: str | None


class ArticleList(Schema):
    items: list[ArticleOut]
    next: str | None
    count: int | str


class ArticleParameters(ListParameters):
    conflict: str = Field("", description="Slug of a conflict it reports on.")
    publisher: str = Field("", description="Slug of a publisher.")
    agency: str = Field("", description="The wire it credits: AFP, Reuters, AP.")
    story: Number | None = Field(None, description="Number of a story.")
    language: str = Field("", description="BCP 47.")
    q: str = Field("", max_length=120, description="Part of the headline.")
    since: Day = Field(None, description="Published on this day or later.")
    until: Day = Field(None, description="Published on this day or earlier.")
    known_by: Day = Field(None, description="Published up to this day.")


@router.get("", response=ArticleList, summary="List articles")
def list_articles(request: HttpRequest, parameters: Query[ArticleParameters]) -> HttpResponse:
    """Articles by day of publication."""
    fields = read_parameters(request, parameters, ArticleOut)
    rows = _rows(_matching(parameters))
    page = read_page(request, rows, ORDER, parameters.limit, parameters.cursor)
    links = Links(request)
    return page.reply((_answer(row, links) for row in page.rows), fields)


@router.get("/{int:pk}", response=ArticleOut, summary="Get an article")
def get_article(request: HttpRequest, pk: int) -> HttpResponse:
    """One article."""
    refuse_unknown(request, ())
    row = _rows(Article.objects.filter(pk=pk)).first()
    if row is None:
        raise Http404
    return json_reply(_answer(row, Links(request)))


def _rows(articles: QuerySet[Article]) -> QuerySet:
    """The body never leaves the database unless it is free."""
    free = When(publisher__free_to_republish=True, then=F("body"))
    rows: QuerySet = articles.annotate(free_text=Case(free, default=Value(None)))
    return rows.values(*COLUMNS)


def _matching(parameters: ArticleParameters) -> QuerySet[Article]:
    equal = {
        "publisher__slug": parameters.publisher,
        "story__agency__iexact": parameters.agency,
        "story": parameters.story,
        "language": parameters.language,
        "headline__icontains": parameters.q,
        "published_on__gte": parameters.since,
        "published_on__lte": parameters.until,
    }
    asked = {name: value for name, value in equal.items() if value not in ("", None)}
    articles = Article.objects.filter(**asked)
    if parameters.known_by:
        articles = articles.known_by(parameters.known_by)
    if parameters.conflict:
        about = Article.objects.filter(reports__conflict__slug=parameters.conflict)
        articles = articles.filter(pk__in=about.values("pk"))
    return articles


def _answer(row: Entry, links: Links) -> dict[str, Any]:
    publisher = {
        "id": row["publisher_id"],
        "slug": row["publisher__slug"],
        "name": row["publisher__name"],
        "url": row["publisher__homepage"] or None,
    }
    return {
        "id": row["id"],
        "slug": None,
        "name": row["headline"],
        "url": links.to("article", row["id"]),
        "link": row["url"] or None,
        "publisher": publisher,
        "publisher_note": row["publisher__note"],
        "published_on": row["published_on"],
        "author": row["author"],
        "agency": row["story__agency"],
        "story": row["story_id"],
        "language": row["language"],
        "text": row["free_text"],
    }
