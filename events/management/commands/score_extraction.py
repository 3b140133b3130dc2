"""manage.py score_extraction: how well articles are read, against annotations of them."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.extract_answers import read_reports
from events.json_lines import Line, UnusableLine, json_lines, opened
from events.known_names import lexicon_for
from events.lexicon import Lexicon
from events.management.commands.extract import conflict_called
from events.scoring.comparison import Comparison, Run, UnusableRun, compared
from events.scoring.matching import Outcome, judged, outcome_of
from events.scoring.records import (
    ReadReport,
    UnusableRecord,
    gold_article,
    read_article,
    read_report,
)
from events.scoring.sameness import Spellings
from events.scoring.tables import Score
from events.scoring.wording import comparison_lines, error_lines, errors_of, score_lines


class Command(BaseCommand):
    help = """Read annotated articles and say what was found, missed and invented.

    A line of GOLD is an article with what a person found in it:
      {"id", "published", "title", "text", "reports": [...], "ignore_places": [names]}
    A report is {"place", "kind", "actor", "date_start", "date_end", "quote"}; its kind one of
    captured, recaptured, contested, withdrawn, denied_capture, threatened, or any other kind of
    event. It may have "optional" or "historic" (right to find, not wrong to leave out),
    "alt_kinds" (as good as the kind) and "any_kind". Days are YYYY-MM-DD, null if not told.

    A report is found when place and kind are right; captured and recaptured meet each other. A
    date is right when it overlaps the one in the gold and is at most a day wider.
    """

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        parser = super().create_parser(*args, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = (
            "examples:\n"
            "  manage.py score_extraction gold.jsonl --errors\n"
            "  manage.py score_extraction gold.jsonl --save before.json\n"
            "  manage.py score_extraction gold.jsonl --against before.json --fail-below 0.9"
        )
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", metavar="GOLD", help="JSON Lines file, or - for standard input")
        parser.add_argument("--conflict", metavar="SLUG", help="the conflict whose names hold")
        parser.add_argument("--errors", action="store_true", help="list every error with its quote")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--predictions",
            metavar="FILE",
            help="score these answers of manage.py extract instead of reading the articles now",
        )
        parser.add_argument("--save", type=Path, metavar="RUN", help="keep this run in a file")
        parser.add_argument(
            "--against", type=Path, metavar="RUN", help="tell what changed since a saved run"
        )
        parser.add_argument(
            "--fail-below",
            type=_share,
            metavar="F1",
            help="exit with 1 when the F1 of all captures is lower; from 0 to 1",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._refused = 0
        before = _saved(options["against"]) if options["against"] else None
        outcomes = judged(list(self._outcomes(options)))
        score, run = Score.of(outcomes), Run.of(outcomes)
        comparison = compared(before, run) if before else None
        if options["save"]:
            _save(run, options["save"])
        errors = outcomes if options["errors"] else None
        for line in _answer(score, errors, comparison, as_json=options["json"]):
            self.stdout.write(line)
        if self._refused or self._too_low(score, options["fail_below"]):
            sys.exit(1)

    def _outcomes(self, options: dict[str, Any]) -> Iterator[Outcome]:
        lexicon = lexicon_for(conflict_called(options["conflict"]))
        spellings = Spellings(lexicon)
        given = self._predictions(options["predictions"]) if options["predictions"] else None
        seen: set[str] = set()
        for line in self._lines(options["gold"]):
            try:
                outcome = _outcome(line, lexicon, spellings, given)
                if outcome.article.id in seen:
                    raise UnusableRecord(f"article {outcome.article.id!r} is there twice.")
            except (UnusableLine, UnusableRecord) as unusable:
                self._refuse(options["gold"], line, unusable)
                continue
            seen.add(outcome.article.id)
            self._progress(len(seen))
            yield outcome

    def _predictions(self, file: str) -> dict[str, list[ReadReport]]:
        found: dict[str, list[ReadReport]] = defaultdict(list)
        for line in self._lines(file):
            try:
                article, reports = read_article(_fields(line))
                found[article] += reports
            except (UnusableLine, UnusableRecord) as unusable:
                self._refuse(file, line, unusable)
        return found

    def _lines(self, file: str) -> Iterator[Line]:
        with opened(file) as lines:
            yield from json_lines(lines)

    def _refuse(self, file: str, line: Line, reason: Exception) -> None:
        told = str(reason).removeprefix(f"line {line.number}: ")
        self.stderr.write(f"{file}, line {line.number}: {told}")
        self._refused += 1

    def _progress(self, done: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done} articles", end="\r", file=sys.stderr, flush=True)

    def _too_low(self, score: Score, floor: float | None) -> bool:
        f1 = score.captures.place_and_kind.f1
        if floor is None or f1 >= floor:
            return False
        self.stderr.write(f"F1 of all captures is {f1:.3f}, below {floor:g}.")
        return True


def _outcome(
    line: Line,
    lexicon: Lexicon,
    spellings: Spellings,
    given: Mapping[str, Sequence[ReadReport]] | None,
) -> Outcome:
    """Score one article. Raises UnusableLine or UnusableRecord."""
    article = gold_article(_fields(line))
    if given is not None:
        return outcome_of(article, given.get(article.id, ()), spellings)
    headline, text = line.text("title"), line.text("text", required=True)
    answers = read_reports(headline, text, line.day("published"), lexicon)
    return outcome_of(article, [read_report(answer) for answer in answers], spellings)


def _fields(line: Line) -> dict[str, Any]:
    if line.problem:
        raise UnusableRecord(line.problem)
    return line.fields


def _answer(
    score: Score, errors: Sequence[Outcome] | None, comparison: Comparison | None, *, as_json: bool
) -> Iterator[str]:
    """The lines to print; errors and comparison only where they were asked for."""
    if as_json:
        told = score.as_fields()
        if errors is not None:
            told["errors"] = errors_of(errors)
        if comparison is not None:
            told["against"] = comparison.as_fields()
        yield json.dumps(told, ensure_ascii=False, indent=2)
        return
    yield from score_lines(score)
    if errors is not None:
        yield from error_lines(errors)
    if comparison is not None:
        yield ""
        yield from comparison_lines(comparison)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ArgumentTypeError(f"{text!r} is no share; write one from 0 to 1 such as 0.9")
    return share


def _saved(path: Path) -> Run:
    try:
        return Run.from_fields(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}. Save a run with --save first.") from error
    except (UnusableRun, ValueError) as error:
        raise CommandError(f"{path} cannot be compared with: {error}") from error


def _save(run: Run, path: Path) -> None:
    text = json.dumps(run.as_fields(), ensure_ascii=False, indent=2)
    try:
        path.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.") from error
