"""The conflicts that there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.urls import reverse

from events.filters import EventFilter
from events.models import Conflict, Event
from events.pages.addresses import Address
from events.wording import in_words


@dataclass(frozen=True)
class ConflictCard:
    title: str
    url: str
    summary: str
    days: str
    parties: Sequence[str]
    events: int
    picture_url: str


def conflict_cards(*, on: date | None = None, known_by: date | None = None) -> list[ConflictCard]:
    """Every conflict, the latest first, and how many events it has; four queries."""
    wanted = EventFilter(on=on, known_by=known_by).apply(Event.objects.visible())
    counted = wanted.order_by().values_list("conflict").annotate(number=Count("pk"))
    events: dict[int, int] = dict(counted)
    return [
        ConflictCard(
            title=conflict.title,
            url=conflict.get_absolute_url(),
            summary=conflict.summary,
            days=_days(conflict),
            parties=[party.actor.name for party in conflict.parties.all()],
            events=events.get(conflict.pk, 0),
            picture_url=_picture(conflict, on, known_by),
        )
        for conflict in Conflict.objects.prefetch_related("parties__actor")
    ]


def _picture(conflict: Conflict, on: date | None, known_by: date | None) -> str:
    path = reverse("timeline_picture", args=[conflict.slug])
    return str(Address(path).with_(on=on, known_by=known_by))


def _days(conflict: Conflict) -> str:
    first = in_words(conflict.starts_on)
    return f"{first} – {in_words(conflict.ends_on)}" if conflict.ends_on else f"since {first}"
