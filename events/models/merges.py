"""What a merge of two events did, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from events.models.events import Event
from events.models.reports import Report
from events.vocabulary import EventStatus


class Merge(models.Model):
    """One event merged into another: what it was, and what moved with it."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="merges")
    survivor = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="merges_received")
    status_before = models.CharField(max_length=14, choices=EventStatus.choices())
    reports = models.ManyToManyField(Report, related_name="merges")
    led_here = models.ManyToManyField(
        Event, related_name="+", help_text="Events merged into it before, which moved with it."
    )
    merged_at = models.DateTimeField(auto_now_add=True)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-merged_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["event"],
                condition=Q(undone_at__isnull=True),
                name="merge_once_until_undone",
            ),
            models.CheckConstraint(name="merge_of_two_events", condition=~Q(event=F("survivor"))),
        )

    def __str__(self) -> str:
        return f"Event {self.event_id} merged into {self.survivor_id}"
