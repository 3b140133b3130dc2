"""The page of an event."""

from datetime import date
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.models import Event
from events.pages.event_page import event_page
from events.pages.heads.details import event_head
from events.timeline import SHAPES
from events.views.clocks import clocks_of
from events.vocabulary import EventStatus


@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponseBase:
    """An event with its reports. A merged one leads to its survivor, a withdrawn one is gone."""
    events = Event.objects.select_related("conflict", "place__province", "place__capital_of")
    found = get_object_or_404(events.defer(*SHAPES), pk=pk)
    if found.status == EventStatus.MERGED:
        return survivor_of(request, found)
    if found.status == EventStatus.WITHDRAWN:
        return _gone(request, found)
    if not is_visible(found):
        raise Http404("No such event.")
    known_by = clocks_of(request).known_by
    if not_told_by(found, known_by):
        return _not_told(request, found, known_by)
    page = event_page(found, known_by=known_by)
    context = {
        "page": page,
        "event": found,
        "citation": page.citation(request.build_absolute_uri(page.path)),
        "head": event_head(page, request.build_absolute_uri),
    }
    return render(request, "events/event.html", context)


def is_visible(found: Event) -> bool:
    return found.status == EventStatus.PUBLISHED or found.conflict.machine_read_is_public


def not_told_by(found: Event, known_by: date | None) -> bool:
    """Whether nothing that tells of an event had been printed by a day; one query."""
    if known_by is None:
        return False
    return not Event.objects.filter(pk=found.pk).as_known(known_by).exists()


def survivor_of(request: HttpRequest, found: Event, *, page: str = "event") -> HttpResponse:
    """Lead from a merged event to the same page of the one that it was merged into."""
    address = reverse(page, args=[found.merged_into_id])
    query = request.META.get("QUERY_STRING", "")
    response = redirect(f"{address}?{query}" if query else address, permanent=True)
    # A merge can be undone: no browser may follow from memory.
    response["Cache-Control"] = "no-cache"
    return response


def _not_told(request: HttpRequest, found: Event, known_by: date | None) -> HttpResponse:
    context = {"event": found, "known_by": known_by}
    return render(request, "events/not_told.html", context, status=HTTPStatus.NOT_FOUND)


def _gone(request: HttpRequest, found: Event) -> HttpResponse:
    context = {"event": found, "why": found.withdrawn_because()}
    return render(request, "events/withdrawn.html", context, status=HTTPStatus.GONE)
