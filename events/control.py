"""Who held a place on a day, since when, and by which events and rules we say so."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from events.control_events import ControlEvent, DatedEvent, Side
from events.dates import ONE_DAY, DateSpan
from events.messages import Message, message
from events.vocabulary import ControlState, EventKind, Standing

__all__ = [
    "Control",
    "ControlEvent",
    "Period",
    "Side",
    "Tally",
    "Why",
    "control_on",
    "history",
    "tally",
]


@dataclass(frozen=True)
class Why:
    """A rule that gave the answer, in words, and the event it rests on if there is one."""

    event: int | None
    rule: Message


@dataclass(frozen=True)
class Control:
    """Who held a place on a day.

    HELD: `holder` certainly did. CONTESTED: `holder` did, and it was fought or argued over.
    CLAIMED: `holder` says it did. UNKNOWN: one of `may_hold` did, as far as is known.
    `since` is the span of the event that made it so; None: it was so when the war began.
    """

    holder: Side | None
    state: ControlState
    since: DateSpan | None
    why: tuple[Why, ...]
    may_hold: tuple[Side, ...] = ()


@dataclass(frozen=True)
class Period:
    """Days in a row, ends included, on which the answer is the same."""

    first: date
    last: date
    control: Control


@dataclass(frozen=True)
class Tally:
    """In how many places a side's hold is certain, fought over, only claimed, or possible."""

    held: int = 0
    contested: int = 0
    claimed: int = 0
    possible: int = 0


def control_on(
    day: date,
    *,
    place: int,
    initial_holder: Side | None,
    events: Iterable[ControlEvent],
    starts_on: date | None = None,
) -> Control:
    """Say who held a place at the end of a day; total, whatever the events.

    Pass the events as known by the day that the reader asks about. Those of other places and
    those that lie wholly before `starts_on` change nothing, nor do those that are only denied.
    The rules; each goes before those above it:

    - The last certain capture whose span has ended holds; without one, whoever held the place
      when the war began.
    - Where the holder left and nobody came, the holder is not known. A retreat that may fall on
      the days of a capture is part of it.
    - A later capture that only a party claims makes the place CLAIMED by its taker, or
      CONTESTED where the taker is not named.
    - On a day inside the span of a certain capture or retreat the holder is not known: it had
      happened or it had not. An open span ("by 11 August") makes every day before it so.
    - Fighting in the place, and a capture that is said and denied, make it CONTESTED: fighting
      on its days, a denied capture until the next certain one, or for DISPUTE_LASTS days after
      its span where it is a mere claim: whoever held the place before is the holder again.
    """
    return _on(day, initial_holder, _told_of(place, events, starts_on))


def _on(day: date, initial_holder: Side | None, told: Sequence[DatedEvent]) -> Control:
    captures = [one.when for one in told if one.is_taking and one.is_certain and one.is_past(day)]
    standing = [one for one in told if not one.is_overtaken_by(captures[-1] if captures else None)]
    control = _established(day, initial_holder, told)
    control = _claimed(day, control, standing)
    control = _under_way(day, control, told)
    return _contested(day, control, standing)


def history(
    *,
    place: int,
    initial_holder: Side | None,
    events: Iterable[ControlEvent],
    starts_on: date,
    until: date,
) -> list[Period]:
    """Who held a place from one day to another, in periods without gaps.

    Empty when `until` lies before `starts_on`.
    """
    told = _told_of(place, events, starts_on)
    captures = [one for one in told if one.is_taking and one.is_certain]
    periods: list[Period] = []
    firsts = _turning_days(told, starts_on, until)
    for first, following in pairwise([*firsts, until + ONE_DAY]):
        control = _on(first, initial_holder, _bearing_on(first, told, captures))
        if periods and periods[-1].control == control:
            first = periods.pop().first
        periods.append(Period(first, following - ONE_DAY, control))
    return periods


def tally(controls: Iterable[Control], side: int) -> Tally:
    """Count the places of a side; only HELD ones are certain."""
    told = list(controls)
    held = Counter(one.state for one in told if one.holder is not None and one.holder.id == side)
    possible = sum(
        any(each.id == side for each in one.may_hold)
        and (one.holder is None or one.holder.id != side)
        for one in told
    )
    return Tally(
        held=held[ControlState.HELD],
        contested=held[ControlState.CONTESTED],
        claimed=held[ControlState.CLAIMED],
        possible=possible,
    )


def _told_of(
    place: int, events: Iterable[ControlEvent], starts_on: date | None
) -> list[DatedEvent]:
    """The events that bear on a place in this war, in the order of lists."""
    told = [
        DatedEvent(event, event.when)
        for event in events
        if event.place == place
        and (event.kind.changes_control or event.kind.questions_control)
        and event.standing is not Standing.DENIED
        and event.when is not None
        and not (starts_on and event.when.last < starts_on)
    ]
    captures = [one for one in told if one.is_taking and one.is_certain]
    told = [one for one in told if not any(one.is_part_of(capture) for capture in captures)]
    return sorted(told, key=lambda one: (*one.when.sort_key, one.event.id))


def _bearing_on(
    day: date, told: Sequence[DatedEvent], captures: Sequence[DatedEvent]
) -> list[DatedEvent]:
    """What has begun by a day, without what was over when its last certain capture began.

    The answer for the day is the same, and long histories cost no more a day than short ones.
    """
    past = bisect_right(captures, day, key=_last_day)
    start = bisect_left(told, captures[past - 1].when.first, key=_last_day) if past else 0
    return [one for one in told[start:] if one.when.first <= day]


def _last_day(one: DatedEvent) -> date:
    return one.when.last


def _established(day: date, initial: Side | None, told: Sequence[DatedEvent]) -> Control:
    """What the certain events that are over amount to: a taking leaves nothing of those before."""
    control = _at_the_start(initial)
    takings: list[DatedEvent] = []
    weighed = 0
    for one in told:
        if not one.is_certain or not one.is_past(day):
            continue
        if one.is_taking:
            takings.append(one)
            continue
        if len(takings) > weighed:
            control, weighed = _taken(takings[-1], takings), len(takings)
        if one.is_left_by(control.holder):
            control = _left(one, control)
    return _taken(takings[-1], takings) if len(takings) > weighed else control


def _why(one: DatedEvent, rule: Message) -> Why:
    return Why(one.event.id, rule)


def _at_the_start(initial: Side | None) -> Control:
    if initial is None:
        rule = message("no capture is known up to this day, nor who held it at the start")
        return Control(None, ControlState.UNKNOWN, None, (Why(None, rule),))
    rule = message(
        "no capture is known up to this day: %(holder)s held it when the conflict started",
        holder=initial.name,
    )
    return Control(initial, ControlState.HELD, None, (Why(None, rule),))


def _taken(last: DatedEvent, takings: Sequence[DatedEvent]) -> Control:
    """The last taker holds, unless another side took it on the same days."""
    rivals = [
        one
        for one in takings
        if one.is_by_other_than(last.event.taker) and one.when.overlaps(last.when)
    ]
    rivals = [one for one in rivals if one is not last]
    if rivals:
        rule = message("more than one side took it on these days; which came last is not known")
        both = [*rivals, last]
        may_hold = tuple(dict.fromkeys(side for one in both for side in one.takers))
        why = tuple(_why(one, rule) for one in both)
        return Control(None, ControlState.UNKNOWN, last.when, why, may_hold)
    if last.event.taker is None:
        rule = message("taken (%(when)s), by whom is not said", when=last.when)
        return Control(None, ControlState.UNKNOWN, last.when, (_why(last, rule),))
    rule = message(
        "the last certain capture up to this day: by %(taker)s (%(when)s)",
        taker=last.taker_name,
        when=last.when,
    )
    return Control(last.event.taker, ControlState.HELD, last.when, (_why(last, rule),))


def _left(one: DatedEvent, control: Control) -> Control:
    name = control.holder.name if control.holder else ""
    rule = message(
        "%(leaver)s left (%(when)s), and nobody is known to have taken it since",
        leaver=name,
        when=one.when,
    )
    return Control(None, ControlState.UNKNOWN, one.when, (*control.why, _why(one, rule)))


def _claimed(day: date, control: Control, told: Sequence[DatedEvent]) -> Control:
    """A later capture that only a party claims: the latest claimer is named."""
    claims = [
        one
        for one in told
        if one.is_taking
        and one.event.standing is Standing.CLAIMED
        and one.is_past(day)
        and one.is_by_other_than(control.holder)
    ]
    if not claims:
        return control
    last = claims[-1]
    rule = message(
        "%(taker)s took it, as only a party says (%(when)s)",
        taker=last.taker_name,
        when=last.when,
    )
    named = last.event.taker is not None
    return Control(
        holder=last.event.taker or control.holder,
        state=ControlState.CLAIMED if named else ControlState.CONTESTED,
        since=last.when,
        why=(*control.why, _why(last, rule)),
        may_hold=_sides(control, [last]),
    )


def _under_way(day: date, control: Control, told: Sequence[DatedEvent]) -> Control:
    """Inside the span of a certain capture or retreat: it had happened, or it had not."""
    pending = [
        one
        for one in told
        if one.is_certain
        and one.is_under_way(day)
        and (
            one.is_left_by(control.holder)
            or (one.is_taking and one.is_by_other_than(control.holder))
        )
    ]
    if not pending:
        return control
    return Control(
        holder=None,
        state=ControlState.UNKNOWN,
        since=pending[-1].when,
        why=(*control.why, *(_why(one, _may_have_happened(one)) for one in pending)),
        may_hold=_sides(control, pending),
    )


def _may_have_happened(one: DatedEvent) -> Message:
    if one.is_taking:
        return message(
            "it may have fallen to %(taker)s already: the day is not known more closely (%(when)s)",
            taker=one.taker_name,
            when=one.when,
        )
    return message(
        "it may have been left already: the day is not known more closely (%(when)s)",
        when=one.when,
    )


def _contested(day: date, control: Control, told: Sequence[DatedEvent]) -> Control:
    """Fighting on this day, or a capture that is said and denied and that nothing settled."""
    fights = [one for one in told if one.event.kind is EventKind.CONTESTED]
    fights = [one for one in fights if one.named_first <= day <= one.when.last]
    disputes = [
        one
        for one in told
        if one.is_taking
        and one.event.standing is Standing.DISPUTED
        and one.named_first <= day
        and one.is_by_other_than(control.holder)
    ]
    lapsed = [one for one in disputes if one.has_lapsed(day)]
    live = [one for one in disputes if not one.has_lapsed(day)]
    why = [_why(one, message("it was fought over (%(when)s)", when=one.when)) for one in fights]
    why += [_why(one, _denied(one)) for one in live]
    why += [_why(one, _never_borne_out(one)) for one in lapsed]
    control = replace(control, why=(*control.why, *why))
    if not fights and not live:
        return control
    return replace(
        control,
        state=ControlState.CONTESTED,
        since=(fights + live)[-1].when,
        may_hold=_sides(control, live),
    )


def _denied(one: DatedEvent) -> Message:
    return message(
        "that %(taker)s took it (%(when)s) is said and denied",
        taker=one.taker_name,
        when=one.when,
    )


def _never_borne_out(one: DatedEvent) -> Message:
    return message(
        "that %(taker)s took it (%(when)s) is said and denied, and nothing bore it out",
        taker=one.taker_name,
        when=one.when,
    )


def _sides(control: Control, events: Sequence[DatedEvent]) -> tuple[Side, ...]:
    """Who may hold it: whoever did or might so far, and the takers of these events."""
    so_far = [*([control.holder] if control.holder else []), *control.may_hold]
    return tuple(dict.fromkeys([*so_far, *(side for one in events for side in one.takers)]))


def _turning_days(told: Sequence[DatedEvent], starts_on: date, until: date) -> list[date]:
    """The days on which the answer can change: where spans start, end, and are over."""
    if until < starts_on:
        return []
    days = {starts_on}
    for one in told:
        ends = [end for end in (one.when.earliest, one.when.latest) if end is not None]
        days |= {*ends, *(end + ONE_DAY for end in ends if end < date.max)}
        days |= {one.lapses_on} if one.lapses_on else set()
    return sorted(day for day in days if starts_on <= day <= until)
