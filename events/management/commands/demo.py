"""manage.py demo: the whole path on the conflict that ships, then serve it."""

import secrets
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.decisions import take_decisions
from events.history_check import check_history
from events.intake import Totals, take_in
from events.loading import UnusableFolder, load_conflict
from events.models import Conflict
from events.timeline import control_of
from events.vocabulary import ControlState

FOLDER = settings.BASE_DIR / "fixtures" / "afghanistan-2021"
EDITOR = "demo-editor"


class Command(BaseCommand):
    help = """Build the demo timeline from its dispatches and serve it.

    Makes the database ready, loads the gazetteer and the actors, ingests the demo articles
    (no event is preloaded), takes three decisions as an editor would, prints what came of it
    and the editor's login, and serves.
    Doing it again changes nothing but the editor's password.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="stop after building")
        parser.add_argument("--port", type=_port, default=8000, help="port on 127.0.0.1 (8000)")

    def handle(self, *args: Any, **options: Any) -> None:
        port: int = options["port"]
        if not options["no_serve"]:
            _check_free(port)
        self.stdout.write("Making the database ready ...")
        call_command("migrate", verbosity=0)
        self.stdout.write("Loading places, actors and shapes ...")
        conflict = _loaded(FOLDER)
        self.stdout.write("Reading the demo articles ...")
        self._ingest(conflict)
        editor, password = _editor()
        taken = take_decisions(FOLDER / "decisions.json", conflict, by=editor)
        self.stdout.write(f"  {taken} decisions taken by {EDITOR}")
        self._report(conflict)
        self._tell_login(port, password)
        if not options["no_serve"]:
            # The reloader would start a second process; a demo needs one.
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)

    def _ingest(self, conflict: Conflict) -> None:
        totals = Totals()
        for number, taken in enumerate(
            take_in([FOLDER / "articles"], conflicts={conflict.slug: conflict}, now=timezone.now()),
            start=1,
        ):
            totals.add(taken)
            if taken.refused:
                self.stderr.write(f"refused: {taken.refused}")
            if sys.stdout.isatty():
                self.stdout.write(f"\r  {number} articles", ending="")
                self.stdout.flush()
        for line in totals.lines():
            self.stdout.write(f"  {line}" if not sys.stdout.isatty() else f"\r  {line}")

    def _report(self, conflict: Conflict) -> None:
        last = conflict.ends_on or timezone.localdate()
        rows = control_of(conflict, on=last, known_by=last)
        held = [row for row in rows if row.state == ControlState.HELD]
        self.stdout.write(f"\n{conflict.title}: {conflict.places_called}, {len(rows)} in all")
        holders = sorted({row.holder.name for row in held if row.holder})
        for holder in holders:
            count = sum(1 for row in held if row.holder and row.holder.name == holder)
            self.stdout.write(f"  held by {holder} on {last:%-d %B %Y}: {count}")
        self.stdout.write(f"  for an editor to look at: {len(check_history(conflict))}")

    def _tell_login(self, port: int, password: str) -> None:
        here = f"http://127.0.0.1:{port}"
        self.stdout.write(
            f"\nTimeline  {here}/afghanistan-2021/\n"
            f"API       {here}/api/v1/docs\n"
            f"Admin     {here}/admin/   user {EDITOR}   password {password}\n"
        )


def _editor() -> tuple[User, str]:
    """The demo's editor, with a password made on the spot."""
    password = secrets.token_urlsafe(9)
    editor, _ = User.objects.get_or_create(username=EDITOR, defaults={"is_staff": True})
    editor.set_password(password)
    editor.save()
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor, password


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise ArgumentTypeError(f"{text!r} is no port; write a number from 1 to 65535")
    return int(text)


def _loaded(folder: Path) -> Conflict:
    try:
        return load_conflict(folder).conflict
    except UnusableFolder as unusable:
        raise CommandError(str(unusable)) from unusable


def _check_free(port: int) -> None:
    """Raises CommandError, before any work is done, where the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}). Choose another with --port N."
            ) from error
