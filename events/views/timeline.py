"""Conflicts, the timeline of one, and a day of it. What readers see is made in `events.pages`."""

from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.forms import EARLIEST_DAY, ClocksForm, TimelineForm
from events.models import Conflict
from events.pages.addresses import Address
from events.pages.conflicts_page import conflict_cards
from events.pages.day_page import day_page
from events.pages.timeline_page import chips_of, last_day_of, timeline_page
from events.timeline import frame_of

TIMELINE_QUERY = ("on", "known_by", *TimelineForm.own_names, "page")


@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    return render(request, "conflicts.html", {"conflicts": conflict_cards()})


@require_safe
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    conflict = get_object_or_404(Conflict, slug=slug)
    address = Address.of(request.path, request.GET, TIMELINE_QUERY)
    if moved := _tidied(request, address, conflict):
        return redirect(moved)
    frame = frame_of(conflict, with_shapes=True)
    form = TimelineForm(request.GET, frame=frame)
    understood = form.is_valid()
    number = form.cleaned_data.get("page") or 1
    page = timeline_page(frame, form.wanted(slug), number=number, address=address)
    if number > page.last_number:
        raise Http404(f"There is no page {number}.")
    context = {
        "conflict": conflict,
        "page": page,
        "situation": page.situation,
        "form": form,
        "clocks": _clocks(form),
        "chips": chips_of(form, address),
        "steps": _steps(page.situation, address, _clocks(form)),
    }
    return render(request, "timeline.html", context, status=_status(understood))


def _tidied(request: HttpRequest, address: Address, conflict: Conflict) -> str:
    """Where a form's query should lead: no empty parameters, 'that evening' as a day."""
    if "evening" in request.GET:
        day = request.GET.get("on") or last_day_of(conflict).isoformat()
        return str(address.with_(on=day, known_by=day))
    has_empty = any(not value.strip() for each in request.GET.lists() for value in each[1])
    return str(address) if has_empty else ""


def _status(understood: bool) -> HTTPStatus:
    return HTTPStatus.OK if understood else HTTPStatus.BAD_REQUEST


def _clocks(form: ClocksForm) -> dict[str, date | None]:
    return {name: form.answer(name) for name in ("on", "known_by")}


def _steps(situation: Any, address: Address, clocks: dict[str, date | None]) -> dict[str, str]:
    """Addresses of the neighbouring days and changes; what was known moves along."""
    evening = clocks["known_by"] is not None and clocks["known_by"] == clocks["on"]
    days = {
        name: getattr(situation, name)
        for name in ("previous_change", "previous_day", "next_day", "next_change")
    }
    return {
        name: str(address.with_(on=day, **({"known_by": day} if evening else {})))
        for name, day in days.items()
        if day
    }


@require_safe
def day(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    conflict = get_object_or_404(Conflict, slug=slug)
    if day < EARLIEST_DAY or day > last_day_of(conflict).replace(year=9998):
        raise Http404("There is no such day.")
    form, clocks = _asked(request)
    page = day_page(conflict, day, known_by=clocks["known_by"])
    context = {"conflict": conflict, "page": page, "situation": page.situation, "form": form}
    return render(request, "day.html", context, status=_status(not form.errors))


def _asked(request: HttpRequest) -> tuple[ClocksForm, dict[str, date | None]]:
    form = ClocksForm(request.GET)
    form.is_valid()
    return form, _clocks(form)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"api": reverse("api:api-root")}
    return render(request, "robots.txt", context, content_type="text/plain")
