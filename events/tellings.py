"""Events as their reports tell them, as known by a day: three queries for any number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.db.models import Prefetch

from events.dates import DateSpan
from events.evidence import Evidence
from events.models import Actor, Event, EventActor, Report, ReportActor
from events.models.reports import ReportQuerySet
from events.settling import Settled, settle
from events.vocabulary import ActorRole, EventKind, Manner, Standing
from events.weighing import counting, evidence_of


@dataclass(frozen=True)
class Telling:
    """An event's row with the reports that count, and what they amount to.

    Where `known_by` is set, dates, standing and actors are those of these reports alone, so
    that what was learnt later narrows nothing; an editor's own decision stays.
    """

    event: Event
    reports: tuple[Report, ...] = ()
    parts: tuple[EventActor, ...] = ()
    known_by: date | None = None

    def as_known_by(self, day: date) -> "Telling | None":
        """What had been told by a day; None where nothing had. Call it on what is told now."""
        told = tuple(one for one in self.reports if one.article.published_on <= day)
        if not told and (self.reports or not self.event.source_note):
            return None
        return replace(self, reports=told, known_by=day)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(evidence_of(report) for report in self.reports)

    @cached_property
    def settled(self) -> Settled | None:
        """What the reports amount to; None where there are none."""
        return settle(self.evidence) if self.evidence else None

    @property
    def _at_the_time(self) -> Settled | None:
        return self.settled if self.known_by and not self.event.fixed_by_editor else None

    @property
    def kind(self) -> EventKind:
        own = EventKind(self.event.kind)
        return self._at_the_time.kind_for(own) if self._at_the_time else own

    @property
    def manner(self) -> Manner:
        return self._at_the_time.manner if self._at_the_time else Manner(self.event.manner)

    @property
    def when(self) -> DateSpan | None:
        return self._at_the_time.span if self._at_the_time else self.event.when

    @property
    def derivation(self) -> str:
        return self._at_the_time.derivation if self._at_the_time else self.event.derivation

    @property
    def standing(self) -> Standing:
        if self.known_by and self.settled:
            return self.settled.standing
        return Standing(self.event.standing)

    @property
    def disagree(self) -> bool:
        """Whether the reports name days that cannot all be true."""
        return self.settled is not None and self.settled.disagree

    @property
    def actors(self) -> list[tuple[ActorRole, Actor]]:
        """Who took part, by role."""
        if self._at_the_time is None:
            return [(ActorRole(part.role), part.actor) for part in self.parts]
        named = {
            mention.actor_id: mention.actor
            for report in self.reports
            for mention in report.actor_mentions.all()
            if mention.actor
        }
        return [(part.role, named[part.actor]) for part in self._at_the_time.parts]

    @property
    def lead(self) -> Report | None:
        """The report that says it best: it happened, with the narrowest days, earliest."""
        if not self.reports:
            return None
        best = min(self.evidence, key=lambda each: each.order)
        return next(report for report in self.reports if report.pk == best.id)


def tellings(events: Iterable[Event], known_by: date | None = None) -> dict[int, Telling]:
    """Read the reports and actors of events, by the event's id.

    `known_by` counts only articles published up to a day (None: all).
    """
    rows = {event.pk: event for event in events}
    reports = _reports_of(list(rows), known_by)
    parts = _parts_of(list(rows))
    return {
        pk: Telling(event, tuple(reports.get(pk, ())), tuple(parts.get(pk, ())), known_by)
        for pk, event in rows.items()
    }


def in_brief(
    events: Iterable[Event], known_by: date | None = None, *, with_actors: bool = False
) -> dict[int, Telling]:
    """Events for a title and a span: for now as their rows have it, without a query.

    One query where actors are wanted. As known by a day they are weighed from their reports.
    """
    rows = {event.pk: event for event in events}
    if known_by:
        return tellings(rows.values(), known_by)
    parts = _parts_of(list(rows)) if with_actors else {}
    return {pk: Telling(event, parts=tuple(parts.get(pk, ()))) for pk, event in rows.items()}


def _reports_of(events: Sequence[int], known_by: date | None) -> Mapping[int, list[Report]]:
    found: dict[int, list[Report]] = defaultdict(list)
    for report in _read_once(counting(Report.objects.filter(event__in=events)), known_by):
        if report.event_id is not None:
            found[report.event_id].append(report)
    return found


def _read_once(reports: ReportQuerySet, known_by: date | None) -> ReportQuerySet:
    """Mentions with their actors in one query rather than two."""
    mentions = Prefetch("actor_mentions", ReportActor.objects.select_related("actor"))
    reports = reports.prefetch_related(None).prefetch_related(mentions)
    if known_by:
        reports = reports.filter(article__published_on__lte=known_by)
    return reports.order_by("article__published_on", "article_id", "start", "pk")


def _parts_of(events: Sequence[int]) -> Mapping[int, list[EventActor]]:
    found: dict[int, list[EventActor]] = defaultdict(list)
    parts = EventActor.objects.filter(event__in=events).select_related("actor")
    for part in parts.order_by("event", "role", "actor__name"):
        found[part.event_id].append(part)
    return found
