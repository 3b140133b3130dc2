"""`manage.py load_conflict FOLDER`."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events import loading


class Command(BaseCommand):
    help = (
        "Load a conflict folder: places with all their spellings, actors, outlets and the frame\n"
        "of the conflict. The folder is checked first; with one mistake in it nothing is stored.\n"
        "Loading it again changes nothing, and what an editor has changed by hand is kept.\n\n"
        "  manage.py load_conflict fixtures/afghanistan-2021\n"
        "  manage.py ingest fixtures/afghanistan-2021/articles --conflict afghanistan-2021\n\n"
        "To start a conflict of your own, write such a folder:\n\n"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.description = self.help + (loading.__doc__ or "").partition("\n\n")[2]
        parser.add_argument("folder", type=Path, help="the conflict folder")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            loaded = loading.load_conflict(folder)
        except loading.UnusableFolder as unusable:
            for problem in unusable.problems:
                self.stderr.write(problem)
            count = len(unusable.problems)
            raise CommandError(
                f"{folder}: {count} problem{'s' if count > 1 else ''}; nothing was stored."
            ) from unusable
        self.stdout.write(f"{loaded.conflict.title} ({loaded.conflict.slug})")
        for kind, tally in loaded.tallies.items():
            self.stdout.write(f"  {kind}: {tally}")
