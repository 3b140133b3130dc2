"""Which report that was read is which one of the annotation, article by article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.dates import DateSpan
from events.scoring.records import CAPTURES, GoldArticle, GoldReport, ReadReport
from events.scoring.sameness import Spellings, same_actor


@dataclass(frozen=True)
class Pair:
    """A gold report and the one read that meets it.

    date_right is None where the gold report has no date.
    """

    gold: GoldReport
    read: ReadReport
    date_right: bool | None
    actor_right: bool

    @property
    def kind_right(self) -> bool:
        return self.gold.kind == self.read.kind

    @property
    def worth(self) -> tuple[bool, bool, bool]:
        """Where there is a choice, the right date decides, then the kind, then the actor."""
        return (self.date_right is True, self.kind_right, self.actor_right)


@dataclass(frozen=True)
class Outcome:
    """What was found, missed and invented in one article."""

    article: GoldArticle
    found: tuple[Pair, ...]
    missed: tuple[GoldReport, ...]
    invented: tuple[ReadReport, ...]

    @property
    def disturbed(self) -> bool:
        """Whether a place changes hands in our reading that does not in the article."""
        return any(report.kind in CAPTURES for report in self.invented)


def outcome_of(
    article: GoldArticle, reports: Sequence[ReadReport], spellings: Spellings
) -> Outcome:
    """Pair the reports read in an article with those of its annotation, one to one.

    What only meets an optional or a historic report is neither found nor invented.
    """
    required = [gold for gold in article.reports if gold.required]
    pairs = _best_pairs(required, reports, spellings)
    left = [report for number, report in enumerate(reports) if number not in pairs]
    met = {number for number, _ in pairs.values()}
    return Outcome(
        article,
        found=tuple(pair for _, pair in pairs.values()),
        missed=tuple(gold for number, gold in enumerate(required) if number not in met),
        invented=tuple(each for each in left if not _excused(each, article, spellings)),
    )


def judged(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Drop invented reports of kinds that nobody annotated; captures are always looked for."""
    annotated = {report.kind for outcome in outcomes for report in outcome.article.reports}
    kinds = annotated | CAPTURES
    return [
        replace(outcome, invented=tuple(read for read in outcome.invented if read.kind in kinds))
        for outcome in outcomes
    ]


def _best_pairs(
    required: Sequence[GoldReport], reports: Sequence[ReadReport], spellings: Spellings
) -> dict[int, tuple[int, Pair]]:
    """Number of the report read → number of the gold one and the pair: the worthiest first."""
    possible = [
        (read_number, gold_number, _pair(gold, read))
        for read_number, read in enumerate(reports)
        for gold_number, gold in enumerate(required)
        if _same_kind(read, gold) and spellings.same_place(read, gold)
    ]
    chosen: dict[int, tuple[int, Pair]] = {}
    met: set[int] = set()
    for read_number, gold_number, pair in sorted(
        possible, key=lambda each: each[2].worth, reverse=True
    ):
        if read_number not in chosen and gold_number not in met:
            chosen[read_number] = gold_number, pair
            met.add(gold_number)
    return chosen


def _pair(gold: GoldReport, read: ReadReport) -> Pair:
    date_right = None if gold.when is None else _date_right(read.when, gold.when)
    return Pair(gold, read, date_right, same_actor(read.actor, gold.actor))


def _date_right(read: DateSpan | None, gold: DateSpan) -> bool:
    """The spans share a day, and the one read is at most a day wider."""
    if read is None:
        return False
    return read.overlaps(gold) and (read.width or 0) <= (gold.width or 0) + 1


def _same_kind(read: ReadReport, gold: GoldReport) -> bool:
    """Capture and recapture meet: which it is depends on who is thought to have held the place."""
    return read.kind in {gold.kind, *gold.alt_kinds} or {read.kind, gold.kind} <= CAPTURES


def _excused(read: ReadReport, article: GoldArticle, spellings: Spellings) -> bool:
    if read.historic or spellings.is_one_of(read, article.ignored):
        return True
    return any(
        _meets_unrequired(read, gold) and spellings.same_place(read, gold)
        for gold in article.reports
        if not gold.required
    )


def _meets_unrequired(read: ReadReport, gold: GoldReport) -> bool:
    if gold.historic:
        return gold.when is None or (read.when is not None and read.when.overlaps(gold.when))
    return gold.any_kind or _same_kind(read, gold)
