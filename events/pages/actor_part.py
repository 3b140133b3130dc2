"""An actor's part in numbers, and the places that it took and lost, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count
from django.urls import reverse

from events.control import Control, Period
from events.dates import DateSpan
from events.filters import EventFilter
from events.messages import Message, counted, listed, message
from events.models import Actor, Event, Place
from events.pages.addresses import at
from events.pages.cards import EventCard
from events.pages.timeline_page import last_day_of
from events.speech import say, span_text
from events.timeline import Frame, control_record
from events.vocabulary import ActorRole, ControlState, EventKind, Standing, Word
from events.wording import KINDS, ROLES

_COUNTED = ("state__kind", "state__standing")


class Fate(Word):
    """What became of a place in an actor's hands."""

    TOOK = "took"
    LOST = "lost"
    LEFT = "left"


FATES = {
    Fate.TOOK: message("Took"),
    Fate.LOST: message("Lost"),
    Fate.LEFT: message("Left"),
}


@dataclass(frozen=True)
class KindCount:
    """How many events of a kind; `doubts` tells how many of them are doubtful, and why."""

    kind: str
    number: int
    doubts: str


@dataclass(frozen=True)
class ChangeOfHands:
    """A place that an actor took, lost or left; `other` is the side that lost or took it."""

    event: int
    when: DateSpan
    fate: Fate
    place: str
    place_url: str
    other: str
    doubt: str
    known_by: date | None = None

    @property
    def url(self) -> str:
        return at(reverse("event", args=[self.event]), known_by=self.known_by)

    @property
    def days(self) -> str:
        return span_text(self.when)

    @property
    def what(self) -> str:
        return say(FATES[self.fate])


def kind_counts(wanted: EventFilter) -> list[KindCount]:
    """Count all events that a filter keeps by kind, the most frequent first; two queries."""
    kept = wanted.apply(Event.objects.visible()).order_by()
    rows = kept.values_list(*_COUNTED).annotate(number=Count("pk"))
    found: dict[EventKind, dict[Standing, int]] = {}
    for kind, standing, number in rows:
        found.setdefault(EventKind(kind), {})[Standing(standing)] = number
    counts = [_kind_count(kind, numbers) for kind, numbers in found.items()]
    return sorted(counts, key=lambda each: (-each.number, each.kind))


def _kind_count(kind: EventKind, numbers: Mapping[Standing, int]) -> KindCount:
    doubts = [
        _doubtful(standing, numbers[standing])
        for standing in (Standing.CLAIMED, Standing.DISPUTED, Standing.DENIED)
        if standing in numbers
    ]
    return KindCount(say(KINDS[kind]), sum(numbers.values()), say(listed(doubts)))


def _doubtful(standing: Standing, number: int) -> Message:
    match standing:
        case Standing.CLAIMED:
            return counted("%(number)s only claimed", "%(number)s only claimed", number)
        case Standing.DISPUTED:
            return counted("%(number)s disputed", "%(number)s disputed", number)
        case _:
            return counted("%(number)s denied", "%(number)s denied", number)


def changes_of_hands(
    actor: Actor,
    frames: Iterable[Frame],
    cards: Sequence[EventCard],
    roles: Mapping[int, set[str]],
    *,
    on: date | None,
    known_by: date | None,
) -> list[ChangeOfHands]:
    """What events say that it took, lost or left, and what follows from who held a place before.

    `frames` are those of the conflicts that it is a party to: one query each. What is only
    denied is left out.
    """
    told = [change for card in cards for change in _told(card, roles.get(card.id, set()))]
    found = [
        change
        for frame in frames
        for change in _turnovers(frame, actor.pk, on=on, known_by=known_by)
    ]
    held_before = {(change.event, change.fate): change for change in found}
    changes = held_before | {
        (change.event, change.fate): _with_other(change, held_before) for change in told
    }
    ordered = sorted(changes.values(), key=lambda one: (*one.when.sort_key, one.event))
    return [replace(change, known_by=known_by) for change in ordered]


def _with_other(
    change: ChangeOfHands, held_before: Mapping[tuple[int, Fate], ChangeOfHands]
) -> ChangeOfHands:
    """With whoever held it before, where the reports do not name them."""
    found = held_before.get((change.event, change.fate))
    return replace(change, other=found.other) if found and not change.other else change


def _told(card: EventCard, roles: set[str]) -> list[ChangeOfHands]:
    if card.when is None or card.standing is Standing.DENIED:
        return []
    if card.kind.changes_control:
        parts = {ActorRole.TAKER: Fate.TOOK, ActorRole.LOSER: Fate.LOST}
        return [_change(card, fate, role) for role, fate in parts.items() if role in roles]
    leaves = card.kind is EventKind.WITHDREW and roles - {ActorRole.TAKER}
    return [_change(card, Fate.LEFT, None)] if leaves else []


def _change(card: EventCard, fate: Fate, role: ActorRole | None) -> ChangeOfHands:
    opposite = {ActorRole.TAKER: ActorRole.LOSER, ActorRole.LOSER: ActorRole.TAKER}
    others = [part.name for part in card.actors if role and part.role == say(ROLES[opposite[role]])]
    assert card.when is not None
    return ChangeOfHands(
        event=card.id,
        when=card.when,
        fate=fate,
        place=card.place,
        place_url=card.place_url,
        other=say(listed(others)),
        doubt=card.doubt,
    )


def _turnovers(
    frame: Frame, side: int, *, on: date | None, known_by: date | None
) -> list[ChangeOfHands]:
    """Where one side held a place for certain and another one did next."""
    record = control_record(frame.conflict, known_by=known_by, frame=frame)
    histories = record.histories(until=on or last_day_of(frame.conflict))
    return [
        change
        for each in record.places
        for change in _of_place(each.place, histories[each.place_id], side, known_by)
    ]


def _of_place(
    place: Place, periods: Sequence[Period], side: int, known_by: date | None
) -> list[ChangeOfHands]:
    found: list[ChangeOfHands] = []
    before = None
    for control in (period.control for period in periods):
        if control.state is not ControlState.HELD or control.holder is None:
            continue
        if before and before.id != control.holder.id and side in (before.id, control.holder.id):
            lost = before.id == side
            other = control.holder.name if lost else before.name
            found += _turnover(place, control, Fate.LOST if lost else Fate.TOOK, other, known_by)
        before = control.holder
    return found


def _turnover(
    place: Place, control: Control, fate: Fate, other: str, known_by: date | None
) -> list[ChangeOfHands]:
    named = [why.event for why in control.why if why.event is not None]
    if control.since is None or not named:
        return []
    url = at(place.get_absolute_url(), known_by=known_by)
    return [ChangeOfHands(named[-1], control.since, fate, place.called, url, other, doubt="")]
