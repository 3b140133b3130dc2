"""What editors decide about reports and events: each decision atomic, with who and why."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from events.dates import DateSpan
from events.models import Actor, CountReport, Event, EventActor, Merge, Place, Report
from events.vocabulary import ActorRole, EventKind, EventStatus, Manner, Verdict
from events.weighing import (
    counting,
    evidence_for,
    evidence_of,
    hold_places,
    keep_states,
    refresh_event,
    save_with_reason,
)

LONGEST_REASON = 100  # the width of the history's column for reasons
NO_EVIDENCE = "Accept one of its reports or write a source note first."


class EditRefused(ValueError):
    """The decision cannot be taken; the message says to the editor why."""


@transaction.atomic
def accept_report(report: Report, *, by: User, why: str) -> None:
    """Say that the article does say this. Its event, if machine-read, is published by it.

    An event that was withdrawn because its reports were all rejected comes back.
    Raises EditRefused.
    """
    _judge(report, Verdict.ACCEPTED, by=by, why=why)


@transaction.atomic
def reject_report(report: Report, *, by: User, why: str) -> None:
    """Say that the article does not say this. An event is withdrawn with its last report.

    Raises EditRefused.
    """
    _judge(report, Verdict.REJECTED, by=by, why=why)


@transaction.atomic
def reconsider_report(report: Report, *, by: User, why: str) -> None:
    """Take back a verdict. Raises EditRefused."""
    _judge(report, Verdict.UNREVIEWED, by=by, why=why)


@transaction.atomic
def judge_count(count: CountReport, verdict: Verdict, *, by: User, why: str) -> None:
    """Say whether the article does count so; later readings leave it. Raises EditRefused."""
    _refuse_unexplained(why)
    count.verdict = verdict
    count.judged_by = None if verdict is Verdict.UNREVIEWED else by
    save_with_reason(count, why=why, by=by, columns=("verdict", "judged_by"))


@transaction.atomic
def publish_event(event: Event, *, by: User, why: str) -> None:
    """Show it to readers as an editor's own. Raises EditRefused without evidence."""
    _hold(why, event)
    _refuse_if(event.status == EventStatus.MERGED, "It is merged: undo that first.")
    reports = evidence_for(event)
    accepted = any(each.accepted for each in reports)
    _refuse_if(not accepted and not event.source_note, NO_EVIDENCE)
    refresh_event(event, reports, why=why, by=by, status=EventStatus.PUBLISHED)


@transaction.atomic
def withdraw_event(event: Event, *, by: User, why: str) -> None:
    """Take it from readers; its page stays and says why. Raises EditRefused."""
    _hold(why, event)
    _refuse_if(event.status == EventStatus.MERGED, "It is merged: undo that first.")
    _refuse_if(event.status == EventStatus.WITHDRAWN, "It is withdrawn already.")
    refresh_event(event, [], why=why, by=by, status=EventStatus.WITHDRAWN)


@transaction.atomic
def merge_events(survivor: Event, other: Event, *, by: User, why: str) -> None:
    """Give the other event's reports to the survivor, and lead its page there.

    What was merged into the other one before leads to the survivor too. Raises EditRefused.
    """
    _hold(why, survivor, other)
    _refuse_merge(survivor, other)
    led_here = list(other.merged_events.order_by("pk"))
    merge = Merge.objects.create(
        event=other, survivor=survivor, status_before=other.status, merged_by=by
    )
    merge.reports.set(other.reports.all())
    merge.led_here.set(led_here)
    other.reports.update(event=survivor)
    for event in led_here:
        _lead(event, survivor, by=by, why=why)
    other.status = EventStatus.MERGED
    _lead(other, survivor, by=by, why=why)
    _restate(survivor, EventStatus(survivor.status), by=by, why=why)


@transaction.atomic
def unmerge_event(event: Event, *, by: User, why: str) -> None:
    """Undo a merge: the event has its status, its reports and what led to it again.

    Raises EditRefused.
    """
    _refuse_if(event.merged_into is None, "It is not merged.")
    survivor = event.merged_into
    assert survivor is not None
    _hold(why, event, survivor)
    merge = Merge.objects.get(event=event, undone_at=None)
    merge.reports.filter(event=survivor).update(event=event)
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    event.status = EventStatus.MACHINE_READ
    _lead(event, None, by=by, why=why)
    for led in merge.led_here.filter(merged_into=survivor):
        _lead(led, event, by=by, why=why)
    _restate(event, EventStatus(merge.status_before), by=by, why=why)
    _restate(survivor, EventStatus(survivor.status), by=by, why=why)


@transaction.atomic
def move_report(report: Report, event: Event | None, *, by: User, why: str) -> Event:
    """Link a report to another event, or with None to a new one, and keep it there.

    The reports that it leaves behind are kept too: they tell of something else, says the editor.
    Returns the event. Raises EditRefused.
    """
    _hold(why, report, *([event] if event else []))
    before = report.event
    if event is not None:
        _refuse_if(event.conflict_id != report.conflict_id, "They belong to different conflicts.")
        _refuse_if(event.status == EventStatus.MERGED, "That event is merged into another one.")
        _refuse_if(event.status == EventStatus.WITHDRAWN, "That event is withdrawn.")
    target = event or _begun_by(report, by=by, why=why)
    report.event, report.linked_by_editor, report.question = target, True, ""
    columns = ("event", "linked_by_editor", "question")
    save_with_reason(report, why=why, by=by, columns=columns)
    _restate(target, EventStatus(target.status), by=by, why=why)
    if before is not None and before.pk != target.pk:
        before.reports.update(linked_by_editor=True)
        _restate(before, EventStatus(before.status), by=by, why=why)
    return target


@transaction.atomic
def correct_event(
    event: Event,
    *,
    by: User,
    why: str,
    kind: EventKind | None = None,
    manner: Manner | None = None,
    place: Place | None = None,
    when: DateSpan | None = None,
    derivation: str | None = None,
    parts: Iterable[tuple[Actor, ActorRole]] | None = None,
) -> None:
    """Set what an event is held to be; later readings leave it so. None leaves a value alone.

    Raises EditRefused.
    """
    _hold(why, event)
    _refuse_if(event.status == EventStatus.MERGED, "It is merged: undo that first.")
    event.kind = kind or event.kind
    event.manner = manner or event.manner
    if place is not None:
        event.place, event.place_text = place, ""
    if when is not None:
        event.when, event.derivation = when, "set by an editor"
    if derivation is not None:
        event.derivation = derivation
    event.fixed_by_editor = True
    _check(event)
    save_with_reason(event, why=why, by=by, columns=_CORRECTED)
    if parts is not None:
        event.parts.all().delete()
        EventActor.objects.bulk_create(
            EventActor(event=event, actor=actor, role=role) for actor, role in dict.fromkeys(parts)
        )
    keep_states(event, evidence_for(event))


_CORRECTED = (
    "kind",
    "manner",
    "place",
    "place_text",
    "earliest",
    "latest",
    "precision",
    "derivation",
    "fixed_by_editor",
)


def _judge(report: Report, verdict: Verdict, *, by: User, why: str) -> None:
    _hold(why, report)
    if report.verdict == verdict:
        return
    event = report.event
    emptied = (
        event is not None and event.status == EventStatus.WITHDRAWN and not evidence_for(event)
    )
    report.verdict = verdict
    reviewed = verdict is not Verdict.UNREVIEWED
    report.judged_by = by if reviewed else None
    report.judged_at = timezone.now() if reviewed else None
    save_with_reason(report, why=why, by=by, columns=("verdict", "judged_by", "judged_at"))
    if event is None:
        return
    status = EventStatus.MACHINE_READ if emptied else EventStatus(event.status)
    _restate(event, status, by=by, why=why)


def _restate(event: Event, status: EventStatus, *, by: User, why: str) -> None:
    """Refresh an event, and let it be what its evidence makes it: no more, and no less.

    An accepted report publishes what was machine-read.
    """
    reports = evidence_for(event)
    accepted = any(each.accepted for each in reports)
    if status is EventStatus.MACHINE_READ and accepted:
        status = EventStatus.PUBLISHED
    if not event.source_note and status is not EventStatus.WITHDRAWN:
        if not reports:
            status = EventStatus.WITHDRAWN
        elif status is EventStatus.PUBLISHED and not accepted:
            status = EventStatus.MACHINE_READ
    refresh_event(event, reports, why=why, by=by, status=status)


def _begun_by(report: Report, *, by: User, why: str) -> Event:
    event = Event(
        conflict=report.conflict,
        place=report.place,
        place_text=report.place_text,
        kind=report.kind,
    )
    told = counting(Report.objects.filter(pk=report.pk))
    refresh_event(event, [evidence_of(each) for each in told], why=why, by=by)
    return event


def _lead(event: Event, survivor: Event | None, *, by: User, why: str) -> None:
    event.merged_into = survivor
    save_with_reason(event, why=why, by=by, columns=("merged_into", "status"))


def _refuse_merge(survivor: Event, other: Event) -> None:
    _refuse_if(survivor.pk == other.pk, "An event cannot be merged into itself.")
    _refuse_if(survivor.conflict_id != other.conflict_id, "They belong to different conflicts.")
    _refuse_if(survivor.status == EventStatus.MERGED, f"“{survivor}” is merged: undo that first.")
    _refuse_if(survivor.status == EventStatus.WITHDRAWN, f"“{survivor}” is withdrawn.")
    _refuse_if(other.status == EventStatus.MERGED, f"“{other}” is merged already.")
    _refuse_if(
        bool(other.source_note) and not survivor.source_note,
        f"“{other}” has a source note, which “{survivor}” lacks: keep that one, or copy the note.",
    )


def _hold(why: str, *rows: Event | Report) -> None:
    """Check the reason, lock the rows' places and the rows, and read them afresh."""
    _refuse_unexplained(why)
    touched = [*rows, *(row.event for row in rows if isinstance(row, Report) and row.event)]
    for conflict in sorted({row.conflict_id for row in touched}):
        hold_places(conflict, {row.place_id for row in touched if row.conflict_id == conflict})
    for row in sorted(rows, key=lambda row: row.pk):
        locked = type(row)._default_manager.select_for_update(no_key=True)
        row.refresh_from_db(from_queryset=locked)  # type: ignore[arg-type]


def _refuse_unexplained(why: str) -> None:
    _refuse_if(not why.strip(), "Say why.")
    _refuse_if(len(why) > LONGEST_REASON, f"Say why in {LONGEST_REASON} characters or fewer.")


def _check(event: Event) -> None:
    try:
        event.full_clean()
    except ValidationError as invalid:
        raise EditRefused(" ".join(invalid.messages)) from invalid


def _refuse_if(refused: bool, words: str) -> None:
    if refused:
        raise EditRefused(words)
