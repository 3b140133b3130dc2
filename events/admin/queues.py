"""What waits for an editor, as list filters."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from events.models import Report
from events.vocabulary import EventStatus, Stance, Verdict

WAITING = ~Q(question="") & Q(verdict=Verdict.UNREVIEWED)
DROPPED = ~Q(no_longer_read_by="") & Q(verdict=Verdict.UNREVIEWED)


def count_of(reports: QuerySet[Report], key: str) -> Coalesce:
    """How many reports a row has, counted beside it: lists stay free of a join."""
    counted = reports.order_by().values(key).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


class Queue(admin.SimpleListFilter):
    """Named queues; a subclass lists them as value, label and condition."""

    title = "queue"
    parameter_name = "queue"
    queues: ClassVar[tuple[tuple[str, str, Any], ...]] = ()

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(value, label) for value, label, _ in self.queues]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        conditions = {value: condition for value, _, condition in self.queues}
        value = self.value()
        return queryset.filter(conditions[value]) if value in conditions else queryset


class ReportQueue(Queue):
    queues = (
        ("waiting", "Waits for an editor", WAITING),
        ("unreviewed", "Not reviewed", Q(verdict=Verdict.UNREVIEWED)),
        ("loose", "Tied to no event", Q(event__isnull=True) & ~Q(verdict=Verdict.REJECTED)),
        ("undated", "Without a date", Q(precision="")),
        ("rejected", "Rejected", Q(verdict=Verdict.REJECTED)),
        ("dropped", "No longer read by the rules", DROPPED),
    )


OF_EVENT = Report.objects.counting().filter(event=OuterRef("pk"))


class EventQueue(Queue):
    queues = (
        ("machine-read", "Machine-read, not checked", Q(status=EventStatus.MACHINE_READ)),
        ("denied", "With a denial", Exists(OF_EVENT.filter(stance=Stance.DENIED))),
        ("unsupported", "Without a report", ~Exists(OF_EVENT)),
        ("undated", "Without a date", Q(precision="")),
        ("unplaced", "Place not in the gazetteer", Q(place__isnull=True)),
        ("withdrawn", "Withdrawn", Q(status=EventStatus.WITHDRAWN)),
        ("merged", "Merged", Q(status=EventStatus.MERGED)),
    )


OF_ARTICLE = Report.objects.filter(article=OuterRef("pk"))
_UNREVIEWED = OF_ARTICLE.filter(verdict=Verdict.UNREVIEWED)


class ArticleQueue(Queue):
    queues = (
        ("waiting", "Waits for an editor", Exists(OF_ARTICLE.filter(WAITING))),
        ("unreviewed", "Has unreviewed reports", Exists(_UNREVIEWED)),
        ("silent", "Without a report", ~Exists(OF_ARTICLE)),
    )
