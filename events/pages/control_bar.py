"""Who held a place, as a bar over an axis of days, and closer where much changed in few days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import get_language_bidi

from events.control import Period
from events.dates import ONE_DAY, DateSpan
from events.map import LETTER
from events.messages import message
from events.pages.cards import EventCard
from events.pages.situation import state_in_words
from events.speech import axis_days_text, days_text, say
from events.wording import with_doubt

WIDTH = 800
LEAST = 3  # units; a shorter stretch would not be seen
CLEAR = 40  # units; a shorter stretch shows no pattern on a phone
AROUND = timedelta(days=3)  # shown before and after the changes, closer
WIDE_TYPE = 14  # units; a unit is about 0.9 px on a desktop
NARROW_TYPE = 30  # and 0.4 px on a phone

Days = tuple[date, date]


@dataclass(frozen=True)
class Stretch:
    """Days in a row with one answer, as a stretch of the bar."""

    x: float
    width: float
    code: str
    title: str


@dataclass(frozen=True)
class DayLabel:
    """A day, or days too close to be told apart, under the bar; `x` is the label's middle."""

    x: float
    text: str


@dataclass(frozen=True)
class EventMark:
    """The days on which an event may have happened."""

    x: float
    width: float
    title: str


@dataclass(frozen=True)
class ControlBar:
    """A bar of the days from `first` to `last`; `ticks` are the days on which it changes."""

    first: date
    last: date
    closer: bool
    stretches: tuple[Stretch, ...]
    ticks: tuple[float, ...]
    labels: tuple[DayLabel, ...]
    labels_narrow: tuple[DayLabel, ...]
    marks: tuple[EventMark, ...]


def control_bars(
    periods: Sequence[Period], codes: Sequence[str], cards: Sequence[EventCard]
) -> tuple[ControlBar, ...]:
    """The whole history, and its changes closer where they would not be seen otherwise.

    Time runs the way that the page is read. `codes` are the fills of the periods; empty where
    there are no periods.
    """
    if not periods:
        return ()
    whole = (periods[0].first, periods[-1].last)
    windows = [whole, *_closer(periods, whole)]
    bars = tuple(_bar(window, window != whole, periods, codes, cards) for window in windows)
    return tuple(map(_mirrored, bars)) if get_language_bidi() else bars


def _closer(periods: Sequence[Period], whole: Days) -> list[Days]:
    unit = WIDTH / _length(whole)
    inner = periods[1:-1]
    if not any(_length((one.first, one.last)) * unit < CLEAR for one in inner):
        return []
    first, last = periods[1].first - AROUND, periods[-1].first + AROUND
    window = (max(first, whole[0]), min(last, whole[1]))
    return [window] if _length(window) * 2 <= _length(whole) else []


def _bar(
    window: Days,
    closer: bool,
    periods: Sequence[Period],
    codes: Sequence[str],
    cards: Sequence[EventCard],
) -> ControlBar:
    changes = [one.first for one in periods[1:] if window[0] < one.first <= window[1]]
    return ControlBar(
        first=window[0],
        last=window[1],
        closer=closer,
        stretches=tuple(_stretches(periods, codes, window)),
        ticks=tuple(_across(day, window) for day in changes),
        labels=tuple(_labels(changes, window, WIDE_TYPE)),
        labels_narrow=tuple(_labels(changes, window, NARROW_TYPE)),
        marks=tuple(mark for card in cards if (mark := _mark(card, window))),
    )


def _mirrored(bar: ControlBar) -> ControlBar:
    """Time from right to left. Fills and letters are as they were, so that legends fit them."""
    return replace(
        bar,
        stretches=tuple(replace(one, x=_from_right(one.x + one.width)) for one in bar.stretches),
        ticks=tuple(_from_right(x) for x in bar.ticks),
        labels=tuple(replace(one, x=_from_right(one.x)) for one in bar.labels),
        labels_narrow=tuple(replace(one, x=_from_right(one.x)) for one in bar.labels_narrow),
        marks=tuple(replace(one, x=_from_right(one.x + one.width)) for one in bar.marks),
    )


def _from_right(x: float) -> float:
    return round(WIDTH - x, 1)


def _length(days: Days) -> int:
    return (days[1] - days[0]).days + 1


def _across(day: date, window: Days) -> float:
    """Where a day begins; the day after the last one is the bar's end."""
    return round((day - window[0]).days * WIDTH / _length(window), 1)


def _extent(days: Days, window: Days) -> tuple[float, float] | None:
    """Start and width of days on the bar; None for those beyond it."""
    first, last = max(days[0], window[0]), min(days[1], window[1])
    if first > last:
        return None
    x = _across(first, window)
    return x, round(max(_across(last + ONE_DAY, window) - x, LEAST), 1)


def _stretches(periods: Sequence[Period], codes: Sequence[str], window: Days) -> list[Stretch]:
    """The short ones last, so that they are drawn over the long ones."""
    found = []
    for period, code in zip(periods, codes, strict=True):
        if extent := _extent((period.first, period.last), window):
            days = days_text(period.first, period.last)
            state = state_in_words(period.control)
            title = say(message("%(days)s: %(state)s", days=days, state=state))
            found.append(Stretch(*extent, code, title))
    return sorted(found, key=lambda one: -one.width)


def _mark(card: EventCard, window: Days) -> EventMark | None:
    if card.when is None or (extent := _extent(_named(card.when), window)) is None:
        return None
    told = with_doubt(card.title, card.standing)
    title = message("%(days)s: %(title)s", days=card.span_text, title=told)
    return EventMark(*extent, say(title))


def _named(span: DateSpan) -> Days:
    """The days that reports name: of an open span the one that limits it."""
    return (span.earliest or span.last, span.latest or span.first)


def _labels(changes: Sequence[date], window: Days, size: int) -> list[DayLabel]:
    """The days of changes, none over another: what is too close becomes one label."""
    groups = [(day, day) for day in changes]
    labels = [_label(group, window, size) for group in groups]
    while (at := _first_overlap(labels, size)) is not None:
        groups[at : at + 2] = [(groups[at][0], groups[at + 1][1])]
        labels[at : at + 2] = [_label(groups[at], window, size)]
    return labels


def _first_overlap(labels: Sequence[DayLabel], size: int) -> int | None:
    for at, (one, other) in enumerate(pairwise(labels)):
        if other.x - one.x < (_half(one.text, size) + _half(other.text, size)) + size / 2:
            return at
    return None


def _label(group: Days, window: Days, size: int) -> DayLabel:
    text = axis_days_text(*group, window)
    middle = (_across(group[0], window) + _across(group[1], window)) / 2
    half = _half(text, size)
    return DayLabel(round(min(max(middle, half), WIDTH - half), 1), text)


def _half(text: str, size: int) -> float:
    return len(text) * size * LETTER / 2
