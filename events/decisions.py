"""Decisions of an editor out of a file: taken like those in the admin, each once."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from events import editing
from events.models import Conflict, Event, Report
from events.vocabulary import EventStatus, Verdict


class UnusableDecisions(ValueError):
    """The file cannot be followed; the message says where and what to do."""


def take_decisions(path: Path, conflict: Conflict, *, by: User) -> int:
    """Take every decision of a file that has not been taken yet; returns how many.

    The file is a JSON list. Each entry has a `decision` (`accept` the reports of an event whose
    quote holds some words, `merge` an event `into` another, `withdraw` it), an `event` and a
    `why`. Events are named by the slug of their place, their kind and their last day.
    Raises UnusableDecisions.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as broken:
        raise UnusableDecisions(f"{path}: {broken}") from broken
    return sum(_take(entry, conflict, by) for entry in told)


def _take(entry: Mapping[str, Any], conflict: Conflict, by: User) -> bool:
    event, why = _event(entry["event"], conflict), entry["why"]
    match entry["decision"]:
        case "merge" if event.status != EventStatus.MERGED:
            editing.merge_events(_event(entry["into"], conflict), event, by=by, why=why)
        case "withdraw" if event.status != EventStatus.WITHDRAWN:
            editing.withdraw_event(event, by=by, why=why)
        case "accept":
            return _accept(event.reports.filter(quote__contains=entry["quote"]), by, why)
        case "merge" | "withdraw":
            return False
        case other:
            raise UnusableDecisions(f"{other!r} is no decision: accept, merge or withdraw.")
    return True


def _accept(reports: QuerySet[Report], by: User, why: str) -> bool:
    waiting = list(reports.filter(verdict=Verdict.UNREVIEWED))
    for report in waiting:
        editing.accept_report(report, by=by, why=why)
    return bool(waiting)


def _event(named: Mapping[str, str], conflict: Conflict) -> Event:
    events = Event.objects.filter(
        conflict=conflict,
        kind=named["kind"],
        place__slug=named["place"],
        latest=named["latest"],
    )
    try:
        return events.get()
    except (Event.DoesNotExist, Event.MultipleObjectsReturned):
        told = f"{named['kind']} of {named['place']}, {named['latest']}"
        raise UnusableDecisions(f"{events.count()} events are {told}: name one.") from None
