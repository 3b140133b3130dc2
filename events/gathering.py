"""The events that all reports of one place make, whatever order they arrived in."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from events.evidence import Evidence, Part
from events.matching import (
    Background,
    Decision,
    KnownEvent,
    Loss,
    NewEvent,
    SameAs,
    decide,
    meets,
)
from events.settling import CERTAIN, CONTROL_KINDS, Settled
from events.vocabulary import EventKind, Stance


@dataclass(frozen=True)
class Gathered:
    """The events that reports make, and what was decided about each report by its id."""

    events: tuple[KnownEvent, ...]
    decisions: Mapping[int, Decision] = field(default_factory=dict)


def gather(
    reports: Iterable[Evidence],
    kept: Sequence[KnownEvent] = (),
    *,
    starts_on: date | None = None,
) -> Gathered:
    """Form events from all reports of one place, in the canonical order.

    `kept` are events that an editor answers for, with the reports that stay in them. The
    result depends on what was printed, not on the order in which it arrived.
    """
    told = sorted(reports, key=lambda each: each.order)
    background = Background(starts_on, _losses([*told, *(r for e in kept for r in e.reports)]))
    events = {event.key: event for event in sorted(kept, key=lambda event: event.key)}
    decisions: dict[int, Decision] = {}
    for number, report in enumerate(told, start=1):
        decision = decide(report, list(events.values()), background)
        if isinstance(decision, NewEvent):
            begun = KnownEvent(-number, report.kind, report.place, (report,))
            events[begun.key] = begun
            decision = SameAs(begun.key)
        elif isinstance(decision, SameAs):
            events[decision.key] = events[decision.key].joined_by(report)
        decisions[report.id] = decision
    return Gathered(tuple(events.values()), decisions)


def _losses(reports: Iterable[Evidence]) -> tuple[Loss, ...]:
    """Who lost the place when, as far as whole spans say so and nobody denies it."""
    told = list(reports)
    denied = [each for each in told if each.stance is Stance.DENIED]
    return tuple(
        loss
        for each in told
        if each.stance.says_it_happened and not any(_contradicts(one, each) for one in denied)
        for loss in _loss(each)
    )


def _loss(report: Evidence) -> list[Loss]:
    if report.when is None or report.when.width is None:
        return []
    if report.kind in CONTROL_KINDS and report.takers:
        return [Loss(report.when, to=report.takers)]
    if report.kind is EventKind.WITHDREW and report.sides:
        return [Loss(report.when, by=report.sides)]
    return []


def _contradicts(denial: Evidence, report: Evidence) -> bool:
    return (
        meets(denial.kind, report.kind)
        and (not denial.takers or bool(denial.takers & report.takers))
        and (denial.when is None or report.when is None or denial.when.gap(report.when) <= 1)
    )


def assign(events: Sequence[KnownEvent], rows: Mapping[int, int]) -> dict[int, int]:
    """Give each event without a row the row that most of its reports are in already.

    `rows` maps report ids to the ids of the rows they are in. A row goes to one event; events
    that get none are missing from the answer (key to row id).
    """
    new = [event for event in events if event.key < 0]
    votes = Counter(
        (event.key, rows[report.id])
        for event in new
        for report in event.reports
        if report.id in rows
    )
    assigned: dict[int, int] = {}
    for (key, row), _ in sorted(
        votes.items(), key=lambda vote: (-vote[1], vote[0][1], -vote[0][0])
    ):
        if key not in assigned and row not in assigned.values():
            assigned[key] = row
    return assigned


def kinds_by_history(
    takings: Mapping[int, Settled], initial_holder: int | None, starts_on: date | None = None
) -> dict[int, EventKind]:
    """Say of each taking of one place whether it is a recapture; keys are kept.

    It is one when most reports call it so, or when the taker's side held the place earlier in
    this war and had lost it.
    """
    background = Background(starts_on)
    kinds: dict[int, EventKind] = {key: settled.kind for key, settled in takings.items()}
    holder = frozenset() if initial_holder is None else frozenset({initial_holder})
    held = set(holder)
    for key, settled in sorted(takings.items(), key=_by_day):
        if settled.span is None or not settled.takers or background.is_earlier(settled.span):
            continue
        if settled.takers & held and not settled.takers & holder:
            kinds[key] = EventKind.RECAPTURED
        if settled.standing in CERTAIN:
            holder = settled.takers
            held |= holder
    return kinds


def _by_day(taking: tuple[int, Settled]) -> tuple[date, date, tuple[Part, ...]]:
    span = taking[1].span
    return (*(span.sort_key if span else (date.max, date.max)), taking[1].parts)
