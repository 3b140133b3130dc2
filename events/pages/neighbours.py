"""The events before and after one in the chronology of its conflict."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from events.dates import DateSpan
from events.models import Event
from events.models.events import CHRONOLOGY, EventQuerySet
from events.pages.addresses import at
from events.pages.doubts import short_title_of, span_text_of
from events.tellings import Telling, in_brief


@dataclass(frozen=True)
class Neighbour:
    """An event beside another; its title is read after names have been learnt."""

    telling: Telling
    known_by: date | None

    @property
    def title(self) -> str:
        return short_title_of(self.telling)

    @property
    def span_text(self) -> str:
        return span_text_of(self.telling)

    @property
    def url(self) -> str:
        return at(self.telling.event.get_absolute_url(), known_by=self.known_by)


def neighbours(
    telling: Telling, known_by: date | None = None
) -> tuple[Neighbour | None, Neighbour | None]:
    """The visible events just before and just after, as known by a day; two queries,
    and three more where a day is given."""
    event, span = telling.event, telling.when
    events = Event.objects.visible().as_known(known_by, conflict=event.conflict_id)
    columns = tuple(F(name) for name in CHRONOLOGY)
    key = (*_ends(span), event.pk)
    backwards = [column.desc() for column in columns]
    earlier = events.filter(TupleLessThan(columns, key)).order_by(*backwards)
    later = events.filter(TupleGreaterThan(columns, key)).in_order()
    found = [_first(earlier), _first(later)]
    told = in_brief([each for each in found if each], known_by)
    before, after = (Neighbour(told[each.pk], known_by) if each else None for each in found)
    return before, after


def _ends(span: DateSpan | None) -> tuple[date, date]:
    return (span.last, span.first) if span else (date.max, date.min)


def _first(events: EventQuerySet) -> Event | None:
    return events.select_related("place").defer("place__shape").first()
