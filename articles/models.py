"""What was printed: publishers, stories, articles."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.pictures import stored_name


class Illustrated(models.Model):
    """Something that can carry one picture, with its credit and its words for the blind."""

    picture = models.ImageField(
        upload_to=stored_name,
        blank=True,
        width_field="picture_width",
        height_field="picture_height",
        help_text="JPEG, PNG or WebP. It is scaled, re-encoded and stripped of metadata.",
    )
    picture_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    picture_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    picture_credit = models.CharField(max_length=200, blank=True)
    picture_alt = models.CharField(
        "picture description",
        max_length=300,
        blank=True,
        help_text="What it shows, for readers who cannot see it.",
    )

    class Meta:
        abstract = True


def picture_constraint(name: str) -> models.CheckConstraint:
    """A picture comes with its credit and its description."""
    return models.CheckConstraint(
        name=name,
        condition=Q(picture="") | (~Q(picture_credit="") & ~Q(picture_alt="")),
        violation_error_message="A picture needs a credit and a description.",
    )


class Publisher(models.Model):
    """An outlet: whoever printed an article."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    homepage = models.URLField(blank=True)
    time_zone = models.CharField(
        max_length=64,
        default="UTC",
        help_text="IANA name; the days of its articles are days there.",
    )
    free_to_republish = models.BooleanField(
        default=False, help_text="Its articles may be shown in full, not only in quotes."
    )
    note = models.CharField(max_length=200, blank=True, help_text="Shown beside the name.")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Story(models.Model):
    """Articles that print the same wire text: one independent source."""

    agency = models.CharField(
        max_length=60, blank=True, help_text="The wire credited: AFP, Reuters, AP."
    )

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return f"{self.agency or 'Uncredited'} story {self.pk}"


class ArticleQuerySet(models.QuerySet["Article"]):
    def known_by(self, day: object) -> "ArticleQuerySet":
        return self.filter(published_on__lte=day)


class Article(Illustrated):
    """What an outlet printed, word for word."""

    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="articles")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="articles")
    headline = models.CharField(max_length=500, blank=True)
    body = models.TextField(help_text="Headline, empty line, text. Quotes point into it.")
    body_hash = models.CharField(
        max_length=64, editable=False, validators=[RegexValidator(r"^[0-9a-f]{64}$")]
    )
    published_on = models.DateField(help_text="The day printed, in the outlet's time zone.")
    author = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, default="en", help_text="BCP 47.")
    url = models.URLField("link", max_length=1000, blank=True)
    source = models.CharField(
        max_length=500, blank=True, help_text="The file or address it was read from."
    )
    ingested_at = models.DateTimeField(auto_now_add=True)
    ingested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    history = HistoricalRecords(excluded_fields=["body"])

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-published_on", "-pk")
        indexes = (
            # Every list that asks what was known by a day.
            models.Index(fields=["published_on", "id"], name="article_by_day"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["publisher", "body_hash"], name="article_once_per_publisher"
            ),
            models.CheckConstraint(name="article_body_not_empty", condition=~Q(body="")),
            picture_constraint("article_picture_credited"),
        )

    def __str__(self) -> str:
        return self.headline or self.body[:60]

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk])

    @property
    def text(self) -> str:
        """The body without the headline that stands at its head."""
        return self.body.removeprefix(self.headline).lstrip("\n") if self.headline else self.body
