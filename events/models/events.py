"""What we hold happened."""

from datetime import date

from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.models import Illustrated, picture_constraint
from articles.word_columns import Worded, WordsField
from events.models.actors import Actor
from events.models.conflicts import Conflict
from events.models.places import Place
from events.models.spans import Dated, span_constraint
from events.vocabulary import ActorRole, EventKind, EventStatus, Manner, Standing

# Lists sort by the span's end, then its start: unknown ends come last, unknown starts first.
CHRONOLOGY = ("last_day", "first_day", "in_state")
ALL = Q()


class EventQuerySet(models.QuerySet["Event"]):
    def visible(self) -> "EventQuerySet":
        """What readers see: published, and machine-read where the conflict shows those."""
        machine_read = Q(status=EventStatus.MACHINE_READ, conflict__machine_read_is_public=True)
        return self.filter(Q(status=EventStatus.PUBLISHED) | machine_read)

    def as_known(
        self, day: date | None = None, where: Q = ALL, **wanted: object
    ) -> "EventQuerySet":
        """Each event as known by a day (None: now), with its `first_day` and `last_day` then.

        The unknown are left out. `where` may ask for more of the `state` beside each event
        (`Q(state__kind=...)`), and `wanted` names its columns. Ask here for all that concerns
        the state: a later `filter` would look at it once more.
        """
        day = day or date.max
        meant = Q(states__known_from__lte=day, states__known_until__gte=day)
        told = Q(*((f"state__{column}", value) for column, value in wanted.items()))
        known = self.annotate(state=FilteredRelation("states", condition=meant))
        return known.filter(Q(("state__isnull", False)) & told & where).annotate(
            last_day=F("state__last_day"),
            first_day=F("state__first_day"),
            # The event's own number, out of the index of states.
            in_state=F("state__event_id"),
        )

    def in_order(self) -> "EventQuerySet":
        """By the end of the span, then its start. Call `as_known` first."""
        return self.order_by(*CHRONOLOGY)

    def newest_first(self) -> "EventQuerySet":
        """The other way round. Call `as_known` first."""
        return self.order_by(*(f"-{column}" for column in CHRONOLOGY))


class Event(Worded, Illustrated, Dated):
    """Something that happened: a kind, a place, a date span, actors, and the reports behind it."""

    conflict = models.ForeignKey(Conflict, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=14, choices=EventKind.choices())
    manner = models.CharField(max_length=14, choices=Manner.choices(), default=Manner.NOT_SAID)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    place_text = models.CharField(
        max_length=200, blank=True, help_text="The place as printed, where the gazetteer lacks it."
    )
    title = models.CharField(
        max_length=200,
        blank=True,
        help_text="Leave empty for the usual one, from kind, place and actors.",
    )
    words = WordsField("title", "place_text")
    status = models.CharField(
        max_length=14, choices=EventStatus.choices(), default=EventStatus.MACHINE_READ
    )
    standing = models.CharField(
        max_length=10,
        choices=Standing.choices(),
        default=Standing.ASSERTED,
        editable=False,
        help_text="What its reports, taken together, amount to.",
    )
    source_note = models.TextField(
        blank=True, help_text="An editor's own source, for an event that no article here reports."
    )
    accepted_reports = models.PositiveIntegerField(default=0, editable=False)
    first_reported_on = models.DateField(null=True, blank=True, editable=False)
    fixed_by_editor = models.BooleanField(
        default=False,
        help_text="Kind, place, dates and actors stay as they are, whatever is read later.",
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_events"
    )
    actors = models.ManyToManyField(Actor, through="EventActor", related_name="events")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    history = HistoricalRecords(excluded_fields=["words"])

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("latest", "earliest", "pk")
        indexes = (
            # The timeline: one conflict by day.
            models.Index(fields=["conflict", "latest", "earliest", "id"], name="event_timeline"),
            # Linking: what is known of one place.
            models.Index(fields=["place", "kind", "latest"], name="event_by_place"),
            # As known by a day.
            models.Index(fields=["conflict", "first_reported_on"], name="event_first_reported"),
            # Feeds: what came or changed last.
            models.Index(fields=["conflict", "changed_at", "id"], name="event_by_change"),
        )
        constraints = (
            span_constraint("event_span_whole_open_or_absent"),
            models.CheckConstraint(
                name="event_published_with_evidence",
                condition=~Q(status=EventStatus.PUBLISHED)
                | Q(accepted_reports__gt=0)
                | ~Q(source_note=""),
                violation_error_message="Accept one of its reports or write a source note first.",
            ),
            models.CheckConstraint(
                name="event_merged_points_to_survivor",
                condition=Q(status=EventStatus.MERGED, merged_into__isnull=False)
                | (~Q(status=EventStatus.MERGED) & Q(merged_into__isnull=True)),
                violation_error_message="A merged event names the event it was merged into.",
            ),
            models.CheckConstraint(
                name="event_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
            models.CheckConstraint(
                name="event_place_known_or_as_printed",
                condition=Q(place__isnull=True) | Q(place_text=""),
                violation_error_message="Give the place or its text, not both.",
            ),
            picture_constraint("event_picture_credited"),
        )

    def __str__(self) -> str:
        where = self.place.name if self.place else self.place_text
        return self.title or " · ".join(
            filter(None, [self.get_kind_display(), where, self.span_text])
        )

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.pk])

    def withdrawn_because(self) -> str:
        """The reason given when it was withdrawn; empty where it is not. One query."""
        reason = ""
        for record in self.history.order_by("-history_date", "-history_id").iterator():
            if record.status != EventStatus.WITHDRAWN:
                break
            reason = record.history_change_reason or reason
        return reason

    @property
    def span_text(self) -> str:
        return self.when.text if self.when else "date not known"


class EventActor(models.Model):
    """An actor's part in an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="parts")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(max_length=12, choices=ActorRole.choices())
    known_from = models.DateField(
        default=date.min,
        editable=False,
        help_text="When a report first named it; an editor's word holds from the start.",
    )

    class Meta:
        ordering = ("event", "role", "actor__name")
        indexes = (
            # What an actor took part in, as known by a day.
            models.Index(fields=["actor", "event", "known_from"], name="event_actor_as_known"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["event", "actor", "role"], name="event_actor_once_per_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.actor.name} ({self.get_role_display().lower()})"
