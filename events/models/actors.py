"""Who acts: sides, forces, persons, organisations, and what they are called."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.word_columns import Worded, WordsField
from events.models.called import Called
from events.vocabulary import ActorKind


class Actor(Called, Worded):
    """A party to a conflict, a force or person of one, or an organisation."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=120)
    words = WordsField("name")
    kind = models.CharField(max_length=12, choices=ActorKind.choices())
    side = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
        help_text="The side it belongs to. Leave empty for a side itself.",
    )
    description = models.CharField(max_length=300, blank=True)
    history = HistoricalRecords(excluded_fields=["words"])

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                name="actor_not_its_own_side",
                condition=Q(side__isnull=True) | ~Q(side=F("id")),
                violation_error_message="An actor cannot be its own side.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.slug])

    def clean(self) -> None:
        """A side belongs to no other: control asks one step up who holds a place."""
        if self.side is None:
            return
        if self.side.side is not None:
            words = f"{self.side} belongs to {self.side.side}: choose that side."
            raise ValidationError({"side": words})
        if self.pk is not None and self.members.exists():
            raise ValidationError({"side": "Others are on its side: it can belong to none."})


class ActorName(Worded):
    """What reports call an actor; some names mean it in one conflict only."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)
    words = WordsField("name")
    language = models.CharField(max_length=12, default="en", help_text="BCP 47.")
    conflict = models.ForeignKey(
        "events.Conflict",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="actor_names",
        help_text="Set it for words such as 'the insurgents', which mean someone else elsewhere.",
    )

    class Meta:
        ordering = ("actor", "name")
        constraints = (
            models.UniqueConstraint(
                fields=["actor", "name"],
                condition=Q(conflict__isnull=True),
                name="actor_name_once_everywhere",
            ),
            models.UniqueConstraint(
                fields=["actor", "name", "conflict"],
                condition=Q(conflict__isnull=False),
                name="actor_name_once_in_conflict",
            ),
        )

    def __str__(self) -> str:
        return self.name
