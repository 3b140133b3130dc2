"""Scores, errors and comparisons as lines of text for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from events.dates import DateSpan
from events.scoring.comparison import Change, Comparison
from events.scoring.matching import Outcome
from events.scoring.records import GoldReport, ReadReport
from events.scoring.tables import Score, Tally

_HEADINGS = ("", "gold", "found", "missed", "invented", "precision", "recall", "F1")
_WIDTHS = (-16, 5, 7, 8, 10, 11, 8, 7)
_F1_HEADINGS = ("F1 with date", "F1 with actor")
_F1_WIDTHS = (14, 15)


def score_lines(score: Score) -> Iterator[str]:
    """One line a kind, the kinds that change control together first."""
    yield (
        f"{_count(score.articles, 'article')}, {score.quiet} of them quiet: without a change of "
        f"control. A false capture in {score.disturbed} of the quiet ones."
    )
    yield ""
    yield _row((*_HEADINGS, *_F1_HEADINGS), (*_WIDTHS, *_F1_WIDTHS))
    yield _tally_line("all captures", score.captures)
    for kind, tally in score.kinds.items():
        yield _tally_line(kind, tally)


def error_lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What was missed, invented, misdated and given to the wrong actor, with the quotes."""
    for heading, errors in errors_of(outcomes).items():
        yield ""
        yield f"{heading} ({len(errors)})"
        yield from (f"  {error}" for error in errors)


def errors_of(outcomes: Sequence[Outcome]) -> dict[str, list[str]]:
    """The errors in words under what they are, in the order of the articles."""
    pairs = [(outcome.article.id, pair) for outcome in outcomes for pair in outcome.found]
    return {
        "missed": [
            _told(outcome.article.id, gold) for outcome in outcomes for gold in outcome.missed
        ],
        "invented": [
            _told(outcome.article.id, read) for outcome in outcomes for read in outcome.invented
        ],
        "wrong date": [
            f"{article} {pair.gold.kind} {pair.gold.place}: read {_days(pair.read.when)}, "
            f"is {_days(pair.gold.when)}{_quoted(pair.read.quote)}"
            for article, pair in pairs
            if pair.date_right is False
        ],
        "wrong actor": [
            f"{article} {pair.gold.kind} {pair.gold.place}: read {pair.read.actor or 'nobody'}, "
            f"is {pair.gold.actor or 'nobody'}{_quoted(pair.read.quote)}"
            for article, pair in pairs
            if not pair.actor_right
        ],
    }


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """What changed, in numbers, then by name."""
    parts = [
        ("reports", "gained", "lost", comparison.reports),
        ("dates", "gained", "lost", comparison.dates),
        ("actors", "gained", "lost", comparison.actors),
        ("invented", "more", "no longer", comparison.invented),
    ]
    yield "Against the earlier run: " + "; ".join(
        f"{subject} {more} {len(change.gained)}, {fewer} {len(change.lost)}"
        for subject, more, fewer, change in parts
    )
    if comparison.only_before or comparison.only_after:
        yield (
            f"Not compared: {comparison.only_after} reports of the gold that the earlier run "
            f"lacks, {comparison.only_before} that only it has."
        )
    for subject, more, fewer, change in parts:
        yield from _change_lines(subject, more, fewer, change)


def _change_lines(subject: str, more: str, fewer: str, change: Change) -> Iterator[str]:
    for word, names in ((more, change.gained), (fewer, change.lost)):
        if names:
            yield f"{subject} {word}:"
            yield from (f"  {name}" for name in names)


def _tally_line(name: str, tally: Tally) -> str:
    rates = tally.place_and_kind
    shares = (rates.precision, rates.recall, rates.f1, tally.with_date.f1, tally.with_actor.f1)
    counts = (tally.gold, tally.found, tally.missed, tally.invented)
    cells = (name, *map(str, counts), *(f"{share:.3f}" for share in shares))
    return _row(cells, (*_WIDTHS, *_F1_WIDTHS))


def _row(cells: Iterable[str], widths: Iterable[int]) -> str:
    """Cells side by side; a negative width is flush left."""
    return "".join(
        cell.ljust(-width) if width < 0 else cell.rjust(width)
        for cell, width in zip(cells, widths, strict=True)
    )


def _told(article: str, report: GoldReport | ReadReport) -> str:
    actor = f" by {report.actor}" if report.actor else ""
    when = f", {_days(report.when)}" if report.when else ""
    return f"{article} {report.kind} {report.place}{actor}{when}{_quoted(report.quote)}"


def _quoted(quote: str) -> str:
    return f": “{' '.join(quote.split())}”" if quote else ""


def _days(span: DateSpan | None) -> str:
    return span.text if span else "no date"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
