"""Answers: JSON written by orjson, in the media type that the caller prefers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from conflict_timeline.rest.paging import Order, bounded_count, next_url
from conflict_timeline.rest.parameters import only
from conflict_timeline.rest.problems import Problem

MEDIA_TYPES = {
    "json": "application/json",
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
}


def negotiated(request: HttpRequest, asked: str, offered: Sequence[str]) -> str:
    """The format named, or else the one that `Accept` prefers. Raises Problem (400, 406)."""
    if asked:
        if asked not in offered:
            detail = f"No format {asked!r} here. Known here: {', '.join(offered)}."
            raise Problem(HTTPStatus.BAD_REQUEST, detail, known=list(offered))
        return asked
    named = {MEDIA_TYPES[name]: name for name in offered}
    preferred = request.get_preferred_type(list(named))
    if preferred is None:
        raise Problem(HTTPStatus.NOT_ACCEPTABLE, f"Offered here: {', '.join(named)}.")
    return named[preferred]


def documented(formats: Sequence[str]) -> dict[str, Any]:
    """What to add to an operation's description for its other formats."""
    return {"responses": {200: {"content": {MEDIA_TYPES[name]: {} for name in formats}}}}


def json_reply(document: Any, media_type: str = MEDIA_TYPES["json"]) -> HttpResponse:
    return HttpResponse(orjson.dumps(document), content_type=media_type)


Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """The rows of a page and what its envelope says of the others."""

    rows: list[Entry]
    next: str | None
    count: int | str

    def reply(self, entries: Iterable[Entry], fields: Sequence[str] = ()) -> HttpResponse:
        """The contract's envelope around the entries, with its Link header."""
        listed = [only(entry, fields) for entry in entries]
        document = {"items": listed, "next": self.next, "count": self.count}
        return linked(json_reply(document), self.next)


def read_page(
    request: HttpRequest, rows: QuerySet, order: Order, limit: int, cursor: str = ""
) -> Page:
    """Count and fetch a page, in two queries: one row more than asked tells of a next page."""
    fetched = list(order.apply(rows, cursor)[: limit + 1])
    count = bounded_count(rows)
    page = fetched[:limit]
    if len(fetched) <= limit:
        return Page(page, None, count)
    last = order.cursor([page[-1][name] for name in order.names])
    return Page(page, next_url(request, last), count)


def linked(response: HttpResponse, following: str | None) -> HttpResponse:
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def streamed(chunks: Iterable[bytes], media_type: str, filename: str) -> StreamingHttpResponse:
    """A download that is sent as it is read."""
    response = StreamingHttpResponse(chunks, content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
