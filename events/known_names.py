"""The lexicon out of the database: the names that hold for a conflict."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from events.lexicon import KnownActor, KnownPlace, Lexicon, Theatre
from events.models import Actor, ActorName, Conflict, ConflictPlace, Place, PlaceName
from events.vocabulary import ActorKind, PlaceKind


def lexicon_for(conflict: Conflict | None) -> Lexicon:
    """Freeze all places and actors, with the names that hold in a conflict.

    Without a conflict only the names that mean the same everywhere count. Four queries.
    """
    names = ActorName.objects.filter(
        Q(conflict__isnull=True) | Q(conflict=conflict) if conflict else Q(conflict__isnull=True)
    )
    return Lexicon.build(
        places=_known_places(Place.objects.all()),
        actors=_known_actors(Actor.objects.all()),
        place_names=PlaceName.objects.values_list("name", "place_id"),
        actor_names=names.order_by("-conflict", "pk").values_list("name", "actor_id"),
        theatre=_theatre(conflict) if conflict else None,
    )


def _known_places(places: QuerySet[Place]) -> Iterator[KnownPlace]:
    columns = places.values_list(
        "pk", "name", "kind", "country", "province", "capital_of", "geonameid", "population"
    )
    for pk, name, kind, country, province, capital_of, geonameid, population in columns:
        yield KnownPlace(
            pk, name, PlaceKind(kind), country, province, capital_of, geonameid, population
        )


def _known_actors(actors: QuerySet[Actor]) -> Iterator[KnownActor]:
    for pk, name, kind, side in actors.values_list("pk", "name", "kind", "side"):
        yield KnownActor(pk, name, ActorKind(kind), side)


def _theatre(conflict: Conflict) -> Theatre:
    interest = ConflictPlace.objects.filter(conflict=conflict)
    holders = dict(interest.values_list("place_id", "initial_holder_id"))
    return Theatre(
        countries=conflict.country_codes,
        starts_on=conflict.starts_on,
        ends_on=conflict.ends_on,
        places_of_interest=frozenset(holders),
        initial_holders={place: holder for place, holder in holders.items() if holder is not None},
    )
