"""The first events that a filter keeps, as cards: what detail pages and search list."""

from events.filters import EventFilter
from events.models import Event
from events.pages.cards import EventCard, card_of
from events.tellings import tellings

OUTLINES = ("place__shape", "place__province__shape")
MOST = 100


def listed_events(wanted: EventFilter, *, most: int = MOST) -> tuple[list[EventCard], bool]:
    """The first events wanted, in order, and whether there are more; four queries."""
    events = Event.objects.visible().select_related("place__province").defer(*OUTLINES)
    found = wanted.apply(events).in_order()[: most + 1]
    told = list(tellings(found, wanted.known_by).values())
    return [card_of(telling) for telling in told[:most]], len(told) > most
