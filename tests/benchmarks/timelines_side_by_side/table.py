"""PURE: figures of many visits as a table of medians, spreads, ratios and budgets."""

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

WIDE, FIRST_COLUMN = 30, 30
UNSETTLED = "not settled"


@dataclass(frozen=True)
class Measure:
    """A row: the figure's name in a visit, its words, and what ours may cost on each device."""

    name: str
    words: str
    budgets: Mapping[str, float]
    is_of_ours_alone: bool = False


_EVERYWHERE = ("desktop", "slow phone")
MEASURES = (
    Measure("texts", "HTML, CSS and JS, packed, kB", dict.fromkeys(_EVERYWHERE, 40)),
    Measure("scripts", "of it JS, kB", dict.fromkeys(_EVERYWHERE, 6)),
    Measure("map", "map, packed, kB", dict.fromkeys(_EVERYWHERE, 10), True),
    Measure("requests", "requests", {}),
    Measure("elements", "elements", {}),
    Measure("script", "script, ms", {"desktop": 50}),
    Measure("tasks", "all tasks, ms", {}),
    Measure("blocking", "blocking, ms", {"desktop": 0, "slow phone": 100}),
    Measure("answered", "first byte, ms", {}),
    Measure("painted", "largest paint, ms", {"slow phone": 1_200}),
    Measure("settled", "settled after, ms", {}),
    Measure("heap", "JS heap, MB", {}),
)
STEPS = (
    Measure("input to frame", "slider step, input, ms", dict.fromkeys(_EVERYWHERE, 50), True),
    Measure("key to frame", "slider step, key, ms", dict.fromkeys(_EVERYWHERE, 50), True),
)


@dataclass(frozen=True)
class Spread:
    """The middle of some figures, and their ends."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Iterable[float]) -> "Spread | None":
        told = list(figures)
        return cls(statistics.median(told), min(told), max(told)) if told else None

    def __str__(self) -> str:
        ends = f" ({in_few(self.least)}–{in_few(self.most)})" if self.least != self.most else ""
        return in_few(self.median) + ends


def in_few(number: float) -> str:
    """Three figures, none after the point from a hundred on: 4.90, 23.8, 1,763."""
    if number >= 100 or number == int(number):
        return f"{number:,.0f}"
    return f"{number:.{1 if number >= 10 else 2}f}"


def ratio(ours: Spread | None, theirs: Spread | None) -> str:
    """How many times ours theirs is; empty where that says nothing."""
    if not ours or not theirs or not ours.median:
        return ""
    return f"{in_few(theirs.median / ours.median)}x"


# By site, and then by measure: a figure of each visit. Ours comes first.
Figures = Mapping[str, Mapping[str, Sequence[float]]]


def rows(figures: Figures, device: str, unsettled: Iterable[str]) -> Iterator[list[str]]:
    """Cells: the measure, each site's spread, theirs with a ratio to ours, and the budget."""
    ours, missing = next(iter(figures)), set(unsettled)
    yield ["", *figures, "budget of ours"]
    for measure in (*MEASURES, *STEPS):
        spreads = {site: Spread.of(told.get(measure.name, ())) for site, told in figures.items()}
        if not any(spreads.values()):
            continue
        own = spreads[ours]
        unknown = set() if measure.is_of_ours_alone else missing
        cells = [_cell(site, spreads[site], own, site == ours, unknown) for site in figures]
        yield [measure.words, *cells, _budget(measure.budgets.get(device), own)]


def _cell(
    site: str, spread: Spread | None, own: Spread | None, is_own: bool, missing: set[str]
) -> str:
    if spread is None:
        return UNSETTLED if site in missing else ""
    return str(spread) if is_own else f"{spread} {ratio(own, spread)}".rstrip()


def _budget(limit: float | None, own: Spread | None) -> str:
    if limit is None or own is None:
        return ""
    return f"{in_few(limit)}: {'kept' if own.median <= limit else 'MISSED'}"


def laid_out(table: Iterable[Sequence[str]]) -> str:
    """Lines with the columns under each other."""
    lines = (f"{first:{FIRST_COLUMN}}" + "".join(f"{cell:>{WIDE}}" for cell in rest)
             for first, *rest in table)  # fmt: skip
    return "\n".join(line.rstrip() for line in lines)
