"""Whether a printed count of places taken agrees with our own events: values in, a check out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from events.control_events import ControlEvent
from events.dates import ONE_DAY, DateSpan
from events.settling import CERTAIN
from events.vocabulary import PlaceKind, Standing

# What newspapers call places, and the kinds of the gazetteer that they mean by it.
_KINDS_CALLED: Mapping[str, PlaceKind] = {
    "city": PlaceKind.CITY,
    "cities": PlaceKind.CITY,
    "town": PlaceKind.CITY,
    "district": PlaceKind.DISTRICT,
    "province": PlaceKind.PROVINCE,
    "governorate": PlaceKind.PROVINCE,
}
_CAPITAL = "capital"


@dataclass(frozen=True)
class CountablePlace:
    """What a count must know of a place; `is_capital` says that it is the seat of a province."""

    id: int
    kind: PlaceKind
    is_capital: bool = False
    of_interest: bool = False


@dataclass(frozen=True)
class PrintedCount:
    """A count of the takings of a side over some days, as an article of a day prints it.

    `what` is the noun printed. `rough_start`: the first day may be left out. `told` are the
    events that the article itself tells of: it must have counted those of its own day, while
    others may have come too late for it.
    """

    number: int
    what: str
    days: DateSpan
    side: int
    printed_on: date
    rough_start: bool = False
    told: frozenset[int] = frozenset()

    def must_count(self, event: ControlEvent) -> bool:
        """Whether a taking surely lies in the days counted over, and was known at the time."""
        when = event.when
        if when is None or event.standing not in CERTAIN:
            return False
        first = self.days.first + ONE_DAY * self.rough_start
        in_time = when.last < self.printed_on or event.id in self.told
        return in_time and first <= when.first and when.last <= self.days.last

    def may_count(self, event: ControlEvent) -> bool:
        return (
            event.kind.changes_control
            and event.standing is not Standing.DENIED
            and event.taker is not None
            and event.taker.id == self.side
            and event.when is not None
            and event.when.overlaps(self.days)
        )


@dataclass(frozen=True)
class CountCheck:
    """A printed number beside ours.

    `certain` are the events that surely lie in the days counted over, one a place, `possible`
    those that may. `later` are events of those days that were not known yet: what an article of
    the day may have counted and we could not.
    """

    number: int
    certain: tuple[int, ...]
    possible: tuple[int, ...]
    later: tuple[int, ...] = ()

    @property
    def agrees(self) -> bool:
        return self.off_by == 0

    @property
    def off_by(self) -> int:
        """How many more it counts than we can (negative: fewer than we must); 0 where it agrees."""
        most = len(self.certain) + len(self.possible)
        return self.number - min(max(self.number, len(self.certain)), most)


def is_checked(what: str) -> bool:
    """Whether we keep such places: villages and settlements are in no gazetteer of ours."""
    return _singular(what) == _CAPITAL or _singular(what) in _KINDS_CALLED


def check_count(
    count: PrintedCount,
    *,
    places: Iterable[CountablePlace],
    known_then: Iterable[ControlEvent],
    known_now: Iterable[ControlEvent],
) -> CountCheck:
    """Compare a count with our events, one a place, as known by the day of the article and now.

    A city is one of the places of interest where that agrees, or else any city.
    """
    told, later = list(known_then), list(known_now)
    checks = [_check(count, wanted, told, later) for wanted in _meant(count.what, list(places))]
    return next((check for check in checks if check.agrees), checks[0])


def _meant(what: str, places: list[CountablePlace]) -> list[frozenset[int]]:
    """The sets of places that a noun may mean, the likelier first."""
    noun = _singular(what)
    if noun == _CAPITAL:
        return [frozenset(place.id for place in places if place.is_capital)]
    kind = _KINDS_CALLED.get(noun)
    every = frozenset(place.id for place in places if place.kind is kind)
    of_interest = frozenset(place.id for place in places if place.of_interest) & every
    return [of_interest, every] if of_interest and kind is PlaceKind.CITY else [every]


def _singular(what: str) -> str:
    noun = what.casefold()
    return noun if noun in _KINDS_CALLED else noun.removesuffix("s")


def _check(
    count: PrintedCount,
    wanted: frozenset[int],
    known_then: Iterable[ControlEvent],
    known_now: Iterable[ControlEvent],
) -> CountCheck:
    told = _falls(count, wanted, known_then)
    now = _falls(count, wanted, known_now)
    certain = tuple(event.id for event in told.values() if count.must_count(event))
    possible = tuple(event.id for event in told.values() if event.id not in certain)
    later = tuple(event.id for place, event in now.items() if place not in told)
    return CountCheck(count.number, certain, possible, later)


def _falls(
    count: PrintedCount, wanted: frozenset[int], events: Iterable[ControlEvent]
) -> dict[int, ControlEvent]:
    """Of each place the taking that is most surely counted, in the order of their days."""
    falls: dict[int, ControlEvent] = {}
    for event in sorted(events, key=lambda each: (not count.must_count(each), _order(each))):
        if event.place in wanted and count.may_count(event):
            falls.setdefault(event.place or 0, event)
    return dict(sorted(falls.items(), key=lambda pair: _order(pair[1])))


def _order(event: ControlEvent) -> tuple[date, date, int]:
    return (*(event.when.sort_key if event.when else (date.max, date.max)), event.id)
