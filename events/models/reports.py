"""Claims kept in the database: who says what happened, in which words."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.models import Article
from articles.word_columns import Worded, WordsField
from events.models.actors import Actor
from events.models.conflicts import Conflict
from events.models.events import Event
from events.models.places import Place
from events.models.spans import Dated, span_constraint
from events.vocabulary import ActorRole, EventKind, Manner, Stance, Verdict


class ReportQuerySet(models.QuerySet["Report"]):
    def counting(self) -> "ReportQuerySet":
        """What events rest on: all but the rejected, and what today's rules no longer read.

        An editor's acceptance goes before the rules.
        """
        read = Q(no_longer_read_by="") | Q(verdict=Verdict.ACCEPTED)
        return self.filter(read).exclude(verdict=Verdict.REJECTED)

    def public(self) -> "ReportQuerySet":
        """What readers see: not the rejected, nor what stands behind an event that is hidden.

        Of those in no event, the machine-read ones where the conflict shows such.
        """
        shown = Event.objects.visible().filter(pk=OuterRef("event"))
        read = Q(conflict__machine_read_is_public=True) | Q(verdict=Verdict.ACCEPTED)
        told = Q(Exists(shown)) | (Q(event__isnull=True) & read)
        return self.filter(told).counting()


class Report(Worded, Dated):
    """One thing that one passage of an article says. The quote is what the body says there."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reports")
    conflict = models.ForeignKey(Conflict, on_delete=models.PROTECT, related_name="reports")
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    kind = models.CharField(max_length=14, choices=EventKind.choices())
    manner = models.CharField(max_length=14, choices=Manner.choices(), default=Manner.NOT_SAID)
    stance = models.CharField(max_length=10, choices=Stance.choices())
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    place_text = models.CharField(max_length=200, blank=True)
    speaker = models.CharField(max_length=200, blank=True, help_text="Who says so, as printed.")
    quote = models.TextField()
    words = WordsField("quote")
    start = models.PositiveIntegerField(
        help_text="First code point of the quote in the article's body."
    )
    end = models.PositiveIntegerField(help_text="Code point after the last one of the quote.")
    verdict = models.CharField(max_length=10, choices=Verdict.choices(), default=Verdict.UNREVIEWED)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    judged_at = models.DateTimeField(null=True, blank=True)
    linked_by_editor = models.BooleanField(
        default=False, help_text="Its event was chosen by an editor; linking leaves it there."
    )
    question = models.CharField(
        max_length=300, blank=True, help_text="Why it waits for an editor. Empty: it does not."
    )
    rules_version = models.CharField(max_length=20, blank=True, editable=False)
    no_longer_read_by = models.CharField(
        max_length=20,
        blank=True,
        editable=False,
        help_text="The version of the rules that does not read this here any more.",
    )
    history = HistoricalRecords(excluded_fields=["words"])

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("article", "start", "pk")
        indexes = (
            # Linking: all that is said of one place in one conflict.
            models.Index(fields=["conflict", "place", "kind"], name="report_by_place"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["article", "start", "kind", "place"],
                condition=Q(place__isnull=False),
                name="report_once_per_passage_and_place",
            ),
            models.UniqueConstraint(
                fields=["article", "start", "kind", "place_text"],
                condition=Q(place__isnull=True),
                name="report_once_per_passage_as_printed",
            ),
            span_constraint("report_span_whole_open_or_absent"),
            models.CheckConstraint(
                name="report_quote_not_empty", condition=Q(end__gt=F("start")) & ~Q(quote="")
            ),
            models.CheckConstraint(
                name="report_judged_by_and_at_together",
                condition=Q(
                    verdict=Verdict.UNREVIEWED, judged_by__isnull=True, judged_at__isnull=True
                )
                | (~Q(verdict=Verdict.UNREVIEWED) & Q(judged_at__isnull=False)),
                violation_error_message="A verdict says when it was given.",
            ),
            models.CheckConstraint(
                name="report_place_known_or_as_printed",
                condition=Q(place__isnull=True) | Q(place_text=""),
                violation_error_message="Give the place or its text, not both.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.quote[:80]}"

    def get_absolute_url(self) -> str:
        return f"{reverse('article', args=[self.article_id])}#report-{self.pk}"


class ReportActor(models.Model):
    """An actor as a report names it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="actor_mentions")
    actor = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="report_mentions"
    )
    text = models.CharField(max_length=200, help_text="As printed.")
    role = models.CharField(max_length=12, choices=ActorRole.choices())

    class Meta:
        ordering = ("report", "role", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["report", "role", "text"], name="report_actor_once_per_role"
            ),
        )

    def __str__(self) -> str:
        return self.text
