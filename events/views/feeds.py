"""A conflict's timeline for readers' tools: Atom, iCalendar, TimelineJS."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from events.feeds.asked import Asked, NotUnderstood, asked_of
from events.feeds.atom import atom as atom_of
from events.feeds.calendar import calendar as calendar_of
from events.feeds.entries import dated_entries, newest_changes
from events.feeds.timelinejs import timelinejs as timelinejs_of
from events.models import Conflict


@require_safe
def atom(request: HttpRequest, slug: str) -> HttpResponse:
    """The events that came or changed last."""
    return _answer(request, slug, _atom, "application/atom+xml; charset=utf-8")


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """An entry an event that has a day."""
    response = _answer(request, slug, _calendar, "text/calendar; charset=utf-8")
    if response.status_code == HTTPStatus.OK:
        response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    return response


@require_safe
def timelinejs(request: HttpRequest, slug: str) -> HttpResponse:
    """A slide an event that has a day."""
    return _answer(request, slug, _timelinejs, "application/json")


def _answer(
    request: HttpRequest, slug: str, write: Callable[[Asked], bytes], media_type: str
) -> HttpResponse:
    """What a tool asks for, or in plain words why it cannot be had."""
    conflict = get_object_or_404(Conflict, slug=slug)
    try:
        asked = asked_of(request, conflict)
    except NotUnderstood as refused:
        why = gettext("This address asks for something that there is not.")
        return HttpResponse(
            f"{why}\n{refused}\n",
            status=HTTPStatus.BAD_REQUEST,
            content_type="text/plain; charset=utf-8",
        )
    response = HttpResponse(write(asked), content_type=media_type)
    # Readers' tools run on other sites: TimelineJS fetches from the page that shows it.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _atom(asked: Asked) -> bytes:
    return atom_of(asked, newest_changes(asked))


def _calendar(asked: Asked) -> bytes:
    entries, more = dated_entries(asked)
    return calendar_of(asked, entries, more=more)


def _timelinejs(asked: Asked) -> bytes:
    entries, more = dated_entries(asked)
    return timelinejs_of(asked, entries, more=more)
