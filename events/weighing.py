"""Rows of reports and events as values, and what reports amount to back in their event's row."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from events.evidence import Evidence, Part
from events.matching import KnownEvent
from events.models import Event, EventActor, Report
from events.settling import Settled, settle
from events.vocabulary import ActorRole, EventKind, EventStatus, Manner, Stance, Verdict


def counting(reports: QuerySet[Report]) -> QuerySet[Report]:
    """The reports that count, all but the rejected, with what `evidence_of` reads."""
    return (
        reports.exclude(verdict=Verdict.REJECTED)
        .select_related("article__publisher")
        .defer("article__body")
        .prefetch_related("actor_mentions__actor")
    )


def evidence_of(report: Report) -> Evidence:
    """A report's row as a value. Fetch it with `counting` to spare queries."""
    article = report.article
    return Evidence(
        id=report.pk,
        kind=EventKind(report.kind),
        stance=Stance(report.stance),
        published_on=article.published_on,
        place=report.place_id,
        place_text=report.place_text,
        when=report.when,
        derivation=report.derivation,
        manner=Manner(report.manner),
        parts=tuple(_parts(report)),
        speaker=report.speaker,
        publisher=article.publisher.name,
        story=article.story_id,
        body_hash=article.body_hash,
        start=report.start,
        accepted=report.verdict == Verdict.ACCEPTED,
    )


def known_event(event: Event, reports: Iterable[Evidence]) -> KnownEvent:
    """An event's row as a value, with the reports that stay in it.

    Its own days and actors count where an editor fixed them, or where it has no reports.
    """
    told = tuple(reports)
    fixed = event.fixed_by_editor or not told
    parts = _event_parts(event) if fixed else ()
    return KnownEvent(
        key=event.pk,
        kind=EventKind(event.kind),
        place=event.place_id,
        reports=told,
        fixed=event.when if fixed else None,
        fixed_takers=frozenset(part.side for part in parts if part.role is ActorRole.TAKER),
        fixed_actors=frozenset(part.actor for part in parts),
    )


def refresh_event(
    event: Event,
    reports: Iterable[Evidence],
    *,
    why: str,
    kind: EventKind | None = None,
) -> Settled | None:
    """Write into an event's row what its reports amount to, if that is anything new.

    An event that an editor fixed keeps all but its count and standing; so does one without
    reports; withdrawn and merged events keep everything.
    """
    told = list(reports)
    if event.status in (EventStatus.WITHDRAWN, EventStatus.MERGED):
        return None
    if not told:
        _save_changes(event, {"accepted_reports": 0, "first_reported_on": None}, why)
        return None
    settled = settle(told)
    changes: dict[str, object] = {
        "standing": str(settled.standing),
        "accepted_reports": settled.accepted,
        "first_reported_on": settled.first_reported_on,
    }
    if not event.fixed_by_editor:
        changes |= _changes(settled, kind or settled.kind)
    _save_changes(event, changes, why)
    if not event.fixed_by_editor:
        _replace_actors(event, settled)
    return settled


def _changes(settled: Settled, kind: EventKind) -> dict[str, object]:
    span = settled.span
    return {
        "kind": str(kind),
        "manner": str(settled.manner),
        "earliest": span.earliest if span else None,
        "latest": span.latest if span else None,
        "precision": str(span.precision) if span else "",
        "derivation": settled.derivation,
    }


def _save_changes(event: Event, changes: dict[str, object], why: str) -> None:
    new = {name: value for name, value in changes.items() if getattr(event, name) != value}
    if new or event.pk is None:
        for name, value in new.items():
            setattr(event, name, value)
        event._change_reason = why  # type: ignore[attr-defined]
        event.save()


def _replace_actors(event: Event, settled: Settled) -> None:
    now = {(part.actor_id, ActorRole(part.role)): part for part in event.parts.all()}
    gone = [part.pk for key, part in now.items() if key not in settled.actors]
    if gone:
        EventActor.objects.filter(pk__in=gone).delete()
    EventActor.objects.bulk_create(
        EventActor(event=event, actor_id=actor, role=role)
        for actor, role in sorted(settled.actors - now.keys())
    )


def _parts(report: Report) -> Iterable[Part]:
    for mention in report.actor_mentions.all():
        if mention.actor is not None:
            actor = mention.actor
            yield Part(ActorRole(mention.role), actor.pk, actor.side_id or actor.pk)


def _event_parts(event: Event) -> Sequence[Part]:
    return [
        Part(ActorRole(part.role), part.actor_id, part.actor.side_id or part.actor_id)
        for part in event.parts.all()
    ]
