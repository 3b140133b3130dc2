"""The events before and after one in the chronology of its conflict."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Value
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan
from django.db.models.functions import Coalesce

from events.models import Event
from events.pages.doubts import short_title

_LAST = Coalesce("latest", Value(date.max))
_FIRST = Coalesce("earliest", Value(date.min))


@dataclass(frozen=True)
class Neighbour:
    title: str
    span_text: str
    url: str


def neighbours(event: Event) -> tuple[Neighbour | None, Neighbour | None]:
    """The visible events just before and just after; two queries."""
    events = (
        Event.objects.visible()
        .filter(conflict=event.conflict_id)
        .annotate(last_day=_LAST, first_day=_FIRST)
        .select_related("place")
        .defer("place__shape")
    )
    key = (event.latest or date.max, event.earliest or date.min, event.pk)
    earlier = events.filter(TupleLessThan(("last_day", "first_day", "pk"), key))
    later = events.filter(TupleGreaterThan(("last_day", "first_day", "pk"), key))
    return (
        _first(earlier.order_by("-last_day", "-first_day", "-pk")),
        _first(later.order_by("last_day", "first_day", "pk")),
    )


def _first(events: QuerySet[Event]) -> Neighbour | None:
    event = events.first()
    if event is None:
        return None
    return Neighbour(short_title(event), event.span_text, event.get_absolute_url())
