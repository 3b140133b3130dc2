"""What events are found by."""

from django.db import models

from articles.word_columns import FoldedField
from events.models.events import Event


class EventText(models.Model):
    """All the words of an event, its reports and its names. The database writes it, nobody else.

    See `conflict_timeline.event_texts`. A spelling of a place has its key beside it.
    """

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    words = FoldedField(default="", editable=False)

    def __str__(self) -> str:
        return f"Words of event {self.event_id}"
