"""Which reports speak of the same event: a report and the known events in, a decision out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from events.dates import DateSpan
from events.evidence import Evidence
from events.settling import CONTROL_KINDS, united
from events.vocabulary import EventKind, Stance


@dataclass(frozen=True)
class Rule:
    """How reports of a kind meet.

    `kinds` meet each other. `reach` is how many days apart narrow spans may lie and still be
    told of one event: from all the days told, or where it `grows` from any. `needs_place` kinds
    make no event without one. `shares_actor` asks that both name one actor in common, as far as
    they name any. What `alternates` the same side cannot do again without a loss between, so a
    second time far away is a question.
    """

    kinds: frozenset[EventKind]
    reach: int = 0
    grows: bool = False
    needs_place: bool = True
    shares_actor: bool = False
    alternates: bool = False


# A city's fall is told with days that differ by one or two: claimed in the night, confirmed the
# next day, printed on the third.
CAPTURE_REACH = 3
# Fighting that goes on is told day by day: days that touch are one fight.
TOUCHING = 1
# A span of more days than this is no statement about neighbouring days.
NARROW = 7

_CAPTURES = Rule(CONTROL_KINDS, reach=CAPTURE_REACH, alternates=True)
_RULES: Mapping[EventKind, Rule] = {
    **dict.fromkeys(CONTROL_KINDS, _CAPTURES),
    # Leaving a place is told like its fall, and takes as long.
    EventKind.WITHDREW: Rule(
        frozenset({EventKind.WITHDREW}), reach=CAPTURE_REACH, shares_actor=True
    ),
    **{
        kind: Rule(frozenset({kind}), reach=TOUCHING, grows=True)
        for kind in (EventKind.CONTESTED, EventKind.BESIEGED, EventKind.CLASHES, EventKind.ATTACK)
    },
    # Two bombs on two days are two bombings.
    **{
        kind: Rule(frozenset({kind}))
        for kind in (
            EventKind.AIR_STRIKE,
            EventKind.BOMBING,
            EventKind.PRISON_BREAK,
            EventKind.MASSACRE,
        )
    },
    # Known by who took part; where they met is often left out.
    **{
        kind: Rule(frozenset({kind}), needs_place=False, shares_actor=True)
        for kind in (
            EventKind.TALKS,
            EventKind.AGREEMENT,
            EventKind.VISIT,
            EventKind.STATEMENT,
            EventKind.DEPLOYMENT,
            EventKind.DISPLACEMENT,
            EventKind.OTHER,
        )
    },
}
# What is announced is news of its own; a threat or a plan of attack is not an event.
PLANS_THAT_COUNT = frozenset(
    {EventKind.WITHDREW, EventKind.VISIT, EventKind.TALKS, EventKind.AGREEMENT}
)


def meets(one: EventKind, other: EventKind) -> bool:
    """Whether reports of these kinds can tell of one event."""
    return other in _RULES[one].kinds


@dataclass(frozen=True)
class SameAs:
    """The report tells of the known event with this key."""

    key: int


@dataclass(frozen=True)
class NewEvent:
    """Nothing known is meant: it begins an event."""


@dataclass(frozen=True)
class AskEditor:
    """A person must choose; `fits` are the keys of the events in question."""

    reason: str
    fits: tuple[int, ...] = ()


@dataclass(frozen=True)
class NoEvent:
    """A fear or a plan: it stays with its place and makes no event."""


Decision = SameAs | NewEvent | AskEditor | NoEvent


@dataclass(frozen=True)
class KnownEvent:
    """An event as matching sees it: the reports it has, or the days an editor fixed.

    `key` is the id of its row, or a negative number for one that has no row yet.
    """

    key: int
    kind: EventKind
    place: int | None
    reports: tuple[Evidence, ...] = ()
    fixed: DateSpan | None = None
    fixed_takers: frozenset[int] = frozenset()
    fixed_actors: frozenset[int] = frozenset()

    @cached_property
    def span(self) -> DateSpan | None:
        said = [each for each in self.reports if each.stance is not Stance.DENIED]
        spans = [each.when for each in said or self.reports if each.when is not None]
        return self.fixed or united(spans)

    @cached_property
    def kinds(self) -> frozenset[EventKind]:
        """What its reports call it, and what its row does."""
        return frozenset({self.kind, *(each.kind for each in self.reports)})

    @cached_property
    def told_spans(self) -> tuple[DateSpan, ...]:
        """The days an editor fixed and those that its reports give."""
        spans = [each.when for each in self.reports if each.when is not None]
        return tuple(([self.fixed] if self.fixed else []) + spans)

    @cached_property
    def takers(self) -> frozenset[int]:
        return self.fixed_takers.union(*(each.takers for each in self.reports))

    @cached_property
    def losers(self) -> frozenset[int]:
        return frozenset().union(*(each.losers for each in self.reports)) - self.takers

    @cached_property
    def actors(self) -> frozenset[int]:
        return self.fixed_actors.union(*(each.actors for each in self.reports))

    @cached_property
    def sides(self) -> frozenset[int]:
        return frozenset().union(*(each.sides for each in self.reports))

    def joined_by(self, report: Evidence) -> "KnownEvent":
        return replace(self, reports=(*self.reports, report))


@dataclass(frozen=True)
class Loss:
    """Days on which a side lost the place: to another side, or by leaving it."""

    span: DateSpan
    to: frozenset[int] = frozenset()
    by: frozenset[int] = frozenset()

    def hits(self, side: frozenset[int]) -> bool:
        return bool(self.by & side) or bool(self.to and not self.to & side)


@dataclass(frozen=True)
class Background:
    """What a decision must know beyond the events: the first day of the war, who lost when."""

    starts_on: date | None = None
    losses: tuple[Loss, ...] = ()

    def is_earlier(self, span: DateSpan | None) -> bool:
        """Whether a span lies before the war."""
        return bool(span and self.starts_on and span.last < self.starts_on)

    def lost_between(self, one: DateSpan, other: DateSpan, side: frozenset[int]) -> bool:
        """Whether a side may have lost the place after the earlier span, before the later."""
        since, until = min(one.last, other.last), max(one.first, other.first)
        return any(
            loss.hits(side) and loss.span.first <= until and loss.span.last >= since
            for loss in self.losses
        )


NOTHING = Background()


def decide(
    report: Evidence, known: Sequence[KnownEvent], background: Background = NOTHING
) -> Decision:
    """Say which known event a report tells of, if any; total, and without side effects.

    Events of other kinds and places among the known are left alone.
    """
    rule = _RULES[report.kind]
    if not _makes_events(report):
        return NoEvent()
    if question := _place_question(report, rule):
        return AskEditor(question)
    alike = [event for event in known if _alike(report, event, rule)]
    if report.stance is Stance.DENIED:
        return _denied(report, alike, background)
    if report.when is None:
        return _only(alike) or AskEditor("no date in the passage")
    alike = [
        event
        for event in alike
        if background.is_earlier(event.span) == background.is_earlier(report.when)
    ]
    return (
        _only([event for event in alike if _fits(report.when, event)])
        or _only([event for event in alike if _is_near(report.when, event, rule, background)])
        or _again(report.when, alike, rule, background)
        or NewEvent()
    )


def _makes_events(report: Evidence) -> bool:
    planned = report.stance is Stance.PLANNED and report.kind in PLANS_THAT_COUNT
    return planned or report.stance is Stance.DENIED or report.stance.says_it_happened


def _place_question(report: Evidence, rule: Rule) -> str:
    if report.place is not None:
        return ""
    if rule.needs_place:
        unknown = f"“{report.place_text}” is no known place" if report.place_text else ""
        return unknown or "no one place is named"
    return "" if report.actors else "neither a place nor a known actor is named"


def _alike(report: Evidence, event: KnownEvent, rule: Rule) -> bool:
    """Same family of kinds, same place, and nobody's name against it."""
    if event.kind not in rule.kinds or event.place != report.place:
        return False
    if rule.shares_actor:
        return _share_actor(report, event)
    if report.kind is not event.kind and not (report.takers and event.takers):
        return False  # taken and taken back are two things unless one side is said to do both
    return _same_taker(report, event)


def _same_taker(report: Evidence, event: KnownEvent) -> bool:
    """The takers are of one side; an unknown taker meets any but the side that lost.

    Where only one of them is called a recapture, both must name the taker: "it was retaken" is
    no word for the fall before.
    """
    if report.takers and event.takers:
        return bool(report.takers & event.takers)
    if report.kind not in event.kinds:
        return False
    return not (report.takers & event.losers or event.takers & report.losers)


def _share_actor(report: Evidence, event: KnownEvent) -> bool:
    """One actor in common, or one names the side that the other's actor belongs to.

    Where the place is the same, a report that names nobody known is not held against it.
    """
    if report.place is not None and not (report.actors and event.actors):
        return True
    return bool(
        report.actors & (event.actors | event.sides)
        or event.actors & (report.actors | report.sides)
    )


def _fits(when: DateSpan, event: KnownEvent) -> bool:
    return event.span is not None and when.overlaps(event.span)


def _is_near(when: DateSpan, event: KnownEvent, rule: Rule, background: Background) -> bool:
    """Within reach of the narrow spans told of the event, and no loss between."""
    named = _named_days(when)
    told = [_named_days(span) for span in event.told_spans]
    narrow = [span for span in told if _is_narrow(span)]
    enough = any if rule.grows else all
    return (
        _is_narrow(named)
        and bool(narrow)
        and enough(named.gap(span) <= rule.reach for span in narrow)
        and not (rule.alternates and _lost_between(when, event, background))
    )


def _again(
    when: DateSpan, alike: Sequence[KnownEvent], rule: Rule, background: Background
) -> AskEditor | None:
    """A side takes a place again, though nobody took it away: which of the days is wrong?

    Of earlier wars the losses are not known, so a second time raises no question.
    """
    if not rule.alternates or background.is_earlier(when):
        return None
    kept = [
        event
        for event in alike
        if event.span is not None and not _lost_between(when, event, background)
    ]
    if not kept:
        return None
    spans = " and ".join(event.span.text for event in kept if event.span)
    return AskEditor(
        f"the same side took it already ({spans}) and no loss is reported between",
        tuple(event.key for event in kept),
    )


def _lost_between(when: DateSpan, event: KnownEvent, background: Background) -> bool:
    return event.span is not None and background.lost_between(
        _named_days(when), _named_days(event.span), event.takers
    )


def _denied(report: Evidence, alike: Sequence[KnownEvent], background: Background) -> Decision:
    """A denial speaks of the latest such event that it can mean, up to its publication."""
    meant = [event for event in alike if _may_deny(report, event, background)]
    if meant:
        latest = max(meant, key=lambda event: (event.span or _ANY_DAY).sort_key)
        return SameAs(latest.key)
    return NewEvent() if report.when else AskEditor("no date in the passage")


def _may_deny(report: Evidence, event: KnownEvent, background: Background) -> bool:
    """Shares a day with it, or comes up to three days after: 'on Friday' is often the saying."""
    if event.span is None:
        return report.when is None
    if event.span.earliest is not None and event.span.earliest > report.published_on:
        return False
    if report.when is None:
        return True
    if background.is_earlier(event.span) != background.is_earlier(report.when):
        return False
    after = 0 <= (report.when.first - event.span.last).days <= CAPTURE_REACH
    return report.when.overlaps(event.span) or after


def _only(fitting: Sequence[KnownEvent]) -> Decision | None:
    match fitting:
        case []:
            return None
        case [event]:
            return SameAs(event.key)
        case _:
            return AskEditor("more than one event fits", tuple(event.key for event in fitting))


def _named_days(span: DateSpan) -> DateSpan:
    """Of an open span the one day that it names, else the span."""
    if span.earliest is None:
        return DateSpan.on(span.last)
    return span if span.latest is not None else DateSpan.on(span.first)


def _is_narrow(span: DateSpan) -> bool:
    return span.width is not None and span.width <= NARROW


_ANY_DAY = DateSpan.until(date.min)
