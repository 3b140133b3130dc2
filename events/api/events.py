"""Events: what we hold happened, with the sentences it rests on."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from http import HTTPStatus
from typing import Literal

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Field, Query, Router, Schema

from conflict_timeline.rest.links import Links
from conflict_timeline.rest.parameters import (
    Day,
    ListParameters,
    Several,
    read_parameters,
    refuse_unknown,
)
from conflict_timeline.rest.problems import Problem, refused_values
from conflict_timeline.rest.replies import documented, json_reply, negotiated, read_page
from events.api.as_known import answers_as_known
from events.api.event_rows import ORDER, event_answers, event_rows, rows_in_order
from events.api.schemas import EventList, EventOut
from events.exports import Answers, export, feature_collection
from events.filters import EventFilter
from events.models import Event
from events.models.events import EventQuerySet
from events.vocabulary import EventKind, EventStatus

router = Router(tags=["events"])
FORMATS = ("json", "geojson", "csv", "ndjson")
FORMATS_DOCUMENTED = documented(FORMATS[1:])
_WITHDRAWN = Q(status=EventStatus.WITHDRAWN) | Q(merged_into__status=EventStatus.WITHDRAWN)


class EventParameters(ListParameters):
    conflict: str = Field("", description="Slug of a conflict.")
    since: Day = Field(None, description="Happened on this day or later.")
    until: Day = Field(None, description="Happened on this day or earlier.")
    certainty: Literal["possible", "certain", ""] = Field(
        "", description="Whether the whole span, or only a part, must lie between the two days."
    )
    on: Day = Field(None, description="What was true on a day: events up to it.")
    known_by: Day = Field(None, description="Count articles published up to this day.")
    kind: Several[EventKind] = Field([], description="What happened; may be given again.")
    actor: str = Field("", description="Slug of an actor that took part, or of its side.")
    place: str = Field("", description="Slug of a place.")
    province: str = Field("", description="Slug of a province.")
    q: str = Field(
        "", max_length=120, description="A place in any spelling, or words of quotes and headlines."
    )
    format: str = Field("", description="json, geojson, csv or ndjson.")


@router.get("", response=EventList, summary="List events", openapi_extra=FORMATS_DOCUMENTED)
def list_events(request: HttpRequest, parameters: Query[EventParameters]) -> HttpResponseBase:
    """Events by the end of their span, then its start.

    CSV and NDJSON answer the whole list in one stream, JSON and GeoJSON a page.
    """
    fields = read_parameters(request, parameters, EventOut)
    if parameters.since and parameters.until and parameters.since > parameters.until:
        raise refused_values([("until", "The last day comes before the first.")])
    form = negotiated(request, parameters.format, FORMATS)
    rows = rows_in_order(_matching(parameters))
    # A sheet has its own columns, and needs all that they are made of.
    wanted = () if form == "csv" else fields
    answers = _answers(Links(request), parameters.known_by, wanted)
    if form in {"csv", "ndjson"}:
        return export(form, "events", ORDER.apply(rows, parameters.cursor), answers, fields)
    page = read_page(request, rows, ORDER, parameters.limit, parameters.cursor)
    if form == "geojson":
        return feature_collection(page, answers(page.rows), fields)
    return page.reply(answers(page.rows), fields)


class EventClock(Schema):
    known_by: Day = Field(None, description="Count articles published up to this day.")


@router.get("/{int:pk}", response=EventOut, summary="Get an event")
def get_event(request: HttpRequest, pk: int, parameters: Query[EventClock]) -> HttpResponse:
    """One event. A merged one says `merged_into`; a withdrawn one is gone (410).

    What was merged into an event is told where that event is.
    """
    refuse_unknown(request, EventClock.model_fields)
    events, visible = Event.objects.filter(pk=pk), Event.objects.visible()
    row = event_rows(events.filter(Q(pk__in=visible) | Q(merged_into__in=visible))).first()
    if row is None and events.filter(_WITHDRAWN).exists():
        raise Problem(HTTPStatus.GONE, "The editors have withdrawn this event.")
    if row is None:
        raise Http404
    if parameters.known_by and not row["merged_into_id"] and not _known(pk, parameters.known_by):
        raise Problem(HTTPStatus.NOT_FOUND, f"Nothing was reported of it by {parameters.known_by}.")
    answers = _answers(Links(request), parameters.known_by, ())
    return json_reply(next(iter(answers([row]))))


def _known(pk: int, by: date) -> bool:
    return Event.objects.filter(pk=pk).as_known(by).exists()


def _answers(links: Links, known_by: date | None, fields: Sequence[str]) -> Answers:
    if known_by:
        return partial(answers_as_known, links=links, known_by=known_by)
    return partial(event_answers, links=links, fields=fields)


def _matching(parameters: EventParameters) -> EventQuerySet:
    asked = EventFilter(
        on=parameters.on,
        known_by=parameters.known_by,
        since=parameters.since,
        until=parameters.until,
        certainty=parameters.certainty or "possible",
        kinds=frozenset(EventKind(kind) for kind in parameters.kind if kind),
        conflict=parameters.conflict,
        actor=parameters.actor,
        place=parameters.place,
        province=parameters.province,
        q=parameters.q,
    )
    return asked.apply(Event.objects.visible())
