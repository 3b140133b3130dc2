"""Pages to be framed by other sites: the only ones that may be."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus

from csp.decorators import csp_replace
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from events.forms import VIEW_QUERY, ClocksForm, TimelineForm
from events.messages import listed, message
from events.models import Conflict, Event
from events.names import actor_name_here
from events.pages.addresses import Address, at
from events.pages.embed_page import event_embed, timeline_embed
from events.pages.frames import InlineFrame
from events.pages.listed_page import with_places
from events.pages.timeline_page import chips_of
from events.speech import say
from events.timeline import frame_of
from events.views.events import is_visible, not_told_by, survivor_of
from events.vocabulary import EventStatus

View = Callable[..., HttpResponseBase]


def framed_anywhere(view: View) -> View:
    """Let every site show what a view answers in a frame; an exception is answered as ever."""
    opened: View = csp_replace({"frame-ancestors": ["*"]})(xframe_options_exempt(view))
    return wraps(view)(opened)


@framed_anywhere
@require_safe
def embed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A timeline in brief; it takes the query of the timeline."""
    conflict = get_object_or_404(Conflict, slug=slug)
    frame = frame_of(conflict, with_shapes=True, name=actor_name_here())
    form = TimelineForm(request.GET, frame=frame)
    understood = form.is_valid()
    address = Address.of(conflict.get_absolute_url(), request.GET, VIEW_QUERY)
    page = timeline_embed(frame, form.wanted())
    chips = chips_of(form, address, None, evening=True)
    context = {
        "conflict": conflict,
        "page": page,
        "situation": page.situation,
        "form": form,
        "known_by": form.answer("known_by"),
        "only": say(listed([chip.label for chip in chips], "then")),
        "timeline_url": str(address),
    }
    status = HTTPStatus.OK if understood else HTTPStatus.BAD_REQUEST
    return render(request, "embed/timeline.html", context, status=status)


@framed_anywhere
@require_safe
def embedded_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    """An event as a card. A merged one leads to its survivor's, a withdrawn one says so."""
    found = get_object_or_404(with_places(Event.objects.select_related("conflict")), pk=pk)
    if found.status == EventStatus.MERGED:
        return survivor_of(request, found, page="event_embed")
    if found.status == EventStatus.WITHDRAWN:
        return render(request, "embed/withdrawn.html", {"event": found}, status=HTTPStatus.GONE)
    if not is_visible(found):
        raise Http404("No such event.")
    form = ClocksForm(request.GET)
    if not form.is_valid():
        raise BadRequest("known_by is no day: write one as 2021-08-11.")
    known_by = form.answer("known_by")
    if not_told_by(found, known_by):
        raise Http404("No article printed by then tells of it.")
    page = event_embed(found, known_by=known_by)
    full = at(found.get_absolute_url(), known_by=known_by)
    context = {"page": page, "event": found, "known_by": known_by, "event_url": full}
    return render(request, "embed/event.html", context)


@dataclass(frozen=True)
class Sharing:
    """How the state of a timeline that is in force is shown or cited elsewhere."""

    code: str
    embed_url: str
    freeze_url: str


def sharing_of(request: HttpRequest, conflict: Conflict, address: Address) -> Sharing:
    """The code to copy and the links for the state that an address of a timeline stands for."""
    embed_url = str(Address(reverse("timeline_embed", args=[conflict.slug]), address.fields))
    title = say(message("Timeline: %(title)s", title=conflict.called))
    frame = InlineFrame(request.build_absolute_uri(embed_url), title)
    freeze_url = str(Address(reverse("frozen", args=[conflict.slug]), address.fields))
    return Sharing(frame.html, embed_url, freeze_url)
