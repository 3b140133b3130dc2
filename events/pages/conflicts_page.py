"""The conflicts that there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from events.models import Conflict
from events.vocabulary import EventStatus
from events.wording import in_words


@dataclass(frozen=True)
class ConflictCard:
    title: str
    url: str
    summary: str
    days: str
    parties: Sequence[str]
    events: int


def conflict_cards() -> list[ConflictCard]:
    """Every conflict, the latest first; two queries."""
    shown = Q(events__status=EventStatus.PUBLISHED) | Q(
        events__status=EventStatus.MACHINE_READ, machine_read_is_public=True
    )
    conflicts = Conflict.objects.annotate(shown=Count("events", filter=shown))
    return [
        ConflictCard(
            title=conflict.title,
            url=conflict.get_absolute_url(),
            summary=conflict.summary,
            days=_days(conflict),
            parties=[party.actor.name for party in conflict.parties.all()],
            events=conflict.shown,
        )
        for conflict in conflicts.prefetch_related("parties__actor")
    ]


def _days(conflict: Conflict) -> str:
    first = in_words(conflict.starts_on)
    return f"{first} – {in_words(conflict.ends_on)}" if conflict.ends_on else f"since {first}"
