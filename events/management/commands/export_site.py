"""manage.py export_site: a conflict as static pages, to be read from a disk."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError

from events.models import Conflict
from events.site_export.writing import UnusableFolder, export_site


class Command(BaseCommand):
    help = """Write a whole conflict into a folder: pages, map, quotes, and files for programs.

    The copy opens from a disk, without a server or a network: open index.html. It has the
    timeline with its slider, every day as known now and as known that evening, and every event,
    place, actor and article of the conflict; the folder fa has them in Dari. Searching and
    filtering need the site. An earlier copy in the folder is replaced once the new one is
    complete; a folder with other files is left alone.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path)
        parser.add_argument("--conflict", metavar="SLUG", help="needed where there are several")
        parser.add_argument(
            "--url", default="", help="the site's address on the web, for links to what is not here"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        url = _checked(options["url"])
        conflict, folder = _conflict(options["conflict"]), options["folder"]
        total = 0
        try:
            for done, total in export_site(conflict, folder, url=url):
                if sys.stderr.isatty():
                    print(f"\r{done} of {total} files", end="\r", file=sys.stderr, flush=True)
        except UnusableFolder as unusable:
            raise CommandError(str(unusable)) from unusable
        except OSError as error:
            raise CommandError(f"Cannot write to {folder}: {error.strerror}.") from error
        self.stdout.write(f"{conflict.title}: {total} files. Open {folder / 'index.html'}")


def _conflict(slug: str | None) -> Conflict:
    slugs = list(Conflict.objects.order_by("slug").values_list("slug", flat=True))
    if not slugs:
        raise CommandError("No conflict is loaded. Load one with manage.py load_conflict.")
    if slug is None and len(slugs) > 1:
        raise CommandError(f"Name one with --conflict: {', '.join(slugs)}.")
    if slug is not None and slug not in slugs:
        raise CommandError(f"No conflict {slug!r}. Loaded: {', '.join(slugs)}.")
    return Conflict.objects.get(slug=slug or slugs[0])


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise CommandError(f"{url!r} is no address: write it like https://timeline.example.")
    return url.rstrip("/")
