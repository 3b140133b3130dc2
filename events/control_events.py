"""Events as control weighs them: what they say of who holds a place, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from events.dates import DateSpan
from events.messages import Value, message
from events.settling import CERTAIN, Settled
from events.vocabulary import ActorRole, EventKind, Standing

# Days for which a claim that is denied, and that no outlet bears out, leaves a place contested.
DISPUTE_LASTS = 7


@dataclass(frozen=True)
class Side:
    """A party that can hold a place."""

    id: int
    name: str


@dataclass(frozen=True)
class ControlEvent:
    """What control must know of an event.

    `leavers` are the ids of the sides that withdrew. `asserted` says that an outlet asserts it or
    somebody confirms it; else a party only claims it.
    """

    id: int
    kind: EventKind
    place: int | None
    when: DateSpan | None
    standing: Standing
    taker: Side | None = None
    leavers: frozenset[int] = frozenset()
    asserted: bool = True

    @classmethod
    def of(
        cls, identity: int, place: int | None, settled: Settled, sides: Mapping[int, Side]
    ) -> "ControlEvent":
        """Take what reports amount to; `sides` names every side by its id."""
        return cls(
            id=identity,
            kind=settled.kind,
            place=place,
            when=settled.span,
            standing=settled.standing,
            taker=next((sides[side] for side in sorted(settled.takers) if side in sides), None),
            leavers=frozenset(
                part.side for part in settled.parts if part.role is not ActorRole.TAKER
            ),
            asserted=settled.asserted,
        )


@dataclass(frozen=True)
class DatedEvent:
    """An event with a span, as the rules use it."""

    event: ControlEvent
    when: DateSpan

    @property
    def named_first(self) -> date:
        """The first day that a report names: of an open span the day that limits it."""
        return self.when.earliest or self.when.last

    @property
    def is_taking(self) -> bool:
        return self.event.kind.changes_control

    @property
    def is_certain(self) -> bool:
        return self.event.standing in CERTAIN

    def is_past(self, day: date) -> bool:
        return self.when.last <= day

    def is_under_way(self, day: date) -> bool:
        return self.when.first <= day < self.when.last

    def is_by_other_than(self, side: Side | None) -> bool:
        taker = self.event.taker
        return taker is None or side is None or taker.id != side.id

    def is_left_by(self, side: Side | None) -> bool:
        leaves = self.event.kind is EventKind.WITHDREW
        return leaves and side is not None and side.id in self.event.leavers

    def is_part_of(self, capture: "DatedEvent") -> bool:
        """Whether it is the retreat of those who lost the place in a capture."""
        taker = capture.event.taker
        retreat = self.event.kind is EventKind.WITHDREW
        by_loser = taker is None or taker.id not in self.event.leavers
        return retreat and by_loser and self.when.overlaps(capture.when)

    def is_overtaken_by(self, capture: DateSpan | None) -> bool:
        """Whether a certain capture came on its last known day or later."""
        return capture is not None and (self.when.latest or self.when.first) <= capture.last

    @property
    def lapses_on(self) -> date | None:
        """The first day on which a dispute over a mere claim no longer counts."""
        if self.event.standing is not Standing.DISPUTED or self.event.asserted:
            return None
        return (self.when.latest or self.when.first) + timedelta(DISPUTE_LASTS + 1)

    def has_lapsed(self, day: date) -> bool:
        return self.lapses_on is not None and day >= self.lapses_on

    @property
    def takers(self) -> tuple[Side, ...]:
        return (self.event.taker,) if self.event.taker else ()

    @property
    def taker_name(self) -> Value:
        return self.event.taker.name if self.event.taker else message("a side that is not named")
