"""A report as linking, settling and control weigh it: values only."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from events.dates import DateSpan
from events.sources import Origin
from events.vocabulary import ActorRole, EventKind, Manner, Stance


@dataclass(frozen=True, order=True)
class Part:
    """A known actor's part; `side` is the id of the side it belongs to, or its own."""

    role: ActorRole
    actor: int
    side: int


@dataclass(frozen=True)
class Evidence:
    """What one report says and who printed it. Ids are those of rows.

    `story` is the wire text that the passage is from and `agency` the wire that the text credits
    (empty: none), `speaker` whoever says so (empty: the outlet itself), `place_text` the place
    as printed where it is not known.
    """

    id: int
    kind: EventKind
    stance: Stance
    published_on: date
    place: int | None = None
    place_text: str = ""
    when: DateSpan | None = None
    derivation: str = ""
    manner: Manner = Manner.NOT_SAID
    parts: tuple[Part, ...] = ()
    speaker: str = ""
    publisher: str = ""
    agency: str = ""
    story: int = 0
    body_hash: str = ""
    start: int = 0
    accepted: bool = False

    @property
    def origin(self) -> Origin:
        return Origin(self.story, self.agency, self.publisher)

    @cached_property
    def takers(self) -> frozenset[int]:
        """The sides that are said to have taken the place."""
        return self._sides(ActorRole.TAKER)

    @cached_property
    def losers(self) -> frozenset[int]:
        return self._sides(ActorRole.LOSER)

    @cached_property
    def actors(self) -> frozenset[int]:
        return frozenset(part.actor for part in self.parts)

    @cached_property
    def sides(self) -> frozenset[int]:
        return frozenset(part.side for part in self.parts)

    def _sides(self, role: ActorRole) -> frozenset[int]:
        return frozenset(part.side for part in self.parts if part.role is role)

    @property
    def order(self) -> tuple[object, ...]:
        """The canonical order: it depends on what was printed, never on when it was read.

        What happened before what was planned, and that before denials; whole spans before open
        ones before none, known takers before unknown, narrow before wide, then by day; ties
        are broken by the article's text.
        """
        return (
            _STANCE_ORDER[self.stance],
            *_span_order(self.when),
            not self.takers,
            self.published_on,
            self.body_hash,
            self.start,
            str(self.kind),
            self.publisher,
            self.place_text,
        )


_STANCE_ORDER = {
    Stance.CONFIRMED: 0,
    Stance.ASSERTED: 0,
    Stance.CLAIMED: 0,
    Stance.PLANNED: 1,
    Stance.FEARED: 1,
    Stance.DENIED: 2,
}


def _span_order(span: DateSpan | None) -> tuple[int, int, date, date]:
    if span is None:
        return (2, 0, date.max, date.max)
    if span.width is None:
        return (1, 0, span.last, span.first)
    return (0, span.width, span.last, span.first)
