"""The pictures that shared links show. Each answers 304 before anything is drawn."""

from datetime import date
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from events.forms import EARLIEST_DAY, LATEST_DAY, ClocksForm
from events.models import Conflict, Event
from events.share_pictures import subjects
from events.share_pictures.kept import picture_file
from events.share_pictures.picture import SharePicture
from events.views.clocks import Clocks
from events.views.events import is_visible, not_told_by, survivor_of
from events.vocabulary import EventStatus


@require_safe
def site_picture(request: HttpRequest) -> HttpResponseBase:
    return _answer(request, subjects.picture_of_site())


@require_safe
def timeline_picture(request: HttpRequest, slug: str) -> HttpResponseBase:
    conflict = get_object_or_404(Conflict, slug=slug)
    clocks = _clocks(request)
    if isinstance(clocks, HttpResponse):
        return clocks
    picture = subjects.picture_of_timeline(conflict, on=clocks.on, known_by=clocks.known_by)
    return _answer(request, picture)


@require_safe
def day_picture(request: HttpRequest, slug: str, day: date) -> HttpResponseBase:
    conflict = get_object_or_404(Conflict, slug=slug)
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        raise Http404("There is no such day.")
    clocks = _clocks(request)
    if isinstance(clocks, HttpResponse):
        return clocks
    return _answer(request, subjects.picture_of_day(conflict, day, known_by=clocks.known_by))


@require_safe
def event_picture(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A merged event leads to its survivor's picture, a withdrawn one is gone."""
    events = Event.objects.select_related("conflict", "place__province", "place__capital_of")
    found = get_object_or_404(events, pk=pk)
    if found.status == EventStatus.MERGED:
        return survivor_of(request, found, page="event_picture")
    if found.status == EventStatus.WITHDRAWN:
        return _in_words(gettext("This event has been withdrawn."), HTTPStatus.GONE)
    if not is_visible(found):
        raise Http404("No such event.")
    clocks = _clocks(request)
    if isinstance(clocks, HttpResponse):
        return clocks
    if not_told_by(found, clocks.known_by):
        raise Http404("No article printed by then tells of it.")
    return _answer(request, subjects.picture_of_event(found, known_by=clocks.known_by))


def _clocks(request: HttpRequest) -> Clocks | HttpResponse:
    """The two days asked for, or what is wrong with them: a picture cannot say it beside itself."""
    form = ClocksForm(request.GET)
    if form.is_valid():
        return Clocks(form.answer("on"), form.answer("known_by"))
    wrong = [f"{name}: {' '.join(map(str, errors))}" for name, errors in form.errors.items()]
    return _in_words("\n".join(wrong), HTTPStatus.BAD_REQUEST)


def _in_words(text: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")


def _answer(request: HttpRequest, picture: SharePicture) -> HttpResponseBase:
    tag = f'"{picture.key}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(picture_file(picture), content_type="image/png")
    response["ETag"] = tag
    # Ask each time, so that no corrected picture stays about; the answer is mostly 304.
    response["Cache-Control"] = "public, no-cache"
    return response
