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
from events.api.chains import chain_answer
from events.api.event_rows import ORDER, event_answers, event_rows, rows_in_order
from events.api.schemas import EventDetail, EventList, EventOut
from events.exports import Answers, export, feature_collection
from events.filters import EventFilter
from events.models import Event
from events.models.events import EventQuerySet
from events.sought import TOO_MANY, too_many_words
from events.vocabulary import EventKind, EventStatus, Stance

router = Router(tags=["events"])
FORMATS = ("json", "geojson", "csv", "ndjson")
FORMATS_DOCUMENTED = documented(FORMATS[1:])
_WITHDRAWN = Q(status=EventStatus.WITHDRAWN) | Q(merged_into__status=EventStatus.WITHDRAWN)


class EventParameters(ListParameters):
    conflict: str = Field("", description="Slug of a conflict.")
    since: Day = Field(None, description="Happened on this day or later.")
    until: Day = Field(None, description="Happened on this day or earlier.")
    certainty: Literal["possible", "certain", ""] = Field(
        "",
        description="possible (the default): some day of the span fits the days asked for; "
        "certain: every day of it does.",
    )
    on: Day = Field(None, description="What was true on a day: events up to it.")
    known_by: Day = Field(None, description="Count articles published up to this day.")
    kind: Several[EventKind] = Field([], description="What happened; may be given again.")
    stance: Several[Stance] = Field(
        [], description="Some report has this stance; may be given again."
    )
    sources: int = Field(0, ge=0, le=30_000, description="So many independent sources, or more.")
    actor: str = Field("", description="Slug of an actor that took part, or of its side.")
    place: str = Field("", description="Slug of a place.")
    province: str = Field("", description="Slug of a province.")
    q: str = Field(
        "",
        max_length=120,
        description="A place in any spelling, an actor, or words of quotes and headlines, by their "
        'start; "in quotes" as a phrase; -word leaves out. 12 words at most.',
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
    if too_many_words(parameters.q):
        raise refused_values([("q", str(TOO_MANY))])
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


@router.get("/{int:pk}", response=EventDetail, summary="Get an event")
def get_event(request: HttpRequest, pk: int, parameters: Query[EventClock]) -> HttpResponse:
    """One event. A merged one says `merged_into`; a withdrawn one is gone (410).

    What was merged into an event is told where that event is.
    """
    refuse_unknown(request, EventClock.model_fields)
    events, visible = Event.objects.filter(pk=pk), Event.objects.visible()
    row = event_rows(events.filter(Q(pk__in=visible) | Q(merged_into__in=visible))).first()
    if row is None:
        raise _gone(events.filter(_WITHDRAWN).select_related("merged_into").first())
    if parameters.known_by and not row["merged_into_id"] and not _known(pk, parameters.known_by):
        raise Problem(HTTPStatus.NOT_FOUND, f"Nothing was reported of it by {parameters.known_by}.")
    links, known_by = Links(request), parameters.known_by
    (answer,) = _answers(links, known_by, ())([row])
    told_as = row["merged_into_id"] or pk
    return json_reply({**answer, **chain_answer(told_as, links, known_by)})


def _gone(withdrawn: Event | None) -> Exception:
    """Why there is no such event: it has been withdrawn, for a reason, or never was shown."""
    if withdrawn is None:
        return Http404()
    why = (withdrawn.merged_into or withdrawn).withdrawn_because()
    detail = "This event has been withdrawn"
    return Problem(HTTPStatus.GONE, f"{detail}: {why.rstrip('.')}." if why else f"{detail}.")


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
        stances=frozenset(Stance(stance) for stance in parameters.stance if stance),
        sources=parameters.sources,
        conflict=parameters.conflict,
        actor=parameters.actor,
        place=parameters.place,
        province=parameters.province,
        q=parameters.q,
    )
    return asked.apply(Event.objects.visible())
