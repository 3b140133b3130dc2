"""A scored run, kept under names that last, and what changed from one run to the next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from events.scoring.matching import Outcome
from events.scoring.records import distinct, name_of

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

    Both are kept by the names of reports: article, kind, place, and the day of a gold one.
    """

    fates: Mapping[str, Fate] = field(default_factory=dict)
    invented: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> "Run":
        fates: dict[str, Fate] = {}
        invented: dict[str, str] = {}
        for outcome in outcomes:
            fates |= _fates(outcome)
            invented |= _invented(outcome)
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
    found = {
        pair.gold.name: Fate(True, pair.date_right, pair.actor_right) for pair in outcome.found
    }
    return {
        gold.name: found.get(gold.name, Fate(False))
        for gold in outcome.article.reports
        if gold.required
    }


def _invented(outcome: Outcome) -> dict[str, str]:
    article = outcome.article.id
    names = distinct(name_of(article, read.kind, read.place) for read in outcome.invented)
    return {name: read.quote for name, read in zip(names, outcome.invented, strict=True)}
