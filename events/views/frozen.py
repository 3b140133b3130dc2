"""Links that fix a list of events, and what they find later."""

from dataclasses import replace
from datetime import date
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from events.filters import EventFilter
from events.forms import VIEW_QUERY, DayField, TimelineForm
from events.frozen import Checksum
from events.frozen_lists import LONGEST, ListTooLong
from events.messages import counted, message
from events.models import Conflict
from events.names import actor_name_here
from events.pages.addresses import Address
from events.pages.frozen_page import MADE_OF, Freezing, FrozenPage, frozen_address, frozen_page
from events.pages.timeline_page import chips_of, last_day_of
from events.speech import say
from events.timeline import Frame, frame_of


class FrozenForm(TimelineForm):
    """The query of a timeline, and what a frozen link adds to it."""

    made = DayField(label=_("Made on"))
    count = forms.IntegerField(required=False, min_value=0, label=_("Number of events"))
    sha256 = forms.RegexField(
        r"^[0-9a-fA-F]{64}$",
        required=False,
        label=_("Checksum"),
        error_messages={
            "invalid": _("A SHA-256 has 64 hexadecimal digits. Copy the whole link again.")
        },
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        needed = ("on", "known_by", "made", "count")
        if cleaned.get("sha256"):
            for name in needed:
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, _("It is missing. Copy the whole link again."))
        return cleaned

    @property
    def freezing(self) -> Freezing:
        asked = self.cleaned_data
        return Freezing(asked["made"], Checksum(asked["count"], asked["sha256"].lower()))


_TOO_LONG = message(
    "A list of more than %(number)s events cannot be frozen: narrow it by a filter.",
    number=LONGEST,
)


@require_safe
def frozen(request: HttpRequest, slug: str) -> HttpResponse:
    """A frozen list as it is now. Without a checksum: the link for the list asked for."""
    conflict = get_object_or_404(Conflict, slug=slug)
    frame = frame_of(conflict, name=actor_name_here())
    form = FrozenForm(request.GET, frame=frame)
    address = Address.of(request.path, request.GET, VIEW_QUERY)
    if not form.is_valid():
        return _refused(request, conflict, form)
    wanted = form.wanted()
    try:
        if not form.cleaned_data["sha256"]:
            return _to_complete(address, wanted, conflict)
        return _shown(request, frame, form, wanted)
    except ListTooLong:
        form.add_error(None, say(_TOO_LONG))
        return _refused(request, conflict, form)


def _to_complete(address: Address, wanted: EventFilter, conflict: Conflict) -> HttpResponse:
    today = timezone.localdate()
    whole = replace(
        wanted, on=wanted.on or last_day_of(conflict), known_by=wanted.known_by or today
    )
    response = redirect(str(frozen_address(address, whole, made=today)))
    response["Cache-Control"] = "no-store"
    return response


def _shown(
    request: HttpRequest, frame: Frame, form: FrozenForm, wanted: EventFilter
) -> HttpResponse:
    address = Address.of(request.path, request.GET, (*VIEW_QUERY, *MADE_OF))
    number = form.cleaned_data.get("page") or 1
    page = frozen_page(frame, wanted, form.freezing, number=number, address=address)
    if number > page.pager.last_number:
        raise Http404(f"There is no page {number}.")
    context = {
        "conflict": frame.conflict,
        "page": page,
        "filters": chips_of(form, page.question, None, evening=True),
        "citation": _citation(request, page),
        "site": f"{request.scheme}://{request.get_host()}",
    }
    return render(request, "frozen.html", context)


def _citation(request: HttpRequest, page: FrozenPage) -> str:
    link = request.build_absolute_uri(str(page.address))
    was, asked = page.freezing.was, page.wanted
    cited = counted(
        "Conflict Timeline, “%(title)s”: %(number)s event, %(days)s, SHA-256 %(sha256)s, "
        "frozen %(made)s.",
        "Conflict Timeline, “%(title)s”: %(number)s events, %(days)s, SHA-256 %(sha256)s, "
        "frozen %(made)s.",
        was.count,
        title=page.conflict.called,
        days=f"on={_iso(asked.on)}, known_by={_iso(asked.known_by)}",
        sha256=was.sha256,
        made=page.made,
    )
    # The link stays apart from the sentence, which may hold marks of direction.
    return f"{say(cited)} {link}"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _refused(request: HttpRequest, conflict: Conflict, form: FrozenForm) -> HttpResponse:
    context = {"conflict": conflict, "form": form}
    return render(request, "frozen_refused.html", context, status=HTTPStatus.BAD_REQUEST)
