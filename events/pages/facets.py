"""How many events each choice of the filter would leave, for the numbers beside them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from events.filters import EventFilter
from events.models import Event
from events.timeline import CastMember

FACETS = ("kind", "stance", "sources", "actor", "province", "place")
# The numbers of independent sources that a reader may ask for, at least.
SOURCE_STEPS = (2, 3, 5, 10)
# An event has a row for each of its actors. Longer lists carry no numbers: reading them all
# would cost more than the page.
MOST_ROWS = 12_000
_COLUMNS = (
    "pk",
    "state__kind",
    "state__stances",
    "state__sources",
    "place__slug",
    "place__province__slug",
    "parts__actor_id",
    "parts__known_from",
)

_NOBODY: frozenset[str] = frozenset()

Counts = Mapping[str, Mapping[str, int]]


class Traits(NamedTuple):
    """What the choices look at in one event: under which values of each facet it is found."""

    id: int
    kind: tuple[str, ...]
    stance: tuple[str, ...]
    sources: tuple[str, ...]
    actor: frozenset[str]
    province: tuple[str, ...]
    place: tuple[str, ...]


@dataclass(frozen=True)
class Facets:
    """The events of a filter, with what every other choice would leave."""

    events: Sequence[Traits]
    chosen: Mapping[str, frozenset[str]]

    @property
    def found(self) -> list[int]:
        """The ids of the events that fit all choices, in the order of the list."""
        return [each.id for each in self._fitting(self.chosen)]

    @property
    def counts(self) -> Counts:
        """By facet and value: the events that fit the value and the choices of other facets."""
        return {facet: self._counts_of(facet) for facet in FACETS}

    def without(self, facet: str, value: str) -> int:
        """How many events the filter would leave with one choice taken away."""
        left = self.chosen.get(facet, frozenset()) - {value}
        others = _but(self.chosen, facet)
        return len(self._fitting({**others, facet: left} if left else others))

    def _counts_of(self, facet: str) -> Counter[str]:
        # Many events have the same values: each set of values is taken apart once.
        alike = Counter(map(attrgetter(facet), self._fitting(_but(self.chosen, facet))))
        counts: Counter[str] = Counter()
        for values, number in alike.items():
            counts.update(dict.fromkeys(values, number))
        return counts

    def _fitting(self, chosen: Mapping[str, frozenset[str]]) -> Sequence[Traits]:
        fitting = self.events
        for facet, wanted in chosen.items():
            fitting = [each for each in fitting if not wanted.isdisjoint(getattr(each, facet))]
        return fitting


def _but(chosen: Mapping[str, frozenset[str]], facet: str) -> dict[str, frozenset[str]]:
    return {name: values for name, values in chosen.items() if name != facet}


def facets_of(wanted: EventFilter, cast: Mapping[int, CastMember]) -> Facets | None:
    """Read what the choices look at, in one query; None where there are too many events."""
    open_ = replace(
        wanted, kinds=frozenset(), stances=frozenset(), sources=0, actor="", place="", province=""
    )
    events = open_.apply(Event.objects.visible()).in_order()
    rows = list(events.values_list(*_COLUMNS)[: MOST_ROWS + 1])
    if len(rows) > MOST_ROWS:
        return None
    found_under, steps = _slugs(cast), sorted({*SOURCE_STEPS, wanted.sources} - {0})
    by = wanted.known_by or date.max
    events_parted = groupby(rows, key=itemgetter(0))
    traits = [_traits(list(parts), found_under, steps, by) for _, parts in events_parted]
    return Facets(traits, _chosen(wanted))


def _slugs(cast: Mapping[int, CastMember]) -> dict[int, frozenset[str]]:
    """The slugs under which each actor is found: its own and its side's."""
    sides = {pk: cast[one.side].slug for pk, one in cast.items() if one.side and one.side in cast}
    return {pk: frozenset({one.slug, sides.get(pk, one.slug)}) for pk, one in cast.items()}


def _traits(
    rows: Sequence[tuple[Any, ...]],
    found_under: Mapping[int, frozenset[str]],
    steps: Sequence[int],
    by: date,
) -> Traits:
    """An event out of its rows, one for each actor; those named after a day are left out."""
    pk, kind, stances, sources, place, province, *_ = rows[0]
    named = [found_under.get(row[6], _NOBODY) for row in rows if row[6] and row[7] <= by]
    return Traits(
        id=pk,
        kind=(kind,),
        stance=tuple(stances.split(",")) if stances else (),
        sources=tuple(str(step) for step in steps if sources >= step),
        actor=_NOBODY.union(*named),
        province=tuple(filter(None, (place, province))),
        place=(place,) if place else (),
    )


def _chosen(wanted: EventFilter) -> dict[str, frozenset[str]]:
    chosen: dict[str, Iterable[str]] = {
        "kind": wanted.kinds,
        "stance": wanted.stances,
        "sources": [str(wanted.sources)] if wanted.sources else (),
        "actor": filter(None, [wanted.actor]),
        "province": filter(None, [wanted.province]),
        "place": filter(None, [wanted.place]),
    }
    found = {facet: frozenset(str(value) for value in each) for facet, each in chosen.items()}
    return {facet: values for facet, values in found.items() if values}
