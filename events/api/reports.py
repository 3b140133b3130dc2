"""Reports: who says what happened, in which words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Query, Router

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
from events.api.event_rows import QUOTED_COLUMNS, quoted
from events.api.schemas import ReportList, ReportOut
from events.api.titles import title_columns, title_of
from events.models import Report, ReportActor
from events.vocabulary import EventKind, Stance, Verdict

router = Router(tags=["reports"])
ORDER = Order((by_day("article__published_on"), by_number("id")))
COLUMNS = (
    *QUOTED_COLUMNS,
    "kind",
    "manner",
    "place_id",
    "place__slug",
    "place__name",
    "place_text",
    "conflict_id",
    "conflict__slug",
    "conflict__title",
    *title_columns("event__"),
)


class ReportParameters(ListParameters):
    conflict: str = Field("", description="Slug of a conflict.")
    event: Number | None = Field(None, description="Id of an event.")
    article: Number | None = Field(None, description="Id of an article.")
    publisher: str = Field("", description="Slug of a publisher.")
    place: str = Field("", description="Slug of a place.")
    kind: EventKind | Literal[""] = Field("", description="What is said to have happened.")
    stance: Stance | Literal[""] = Field("", description="What kind of saying it is.")
    verdict: Verdict | Literal[""] = Field("", description="What an editor decided.")
    since: Day = Field(None, description="In articles of this day or later.")
    until: Day = Field(None, description="In articles of this day or earlier.")
    on: Day = Field(None, description="Of what may have happened by this day.")
    known_by: Day = Field(None, description="In articles published up to this day.")


@router.get("", response=ReportList, summary="List reports")
def list_reports(request: HttpRequest, parameters: Query[ReportParameters]) -> HttpResponse:
    """Reports by the day of their article. Rejected ones are not given."""
    fields = read_parameters(request, parameters, ReportOut)
    rows = _matching(parameters).values(*COLUMNS)
    page = read_page(request, rows, ORDER, parameters.limit, parameters.cursor)
    return page.reply(report_answers(page.rows, Links(request)), fields)


@router.get("/{int:pk}", response=ReportOut, summary="Get a report")
def get_report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report."""
    refuse_unknown(request, ())
    row = Report.objects.public().filter(pk=pk).values(*COLUMNS).first()
    if row is None:
        raise Http404
    return json_reply(next(iter(report_answers([row], Links(request)))))


def _matching(parameters: ReportParameters) -> QuerySet[Report]:
    equal = {
        "conflict__slug": parameters.conflict,
        "event": parameters.event,
        "article": parameters.article,
        "article__publisher__slug": parameters.publisher,
        "place__slug": parameters.place,
        "kind": parameters.kind,
        "stance": parameters.stance,
        "verdict": parameters.verdict,
        "article__published_on__gte": parameters.since,
        "article__published_on__lte": parameters.until,
    }
    asked = {name: value for name, value in equal.items() if value not in ("", None)}
    reports = Report.objects.public().filter(**asked)
    if parameters.on:
        reports = reports.filter(Q(earliest__isnull=True) | Q(earliest__lte=parameters.on))
    if parameters.known_by:
        reports = reports.filter(article__published_on__lte=parameters.known_by)
    return reports


def report_answers(rows: Sequence[Entry], links: Links) -> Iterable[dict[str, Any]]:
    """Rows as answers; one query for all the actors they name."""
    actors = _mentions_of([row["id"] for row in rows], links)
    for row in rows:
        conflict = (row["conflict_id"], row["conflict__title"], row["conflict__slug"])
        place = (row["place_id"], row["place__name"], row["place__slug"])
        yield {
            **quoted(row, links),
            "conflict": links.reference("timeline", *conflict),
            "event": links.reference("event", row["event_id"], title_of(row, "event__")),
            "kind": row["kind"],
            "manner": row["manner"],
            "place": links.reference("place", *place),
            "place_text": row["place_text"],
            "actors": actors.get(row["id"], []),
        }


def _mentions_of(ids: Sequence[int], links: Links) -> dict[int, list[dict[str, Any]]]:
    found = defaultdict(list)
    mentions = ReportActor.objects.filter(report__in=ids).order_by("report", "role", "pk")
    columns = ("report_id", "text", "role", "actor_id", "actor__name", "actor__slug")
    for report, text, role, *actor in mentions.values_list(*columns):
        known = links.reference("actor", *actor)
        found[report].append({"text": text, "role": role, "actor": known})
    return found
