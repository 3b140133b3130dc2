"""Search across places, actors and events, in any spelling."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from events.filters import EventFilter
from events.models import Actor, Place, PlaceName
from events.pages.cards import EventCard
from events.pages.subjects import cards_of
from events.spelling import folded, spelling_key

MOST = 20


@dataclass(frozen=True)
class Found:
    places: Sequence[Place]
    actors: Sequence[Actor]
    events: Sequence[EventCard]
    more_events: bool

    @property
    def nothing(self) -> bool:
        return not (self.places or self.actors or self.events)


def search(q: str) -> Found:
    """What a text finds; nothing for an empty one."""
    if not q.strip():
        return Found((), (), (), False)
    events, more = cards_of(EventFilter(q=q))
    return Found(_places(q), _actors(q), events, more)


def _places(q: str) -> list[Place]:
    key = spelling_key(q)
    if not key:
        return []
    spelt = PlaceName.objects.filter(key__startswith=key).values("place")
    places = Place.objects.filter(pk__in=spelt).select_related("province")
    return list(places.defer("shape", "province__shape").order_by("name", "kind")[:MOST])


def _actors(q: str) -> list[Actor]:
    named = Q(name__icontains=q) | Q(name__icontains=folded(q))
    called = Q(names__name__icontains=q) | Q(names__name__icontains=folded(q))
    return list(Actor.objects.filter(named | called).distinct().order_by("name")[:MOST])
