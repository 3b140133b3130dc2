"""Rows of reports and events as values, and what reports amount to back in their event's row."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.contrib.auth.models import User

from events.dates import ONE_DAY
from events.evidence import Evidence, Part
from events.matching import KnownEvent
from events.models import Conflict, CountReport, Event, EventActor, EventState, Place, Report
from events.models.reports import ReportQuerySet
from events.settling import Settled, settle
from events.told_by import told_by
from events.vocabulary import ActorRole, EventKind, EventStatus, Manner, Stance, Verdict


def counting(reports: ReportQuerySet) -> ReportQuerySet:
    """The reports that count, with what `evidence_of` reads."""
    return (
        reports.counting()
        .annotate(**told_by())
        .select_related("article__publisher")
        .defer("article__body")
        .prefetch_related("actor_mentions__actor")
    )


def evidence_for(event: Event) -> list[Evidence]:
    """The reports of an event that count, as values."""
    return [
        evidence_of(report)
        for report in counting(Report.objects.filter(event=event).order_by("pk"))
    ]


def evidence_of(report: Report) -> Evidence:
    """A report's row as a value. Fetch it with `counting`."""
    article, told = report.article, vars(report)
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
        agency=told["told_agency"],
        story=told["told_story"],
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


def hold_places(conflict: int, places: Iterable[int | None]) -> None:
    """Lock places, and the conflict for what has none, so that one worker at a time writes there.

    Call it in a transaction. SQLite has one writer, who holds the database since BEGIN IMMEDIATE.
    """
    ids = set(places)
    known = Place.objects.filter(pk__in=[pk for pk in ids if pk is not None]).order_by("pk")
    list(known.select_for_update(no_key=True).values_list("pk"))
    if None in ids:
        holding = Conflict.objects.filter(pk=conflict).order_by()
        list(holding.select_for_update(no_key=True).values_list("pk"))


def refresh_event(
    event: Event,
    reports: Iterable[Evidence],
    *,
    why: str,
    kind: EventKind | None = None,
    status: EventStatus | None = None,
    by: User | None = None,
) -> None:
    """Write into an event's row what its reports amount to, and its status if one is given.

    Nothing is written where nothing changes. An event that an editor fixed keeps its kind,
    days, manner and actors; withdrawn and merged events keep everything.
    """
    now = status or EventStatus(event.status)
    told = list(reports)
    if now in (EventStatus.WITHDRAWN, EventStatus.MERGED):
        _save_changes(event, {"status": str(now)}, why, by)
        return
    changes: dict[str, object] = {
        "status": str(now),
        "accepted_reports": sum(each.accepted for each in told),
        "first_reported_on": min((each.published_on for each in told), default=None),
    }
    settled = settle(told) if told else None
    if settled is not None:
        changes["standing"] = str(settled.standing)
    if settled is None or event.fixed_by_editor:
        _save_changes(event, changes, why, by)
    else:
        _save_changes(
            event,
            changes | _changes(settled, kind or settled.kind_for(EventKind(event.kind))),
            why,
            by,
        )
        _replace_actors(event, settled, told)
    keep_states(event, told)


def keep_states(event: Event, reports: Sequence[Evidence]) -> None:
    """Write what an event was held to be from day to day of printing, where that has changed.

    Pass all its reports that count. Call it after every change of the event's own row.
    """
    if event.fixed_by_editor:
        event.parts.exclude(known_from=date.min).update(known_from=date.min)
    now = {_as_columns(state): state.pk for state in event.states.all()}
    wanted = {_as_columns(state): state for state in _states(event, reports)}
    gone = [pk for columns, pk in now.items() if columns not in wanted]
    fresh = [state for columns, state in wanted.items() if columns not in now]
    if gone:
        EventState.objects.filter(pk__in=gone).delete()
    if fresh:
        EventState.objects.bulk_create(fresh)
    if gone or fresh:
        getattr(event, "_prefetched_objects_cache", {}).pop("states", None)


def _as_columns(state: EventState) -> tuple[object, ...]:
    ends = (state.known_from, state.known_until, state.first_day, state.last_day)
    words = (str(state.kind), str(state.standing), str(state.precision), state.stances)
    return (*ends, *words, state.asserted, state.sources)


def _states(event: Event, reports: Sequence[Evidence]) -> list[EventState]:
    """The states of an event, each until the day before the next; without reports it always was."""
    days = sorted({each.published_on for each in reports})
    states: list[EventState] = []
    for day in days or [date.min] * bool(event.source_note):
        state = _state(event, [each for each in reports if each.published_on <= day], day)
        if states and _as_columns(states[-1])[1:] == _as_columns(state)[1:]:
            continue
        if states:
            states[-1].known_until = day - ONE_DAY
        states.append(state)
    return states


def _state(event: Event, reports: Sequence[Evidence], day: date) -> EventState:
    settled = settle(reports) if reports else None
    of_the_time = settled if settled and not event.fixed_by_editor else None
    span = of_the_time.span if of_the_time else event.when
    return EventState(
        event=event,
        conflict_id=event.conflict_id,
        known_from=day,
        kind=str(of_the_time.kind_for(EventKind(event.kind)) if of_the_time else event.kind),
        standing=str(settled.standing if settled else event.standing),
        asserted=of_the_time.asserted if of_the_time else True,
        stances=",".join(sorted({str(each.stance) for each in reports})),
        sources=settled.sources if settled else 0,
        precision=str(span.precision) if span else "",
        first_day=span.first if span else date.min,
        last_day=span.last if span else date.max,
    )


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


def _save_changes(event: Event, changes: dict[str, object], why: str, by: User | None) -> None:
    """Save only what changes, so that nobody else's change of the row is lost."""
    new = {name: value for name, value in changes.items() if getattr(event, name) != value}
    if not new and event.pk is not None:
        return
    for name, value in new.items():
        setattr(event, name, value)
    save_with_reason(event, why=why, by=by, columns=new)


def save_with_reason(
    row: Event | Report | CountReport, *, why: str, by: User | None, columns: Iterable[str]
) -> None:
    """Save columns of a row, with who and why in its history; a new row is saved whole."""
    row._change_reason = why  # type: ignore[union-attr]
    if by is not None:
        row._history_user = by  # type: ignore[union-attr]
    if row.pk is None:
        row.save()
        return
    dated = ["changed_at"] if isinstance(row, Event) else []
    row.save(update_fields=[*columns, *dated])


def _replace_actors(event: Event, settled: Settled, reports: Iterable[Evidence]) -> None:
    """Write who took part, each from the day on which a report first named it so."""
    named: dict[tuple[int, ActorRole], date] = {}
    for each in reports:
        for part in each.parts:
            key = (part.actor, part.role)
            named[key] = min(each.published_on, named.get(key, each.published_on))
    wanted = {(*key, named[key]) for key in settled.actors}
    now = {
        (part.actor_id, ActorRole(part.role), part.known_from): part.pk
        for part in event.parts.all()
    }
    if gone := [pk for key, pk in now.items() if key not in wanted]:
        EventActor.objects.filter(pk__in=gone).delete()
    EventActor.objects.bulk_create(
        EventActor(event=event, actor_id=actor, role=role, known_from=day)
        for actor, role, day in sorted(wanted - now.keys())
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
