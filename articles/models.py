"""What was printed: publishers, stories, articles."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.pictures import stored_name
from articles.word_columns import Worded, WordsField


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
    cluster = models.PositiveBigIntegerField(
        null=True,
        editable=False,
        db_index=True,
        help_text="The same for stories that are grouped together; its own number where empty.",
    )

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return f"{self.agency or 'Uncredited'} story {self.pk}"

    @property
    def grouped_as(self) -> int:
        """The number under which it is grouped together with other stories."""
        return self.cluster or self.pk


class ArticleQuerySet(models.QuerySet["Article"]):
    def known_by(self, day: object) -> "ArticleQuerySet":
        return self.filter(published_on__lte=day)


class Article(Worded, Illustrated):
    """What an outlet printed, word for word."""

    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="articles")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="articles")
    story_set_by_editor = models.BooleanField(
        default=False,
        editable=False,
        help_text="Whether its story is an editor's decision, which regrouping keeps.",
    )
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
    words = WordsField("headline")
    ingested_at = models.DateTimeField(auto_now_add=True)
    ingested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    history = HistoricalRecords(excluded_fields=["body", "words"])

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-published_on", "-pk")
        indexes = (
            # Every list that asks what was known by a day.
            models.Index(fields=["published_on", "id"], name="article_by_day"),
            # Every new article looks for others of its days, without touching their bodies.
            models.Index(
                fields=["published_on", "story_set_by_editor", "story"], name="article_to_group"
            ),
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


class Excerpt(models.Model):
    """A stretch of a compilation that prints another story than its own."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="excerpts")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="excerpts")
    start = models.PositiveIntegerField(help_text="First code point of the article's body.")
    end = models.PositiveIntegerField(help_text="Code point after the last one.")

    class Meta:
        ordering = ("article", "start")
        constraints = (
            models.UniqueConstraint(fields=["article", "start"], name="excerpt_once_per_start"),
            models.CheckConstraint(
                name="excerpt_ends_after_start", condition=Q(end__gt=models.F("start"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.start}–{self.end} of article {self.article_id}"


class Fingerprint(models.Model):
    """What an article is found by among those that may share its text, and the wires it credits.

    `version` tells by which way of sketching; one made in another way is made anew when met.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, related_name="fingerprint", primary_key=True
    )
    version = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField(help_text="How many different runs of words it has.")
    minhash = models.BinaryField()
    agencies = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"Fingerprint of article {self.article_id}"
