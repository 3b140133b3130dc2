"""What holds for every answer of the API: open reads, HEAD, ETag, errors as problems."""

from collections.abc import Callable
from hashlib import blake2b
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from conflict_timeline.rest.problems import PROBLEM, problem_response

PREFIX = "/api/"
READS = "GET, HEAD, OPTIONS"


class OpenReads:
    """Answers OPTIONS and HEAD, lets any site read, and adds ETag and 304."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        return _opened(self._answer(request))

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        match request.method:
            case "OPTIONS":
                return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": READS})
            case "GET":
                return _tagged(request, _told(request, self.get_response(request)))
            case "HEAD":
                request.method = "GET"
                return _bodiless(_tagged(request, _told(request, self.get_response(request))))
        refusal = problem_response(HTTPStatus.METHOD_NOT_ALLOWED, "This interface is for reading.")
        refusal["Allow"] = READS
        return refusal


def _told(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """An error page of the framework, as a problem document."""
    if response.status_code < HTTPStatus.BAD_REQUEST or response["Content-Type"] == PROBLEM:
        return response
    detail = {
        HTTPStatus.NOT_FOUND: f"There is nothing at {request.path}.",
        HTTPStatus.INTERNAL_SERVER_ERROR: "Something broke here. It has been written down.",
    }
    return problem_response(
        response.status_code, detail.get(HTTPStatus(response.status_code), response.reason_phrase)
    )


def _tagged(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer with its ETag, or 304 when the caller has it already."""
    if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
        return response
    tag = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
    response["ETag"] = tag
    response.setdefault("Cache-Control", "public, no-cache")
    unchanged = get_conditional_response(request, etag=tag, response=response)
    return unchanged if unchanged is not None else response


def _bodiless(response: HttpResponseBase) -> HttpResponseBase:
    if isinstance(response, HttpResponse):
        response["Content-Length"] = str(len(response.content))
        response.content = b""
        return response
    head = HttpResponse(status=response.status_code, headers=dict(response.items()))
    response.close()
    return head


def _opened(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = READS
    response["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
    response["Access-Control-Expose-Headers"] = "ETag, Link"
    response["Access-Control-Max-Age"] = "86400"
    patch_vary_headers(response, ["Accept"])
    return response
