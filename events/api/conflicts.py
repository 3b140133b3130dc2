"""Conflicts: what timelines there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from conflict_timeline.rest.links import Links
from conflict_timeline.rest.paging import Order, by_day, by_number
from conflict_timeline.rest.parameters import ListParameters, read_parameters, refuse_unknown
from conflict_timeline.rest.replies import Entry, json_reply, read_page
from events.api.schemas import ConflictList, ConflictOut
from events.models import Conflict, ConflictParty

router = Router(tags=["conflicts"])
ORDER = Order((by_day("starts_on"), by_number("id")), newest_first=True)
COLUMNS = (
    "id",
    "slug",
    "title",
    "summary",
    "countries",
    "starts_on",
    "ends_on",
    "places_called",
)


@router.get("", response=ConflictList, summary="List conflicts")
def list_conflicts(request: HttpRequest, parameters: Query[ListParameters]) -> HttpResponse:
    """Conflicts, the latest first."""
    fields = read_parameters(request, parameters, ConflictOut)
    rows = Conflict.objects.values(*COLUMNS)
    page = read_page(request, rows, ORDER, parameters.limit, parameters.cursor)
    return page.reply(conflict_answers(page.rows, Links(request)), fields)


@router.get("/{slug}", response=ConflictOut, summary="Get a conflict")
def get_conflict(request: HttpRequest, slug: str) -> HttpResponse:
    """One conflict, by its slug."""
    refuse_unknown(request, ())
    row = Conflict.objects.filter(slug=slug).values(*COLUMNS).first()
    if row is None:
        raise Http404
    return json_reply(next(iter(conflict_answers([row], Links(request)))))


def conflict_answers(rows: Sequence[Entry], links: Links) -> Iterable[dict[str, Any]]:
    """Rows as answers; one query for all their parties."""
    parties = _parties_of([row["id"] for row in rows], links)
    for row in rows:
        yield {
            "id": row["id"],
            "slug": row["slug"],
            "name": row["title"],
            "url": links.to("timeline", row["slug"]),
            "summary": row["summary"],
            "countries": row["countries"].split(","),
            "starts_on": row["starts_on"],
            "ends_on": row["ends_on"],
            "places_called": row["places_called"],
            "parties": parties.get(row["id"], []),
        }


def _parties_of(ids: Sequence[int], links: Links) -> dict[int, list[Any]]:
    found = defaultdict(list)
    parties = ConflictParty.objects.filter(conflict__in=ids).order_by("conflict", "colour")
    columns = ("conflict_id", "actor_id", "actor__name", "actor__slug")
    for conflict, pk, name, slug in parties.values_list(*columns):
        found[conflict].append(links.reference("actor", pk, name, slug))
    return found
