"""A conflict: where, when, who, and the places whose fate the timeline counts."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from simple_history.models import HistoricalRecords

from events.models.actors import Actor
from events.models.places import Place
from events.vocabulary import TAKEN_SLUGS

TRANSLATED = frozenset({"title", "summary", "places_called"})


def check_translations(told: object) -> None:
    """Refuse all but texts of TRANSLATED fields by language. Raises ValidationError."""
    languages = {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    by_language = told if isinstance(told, dict) else {"": told}
    for language, texts in by_language.items():
        if language not in languages or not isinstance(texts, dict):
            raise ValidationError(f"Give texts by language, one of: {', '.join(languages)}.")
        if not TRANSLATED.issuperset(texts) or not all(isinstance(t, str) for t in texts.values()):
            raise ValidationError(f"Only these can be told, as texts: {', '.join(TRANSLATED)}.")


class Conflict(models.Model):
    """A war, or a campaign in one, that a timeline is about."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    countries = models.CharField(
        max_length=60,
        help_text="ISO 3166-1 alpha-2 codes, comma apart. Places there are meant first.",
        validators=[RegexValidator(r"^[A-Z]{2}(,[A-Z]{2})*$", "Write codes like AF or IQ,SY.")],
    )
    starts_on = models.DateField(
        help_text="Earlier events are background; they leave control alone."
    )
    ends_on = models.DateField(null=True, blank=True)
    places_called = models.CharField(
        max_length=60,
        default="places",
        help_text="What its places of interest are, in the plural: 'provincial capitals'.",
    )
    machine_read_is_public = models.BooleanField(
        default=True, help_text="Show events that no editor has looked at yet, marked as such."
    )
    in_other_languages = models.JSONField(
        default=dict,
        blank=True,
        validators=[check_translations],
        help_text='What it is called on pages in Dari: {"fa": {"title": "…", "summary": "…", '
        '"places_called": "…"}}. What is left out stays English.',
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ("-starts_on", "title")
        constraints = (
            models.CheckConstraint(
                name="conflict_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="The conflict ends before it starts.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("timeline", args=[self.slug])

    def clean(self) -> None:
        if self.slug in TAKEN_SLUGS:
            raise ValidationError({"slug": "This is the address of another page; choose another."})

    @property
    def called(self) -> str:
        """The title in the language of the page."""
        return self._here("title") or self.title

    @property
    def summary_here(self) -> str:
        return self._here("summary") or self.summary

    @property
    def places_called_here(self) -> str:
        return self._here("places_called") or self.places_called

    def _here(self, field: str) -> str:
        return str(self.in_other_languages.get(get_language() or "", {}).get(field, ""))

    @property
    def country_codes(self) -> frozenset[str]:
        return frozenset(self.countries.split(","))


class ConflictPlace(models.Model):
    """A place of interest: its holder is counted and painted."""

    conflict = models.ForeignKey(
        Conflict, on_delete=models.CASCADE, related_name="places_of_interest"
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="conflicts")
    initial_holder = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who held it when the conflict started. Empty: not known.",
    )

    class Meta:
        ordering = ("conflict", "place__name")
        constraints = (
            models.UniqueConstraint(fields=["conflict", "place"], name="conflict_place_once"),
        )

    def __str__(self) -> str:
        return self.place.name


class ConflictParty(models.Model):
    """A side of the conflict and the mark and colour it has on the map."""

    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="parties")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="parties")
    colour = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(6)],
        help_text="Number of the colour and pattern on the map, 1 to 6.",
    )

    class Meta:
        verbose_name_plural = "conflict parties"
        ordering = ("conflict", "colour")
        constraints = (
            models.UniqueConstraint(fields=["conflict", "actor"], name="conflict_party_once"),
            models.UniqueConstraint(fields=["conflict", "colour"], name="conflict_colour_once"),
            models.CheckConstraint(name="conflict_colour_known", condition=Q(colour__range=(1, 6))),
        )

    def __str__(self) -> str:
        return self.actor.name

    def clean(self) -> None:
        """Places are held by sides, so that only a side's colour is ever painted."""
        if self.actor_id is not None and self.actor.side is not None:
            words = f"{self.actor} belongs to {self.actor.side}: choose that side."
            raise ValidationError({"actor": words})
