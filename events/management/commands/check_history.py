"""manage.py check_history: name what in a conflict's history an editor should look at."""

from argparse import ArgumentParser
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.history_check import check_history
from events.models import Conflict


class Command(BaseCommand):
    help = """Put the history of every conflict, or of one, to the rules that it should keep.

    Named are places taken twice without a loss between, sides that take their own towns, events
    dated after an article that tells of them, more falls than places, falls that only their
    taker claims, counts of articles that differ from ours, and days on which nothing was
    printed. Nothing is changed. The exit code is 0; with --strict it is 1 where anything is
    named.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--conflict", metavar="SLUG", help="only this one")
        parser.add_argument("--strict", action="store_true", help="exit with 1 on any finding")

    def handle(self, *args: Any, **options: Any) -> None:
        conflicts = Conflict.objects.order_by("slug")
        if options["conflict"]:
            conflicts = conflicts.filter(slug=options["conflict"])
            if not conflicts:
                known = ", ".join(Conflict.objects.values_list("slug", flat=True)) or "none"
                raise CommandError(f"No conflict {options['conflict']!r}. Loaded: {known}.")
        found = sum(self._check(conflict) for conflict in conflicts)
        if found and options["strict"]:
            raise CommandError(f"{found} to look at.", returncode=1)

    def _check(self, conflict: Conflict) -> int:
        found = check_history(conflict)
        self.stdout.write(f"{conflict.title}: {len(found) or 'nothing'} to look at")
        for rule, told in groupby(found, key=lambda finding: finding.rule):
            self.stdout.write(f"\n{rule.label}: {rule.meaning}")
            for finding in told:
                events = ", ".join(f"event {pk}" for pk in finding.events[:5])
                self.stdout.write(f"  - {finding.words}" + (f" [{events}]" if events else ""))
        return len(found)
