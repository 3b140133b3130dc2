"""manage.py dates: every date expression of articles, without storing anything."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from events.extraction.when import DateExpression, find_dates
from events.json_lines import Line, UnusableLine, json_lines, opened, print_line


class Command(BaseCommand):
    help = """Find every date expression in articles and print the days it stands for.

    In: JSON Lines, {"id", "published", "title", "text"} a line; published is YYYY-MM-DD or null.
    Out: {"id", "dates": [{"start", "end", "text", "earliest", "latest", "precision",
    "derivation"}]} a line; start and end count code points of title + two newlines + text.
    A range ("from 6 to 9 August") is printed as its two ends.
    """
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="JSON Lines file, or - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        refused = 0
        with opened(options["file"]) as lines:
            for line in json_lines(lines):
                try:
                    print_line({"id": line.fields.get("id"), "dates": _dates(line)})
                except UnusableLine as unusable:
                    self.stderr.write(str(unusable))
                    refused += 1
        if refused:
            sys.exit(1)


def _dates(line: Line) -> list[dict[str, Any]]:
    headline, text = line.text("title"), line.text("text", required=True)
    body = f"{headline}\n\n{text}" if headline else text
    found = find_dates(body, published_on=line.day("published"))
    return [_answer(part) for each in found for part in (each.parts or (each,))]


def _answer(expression: DateExpression) -> dict[str, Any]:
    span = expression.span
    earliest, latest = (span.earliest, span.latest) if span else (None, None)
    return {
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "precision": span.precision if span else None,
        "derivation": expression.derivation,
    }
