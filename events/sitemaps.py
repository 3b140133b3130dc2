"""Which pages a search engine may list: the sections of /sitemap.xml."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse

from articles.models import Article
from events.forms import EARLIEST_DAY, LATEST_DAY
from events.models import Actor, Conflict, Event, EventActor, EventState, Place, Report
from events.models.events import EventQuerySet
from events.models.reports import ReportQuerySet
from events.vocabulary import Precision

Row = tuple[Any, ...]
# A fifth of what the protocol allows: a page is written in a moment, and a million are 100 pages.
PAGE = 10_000
# What the protocol allows: 137 years.
MOST_DAYS = 50_000


class Stretches(Paginator):
    """Pages of consecutive ids: none of them counts or skips the rows before it."""

    object_list: QuerySet

    @cached_property
    def count(self) -> int:
        """The last id."""
        return self.object_list.order_by("-pk").values_list("pk", flat=True).first() or 0

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows = self.object_list.filter(pk__gt=first, pk__lte=first + self.per_page)
        return Page(rows.order_by("pk"), number, self)


class DaysOfConflicts(Paginator):
    """A page a conflict, with all its days."""

    object_list: QuerySet

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        conflict = self.object_list[number - 1 : number].first()
        return Page(days_of(conflict)[-MOST_DAYS:] if conflict else [], number, self)


class Section(Sitemap):
    """Pages of one kind, as rows that begin with what stands in their addresses."""

    limit = PAGE
    page_name: str

    def location(self, item: Row) -> str:
        return reverse(self.page_name, args=[item[0]])


class Changing(Section):
    """Pages whose last change is known: the second column of their rows.

    Others depend on more than any one row tells, as a day does on all that happened before it.
    """

    def lastmod(self, item: Row) -> datetime | None:
        changed: datetime | None = item[1]
        return changed

    def get_latest_lastmod(self) -> None:
        """Left out of the index, where it would cost a look at every row."""


class Conflicts(Changing):
    """Timelines, each last changed with the latest change of an event."""

    page_name = "timeline"

    def items(self) -> QuerySet:
        of_conflict = _visible().filter(conflict=OuterRef("pk"))
        latest = Subquery(of_conflict.order_by("-changed_at").values("changed_at")[:1])
        return Conflict.objects.order_by("pk").values_list("slug", latest)


class Days(Section):
    """Days on which something surely happened, or was printed that changed what was known."""

    page_name = "day"

    @property
    def paginator(self) -> Paginator:
        return DaysOfConflicts(Conflict.objects.order_by("pk"), per_page=1)

    def location(self, item: Row) -> str:
        return reverse(self.page_name, args=item)


class Events(Changing):
    """Events that readers may see."""

    page_name = "event"

    @property
    def paginator(self) -> Paginator:
        return Stretches(_visible().order_by("pk").values_list("pk", "changed_at"), self.limit)


class Articles(Section):
    """Articles that a visible event rests on."""

    page_name = "article"

    @property
    def paginator(self) -> Paginator:
        told = Exists(_told().filter(article=OuterRef("pk")))
        return Stretches(Article.objects.filter(told).order_by("pk").values_list("pk"), self.limit)


class Places(Section):
    """Places where a visible event happened."""

    page_name = "place"

    def items(self) -> QuerySet:
        here = Exists(_visible().filter(place=OuterRef("pk")))
        return Place.objects.filter(here).order_by("pk").values_list("slug")


class Actors(Section):
    """Actors that took part in a visible event."""

    page_name = "actor"

    def items(self) -> QuerySet:
        took_part = EventActor.objects.filter(_in_visible_event(), actor=OuterRef("pk"))
        return Actor.objects.filter(Exists(took_part)).order_by("pk").values_list("slug")


SECTIONS: dict[str, type[Sitemap] | Sitemap] = {
    "conflicts": Conflicts,
    "days": Days,
    "events": Events,
    "places": Places,
    "actors": Actors,
    "articles": Articles,
}


def days_of(conflict: Conflict) -> list[Row]:
    """The days of a conflict that have something, as slug and day; two queries."""
    within = (EARLIEST_DAY, LATEST_DAY)
    sure = _visible().filter(conflict=conflict, precision=Precision.DAY, latest__range=within)
    states = EventState.objects.filter(conflict=conflict, known_from__range=within).order_by()
    learnt = states.filter(_in_visible_event()).values_list("known_from", flat=True).distinct()
    happened = sure.values_list("latest", flat=True).distinct()
    days = {day for day in (*happened, *learnt) if day is not None}
    return [(conflict.slug, day) for day in sorted(days)]


def _visible() -> EventQuerySet:
    return Event.objects.visible().order_by()


def _told() -> ReportQuerySet:
    """The reports that visible events rest on."""
    return Report.objects.counting().filter(_in_visible_event()).order_by()


def _in_visible_event() -> Exists:
    """Asked of one row at a time: a list of all visible events would be made anew each time."""
    return Exists(_visible().filter(pk=OuterRef("event")))
