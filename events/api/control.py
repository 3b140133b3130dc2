"""Control: who held each place of interest on a day, and why we say so."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from conflict_timeline.rest.links import Links
from conflict_timeline.rest.parameters import Day, chosen_fields, refuse_unknown
from conflict_timeline.rest.replies import Page
from events.api.schemas import ControlList, ControlOut
from events.api.spans import span_answer
from events.control import Control, Side, Why
from events.models import Actor, Conflict, Place
from events.timeline import PlaceControl, control_of

router = Router(tags=["control"])


class ControlParameters(Schema):
    conflict: str = Field(description="Slug of the conflict.")
    on: Day = Field(None, description="The day asked about; left out: today.")
    known_by: Day = Field(None, description="Count articles published up to this day.")
    fields: str = Field("", description="Only these members, comma apart: `place,holder`.")


@router.get("", response=ControlList, summary="Say who held what")
def get_control(request: HttpRequest, parameters: Query[ControlParameters]) -> HttpResponse:
    """Who held each place of interest at the end of a day, one entry a place, by name."""
    refuse_unknown(request, ControlParameters.model_fields)
    fields = chosen_fields(parameters.fields, list(ControlOut.model_fields))
    conflict = Conflict.objects.filter(slug=parameters.conflict).first()
    if conflict is None:
        raise Http404
    day = parameters.on or timezone.localdate()
    told = control_of(conflict, on=day, known_by=parameters.known_by)
    slugs = _slugs_of(Actor.objects.filter(side__isnull=True))
    links = Links(request)
    entries = [_answer(one, slugs, links) for one in told]
    return Page([], None, len(entries)).reply(entries, fields)


def _slugs_of(actors: QuerySet[Actor]) -> Mapping[int, str]:
    return dict(actors.values_list("pk", "slug"))


def _answer(told: PlaceControl, slugs: Mapping[int, str], links: Links) -> dict[str, Any]:
    control: Control = told.control
    return {
        "place": _place(told.place, links),
        "province": _place(told.place.province, links),
        "holder": _side(control.holder, slugs, links),
        "state": control.state,
        "since": span_answer(control.since),
        "why": [_why(reason, links) for reason in control.why],
        "may_hold": [_side(side, slugs, links) for side in control.may_hold],
    }


def _place(place: Place | None, links: Links) -> dict[str, Any] | None:
    return links.reference("place", place.pk, place.name, place.slug) if place else None


def _side(side: Side | None, slugs: Mapping[int, str], links: Links) -> dict[str, Any] | None:
    return links.reference("actor", side.id, side.name, slugs.get(side.id)) if side else None


def _why(why: Why, links: Links) -> dict[str, Any]:
    url = links.to("event", why.event) if why.event is not None else None
    return {"rule": str(why.rule), "event": why.event, "url": url}
