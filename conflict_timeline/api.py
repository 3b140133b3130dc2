"""The JSON interface: version 1 and its routers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.docs import Swagger
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

import articles.api
import events.api.actors
import events.api.changes
import events.api.conflicts
import events.api.control
import events.api.events
import events.api.places
import events.api.reports
from conflict_timeline.rest.problems import PROBLEM, ProblemOut, answer_problems, problem_response

DESCRIPTION = """
What news reports say happened in a conflict, with the sentences that say it.

Lists answer `items`, `next` (the address of the next page, or null) and `count`.

Dates are spans: every day on which it may have happened, null for an unknown end.
`on` asks what was true on a day, `known_by` only counts articles published up to a day.

Errors are problem documents (RFC 9457). Reading is open to every site; `ETag` is kept.
"""


class TimelineAPI(NinjaAPI):
    """Ninja's, with our names for operations and our errors in its description."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**options)
        schema["components"]["schemas"]["Problem"] = ProblemOut.json_schema()
        for path in schema["paths"].values():
            for operation in path.values():
                operation["responses"]["4XX"] = _REFUSAL
        return schema


_REFUSAL = {
    "description": "Refused, with the reason in words.",
    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}

api = TimelineAPI(
    title="Conflict Timeline",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs=Swagger({"defaultModelsExpandDepth": 0}),
)
api.add_router("/conflicts", events.api.conflicts.router)
api.add_router("/events", events.api.events.router)
api.add_router("/reports", events.api.reports.router)
api.add_router("/articles", articles.api.router)
api.add_router("/places", events.api.places.router)
api.add_router("/actors", events.api.actors.router)
api.add_router("/control", events.api.control.router)
api.add_router("/changes", events.api.changes.router)
answer_problems(api)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem_response(404, f"There is nothing at {request.path}.")
