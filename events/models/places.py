"""The gazetteer: places and all their spellings."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.word_columns import Worded, WordsField
from events.models.called import Called
from events.spelling import spelling_key
from events.vocabulary import PlaceKind


class Place(Called, models.Model):
    """A toponym that reports can speak of: a city, a province, a country, a site."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=PlaceKind.choices())
    country = models.CharField("country code", max_length=2, help_text="ISO 3166-1 alpha-2.")
    province = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="places_within"
    )
    capital_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="capital"
    )
    iso_3166_2 = models.CharField("ISO 3166-2 code", max_length=6, blank=True)
    geonameid = models.PositiveIntegerField("GeoNames id", null=True, blank=True, unique=True)
    latitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    population = models.PositiveIntegerField(default=0)
    shape = models.JSONField(
        null=True, blank=True, help_text="GeoJSON geometry, for provinces that the map paints."
    )
    note = models.CharField(max_length=300, blank=True)
    history = HistoricalRecords(excluded_fields=["shape"])

    class Meta:
        ordering = ("name", "kind")
        constraints = (
            models.CheckConstraint(
                name="place_coordinates_whole",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                violation_error_message="Give both coordinates, in degrees, or neither.",
            ),
            models.CheckConstraint(
                name="place_not_within_itself",
                condition=Q(province__isnull=True) | ~Q(province=F("id")),
                violation_error_message="A place cannot lie within itself.",
            ),
        )

    def __str__(self) -> str:
        return (
            f"{self.name} ({self.get_kind_display().lower()})"
            if self.kind != PlaceKind.CITY
            else self.name
        )

    def get_absolute_url(self) -> str:
        return reverse("place", args=[self.slug])


class PlaceName(Worded):
    """One spelling of a place, in one language."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)
    words = WordsField("name")
    language = models.CharField(max_length=12, default="en", help_text="BCP 47: en, fa, ps.")
    key = models.CharField(max_length=120, editable=False, db_index=True)

    class Meta:
        ordering = ("place", "language", "name")
        constraints = (
            models.UniqueConstraint(fields=["place", "name", "language"], name="place_name_once"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = spelling_key(self.name)
        super().save(*args, **kwargs)
