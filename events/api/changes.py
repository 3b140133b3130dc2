"""Changes: what to fetch again, for copies that are kept up to date."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, Query, Router

from conflict_timeline.rest.links import Links
from conflict_timeline.rest.paging import Order, by_moment, by_number
from conflict_timeline.rest.parameters import ListParameters, Moment, read_parameters
from conflict_timeline.rest.replies import Entry, read_page
from events.api.schemas import ChangeList, ChangeOut
from events.models import Event
from events.vocabulary import EventStatus

router = Router(tags=["changes"])
ORDER = Order((by_moment("changed_at"), by_number("id")))
_GONE = {EventStatus.WITHDRAWN: "withdrawn", EventStatus.MERGED: "merged"}


class ChangeParameters(ListParameters):
    since: Moment = Field(
        None, description="A moment or a day (UTC, from its start); left out: from the beginning."
    )
    conflict: str = Field("", description="Slug of a conflict.")


@router.get("", response=ChangeList, summary="List changes")
def list_changes(request: HttpRequest, parameters: Query[ChangeParameters]) -> HttpResponse:
    """Events added, changed, withdrawn or merged since a moment, the earliest first.

    Fetch `url` for each `changed`, drop the others; keep the last `changed_at` for next time.
    """
    fields = read_parameters(request, parameters, ChangeOut)
    events = Event.objects.visible() | Event.objects.filter(status__in=list(_GONE))
    if parameters.conflict:
        events = events.filter(conflict__slug=parameters.conflict)
    if parameters.since:
        events = events.filter(changed_at__gt=parameters.since)
    rows = events.values("id", "status", "changed_at", "merged_into_id")
    page = read_page(request, rows, ORDER, parameters.limit, parameters.cursor)
    links = Links(request)
    return page.reply((_change(row, links) for row in page.rows), fields)


def _change(row: Entry, links: Links) -> dict[str, Any]:
    return {
        "id": row["id"],
        "change": _GONE.get(row["status"], "changed"),
        "changed_at": row["changed_at"],
        "merged_into": row["merged_into_id"],
        "url": links.site + reverse("api:get_event", args=[row["id"]]),
    }
