"""Errors as problem details (RFC 9457): what went wrong, in words, for programs."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError

PROBLEM = "application/problem+json"


class ProblemOut(Schema):
    """Problem details; `errors` names each parameter that was refused."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None


class Problem(Exception):
    """Raised to answer a request with a problem document."""

    def __init__(self, status: int, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.members = status, detail, members


def problem_response(status: int, detail: str, **members: Any) -> HttpResponse:
    """Build the document; `members` are added to the standard ones."""
    document = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **members,
    }
    return HttpResponse(orjson.dumps(document), status=status, content_type=PROBLEM)


def refused_values(errors: Sequence[tuple[str, str]]) -> Problem:
    """Wrong values of known parameters, as (parameter, why) pairs."""
    detail = " ".join(f"{name}: {why}" for name, why in errors)
    listed = [{"parameter": name, "detail": why} for name, why in errors]
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=listed)


def answer_problems(api: NinjaAPI) -> None:
    """Make the API answer its own errors and those of Ninja as problem documents."""

    @api.exception_handler(Problem)
    def told(request: HttpRequest, problem: Problem) -> HttpResponse:
        return problem_response(problem.status, problem.detail, **problem.members)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        pairs = [(str(one["loc"][-1]), f"{one['msg']}.") for one in error.errors]
        return told(request, refused_values(pairs))
