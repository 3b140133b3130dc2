"""Conflicts, the timeline of one, and a day of it. What readers see is made in `events.pages`."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.forms import EARLIEST_DAY, LATEST_DAY, VIEW_QUERY, ClocksForm, TimelineForm
from events.models import Conflict
from events.names import actor_name_here
from events.pages.addresses import DEFAULTS, Address, at, day_address, downloads, followed
from events.pages.conflicts_page import conflict_cards
from events.pages.day_page import day_page
from events.pages.heads.timelines import conflicts_head, day_head, timeline_head
from events.pages.situation import Situation
from events.pages.timeline_page import chips_of, last_day_of, timeline_page
from events.timeline import Frame, frame_called
from events.views.clocks import Clocks, clocks_of
from events.views.sharing import sharing_of

TIMELINE_QUERY = (*VIEW_QUERY, "page")


@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    clocks = clocks_of(request)
    cards = conflict_cards(on=clocks.on, known_by=clocks.known_by)
    address = at(request.path, on=clocks.on, known_by=clocks.known_by)
    head = conflicts_head(cards, address, request.build_absolute_uri)
    context = {"conflicts": cards, "clocks": clocks, "head": head}
    return render(request, "conflicts.html", context)


@require_safe
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    frame = _frame(slug)
    conflict = frame.conflict
    address = Address.of(request.path, request.GET, TIMELINE_QUERY)
    if moved := _tidied(request, address, conflict):
        return redirect(moved)
    form = TimelineForm(request.GET, frame=frame)
    understood = form.is_valid()
    number = form.cleaned_data.get("page") or 1
    page = timeline_page(frame, form.wanted(), number=number, address=address)
    facets = page.listed.facets
    if number > page.listed.last_number:
        raise Http404(f"There is no page {number}.")
    clocks = _clocks(form)
    switch = Switch(address, clocks, page.situation.day)
    chips = chips_of(form, address, facets, evening=switch.evening_is_on)
    form.show_counts(facets)
    context = {
        "conflict": conflict,
        "page": page,
        "situation": page.situation,
        "form": form,
        "clocks": clocks,
        "chips": chips,
        "steps": _steps(page.situation, address, switch.evening_is_on),
        "switch": switch,
        "hidden": switch.carried,
        "downloads": downloads(address, slug) | followed(address, slug),
        "filtered": bool(address.fields),
        "sharing": sharing_of(request, conflict, address),
        "head": timeline_head(
            page, address, request.build_absolute_uri, on=clocks.on, known_by=clocks.known_by
        ),
    }
    return render(request, "timeline.html", context, status=_status(form, understood))


def _frame(slug: str) -> Frame:
    try:
        return frame_called(slug, with_shapes=True, name=actor_name_here())
    except Conflict.DoesNotExist:
        raise Http404("No such conflict.") from None


@dataclass(frozen=True)
class Switch:
    """Between what is known now and what was known on the evening of the day shown."""

    address: Address
    clocks: Clocks
    day: date

    @property
    def evening_is_on(self) -> bool:
        return self.clocks.known_by == self.day

    @property
    def now(self) -> str:
        return str(self.address.with_(known_by=None))

    @property
    def evening(self) -> str:
        return str(self.address.with_(on=self.day, known_by=self.day))

    @property
    def day_url(self) -> str:
        path = f"{self.address.path}{self.day.isoformat()}/"
        return at(path, known_by=self.clocks.known_by)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the form that chooses a day takes along unseen."""
        set_by_the_form = {"on", "known_by"} if self.evening_is_on else {"on"}
        return [pair for pair in self.address.fields if pair[0] not in set_by_the_form]


def _tidied(request: HttpRequest, address: Address, conflict: Conflict) -> str:
    """Where a form's query should lead: nothing that asks for nothing, 'that evening' as a day."""
    if request.GET.get("evening", "").strip():
        day = request.GET.get("on") or last_day_of(conflict).isoformat()
        return str(address.with_(on=day, known_by=day))
    given = [(name, value) for name, values in request.GET.lists() for value in values]
    idle = any(not value.strip() or (name, value) in DEFAULTS for name, value in given)
    return str(address) if idle else ""


def _status(form: ClocksForm, understood: bool = True) -> HTTPStatus:
    return HTTPStatus.OK if understood and not form.errors else HTTPStatus.BAD_REQUEST


def _clocks(form: ClocksForm) -> Clocks:
    return Clocks(form.answer("on"), form.answer("known_by"))


def _steps(situation: Situation, address: Address, evening: bool) -> dict[str, str]:
    """Addresses of the neighbouring days and changes; what was known moves along."""
    days = {
        "previous_change": situation.previous_change,
        "previous_day": situation.previous_day,
        "next_day": situation.next_day,
        "next_change": situation.next_change,
    }
    return {
        name: str(address.with_(on=day, **({"known_by": day} if evening else {})))
        for name, day in days.items()
        if day
    }


@require_safe
def day(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    conflict = get_object_or_404(Conflict, slug=slug)
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        raise Http404("There is no such day.")
    form = ClocksForm(request.GET)
    form.is_valid()
    clocks = _clocks(form)
    page = day_page(conflict, day, known_by=clocks.known_by)
    here = Address(request.path).with_(known_by=clocks.known_by)
    context: dict[str, Any] = {
        "conflict": conflict,
        "page": page,
        "situation": page.situation,
        "form": form,
        "clocks": clocks,
        "switch": Switch(here, clocks, day),
        "steps": _day_steps(page.situation, clocks),
        "timeline_url": _on_timeline(conflict, day, clocks),
        "head": day_head(page, request.path, request.build_absolute_uri),
    }
    return render(request, "day.html", context, status=_status(form))


def _day_steps(situation: Situation, clocks: Clocks) -> dict[str, str]:
    """The pages of the neighbouring days, in the place of addresses of the timeline."""
    slug, steps = situation.conflict.slug, {}
    evening = clocks.known_by == situation.day
    for name in ("previous_change", "previous_day", "next_day", "next_change"):
        found = getattr(situation, name)
        if found:
            known = found if evening else clocks.known_by
            steps[name] = day_address(slug, found, known)
    return steps


def _on_timeline(conflict: Conflict, day: date, clocks: Clocks) -> str:
    return at(conflict.get_absolute_url(), on=day, known_by=clocks.known_by)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return render(request, "robots.txt", {"sitemap": sitemap}, content_type="text/plain")
