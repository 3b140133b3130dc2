"""manage.py read_again: let today's rules read what earlier ones have read."""

import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.extraction.extract import RULES_VERSION
from events.known_names import lexicon_for
from events.models import Conflict
from events.reading import Read, read_article, to_read_again


class Command(BaseCommand):
    help = """Read articles again with the rules and names of today, and link what they say.

    Only those are read that these rules have not read yet; with --every all are, which takes in
    new places and actors too. New findings are added, and what is no longer read counts for
    nothing any more. Ids of events stay, and so does all that an editor has judged, corrected,
    merged or withdrawn. Doing it again changes nothing.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--conflict", metavar="SLUG", help="only this one")
        parser.add_argument("--every", action="store_true", help="whatever rules have read it")

    def handle(self, *args: Any, **options: Any) -> None:
        conflicts = Conflict.objects.order_by("slug")
        if options["conflict"]:
            conflicts = conflicts.filter(slug=options["conflict"])
        if options["conflict"] and not conflicts:
            known = ", ".join(Conflict.objects.values_list("slug", flat=True)) or "none"
            raise CommandError(f"No conflict {options['conflict']!r}. Loaded: {known}.")
        for conflict in conflicts:
            self._read(conflict, every=options["every"])

    def _read(self, conflict: Conflict, *, every: bool) -> None:
        articles = to_read_again(conflict, every=every)
        lexicon, counts = lexicon_for(conflict), Counter[str]()
        for article in articles.iterator(chunk_size=200):
            # As with today's rules: what the same ones read before may have had fewer names.
            _add(counts, read_article(article, conflict, lexicon=lexicon, afresh=every))
            if sys.stderr.isatty():
                print(f"\r{counts['articles']} articles", end="\r", file=sys.stderr, flush=True)
        self.stdout.write(
            f"{conflict.title}: {counts['articles']} articles read again by rules {RULES_VERSION}; "
            f"{counts['new']} reports new, {counts['known']} known, {counts['dropped']} dropped; "
            f"{counts['begun']} events new"
        )


def _add(counts: Counter[str], read: Read) -> None:
    counts["articles"] += 1
    counts["new"] += read.recorded.new
    counts["known"] += read.recorded.known
    counts["dropped"] += read.recorded.dropped
    counts["begun"] += read.linked.new
