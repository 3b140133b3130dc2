"""The first events that a filter keeps, as cards: what detail pages and search list."""

from collections.abc import Iterable

from events.filters import EventFilter
from events.models import Actor, Event, Place
from events.names import learn_names_of
from events.pages.cards import EventCard, card_of
from events.pages.listed_page import with_places
from events.tellings import tellings

MOST = 100


def listed_events(
    wanted: EventFilter, *, most: int = MOST, beside: Iterable[Place | Actor | None] = ()
) -> tuple[list[EventCard], bool]:
    """The first events wanted, in order, and whether there are more; four queries.

    The places and actors `beside` them on the page learn their names along with theirs.
    """
    found = with_places(wanted.apply(Event.objects.visible())).in_order()[: most + 1]
    told = list(tellings(found, wanted.known_by).values())
    learn_names_of(told, beside)
    return [card_of(telling) for telling in told[:most]], len(told) > most
