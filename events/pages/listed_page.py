"""One numbered page of a timeline's list: its events, how many there are, what choices leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import IntegerField, Subquery, Value

from events.filters import EventFilter
from events.messages import message
from events.models import Event
from events.models.events import EventQuerySet
from events.pages.facets import Facets, facets_of
from events.pages.found_cards import with_found_names
from events.speech import say
from events.timeline import CastMember
from events.wording import events_in_words

PAGE = 100
COUNTED_TO = 10_000
# Rows that a page skips are read all the same: nobody turns a hundred pages.
LAST_PAGE = 100


@dataclass(frozen=True)
class ListedPage:
    """`total` is the number of events, or COUNTED_TO + 1 for more; None `facets`: too many."""

    events: list[Event]
    number: int
    total: int
    facets: Facets | None

    @property
    def total_in_words(self) -> str:
        """'1 event', '89 events', 'more than 10,000 events'."""
        if self.total > COUNTED_TO and self.facets is None:
            return say(message("more than %(number)s events", number=COUNTED_TO))
        return say(events_in_words(self.total))

    @property
    def last_number(self) -> int:
        last = pages_for(self.total)
        return last if self.facets else min(last, LAST_PAGE)

    @property
    def goes_on(self) -> bool:
        """Whether the list is longer than its pages."""
        return self.number == self.last_number and self.total > self.number * PAGE


def listed_page(wanted: EventFilter, number: int, cast: Mapping[int, CastMember]) -> ListedPage:
    """Read a page of the events wanted, in two queries."""
    facets = facets_of(wanted, cast)
    if facets is None:
        events = _page_counted(wanted, number)
        return ListedPage(events, number, vars(events[0])["total"] if events else 0, None)
    found = facets.found
    wanted_here = found[(number - 1) * PAGE : number * PAGE]
    placed = with_found_names(with_places(Event.objects.all()), wanted.q, wanted.known_by)
    rows = placed.in_bulk(wanted_here)
    return ListedPage([rows[pk] for pk in wanted_here], number, len(found), facets)


def pages_for(events: int) -> int:
    """How many pages a list has; an empty one has one too."""
    return max(1, -(-events // PAGE))


def page_of(wanted: EventFilter, number: int) -> EventQuerySet:
    """A page of the events wanted, in order. Only its rows are joined with their places."""
    page = wanted.apply(Event.objects.visible()).in_order().values("pk")
    ids = Subquery(page[(number - 1) * PAGE : number * PAGE])
    events = Event.objects.as_known(wanted.known_by).filter(pk__in=ids)
    return with_found_names(with_places(events), wanted.q, wanted.known_by).in_order()


class _BoundedCount(Subquery):
    """The number of rows of a query, counted once, however many rows carry it."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def _page_counted(wanted: EventFilter, number: int) -> list[Event]:
    """A page of a long list; each row carries the bounded number of all of them as `total`."""
    if number > LAST_PAGE:
        return []
    some = wanted.apply(Event.objects.visible()).order_by().values(one=Value(1))
    number_of_all = _BoundedCount(some[: COUNTED_TO + 1])
    return list(page_of(wanted, number).annotate(total=number_of_all))


def with_places(events: EventQuerySet) -> EventQuerySet:
    """Events with what a card prints of their places, and without outlines."""
    found: EventQuerySet = events.select_related("place__province").defer(
        "place__shape", "place__province__shape"
    )
    return found
