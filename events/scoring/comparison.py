"""A scored run, kept under names that last, and what changed from one run to the next."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from events.scoring.matching import Outcome
from events.scoring.sameness import place_key

_FORMAT = 1


class UnusableRun(ValueError):
    """Not a run that was saved by this program; the message says what is wrong."""


@dataclass(frozen=True)
class Fate:
    """What became of one gold report. date and actor are None where there is nothing to judge."""

    found: bool
    date: bool | None = None
    actor: bool | None = None


@dataclass(frozen=True)
class Run:
    """The fate of every gold report, and the quotes of those invented.

    Both are kept by article, kind and place; a second one of the same ends in #2.
    """

    fates: Mapping[str, Fate] = field(default_factory=dict)
    invented: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> "Run":
        fates: dict[str, Fate] = {}
        invented: dict[str, str] = {}
        for outcome in outcomes:
            fates |= _fates(outcome)
            names = _names(
                outcome, [(report.kind, report.place, "") for report in outcome.invented]
            )
            quotes = [report.quote for report in outcome.invented]
            invented |= dict(zip(names, quotes, strict=True))
        return cls(fates, invented)

    @classmethod
    def from_fields(cls, fields: Any) -> "Run":
        """Take what `as_fields` gives. Raises UnusableRun."""
        if not isinstance(fields, dict) or fields.get("format") != _FORMAT:
            raise UnusableRun("no run that score_extraction saved, or one of another version.")
        try:
            fates = {str(name): Fate(**fate) for name, fate in fields["reports"].items()}
            return cls(fates, dict(fields["invented"]))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise UnusableRun(f"a run with parts missing ({error}).") from None

    def as_fields(self) -> dict[str, Any]:
        fates = {name: asdict(fate) for name, fate in self.fates.items()}
        return {"format": _FORMAT, "reports": fates, "invented": dict(self.invented)}


@dataclass(frozen=True)
class Change:
    """What one run has that another had not, and the other way round, in order of the later."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Changes of reports found, of right dates and actors among all, and of those invented.

    Gold reports that only one of the runs knows are counted, not compared.
    """

    reports: Change
    dates: Change
    actors: Change
    invented: Change
    only_before: int
    only_after: int

    def as_fields(self) -> dict[str, Any]:
        return asdict(self)


def compared(before: Run, after: Run) -> Comparison:
    """What a later run gained and lost against an earlier one."""
    return Comparison(
        reports=_change(before, after, lambda fate: fate.found),
        dates=_change(before, after, lambda fate: fate.date is True),
        actors=_change(before, after, lambda fate: fate.actor is True),
        invented=Change(
            tuple(name for name in after.invented if name not in before.invented),
            tuple(name for name in before.invented if name not in after.invented),
        ),
        only_before=len(before.fates.keys() - after.fates.keys()),
        only_after=len(after.fates.keys() - before.fates.keys()),
    )


def _change(before: Run, after: Run, right: Callable[[Fate], bool]) -> Change:
    both = [
        (name, right(before.fates[name]), right(fate))
        for name, fate in after.fates.items()
        if name in before.fates
    ]
    return Change(
        gained=tuple(name for name, was, is_now in both if is_now and not was),
        lost=tuple(name for name, was, is_now in both if was and not is_now),
    )


def _fates(outcome: Outcome) -> dict[str, Fate]:
    """In the order of the annotation, so that the names do not depend on what was found."""
    required = [gold for gold in outcome.article.reports if gold.required]
    names = _names(
        outcome,
        [
            (gold.kind, gold.place, gold.when.last.isoformat() if gold.when else "")
            for gold in required
        ],
    )
    pairs = {id(pair.gold): pair for pair in outcome.found}
    fates = {}
    for name, gold in zip(names, required, strict=True):
        pair = pairs.get(id(gold))
        fates[name] = Fate(True, pair.date_right, pair.actor_right) if pair else Fate(False)
    return fates


def _names(outcome: Outcome, reports: Sequence[tuple[str, str, str]]) -> list[str]:
    """`article kind place day`, with a number where it would not be the only one."""
    seen: Counter[str] = Counter()
    names = []
    for kind, place, day in reports:
        name = " ".join(filter(None, [outcome.article.id, kind, place_key(place), day]))
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return names
