"""Names of places and actors in the language of a page: one query, and none in English."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from events.models import Actor, ActorName, Place, PlaceName
from events.tellings import Telling
from events.timeline import Frame

# The languages whose names serve a page, best first: in Afghanistan a Pashto name is better
# known to readers of Dari than a Latin one. Their alphabetical order is the same.
_SERVING = {"fa": ("fa", "prs", "ps")}


def learn_names(rows: Iterable[Place | Actor | None]) -> None:
    """Let these rows be `called` by their names in the language of the page."""
    languages = _SERVING.get(get_language() or "")
    if not languages:
        return
    known: dict[tuple[str, int], list[Place | Actor]] = {}
    for row in rows:
        if row is not None:
            known.setdefault((type(row).__name__, row.pk), []).append(row)
    for sort, pk, language, _, name in _names_of(known, languages):
        for row in known[sort, pk]:
            if not row.name_here:
                row.name_here, row.name_here_language = name, language


def _names_of(known: Iterable[tuple[str, int]], languages: tuple[str, ...]) -> list[Any]:
    """Rows of sort, id, language, own id and name; the best of each place and actor first."""
    wanted = list(known)
    places = PlaceName.objects.filter(place__in=[pk for sort, pk in wanted if sort == "Place"])
    actors = ActorName.objects.filter(actor__in=[pk for sort, pk in wanted if sort == "Actor"])
    of_places = _rows(places, "Place", "place_id", languages)
    of_actors = _rows(actors.filter(conflict__isnull=True), "Actor", "actor_id", languages)
    return sorted(of_places.union(of_actors, all=True), key=lambda row: row[2:4])


def _rows(names: Any, sort: str, owner: str, languages: tuple[str, ...]) -> Any:
    spoken = names.filter(language__in=languages).annotate(sort=Value(sort)).order_by()
    return spoken.values_list("sort", owner, "language", "pk", "name")


def learn_names_of(
    tellings: Iterable[Telling], others: Iterable[Place | Actor | None] = ()
) -> None:
    """`learn_names` for the places and actors of events, and for others with them."""
    rows = [*others]
    for telling in tellings:
        rows += with_surroundings(telling.event.place)
        rows += [actor for _, actor in telling.actors]
    learn_names(rows)


def with_surroundings(place: Place | None) -> list[Place | Actor | None]:
    """A place, its province and what it is the capital of, where they have been fetched."""
    if place is None:
        return []
    fetched = place._state.fields_cache
    return [place, fetched.get("province"), fetched.get("capital_of")]


def places_of(frame: Frame) -> list[Place | Actor | None]:
    """The places of interest of a conflict with their provinces."""
    return [row for each in frame.places for row in with_surroundings(each.place)]


def place_name_here(place: str) -> Any:
    """The name of the place at a lookup, in the language of the page, as an expression."""
    languages = _SERVING.get(get_language() or "")
    if not languages:
        return F(f"{place}__name")
    names = PlaceName.objects.filter(place=OuterRef(place), language__in=languages)
    best = names.order_by("language", "pk").values("name")[:1]
    return Coalesce(Subquery(best), F(f"{place}__name"))


def actor_name_here() -> Any:
    """An actor's name in the language of the page, as an expression on actors."""
    languages = _SERVING.get(get_language() or "")
    if not languages:
        return F("name")
    names = ActorName.objects.filter(
        actor=OuterRef("pk"), conflict__isnull=True, language__in=languages
    )
    return Coalesce(Subquery(names.order_by("language", "pk").values("name")[:1]), F("name"))
