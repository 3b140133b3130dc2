"""oEmbed 1.0: what to show for an address of this site on somebody else's page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, get_script_prefix, resolve, reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from conflict_timeline.languages import language_of
from conflict_timeline.rest.problems import problem_response
from conflict_timeline.rest.replies import json_reply
from events.feeds.texts import writable
from events.forms import VIEW_QUERY, ClocksForm
from events.messages import message
from events.models import Conflict, Event
from events.names import learn_names_of
from events.pages.addresses import Address
from events.pages.cards import title_of
from events.pages.doubts import with_doubt
from events.pages.frames import EVENT_HEIGHT, HEIGHT, InlineFrame
from events.share_pictures import picture
from events.speech import say
from events.tellings import in_brief
from events.views.events import not_told_by
from events.vocabulary import EventStatus
from events.wording import SITE

CACHE_SECONDS = 3600


class OEmbedForm(forms.Form):
    """What a consumer asks with; `format` has an answer of its own."""

    url = forms.CharField(
        max_length=4_000, error_messages={"required": "Give the address to show as url=..."}
    )
    maxwidth = forms.IntegerField(required=False, min_value=1)
    maxheight = forms.IntegerField(required=False, min_value=1)


@dataclass(frozen=True)
class Shown:
    """A page of ours and what stands for it in a frame; paths begin with a slash."""

    title: str
    framed: Address
    picture: str
    height: int = HEIGHT


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Describe the frame for `url`: 400 without one, 404 where it is no page to show, 501 for
    a format that is neither json nor xml."""
    form, written_as = OEmbedForm(request.GET), request.GET.get("format") or "json"
    if written_as not in _WRITERS:
        detail = "This format is not offered: ask for json or xml."
        return problem_response(HTTPStatus.NOT_IMPLEMENTED, detail)
    if not form.is_valid():
        return problem_response(HTTPStatus.BAD_REQUEST, _refusal(form))
    asked = form.cleaned_data
    try:
        with override(_language_of(asked["url"])):
            shown = _shown(request, asked["url"])
            answer = _answer(request, shown, asked["maxwidth"], asked["maxheight"])
    except Http404:
        detail = "This is no address of a timeline, a day or an event of this site."
        return problem_response(HTTPStatus.NOT_FOUND, detail)
    response = _WRITERS[written_as](answer)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _refusal(form: OEmbedForm) -> str:
    refused = form.errors.get_json_data().items()
    return " ".join(f"{name}: {each['message']}" for name, told in refused for each in told)


def _shown(request: HttpRequest, url: str) -> Shown:
    """Raises Http404 for addresses of others, and for pages that are not for framing."""
    try:
        parts = urlsplit(url)
        match = resolve(_own_path(parts.path))
    except (ValueError, Resolver404):
        raise Http404 from None
    ours = parts.scheme in {"http", "https"} and parts.netloc.lower() == request.get_host().lower()
    if not ours or match.url_name not in _SHOWING:
        raise Http404
    return _SHOWING[match.url_name](QueryDict(parts.query), **match.kwargs)


def _language_of(url: str) -> str:
    """The frame is in the language of the page. Raises Http404 for what is no address."""
    try:
        return language_of(_own_path(urlsplit(url).path))
    except ValueError:
        raise Http404 from None


def _own_path(path: str) -> str:
    return "/" + path.removeprefix(get_script_prefix())


def _timeline(query: QueryDict, slug: str) -> Shown:
    conflict = get_object_or_404(Conflict, slug=slug)
    on = _clocks(query)["on"]
    framed = Address.of(reverse("timeline_embed", args=[slug]), query, VIEW_QUERY)
    title = _title_on(conflict, on) if on else conflict.called
    return Shown(title, framed, reverse("timeline_picture", args=[slug]))


def _day(query: QueryDict, slug: str, day: date) -> Shown:
    asked = query.copy()
    asked["on"] = day.isoformat()
    conflict, clocks = get_object_or_404(Conflict, slug=slug), _clocks(asked)
    framed = Address(reverse("timeline_embed", args=[slug])).with_(**clocks)
    return Shown(_title_on(conflict, day), framed, reverse("day_picture", args=[slug, day]))


def _title_on(conflict: Conflict, day: date) -> str:
    return say(message("%(title)s, %(day)s", title=conflict.called, day=day))


def _event(query: QueryDict, pk: int) -> Shown:
    events = Event.objects.select_related("merged_into", "place").defer("place__shape")
    asked = get_object_or_404(events, pk=pk)
    found = get_object_or_404(
        Event.objects.visible().select_related("place").defer("place__shape"),
        pk=asked.merged_into_id if asked.status == EventStatus.MERGED else asked.pk,
    )
    known_by = _clocks(query)["known_by"]
    if not_told_by(found, known_by):
        raise Http404
    told = in_brief([found], known_by, with_actors=True)[found.pk]
    learn_names_of([told])
    framed = Address(reverse("event_embed", args=[found.pk])).with_(known_by=known_by)
    title = with_doubt(title_of(told), told.standing)
    return Shown(title, framed, reverse("event_picture", args=[found.pk]), EVENT_HEIGHT)


_SHOWING: dict[str | None, Callable[..., Shown]] = {
    "timeline": _timeline,
    "day": _day,
    "event": _event,
}


def _clocks(query: QueryDict) -> dict[str, date | None]:
    """The days asked for; the page for a day that is none is no page to show."""
    form = ClocksForm(query)
    if not form.is_valid():
        raise Http404
    return {"on": form.answer("on"), "known_by": form.answer("known_by")}


def _answer(
    request: HttpRequest, shown: Shown, width: int | None, height: int | None
) -> dict[str, str | int]:
    src = request.build_absolute_uri(str(shown.framed))
    frame = InlineFrame(src, shown.title, height=shown.height).within(width, height)
    answer: dict[str, str | int] = {
        "type": "rich",
        "version": "1.0",
        "title": shown.title,
        "provider_name": say(SITE),
        "provider_url": request.build_absolute_uri(reverse("conflicts")),
        "cache_age": CACHE_SECONDS,
        "html": frame.html,
        "width": frame.width,
        "height": frame.height,
    }
    if (width or picture.WIDTH) >= picture.WIDTH and (height or picture.HEIGHT) >= picture.HEIGHT:
        clocks = [pair for pair in shown.framed.fields if pair[0] in ("on", "known_by")]
        thumbnail = str(Address(shown.picture, tuple(clocks)))
        answer["thumbnail_url"] = request.build_absolute_uri(thumbnail)
        answer["thumbnail_width"] = picture.WIDTH
        answer["thumbnail_height"] = picture.HEIGHT
    return answer


def _as_xml(answer: Mapping[str, str | int]) -> HttpResponse:
    root = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(root, name).text = writable(str(value))
    document = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(document, content_type="text/xml; charset=utf-8")


_WRITERS: dict[str, Callable[[Mapping[str, str | int]], HttpResponse]] = {
    "json": json_reply,
    "xml": _as_xml,
}
