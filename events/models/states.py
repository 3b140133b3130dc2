"""What an event was held to be, from one day of printing to the next: the second clock's index."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from events.models.conflicts import Conflict
from events.models.events import Event
from events.vocabulary import EventKind, Precision, Standing


class EventState(models.Model):
    """What the articles printed by the days from `known_from` to `known_until` make of an event.

    The state known now ends on the last day there is. `first_day` and `last_day` are the ends
    of its span, the ends of the calendar where they are open or not known.
    """

    # The indexes below begin with them.
    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="states", db_index=False
    )
    conflict = models.ForeignKey(
        Conflict, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    known_from = models.DateField()
    known_until = models.DateField(default=date.max)
    kind = models.CharField(max_length=14, choices=EventKind.choices())
    standing = models.CharField(max_length=10, choices=Standing.choices())
    asserted = models.BooleanField(
        default=True, help_text="Whether an outlet asserts it or somebody confirms it."
    )
    stances = models.CharField(
        max_length=60, blank=True, help_text="Those of its reports, in order, comma apart."
    )
    sources = models.PositiveSmallIntegerField(default=0, help_text="Independent ones.")
    precision = models.CharField(max_length=8, choices=Precision.choices(), blank=True)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ("event", "known_from")
        indexes = (
            # Lists of one conflict and of all, in their order, as known by any day.
            models.Index(
                fields=["conflict", "last_day", "first_day", "event", "known_from", "known_until"],
                name="event_state_of_conflict",
            ),
            models.Index(
                fields=["last_day", "first_day", "event", "known_from", "known_until"],
                name="event_state_in_order",
            ),
            # A kind is rare in a long list; the first weeks of a war are few among many.
            models.Index(
                fields=["kind", "last_day", "first_day", "event", "known_from", "known_until"],
                name="event_state_of_kind",
            ),
            models.Index(fields=["known_from"], name="event_state_known_from"),
        )
        constraints = (
            models.UniqueConstraint(fields=["event", "known_from"], name="event_state_once_a_day"),
            models.UniqueConstraint(
                fields=["event", "known_until"], name="event_state_ends_once_a_day"
            ),
            models.CheckConstraint(
                name="event_state_days_in_order",
                condition=Q(known_from__lte=F("known_until"), first_day__lte=F("last_day")),
            ),
        )

    def __str__(self) -> str:
        return f"Event {self.event_id} as known from {self.known_from}"
