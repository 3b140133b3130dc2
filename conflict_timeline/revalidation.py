"""Pages are kept by browsers, and asked about before each use: an editor's change shows at once."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class Revalidated:
    """Says `no-cache` where a view says nothing of caching; ETags are made from the content."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response
