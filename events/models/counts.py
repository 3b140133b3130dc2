"""Counts of places taken that articles print, kept to be checked against our own events."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.models import Article
from events.models.actors import Actor
from events.models.conflicts import Conflict
from events.models.spans import Dated, span_constraint
from events.vocabulary import Verdict


class CountReport(Dated):
    """How many places of a sort a passage counts as taken; its span is the days counted over.

    Without a span it counts all that were taken up to the day of its article.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="counts")
    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="counts")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=60, help_text="What is counted, as printed: 'capital'.")
    taker = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The side that took them; empty: the party with the first colour.",
    )
    rough_start = models.BooleanField(
        default=False, help_text="Whether the first of the days may be left out of the count."
    )
    quote = models.TextField()
    start = models.PositiveIntegerField(
        help_text="First code point of the quote in the article's body."
    )
    end = models.PositiveIntegerField(help_text="Code point after the last one of the quote.")
    verdict = models.CharField(max_length=10, choices=Verdict.choices(), default=Verdict.UNREVIEWED)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rules_version = models.CharField(max_length=20, blank=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ("article", "start")
        constraints = (
            models.UniqueConstraint(
                fields=["article", "conflict", "start"], name="count_once_per_passage"
            ),
            models.CheckConstraint(name="count_of_several", condition=Q(number__gte=2)),
            models.CheckConstraint(
                name="count_quote_not_empty", condition=Q(end__gt=F("start")) & ~Q(quote="")
            ),
            span_constraint("count_span_whole_open_or_absent"),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.what}): {self.quote[:80]}"

    def get_absolute_url(self) -> str:
        return f"{reverse('article', args=[self.article_id])}#count-{self.pk}"
