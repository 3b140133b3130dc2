"""How many events each choice of the filter would leave, for the numbers beside them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

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

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Traits:
    """What the choices look at in one event: by facet, the values under which it is found."""

    id: int
    values: Mapping[str, frozenset[str]]

    def fits(self, chosen: Mapping[str, frozenset[str]], *, but: str = "") -> bool:
        """Whether it has a chosen value of every facet, or of every one but one."""
        return all(self.values[facet] & wanted for facet, wanted in chosen.items() if facet != but)


@dataclass(frozen=True)
class Facets:
    """The events of a filter, with what every other choice would leave."""

    events: Sequence[Traits]
    chosen: Mapping[str, frozenset[str]]

    @property
    def found(self) -> list[int]:
        """The ids of the events that fit all choices, in the order of the list."""
        return [each.id for each in self.events if each.fits(self.chosen)]

    @property
    def counts(self) -> Counts:
        """By facet and value: the events that fit the value and the choices of other facets."""
        return {facet: self._counts_of(facet) for facet in FACETS}

    def without(self, facet: str, value: str) -> int:
        """How many events the filter would leave with one choice taken away."""
        left = self.chosen.get(facet, frozenset()) - {value}
        chosen = {**self.chosen, facet: left} if left else dict(self.chosen)
        if not left:
            chosen.pop(facet, None)
        return sum(each.fits(chosen) for each in self.events)

    def _counts_of(self, facet: str) -> Counter[str]:
        fitting = (each for each in self.events if each.fits(self.chosen, but=facet))
        return Counter(value for each in fitting for value in each.values[facet])


def facets_of(wanted: EventFilter, cast: Mapping[int, CastMember]) -> Facets | None:
    """Read what the choices look at, in one query; None where there are too many events."""
    open_ = replace(
        wanted, kinds=frozenset(), stances=frozenset(), sources=0, actor="", place="", province=""
    )
    events = open_.apply(Event.objects.visible()).in_order()
    rows = list(events.values_list(*_COLUMNS)[: MOST_ROWS + 1])
    if len(rows) > MOST_ROWS:
        return None
    slugs = _slugs(cast)
    parted = groupby(rows, key=lambda row: row[0])
    return Facets([_traits(list(parts), slugs, wanted) for _, parts in parted], _chosen(wanted))


def _slugs(cast: Mapping[int, CastMember]) -> dict[int, frozenset[str]]:
    """The slugs under which each actor is found: its own and its side's."""
    sides = {pk: cast[one.side].slug for pk, one in cast.items() if one.side and one.side in cast}
    return {pk: frozenset({one.slug, sides.get(pk, one.slug)}) for pk, one in cast.items()}


def _traits(
    rows: Sequence[tuple[Any, ...]], slugs: Mapping[int, frozenset[str]], wanted: EventFilter
) -> Traits:
    pk, kind, stances, sources, place, province = rows[0][:6]
    by = wanted.known_by
    named = {row[6] for row in rows if row[6] and (by is None or row[7] <= by)}
    steps = {*SOURCE_STEPS, wanted.sources} - {0}
    values = {
        "kind": [kind],
        "stance": filter(None, stances.split(",")),
        "sources": (str(step) for step in steps if sources >= step),
        "actor": (slug for actor in named for slug in slugs.get(actor, ())),
        "province": filter(None, (place, province)),
        "place": filter(None, [place]),
    }
    return Traits(pk, {facet: frozenset(each) for facet, each in values.items()})


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
