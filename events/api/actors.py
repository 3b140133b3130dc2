"""Actors: who acts, and what reports call them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Query, Router

from conflict_timeline.rest.links import Links
from conflict_timeline.rest.paging import Order, by_number, by_text
from conflict_timeline.rest.parameters import (
    ListParameters,
    named_or_numbered,
    read_parameters,
    refuse_unknown,
)
from conflict_timeline.rest.replies import Entry, json_reply, read_page
from events.api.schemas import ActorList, ActorOut
from events.models import Actor, ActorName
from events.vocabulary import ActorKind

router = Router(tags=["actors"])
ORDER = Order((by_text("name"), by_number("id")))
COLUMNS = ("id", "slug", "name", "kind", "description", "side_id", "side__slug", "side__name")


class ActorParameters(ListParameters):
    q: str = Field("", max_length=120, description="Part of any of its names.")
    kind: ActorKind | Literal[""] = Field("", description="A kind of actor.")
    side: str = Field("", description="Slug of the side it belongs to.")
    conflict: str = Field("", description="Slug of a conflict it is a party to.")


@router.get("", response=ActorList, summary="List actors")
def list_actors(request: HttpRequest, parameters: Query[ActorParameters]) -> HttpResponse:
    """Actors by name, with what reports call them."""
    fields = read_parameters(request, parameters, ActorOut)
    rows = _matching(parameters).values(*COLUMNS)
    page = read_page(request, rows, ORDER, parameters.limit, parameters.cursor)
    return page.reply(actor_answers(page.rows, Links(request)), fields)


@router.get("/{slug}", response=ActorOut, summary="Get an actor")
def get_actor(request: HttpRequest, slug: str) -> HttpResponse:
    """One actor, by its slug or its id."""
    refuse_unknown(request, ())
    row = named_or_numbered(Actor.objects.values(*COLUMNS), slug)
    if row is None:
        raise Http404
    return json_reply(next(iter(actor_answers([row], Links(request)))))


def _matching(parameters: ActorParameters) -> QuerySet[Actor]:
    equal = {
        "kind": parameters.kind,
        "side__slug": parameters.side,
        "parties__conflict__slug": parameters.conflict,
    }
    actors = Actor.objects.filter(**{name: value for name, value in equal.items() if value})
    if parameters.q:
        named = ActorName.objects.filter(name__icontains=parameters.q)
        actors = actors.filter(pk__in=named.values("actor"))
    return actors


def actor_answers(rows: Sequence[Entry], links: Links) -> Iterable[dict[str, Any]]:
    """Rows as answers; one query for all their names."""
    names = _names_of([row["id"] for row in rows])
    for row in rows:
        side = (row["side_id"], row["side__name"], row["side__slug"])
        yield {
            "id": row["id"],
            "slug": row["slug"],
            "name": row["name"],
            "url": links.to("actor", row["slug"]),
            "kind": row["kind"],
            "side": links.reference("actor", *side),
            "description": row["description"],
            "names": names.get(row["id"], []),
        }


def _names_of(ids: Sequence[int]) -> dict[int, list[dict[str, str | None]]]:
    found = defaultdict(list)
    names = ActorName.objects.filter(actor__in=ids).order_by("actor", "name", "pk")
    columns = ("actor_id", "name", "language", "conflict__slug")
    for actor, name, language, conflict in names.values_list(*columns):
        found[actor].append({"name": name, "language": language, "conflict": conflict})
    return found
