"""The conflicts that there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.urls import reverse

from events.dates import DateSpan
from events.filters import EventFilter
from events.messages import listed
from events.models import Conflict, Event
from events.names import learn_names
from events.pages.addresses import at
from events.speech import days_text, say, span_text


@dataclass(frozen=True)
class ConflictCard:
    title: str
    url: str
    summary: str
    days: str
    parties: Sequence[str]
    events: int
    picture_url: str

    @property
    def party_names(self) -> str:
        return say(listed(self.parties, "beside"))


def conflict_cards(*, on: date | None = None, known_by: date | None = None) -> list[ConflictCard]:
    """Every conflict, the latest first, and how many events it has; four queries."""
    wanted = EventFilter(on=on, known_by=known_by).apply(Event.objects.visible())
    counted = wanted.order_by().values_list("conflict").annotate(number=Count("pk"))
    events: dict[int, int] = dict(counted)
    conflicts = list(Conflict.objects.prefetch_related("parties__actor"))
    learn_names(party.actor for conflict in conflicts for party in conflict.parties.all())
    return [
        ConflictCard(
            title=conflict.called,
            url=conflict.get_absolute_url(),
            summary=conflict.summary_here,
            days=_days(conflict),
            parties=[party.actor.called for party in conflict.parties.all()],
            events=events.get(conflict.pk, 0),
            picture_url=at(
                reverse("timeline_picture", args=[conflict.slug]), on=on, known_by=known_by
            ),
        )
        for conflict in conflicts
    ]


def _days(conflict: Conflict) -> str:
    if conflict.ends_on:
        return days_text(conflict.starts_on, conflict.ends_on)
    return span_text(DateSpan.since(conflict.starts_on))
