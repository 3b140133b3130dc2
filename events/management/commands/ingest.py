"""manage.py ingest: take in articles and say what came of them."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.history_check import check_history
from events.intake import Taken, Totals, take_in
from events.models import Conflict


class Command(BaseCommand):
    help = """Read articles, keep them, and draw out what they say.

    Sources are files (.txt, .html, .jsonl) or folders of them. Doing it again changes nothing.
    What is refused is named with the reason; the rest goes on, and the exit code is 1.
    """

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        parser = super().create_parser(*args, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = (
            "examples:\n"
            "  manage.py ingest dispatches/\n"
            "  manage.py ingest report.txt --published 2021-08-11 --publisher 'The Courier'"
        )
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE")
        parser.add_argument(
            "--published",
            type=_day,
            metavar="DAY",
            help="the day printed, YYYY-MM-DD; goes before what the source says",
        )
        parser.add_argument("--publisher", metavar="NAME", help="the outlet that printed it")
        parser.add_argument(
            "--conflict",
            metavar="SLUG",
            help="the conflict the articles are about; needed only where several are loaded "
            "and the articles' names should not decide",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        totals = Totals()
        taken_in = take_in(
            options["sources"],
            conflicts=_conflicts(options["conflict"]),
            published_on=options["published"],
            publisher=options["publisher"],
            now=timezone.now(),
        )
        for taken in taken_in:
            totals.add(taken)
            self._tell(taken, loud=options["verbosity"] > 1)
            self._progress(totals)
        for line in totals.lines():
            self.stdout.write(line)
        for conflict in totals.conflicts:
            if found := len(check_history(conflict)):
                self.stdout.write(
                    f"history:  {found} to look at: "
                    f"manage.py check_history --conflict {conflict.slug}"
                )
        if totals.counts["refused"]:
            sys.exit(1)

    def _tell(self, taken: Taken, *, loud: bool) -> None:
        if taken.refused:
            self.stderr.write(f"refused: {taken.refused}")
        for remark in taken.remarks:
            self.stderr.write(f"{taken.source}: {remark}")
        if loud and taken.article:
            self.stdout.write(f"{taken.outcome}: {taken.article} ({taken.article.published_on})")

    def _progress(self, totals: Totals) -> None:
        if sys.stderr.isatty():
            done = sum(totals.counts[name] for name in ("kept", "known", "refused"))
            print(f"\r{done} articles", end="\r", file=sys.stderr, flush=True)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day; write one such as 2021-08-11") from None


def _conflicts(slug: str | None) -> dict[str, Conflict]:
    known = {conflict.slug: conflict for conflict in Conflict.objects.all()}
    if slug is None and known:
        return known
    if slug in known:
        return {slug: known[slug]}
    wanted = f"No conflict {slug!r}." if slug else "No conflict is loaded."
    raise CommandError(
        f"{wanted} Loaded: {', '.join(known) or 'none'}. Load one with manage.py load_conflict."
    )
