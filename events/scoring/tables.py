"""Counts over articles, and the rates that follow from them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from events.scoring.matching import Outcome, Pair
from events.scoring.records import CAPTURES, GoldReport


@dataclass(frozen=True)
class Rates:
    """Shares from 0 to 1: of what was read that is right, of the gold that was found, of both."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, read: int, gold: int) -> "Rates":
        precision = right / read if read else 0.0
        recall = right / gold if gold else 0.0
        both = precision + recall
        return cls(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass
class Tally:
    """How many reports of the gold were found and missed, and how many were invented."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    dates_right: int = 0
    actors_right: int = 0
    kinds_right: int = 0
    undated_found: int = 0  # the gold has no date for them
    dated_missed: int = 0

    @property
    def gold(self) -> int:
        return self.found + self.missed

    @property
    def read(self) -> int:
        return self.found + self.invented

    @property
    def place_and_kind(self) -> Rates:
        return Rates.of(self.found, self.read, self.gold)

    @property
    def with_date(self) -> Rates:
        """Without the gold that has no date, and what met it."""
        dated = self.found - self.undated_found
        return Rates.of(self.dates_right, self.read - self.undated_found, dated + self.dated_missed)

    @property
    def with_actor(self) -> Rates:
        return Rates.of(self.actors_right, self.read, self.gold)

    def add_found(self, pair: Pair) -> None:
        self.found += 1
        self.dates_right += pair.date_right is True
        self.undated_found += pair.date_right is None
        self.actors_right += pair.actor_right
        self.kinds_right += pair.kind_right

    def add_missed(self, gold: GoldReport) -> None:
        self.missed += 1
        self.dated_missed += gold.when is not None

    def as_fields(self) -> dict[str, Any]:
        return {
            "gold": self.gold,
            "found": self.found,
            "missed": self.missed,
            "invented": self.invented,
            "kinds_right": self.kinds_right,
            "place_and_kind": asdict(self.place_and_kind),
            "with_date": asdict(self.with_date),
            "with_actor": asdict(self.with_actor),
        }


@dataclass
class Score:
    """The tallies of all articles: of captures and recaptures together, and by kind.

    Kinds that the gold never requires have no tally.
    """

    articles: int = 0
    quiet: int = 0  # without a change of control
    disturbed: int = 0  # quiet ones in which we read one
    captures: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=dict)

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> "Score":
        quiet = [outcome for outcome in outcomes if outcome.article.quiet]
        tallies = _by_kind(outcomes)
        return cls(
            articles=len(outcomes),
            quiet=len(quiet),
            disturbed=sum(outcome.disturbed for outcome in quiet),
            captures=_sum(tallies[kind] for kind in CAPTURES),
            kinds={kind: tally for kind, tally in sorted(tallies.items()) if tally.gold},
        )

    @property
    def other_kinds(self) -> Tally:
        """All that are no captures, together."""
        return _sum(tally for kind, tally in self.kinds.items() if kind not in CAPTURES)

    def as_fields(self) -> dict[str, Any]:
        return {
            "articles": self.articles,
            "quiet_articles": self.quiet,
            "quiet_with_false_capture": self.disturbed,
            "captures": self.captures.as_fields(),
            "kinds": {kind: tally.as_fields() for kind, tally in self.kinds.items()},
        }


def _by_kind(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for outcome in outcomes:
        for pair in outcome.found:
            tallies[pair.gold.kind].add_found(pair)
        for gold in outcome.missed:
            tallies[gold.kind].add_missed(gold)
        for read in outcome.invented:
            tallies[read.kind].invented += 1
    return tallies


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        for name, count in asdict(tally).items():
            setattr(total, name, getattr(total, name) + count)
    return total
