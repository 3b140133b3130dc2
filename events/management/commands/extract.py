"""manage.py extract: what the extractor makes of articles, without storing anything."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.extract_answers import read_counts, read_reports
from events.json_lines import Line, UnusableLine, json_lines, opened, print_line
from events.known_names import lexicon_for
from events.lexicon import Lexicon
from events.models import Conflict


class Command(BaseCommand):
    help = """Read articles and print the reports they make. Nothing is stored.

    In: JSON Lines, {"id", "published", "title", "text"} a line; published is YYYY-MM-DD or null.
    Out: {"id", "reports": [...], "counts": [...]} a line. Each report has kind, stance, place,
    actor, dates, derivation and quote; start and end count code points of title + two newlines
    + text. A count is what the article counts of places taken ("the ninth since Friday").
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="JSON Lines file, or - for standard input")
        parser.add_argument("--conflict", metavar="SLUG", help="the conflict whose names hold")
        parser.add_argument(
            "--all", action="store_true", help="keep every report, also those that repeat another"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        lexicon = lexicon_for(conflict_called(options["conflict"]))
        refused = 0
        with opened(options["file"]) as lines:
            for line in json_lines(lines):
                try:
                    answer = _answer(line, lexicon, every=options["all"])
                except UnusableLine as unusable:
                    self.stderr.write(str(unusable))
                    refused += 1
                    continue
                print_line({"id": line.fields.get("id"), **answer})
        if refused:
            sys.exit(1)


def conflict_called(slug: str | None) -> Conflict | None:
    """The conflict of an option, None where it is not given. Raises CommandError."""
    if slug is None:
        return None
    try:
        return Conflict.objects.get(slug=slug)
    except Conflict.DoesNotExist:
        known = ", ".join(Conflict.objects.values_list("slug", flat=True)) or "none is loaded"
        raise CommandError(f"No conflict {slug!r}. Known: {known}.") from None


def _answer(line: Line, lexicon: Lexicon, *, every: bool) -> dict[str, Any]:
    headline, text = line.text("title"), line.text("text", required=True)
    published_on = line.day("published")
    return {
        "reports": read_reports(headline, text, published_on, lexicon, every=every),
        "counts": read_counts(headline, text, published_on),
    }
